"""Which document took another's place: one is repealed and one is made in the same sentence."""

from collections.abc import Iterator, Sequence

from kb.facts.acts import Act
from kb.facts.citations import Citation
from kb.text import fold

_MADE = (Act.DRAFT, Act.ISSUE)
_ENDS = "。;!?\n"


def replacements(text: str, found: Sequence[Citation]) -> tuple[tuple[Citation, Citation], ...]:
    """Pairs of a repealed document and the one that the same sentence says was made; each old one once."""
    return tuple(pair for sentence in _sentences(fold(text), found) for pair in _pairs(sentence))


def _sentences(folded: str, found: Sequence[Citation]) -> Iterator[list[Citation]]:
    sentence: list[Citation] = []
    for one in found:
        if sentence and any(mark in folded[sentence[-1].end : one.start] for mark in _ENDS):
            yield sentence
            sentence = []
        sentence.append(one)
    if sentence:
        yield sentence


def _pairs(sentence: Sequence[Citation]) -> Iterator[tuple[Citation, Citation]]:
    made = [one for one in sentence if one.act in _MADE]
    for old in sentence:
        if old.act is Act.REPEAL and made:
            behind = [one for one in made if one.start > old.end]
            yield old, (behind or made[::-1])[0]


__all__ = ["replacements"]
