"""Numbered items, at the head of a line or inside a paragraph, before anybody judges which of them are headings."""

from bisect import bisect_right
from collections.abc import Iterator
from enum import StrEnum
from typing import NamedTuple

from indexer.lexicon.numbering import SENTENCE_CLOSERS, Mark, MarkKind, inline_marks, inline_places, mark_at
from indexer.segment.lead import Lead, find_lead
from indexer.segment.lines import Line

DIVISIONS = frozenset({MarkKind.PART, MarkKind.CHAPTER, MarkKind.SECTION, MarkKind.ARTICLE})
_NEVER_INLINE = DIVISIONS | {MarkKind.DOTTED}
_SPOKEN = frozenset({MarkKind.SERIES, MarkKind.ORDINAL, MarkKind.ONE_OF_THEM, MarkKind.SEQUENCE})
_EDGES = frozenset(SENTENCE_CLOSERS + ";:!?")
_CLOSING_QUOTES = frozenset("”’』」）)")
_QUANTITIES = "万亿千百倍个项件家人元吨亩年月日号时分米公克度‰%％°+-~～—×xX/"
"""What follows a number that counts something: 1.5万亩, 3.5%, 2 月."""


LONGEST_SPLIT = 30
"""How long a heading may be whose number stands alone on the line before."""


class Shape(StrEnum):
    """What an item looks like: a bare heading line, one short sentence, a lead with text behind it, or plain text."""

    BARE = "bare"
    CLOSED = "closed"
    RUN_IN = "run-in"
    TEXT = "text"


class Item(NamedTuple):
    """A numbered item. ``line`` is the index of its line, ``stop`` where its text ends: there, or where the next item of
    the line begins (``followed``).
    """

    mark: Mark
    line: int
    inline: bool
    lead: Lead | None
    stop: int
    followed: bool

    @property
    def length(self) -> int:
        """How many characters its lead has; of a long text without a lead, how many the item has."""
        return (self.lead.stop if self.lead else self.stop) - self.mark.end

    @property
    def shape(self) -> Shape:
        """How the item looks, from its own line alone."""
        if self.lead is None or self.lead.closing in ("；", ";"):
            return Shape.TEXT
        if self.lead.more:
            return Shape.RUN_IN
        return Shape.CLOSED if self.lead.closing else Shape.BARE


def find_items(text: str, lines: tuple[Line, ...], skipped: frozenset[int]) -> tuple[Item, ...]:
    """Every numbered item of the text in order, without those of the skipped lines."""
    found: list[Item] = []
    last_dotted = _LastArabic()
    begins = [line.begin for line in lines]
    marked = {bisect_right(begins, place) - 1 for place in inline_places(text)}
    for number, line in enumerate(lines):
        if number not in skipped:
            head = last_dotted.corrected(text, _head_mark(text, line))
            marks = _inside(text, number, lines, head) if number in marked else []
            found.extend(_line_items(text, number, lines, head, marks))
    return tuple(found)


class _LastArabic:
    """The last value of 1. 2. 3.; it tells 8.6个专项 (item 8, six projects) from a decimal and from 8.6 of 8.5 8.6."""

    def __init__(self) -> None:
        self._value = 0
        self._dotted = ""

    def corrected(self, text: str, mark: Mark | None) -> Mark | None:
        """The mark, a dotted one read again as the next of 1. 2. 3. where it is that."""
        if mark is None:
            return None
        if mark.kind is MarkKind.DOTTED:
            first = mark.number.split(".", maxsplit=1)[0]
            if int(first) == self._value + 1 > 1 and not self._dotted.startswith(f"{first}."):
                digits = len(first)
                mark = Mark(MarkKind.ARABIC, first, int(first), mark.start, mark.start + digits + 1, ".")
            elif text[mark.end : mark.end + 1] in tuple(_QUANTITIES) or not text[mark.end : mark.end + 1].strip():
                return None
            else:
                self._dotted = mark.number
        if mark.kind is MarkKind.ARABIC:
            self._value = mark.value or 0
        return mark


