"""A clause as tokens: figures, 《titles》 and known names whole, else dictionary words, Latin words and single signs."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from kb.analysis import segments
from kb.compare.cutting import comparable
from kb.compare.values import Unit
from kb.figures import FigureKind, figures
from kb.model import Span
from kb.text import fold

_UNITS = {FigureKind.DATE: Unit.DATE, FigureKind.NUMBER: Unit.NUMBER, FigureKind.TITLE: Unit.TITLE}
_PIECE = re.compile(r"[^\W_]+|[\s　]+|.", re.DOTALL)
_LIGHT = frozenset("的了和与及或在对为是、，,等并将以")


@dataclass(frozen=True, slots=True)
class Token:
    """A token; ``key`` is its folded text. Spaces are no tokens. ``weight`` is what it counts for when words are matched.

    ``figure`` is how many characters of a number say how much; what follows is its measure word.
    """

    key: str
    span: Span
    unit: Unit = Unit.TEXT
    figure: int = 0

    @property
    def weight(self) -> float:
        """The characters of a word; less for signs and for words that stand everywhere."""
        if len(self.key) == 1 and (self.key in _LIGHT or not self.key.isalnum()):
            return 0.4
        return float(len(self.key))


def read_tokens(text: str, span: Span, names: Iterable[str] = ()) -> list[Token]:
    """The tokens of a span of a text, with places in the text."""
    inside = text[span.start : span.end]
    tokens: list[Token] = []
    end = 0
    for unit, place, figure in _wholes(inside, names):
        tokens += _words(inside, Span(end, place.start), span.start)
        tokens.append(Token(fold(inside[place.start : place.end]), _shifted(place, span.start), unit, figure))
        end = place.end
    return [*tokens, *_words(inside, Span(end, len(inside)), span.start)]


def _wholes(text: str, names: Iterable[str]) -> Iterator[tuple[Unit, Span, int]]:
    found = [(_UNITS[figure.kind], figure.span, figure.value.end - figure.span.start) for figure in figures(text)]
    known = sorted({name for name in names if len(name) > 1 and name in text}, key=len, reverse=True)
    if known:
        matches = re.finditer("|".join(map(re.escape, known)), text)
        found += [(Unit.NAME, Span(*match.span()), 0) for match in matches]
    end = 0
    for unit, span, figure in sorted(found, key=lambda entry: (entry[1].start, -entry[1].end)):
        if span.start >= end:
            yield unit, span, figure
            end = span.end


def _words(text: str, span: Span, shift: int) -> Iterator[Token]:
    place = span.start + shift
    for is_word, piece in segments(fold(text[span.start : span.end])):
        for word in [piece] if is_word else _PIECE.findall(piece):
            if comparable(word):
                yield Token(word, Span(place, place + len(word)))
            place += len(word)


def _shifted(span: Span, shift: int) -> Span:
    return Span(span.start + shift, span.end + shift)


__all__ = ["Token", "read_tokens"]
