"""What changed inside a clause: words laid beside each other, with numbers, dates and 《titles》 as one thing each."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import count

from kb.compare.values import Kind, Part, Unit
from kb.model import Span
from kb.text import fold

_TOKEN = re.compile(
    r"(?P<title>《[^《》\n]{1,80}》)"
    r"|(?P<date>[0-9]{4}年(?:[0-9]{1,2}月(?:[0-9]{1,2}日)?)?|[0-9]{1,2}月(?:[0-9]{1,2}日|底)?)"
    r"|(?P<number>[0-9][0-9,.]*(?:个百分点|[万亿千百]?(?:余)?[元人件项个家次户亩倍%‰]|[%‰万亿])?)"
    r"|(?P<text>[A-Za-z]+|.)",
    re.DOTALL,
)


@dataclass(frozen=True, slots=True)
class _Token:
    span: Span
    key: str
    unit: Unit


@dataclass(frozen=True, slots=True)
class Wording:
    """The parts of two clauses that stand for each other; both lists tile their clause. ``runs`` are the equal stretches."""

    left: tuple[Part, ...]
    right: tuple[Part, ...]
    runs: tuple[tuple[Span, Span], ...]


def same_wording(left: Span, right: Span) -> Wording:
    """Two clauses that say the same."""
    return Wording((Part(Kind.SAME, left),), (Part(Kind.SAME, right),), ((left, right),))


def compare_wording(texts: tuple[str, str], left: Span, right: Span, links: "count[int]") -> Wording:
    """Two clauses that say it differently; ``links`` numbers the parts that stand for each other."""
    own, other = _tokens(texts[0], left), _tokens(texts[1], right)
    matcher = SequenceMatcher(None, [token.key for token in own], [token.key for token in other], autojunk=False)
    mine: list[Part] = []
    theirs: list[Part] = []
    runs: list[tuple[Span, Span]] = []
    for tag, start, end, first, last in matcher.get_opcodes():
        link = next(links) if tag == "replace" else None
        kind = Kind.SAME if tag == "equal" else Kind.CHANGED if tag == "replace" else Kind.ONLY
        mine += _part(own[start:end], kind, link)
        theirs += _part(other[first:last], kind, link)
        if kind is Kind.SAME:
            runs.append((mine[-1].span, theirs[-1].span))
    return Wording(tuple(mine), tuple(theirs), tuple(runs))


def _tokens(text: str, span: Span) -> list[_Token]:
    return list(_read(fold(text[span.start : span.end]), span.start))


def _read(folded: str, offset: int) -> Iterator[_Token]:
    for match in _TOKEN.finditer(folded):
        place = Span(offset + match.start(), offset + match.end())
        yield _Token(place, match[0], Unit(match.lastgroup or Unit.TEXT))


def _part(tokens: Sequence[_Token], kind: Kind, link: int | None) -> list[Part]:
    if not tokens:
        return []
    unit = tokens[0].unit if len(tokens) == 1 else Unit.TEXT
    return [Part(kind, Span(tokens[0].span.start, tokens[-1].span.end), unit, link)]


__all__ = ["Wording", "compare_wording", "same_wording"]
