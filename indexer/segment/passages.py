"""Passages: the pieces that tile a text, cut at line ends and at the items inside a paragraph."""

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from indexer.segment.items import Item, may_cut
from indexer.segment.lines import Line
from indexer.segment.roles import text_role
from indexer.values import PassageSpan
from kb.model import PassageKind, Role, Section, Span

CLOSING_PARAGRAPHS = 6
"""A call such as 让我们…奋斗 closes a report only among its last paragraphs."""

Place = tuple[int, int]
"""Where a passage begins and ends."""
_HEADING_CLOSERS = "。：:；;"


@dataclass(frozen=True, slots=True)
class Manner:
    """How the paragraphs of a document speak that begins at ``start``.

    ``first`` and ``others`` are the roles of the paragraphs above its first heading; in a ``mute`` document (rules) no
    paragraph has a role of its own.
    """

    start: int
    first: Role | None
    others: Role | None
    mute: bool


@dataclass(frozen=True, slots=True)
class Outlined:
    """A text with what is known of it when it is cut into passages.

    ``announced`` are roles of items by their start; ``manners`` are of the text and of each document inside it.
    """

    text: str
    lines: Sequence[Line]
    items: Sequence[Item]
    outline: Sequence[Section]
    title: Span | None
    announced: Mapping[int, Role]
    manners: Sequence[Manner]


def tile(outlined: Outlined) -> tuple[PassageSpan, ...]:
    """The passages of the text in order; they join to the text."""
    text = outlined.text
    if not outlined.lines:
        return (PassageSpan(0, len(text), PassageKind.TEXT, None, None),) if text else ()
    numbered = {_edge(outlined, item): item for item in reversed(outlined.items)}
    begins = {line.begin for line in outlined.lines if _may_begin(text, line.begin)}
    starts = [section.start for section in outlined.outline]
    closing = _closing_zone(outlined)
    passages: list[PassageSpan] = []
    for start, end in pairwise(sorted({*begins, *numbered, len(text)} - {-1})):
        section = _section(outlined, starts, _visible(text, start, end))
        passage = _passage(outlined, (start, end), section, numbered.get(start))
        passages.append(
            passage if start >= closing or passage.role is not Role.CLOSING else _unclosed(outlined, passage)
        )
    return tuple(passages)


def _section(outlined: Outlined, starts: Sequence[int], place: int) -> int:
    """The innermost section a place lies in, -1 above the first of its document."""
    index = bisect_right(starts, place) - 1
    return index if index >= 0 and place < outlined.outline[index].end else -1


def _may_begin(text: str, place: int) -> bool:
    return place == 0 or text[place - 1] == "\n" or may_cut(text, place)


def _edge(outlined: Outlined, item: Item) -> int:
    """Where an item is cut off: at its line, or right behind the mark that closes the sentence before it; -1 nowhere."""
    text, begin = outlined.text, outlined.lines[item.line].begin
    if not item.inline:
        return begin if _may_begin(text, begin) else -1
    place = item.mark.start
    while text[place - 1] in " \t\u3000\xa0":
        place -= 1
    return place if may_cut(text, place) else -1


def _visible(text: str, start: int, end: int) -> int:
    while start < end - 1 and text[start].isspace():
        start += 1
    return start


def _closing_zone(outlined: Outlined) -> int:
    """Where the last paragraphs begin, what stands behind the report (annexes, a glossary) left aside."""
    apart = (section.start for section in outlined.outline if section.role is None and section.level == 1)
    end = next((start for start in apart if start > len(outlined.text) // 2), len(outlined.text))
    begins = [line.begin for line in outlined.lines if line.begin < end]
    return begins[-CLOSING_PARAGRAPHS:][0] if begins else 0


def _passage(outlined: Outlined, place: Place, index: int, item: Item | None) -> PassageSpan:
    """A passage of the section ``index``, -1 above the first."""
    title, (start, end) = outlined.title, place
    if title is not None and start < title.end and end > title.start:
        return PassageSpan(start, end, PassageKind.TITLE, None, None)
    if index < 0:
        return PassageSpan(start, end, PassageKind.TEXT, None, _role_above(outlined, place))
    section = outlined.outline[index]
    headed = start < section.heading_end
    if headed and not outlined.text[section.heading_end : end].strip().strip(_HEADING_CLOSERS):
        return PassageSpan(start, end, PassageKind.HEADING, index, section.role)
    role = section.role if headed else _role(outlined, place, section.role, item)
    return PassageSpan(start, end, PassageKind.TEXT, index, role)


def _role_above(outlined: Outlined, place: Place) -> Role | None:
    manner = _manner(outlined, place[0])
    begin = max(manner.start, outlined.title.end + 1 if outlined.title else 0)
    return _role(outlined, place, manner.first if place[0] <= begin else manner.others, None)


def _manner(outlined: Outlined, place: int) -> Manner:
    if len(outlined.manners) == 1:
        return outlined.manners[0]
    return outlined.manners[max(0, bisect_right(outlined.manners, place, key=lambda manner: manner.start) - 1)]


def _role(outlined: Outlined, place: Place, inherited: Role | None, item: Item | None) -> Role | None:
    if item is not None:
        return outlined.announced.get(item.mark.start, inherited)
    if _manner(outlined, place[0]).mute:
        return inherited
    return text_role(outlined.text[place[0] : place[1]], inherited)


def _unclosed(outlined: Outlined, passage: PassageSpan) -> PassageSpan:
    """The passage with the role of its section, since it stands too early to close the report."""
    role = (
        outlined.outline[passage.section].role
        if passage.section is not None
        else _manner(outlined, passage.start).others
    )
    return PassageSpan(passage.start, passage.end, passage.kind, passage.section, role)
