"""Further members of a family of headings: what in the corpus is built as the given ones are, equal length of the halves first."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from kb.errors import UsageError
from kb.headings.frames import Shared, share, to_frame
from kb.headings.parts import boundaries, split
from kb.headings.values import Frame, Heading
from kb.i18n import _
from kb.model import JsonObject
from kb.text import fold

_OPEN = re.compile(r"(?:…|\.{3,}|\*|＊|—{2,}|〔…〕)+$")


@dataclass(frozen=True, slots=True)
class Proposal:
    """A heading that could stand beside the given ones. ``difference``: by how many characters its parts are longer or shorter; 0 = a perfect match."""

    heading: Heading
    difference: int
    same_cut: bool

    def to_dict(self) -> JsonObject:
        """The proposal as the command prints it; ``same_cut``: its words are as long as those of the given ones."""
        return {"text": self.heading.text, "difference": self.difference, "same_cut": self.same_cut}


@dataclass(frozen=True, slots=True)
class Completion:
    """What the given headings have in common, and the proposals, the best first."""

    frame: Frame
    proposals: tuple[Proposal, ...]

    def first(self, count: int) -> "Completion":
        """The same with the first proposals only."""
        return Completion(self.frame, self.proposals[:count])


def complete(given: Sequence[str], headings: Iterable[Heading]) -> Completion:
    """Further members for the given headings; a given one may end in … for what is still open. Raises UsageError where they share nothing."""
    texts = [fold(_OPEN.sub("", text.strip())) for text in given]
    openly = any(_OPEN.search(text.strip()) for text in given)
    shared = share(texts) if len(texts) > 1 else None
    if len(set(texts)) < 2 or shared is None or not shared.fixed:
        raise UsageError(_('These headings have nothing in common. Give two or more of one build: "抓牢…" "抓实…"'))
    known = [heading for heading in headings if any(fold(heading.text).startswith(text) for text in texts)]
    models = texts if not openly else [fold(heading.text) for heading in known]
    fitting = [
        _proposal(heading, texts, models)
        for heading in _distinct(headings)
        if heading not in known and _fits(heading.text, shared, texts, openly=openly)
    ]
    ranked = sorted(fitting, key=lambda one: (not one.same_cut, one.difference, one.heading.text))
    return Completion(to_frame(texts, shared), tuple(ranked))


def _distinct(headings: Iterable[Heading]) -> Iterable[Heading]:
    found: dict[str, Heading] = {}
    for heading in headings:
        found.setdefault(heading.text, heading)
    return found.values()


def _fits(text: str, shared: Shared, texts: Sequence[str], *, openly: bool) -> bool:
    """Whether a heading is built on the frame; where the given ones are open, its beginning as long as theirs must be, and end with a word."""
    if not openly:
        return shared.holds(text)
    folded = fold(text)
    first = len(split(texts[0])[0])
    return any(
        shared.holds(folded[:length]) and length in _cuts(folded, first)
        for length in sorted({len(one) for one in texts})
        if length < len(folded)
    )


def _cuts(folded: str, first: int) -> frozenset[int]:
    """Where words end in the first parts of a heading."""
    parts, _signs = split(folded)
    place, found = 0, set[int]()
    for part in parts[:first]:
        found |= {place + cut for cut in boundaries(part)}
        place += len(part) + 1
    return frozenset(found)


def _proposal(heading: Heading, texts: Sequence[str], models: Sequence[str]) -> Proposal:
    lengths = _lengths(heading.text)
    differences = [_difference(lengths, _lengths(model)) for model in models or texts]
    cuts = {_words(model) for model in models or texts}
    return Proposal(heading, min(differences), _words(heading.text) in cuts)


def _lengths(text: str) -> tuple[int, ...]:
    return tuple(map(len, split(text, lists=False)[0]))


def _words(text: str) -> tuple[int, ...]:
    """Where the words of the first part end."""
    return tuple(sorted(boundaries(split(text, lists=False)[0][0])))


def _difference(one: Sequence[int], other: Sequence[int]) -> int:
    longest = max(len(one), len(other))
    pairs = zip([*one, *[0] * (longest - len(one))], [*other, *[0] * (longest - len(other))], strict=True)
    return sum(abs(left - right) for left, right in pairs)


__all__ = ["Completion", "Proposal", "complete"]
