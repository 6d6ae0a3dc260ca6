"""Headings put into their hierarchy: levels from the document's own nesting of marks."""

import re
from bisect import bisect_right
from collections import defaultdict, deque
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from indexer.lexicon.numbering import MarkKind
from indexer.segment.cues import APART, heading_role, is_own_house, names_time
from indexer.segment.items import Item
from indexer.segment.plain import Plain, PlainKind
from indexer.segment.series import MAIN_KINDS, Ranks, rank_of

Heading = Item | Plain


class Node(NamedTuple):
    """A heading with its level, 1 the highest; ``words`` is its text without number and closing mark."""

    level: int
    number: str
    words: str
    start: int
    stop: int
    heading: Heading


class _Entry(NamedTuple):
    """An open heading: ``rank`` None for an unnumbered one below the first level."""

    rank: tuple[int, int] | None
    part: bool
    heading: Heading


def position(heading: Heading) -> int:
    """Where a heading begins."""
    return heading.mark.start if isinstance(heading, Item) else heading.start


class _Following:
    """Finds the next numbered heading of each kind; places are asked in order of the text."""

    def __init__(self, headings: Sequence[Heading]) -> None:
        self._waiting: dict[MarkKind, deque[tuple[int, Item]]] = defaultdict(deque)
        for place, heading in enumerate(headings):
            if isinstance(heading, Item) and not heading.inline:
                self._waiting[heading.mark.kind].append((place, heading))

    def after(self, place: int) -> Mapping[MarkKind, Item]:
        """The first heading of each kind behind ``place``."""
        for waiting in self._waiting.values():
            while waiting and waiting[0][0] <= place:
                waiting.popleft()
        return {kind: waiting[0][1] for kind, waiting in self._waiting.items() if waiting}


def nest(text: str, headings: Sequence[Heading], ranks: Ranks, breaks: Sequence[int]) -> list[Node]:
    """The headings, in order of the text, as nodes. At each place of ``breaks`` another document begins."""
    stack: list[_Entry] = []
    nodes: list[Node] = []
    following = _Following(headings)
    interrupted: Heading | None = None
    crossed = 0
    for place, heading in enumerate(headings):
        passed = bisect_right(breaks, position(heading))
        if passed > crossed or (isinstance(heading, Item) and _counts_on(interrupted, heading)):
            stack.clear()
        crossed = passed
        outermost = stack[0].heading if stack else None
        if isinstance(heading, Item):
            entry = _push_item(stack, heading, rank_of(heading, ranks))
        else:
            entry = _push_plain(text, stack, heading, following.after(place))
            interrupted = outermost if entry.part else interrupted
        stack.append(entry)
        nodes.append(_node(text, len(stack), heading))
    return nodes


def _counts_on(interrupted: Heading | None, item: Item) -> bool:
    """Whether an item goes on with the parts that an unnumbered one came between: 五、 … 回顾一年的工作 … 六、."""
    if not isinstance(interrupted, Item) or item.inline or item.mark.kind is not interrupted.mark.kind:
        return False
    return item.mark.value == (interrupted.mark.value or 0) + 1


def _node(text: str, level: int, heading: Heading) -> Node:
    if isinstance(heading, Plain):
        return Node(level, "", text[heading.start : heading.stop], heading.start, heading.stop, heading)
    stop = words_stop(text, heading)
    words = text[heading.mark.end : stop].strip()
    return Node(level, heading.mark.number, words, heading.mark.start, stop, heading)


def words_stop(text: str, item: Item) -> int:
    """Where the words of a numbered heading end; its number's end where it has none (an article without a name)."""
    if item.mark.kind is MarkKind.ARTICLE:
        return _article_name_stop(text, item)
    return max(item.lead.stop, item.mark.end) if item.lead else item.mark.end


LONGEST_ARTICLE_NAME = 20
_ARTICLE_SENTENCE = re.compile(r"[，,]|本(?:办法|规定|条例|细则)|是指|应当|包括|为了?|根据|依据")
_BRACKETED_NAME = re.compile(r"[【〔\[][^】〕\]\n]{2,20}[】〕\]]")