def _head_mark(text: str, line: Line) -> Mark | None:
    mark = mark_at(text, line.start)
    if mark is None or (mark.end >= line.stop and not _may_stand_alone(mark)):
        return None
    if mark.kind is MarkKind.ARABIC and not mark.closing and text[mark.end] in _QUANTITIES:
        return None
    return mark


def _may_stand_alone(mark: Mark) -> bool:
    """Whether a number alone on its line can be one: its heading may stand in the next line."""
    return mark.kind in DIVISIONS or (mark.kind in (MarkKind.HAN, MarkKind.HAN_PAREN) and mark.closing in ("、", ""))


def _split_lead(text: str, lines: tuple[Line, ...], number: int) -> Lead | None:
    """The lead in the line behind a number that stands alone on its own."""
    if number + 1 >= len(lines) or lines[number + 1].length > LONGEST_SPLIT:
        return None
    start, stop = lines[number + 1].start, lines[number + 1].stop
    words = find_lead(text, start, stop)
    if words is None or words.closing or words.more or mark_at(text, start):
        return None
    return Lead(words.stop, "", words.stop, more=False)


def _line_items(
    text: str, number: int, lines: tuple[Line, ...], head: Mark | None, inside: list[Mark]
) -> Iterator[Item]:
    line = lines[number]
    marks = [head, *inside] if head else inside
    stops = [mark.start for mark in marks[1:]] + [line.stop]
    for mark, limit in zip(marks, stops, strict=False):
        stop = _stop(text, mark, limit)
        alone = mark is head and mark.end >= line.stop
        lead = _split_lead(text, lines, number) if alone else find_lead(text, min(mark.end, stop), stop)
        if lead or not alone or mark.kind in DIVISIONS:
            yield Item(mark, number, mark is not head, lead, stop, limit < line.stop)


def _inside(text: str, number: int, lines: tuple[Line, ...], head: Mark | None) -> list[Mark]:
    """The marks inside a line that count on."""
    line = lines[number]
    found = inline_marks(text, head.end if head else line.start, line.stop)
    inside = [mark for mark in found if mark.kind not in _NEVER_INLINE]
    if not inside:
        return inside
    following = mark_at(text, lines[number + 1].start) if number + 1 < len(lines) else None
    return _runs(inside, head, following, at_end=number + 1 == len(lines))


def _runs(inside: list[Mark], head: Mark | None, following: Mark | None, *, at_end: bool) -> list[Mark]:
    """The marks that count on, kind by kind: a lone （2） or 第二， in running text is no item."""
    kept: list[Mark] = []
    for kind in {mark.kind for mark in inside}:
        run = [head] if head and head.kind is kind else []
        for mark in [mark for mark in inside if mark.kind is kind]:
            expected = (run[-1].value or 0) + 1 if run else 1
            if mark.value in (expected, None):
                run.append(mark)
            elif mark.value == 1:
                kept.extend(_long_enough(run, head, None, at_end=False))
                run = [mark]
        kept.extend(_long_enough(run, head, following, at_end=at_end))
    return sorted(kept, key=lambda mark: mark.start)


def _long_enough(run: list[Mark], head: Mark | None, following: Mark | None, *, at_end: bool) -> list[Mark]:
    """The run without the line's own mark; nothing where a single mark is left that nothing continues."""
    if not run:
        return []
    first = run[0]
    continued = following is not None and following.kind is first.kind and following.value == (run[-1].value or 0) + 1
    alone_at_end = at_end and first.kind in _SPOKEN
    return [mark for mark in run if mark is not head] if len(run) > 1 or continued or alone_at_end else []


def _stop(text: str, mark: Mark, stop: int) -> int:
    while stop > mark.end and text[stop - 1].isspace():
        stop -= 1
    return max(stop, mark.end)


def may_cut(text: str, place: int) -> bool:
    """Whether a passage may begin at ``place``: behind 。；：！？ of either width, or the quotation mark that follows one."""
    if text[place - 1 : place] in _CLOSING_QUOTES:
        place -= 1
    return text[place - 1 : place] in _EDGES
