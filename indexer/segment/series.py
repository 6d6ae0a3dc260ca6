"""Series of numbered items: which marks stand above which in this document, and which series are headings.

A series is judged as a whole: where most of its items look like headings all of them are, otherwise none.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from indexer.lexicon.numbering import MarkKind
from indexer.segment.glue import unglued
from indexer.segment.items import DIVISIONS, Item, Shape
from indexer.segment.lines import Line

LONGEST_LEAD = {Shape.BARE: 60, Shape.CLOSED: 40, Shape.RUN_IN: 52}
"""How long the lead of a heading at the head of a line may be."""

LONGEST_INLINE_LEAD = 31
LONGEST_MEMBER = 80
"""A longer item of a series that counts is left out: as a heading nobody could read it."""

_ORDER = {kind: rank for rank, kind in enumerate(MarkKind)}
_MAIN = frozenset({MarkKind.HAN, MarkKind.HAN_PAREN})
MAIN_KINDS = DIVISIONS | _MAIN
_SENTENCE_WORDS = re.compile(
    r"应当|不得|(?<!必)须(?!知)|予以|可以|以下|如下|下列|本(?:办法|规定|通知|条例|方案)|请各|是指"
)
"""Words of a rule or an announcement; a lead with one of them is a sentence unless it is very short."""
SHORTEST_SENTENCE = 10

SENTENCE_COMMAS = 3
"""A lead with this many commas is a sentence."""

LONGEST_EMPTY = 25
"""How long a main heading with nothing below it may be."""

_MAY_STAND_ALONE = MAIN_KINDS | {MarkKind.DOTTED}
_DIALOGUE = frozenset({"问", "答", "问题", "提问"})

Ranks = Mapping[MarkKind, int]


def rank_kinds(items: Iterable[Item]) -> Ranks:
    """The order of nesting of this document's own marks, 0 outermost.

    The usual order holds unless the counting says otherwise: between 1. and 2. a series that starts with （一） lies below.
    """
    above = _count_nesting(items)
    order: list[MarkKind] = []
    for kind in sorted(MarkKind, key=_ORDER.__getitem__):
        place = len(order)
        while place and above[kind, order[place - 1]] > above[order[place - 1], kind]:
            place -= 1
        order.insert(place, kind)
    return {kind: rank for rank, kind in enumerate(order)}


def _count_nesting(items: Iterable[Item]) -> dict[tuple[MarkKind, MarkKind], int]:
    """How often a series of the second kind starts between two neighbours of the first."""
    above: dict[tuple[MarkKind, MarkKind], int] = defaultdict(int)
    last: dict[MarkKind, tuple[int, int]] = {}
    started: dict[MarkKind, int] = {}
    for place, item in enumerate(item for item in items if not item.inline):
        kind, value = item.mark.kind, item.mark.value or 0
        if kind in last and last[kind][0] + 1 == value:
            for other, begun in started.items():
                if other is not kind and begun > last[kind][1]:
                    above[kind, other] += 1
        if value == 1:
            started[kind] = place
        last[kind] = (value, place)
    return above


def rank_of(item: Item, ranks: Ranks) -> tuple[int, int]:
    """The rank of an item: of its kind, and among 1.1 and 1.1.1 of its depth."""
    return ranks[item.mark.kind], item.mark.number.count(".")


@dataclass(frozen=True, slots=True)
class _Open:
    """A series that may go on: its rank, whether it ends with its line, its items."""

    rank: tuple[int, int]
    inline: bool
    items: list[Item]


def group(items: Iterable[Item], ranks: Ranks, breaks: frozenset[int]) -> list[list[Item]]:
    """The items as series, each in order. At a line of ``breaks`` (an unnumbered heading) every series ends."""
    done: list[list[Item]] = []
    stack: list[_Open] = []
    breaking = sorted(breaks, reverse=True)
    for item in items:
        while breaking and breaking[-1] <= item.line:
            breaking.pop()
            stack.clear()
        series = _open_series(stack, item, rank_of(item, ranks))
        if not series.items:
            done.append(series.items)
        series.items.append(item)
    return done


def _open_series(stack: list[_Open], item: Item, rank: tuple[int, int]) -> _Open:
    """The series the item continues, or a new one, empty and on top of the stack."""
    while stack and (_is_left_behind(stack[-1], item) or _ends(stack, item, rank)):
        stack.pop()
    if not stack or stack[-1].rank != rank or item.mark.value == 1:
        stack.append(_Open(rank, item.inline, []))
    return stack[-1]


def _ends(stack: list[_Open], item: Item, rank: tuple[int, int]) -> bool:
    top = stack[-1]
    if item.inline and not top.inline:
        return False
    return top.rank > rank or (top.rank == rank and item.mark.value == 1)


def _is_left_behind(top: _Open, item: Item) -> bool:
    """Whether an item stands below the line that an inline series ends with; the series may go on in the next lines."""
    if not top.inline or top.items[-1].line == item.line:
        return False
    last = top.items[-1].mark
    goes_on = item.mark.kind is last.kind is MarkKind.SERIES and item.mark.value == (last.value or 0) + 1
    return not (goes_on and not item.inline and len(top.items) + 1 == item.mark.value)


def headings_of(text: str, series: list[Item], lines: tuple[Line, ...], heads: Mapping[int, Item]) -> list[Item]:
    """The items of one series that are headings. ``heads`` are the items at the head of a line, by line."""
    kind = series[0].mark.kind
    if kind is MarkKind.ARTICLE:
        return series
    if len(series) == 1 and series[0].line + 1 < len(lines) and not _may_be_only(series[0], lines, heads):
        return []
    judged = series[:-1] if len(series) > 1 and _is_cut_off(series[-1], lines) else series
    alike = sum(_looks_like_heading(text, item, lines, heads) for item in judged)
    enough = alike * 2 >= len(judged) if kind in DIVISIONS or kind is MarkKind.HAN else alike * 2 > len(judged)
    return [item for item in unglued(text, series) if item.lead and item.length <= LONGEST_MEMBER] if enough else []


def _is_cut_off(item: Item, lines: tuple[Line, ...]) -> bool:
    """Whether a text ends with the lead of an item, its body lost: that lead does not speak against its series."""
    return item.line + 1 == len(lines) and item.shape is Shape.CLOSED and not item.inline


def _may_be_only(item: Item, lines: tuple[Line, ...], heads: Mapping[int, Item]) -> bool:
    """Whether a heading can be the only one of its series: a main one, or the first of a kind alone on its line above text."""
    if item.mark.kind in _MAY_STAND_ALONE:
        return True
    short = item.shape is Shape.BARE and item.length <= LONGEST_EMPTY
    return short and item.mark.value == 1 and not item.inline and _has_body(item, lines, heads)


def _looks_like_heading(text: str, item: Item, lines: tuple[Line, ...], heads: Mapping[int, Item]) -> bool:
    shape = item.shape
    if shape is Shape.TEXT or _is_sentence(text, item):
        return False
    if item.inline:
        return shape is Shape.RUN_IN and item.length <= LONGEST_INLINE_LEAD
    if item.length > LONGEST_LEAD[shape]:
        return False
    return shape is Shape.RUN_IN or _has_body(item, lines, heads) or (shape is Shape.BARE and _stands_alone(item))


def _is_sentence(text: str, item: Item) -> bool:
    if item.lead is None:
        return False
    lead = text[item.mark.end : item.lead.stop]
    if item.length <= SHORTEST_SENTENCE:
        return lead in _DIALOGUE
    return bool(_SENTENCE_WORDS.search(lead)) or lead.count("，") + lead.count(",") >= SENTENCE_COMMAS


def _has_body(item: Item, lines: tuple[Line, ...], heads: Mapping[int, Item]) -> bool:
    """Whether text or a deeper series follows: in its line, or in the next, unnumbered or starting to count another kind."""
    if item.followed:
        return True
    if item.line + 1 >= len(lines):
        return False
    following = heads.get(item.line + 1)
    return following is None or (following.mark.kind is not item.mark.kind and following.mark.value == 1)


def _stands_alone(item: Item) -> bool:
    return item.mark.kind in DIVISIONS or (item.mark.kind in _MAIN and item.length <= LONGEST_EMPTY)