def _article_name_stop(text: str, item: Item) -> int:
    """Where the name of an article ends (in 【】, alone on its line, set off by a blank), else the end of its number."""
    bracketed = _BRACKETED_NAME.match(text, item.mark.end, item.stop)
    if bracketed:
        return bracketed.end()
    lead, end = item.lead, item.mark.end
    if lead is None or lead.stop - end > LONGEST_ARTICLE_NAME or _ARTICLE_SENTENCE.search(text, end, lead.stop):
        return end
    return max(lead.stop, end) if not lead.closing or (lead.closing == " " and lead.more) else end


def _push_item(stack: list[_Entry], item: Item, rank: tuple[int, int]) -> _Entry:
    """Close what ends before this item; the entry it opens."""
    while stack and _ended_line(stack[-1], item):
        stack.pop()
    if _is_open(stack, rank) and not (item.inline and not _is_sibling(stack, item, rank)):
        while stack[-1].rank != rank:
            stack.pop()
        stack.pop()
    elif not item.inline:
        while stack and not stack[-1].part and _outranked(stack, item, rank):
            stack.pop()
    return _Entry(rank, part=False, heading=item)


def _is_open(stack: list[_Entry], rank: tuple[int, int]) -> bool:
    return bool(stack) and (stack[-1].rank == rank or any(entry.rank == rank for entry in stack))


def _ended_line(top: _Entry, item: Item) -> bool:
    """An item inside a paragraph ends with it."""
    return isinstance(top.heading, Item) and top.heading.inline and top.heading.line != item.line


def _is_sibling(stack: list[_Entry], item: Item, rank: tuple[int, int]) -> bool:
    """Whether the open heading of this rank stands on the line of an inline item: 一是…。二是…"""
    return any(entry.rank == rank and entry.heading.line == item.line for entry in stack)


def _outranked(stack: list[_Entry], item: Item, rank: tuple[int, int]) -> bool:
    """Whether the innermost open heading ends before an item whose kind is not open.

    An unnumbered one holds a series that starts in it, but no （一） where it lies itself below a 一、.
    """
    top = stack[-1]
    if top.rank is not None:
        return top.rank > rank
    below_number = len(stack) > 1 and isinstance(stack[-2].heading, Item)
    return item.mark.value != 1 or (below_number and item.mark.kind in MAIN_KINDS)


def _push_plain(text: str, stack: list[_Entry], plain: Plain, following: Mapping[MarkKind, Item]) -> _Entry:
    part = _is_part(text, stack, plain, following)
    while stack and (part or not _holds(stack[-1])):
        stack.pop()
    return _Entry(None, part=part, heading=plain)


def _holds(top: _Entry) -> bool:
    """Whether an unnumbered heading below the first level can lie in this one."""
    return top.part or (
        top.rank is not None
        and isinstance(top.heading, Item)
        and not top.heading.inline
        and top.heading.mark.kind is not MarkKind.SERIES
    )


def _is_part(text: str, stack: list[_Entry], plain: Plain, following: Mapping[MarkKind, Item]) -> bool:
    """Whether an unnumbered heading opens a part of the first level.

    It does where nothing is open, beside other parts, as an annex or closing, or where it turns to another role, unless
    the numbers of the open part go on after it.
    """
    if plain.kind is PlainKind.QUOTED:
        return False
    if plain.kind is PlainKind.LEAD or not stack or APART.match(text[plain.start : plain.stop]):
        return True
    if _goes_on(stack[0].heading, following):
        return False
    first = stack[0].heading
    if isinstance(first, Plain):
        turns = plain.role is not None and (plain.role != first.role or names_time(text[plain.start : plain.stop]))
        return turns or is_own_house(text[plain.start : plain.stop]) or _begins_again(stack, following)
    words = text[first.mark.end : words_stop(text, first)]
    return plain.role is not None and plain.role != heading_role(words)


def _begins_again(stack: list[_Entry], following: Mapping[MarkKind, Item]) -> bool:
    """Whether the series right below the open part, if there is one, starts from one behind this place."""
    inside = stack[1].heading if len(stack) > 1 else None
    if not isinstance(inside, Item):
        return False
    return inside.mark.kind not in following or following[inside.mark.kind].mark.value == 1


def _goes_on(first: Heading, following: Mapping[MarkKind, Item]) -> bool:
    """Whether the series of a numbered heading counts on after this place."""
    if not isinstance(first, Item) or first.mark.kind not in following:
        return False
    return following[first.mark.kind].mark.value == (first.mark.value or 0) + 1
