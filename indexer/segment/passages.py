"""Passages: the pieces that tile a text, cut at line ends and at the items inside a paragraph."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from indexer.segment.items import Item, may_cut
from indexer.segment.lines import Line
from indexer.segment.roles import text_role
from indexer.values import PassageSpan
from kb.model import PassageKind, Role, Section, Span

CLOSING_PARAGRAPHS = 6
"""A call such as 让我们…奋斗 closes a report only among its last paragraphs."""

_HEADING_CLOSERS = "。：:；;"


@dataclass(frozen=True, slots=True)
class Outlined:
    """A text with what is known of it when it is cut into passages."""

    text: str
    lines: Sequence[Line]
    items: Sequence[Item]
    outline: Sequence[Section]
    title: Span | None


def tile(outlined: Outlined) -> tuple[PassageSpan, ...]:
    """The passages of the text in order; they join to the text."""
    text, lines = outlined.text, outlined.lines
    if not lines:
        return (PassageSpan(0, len(text), PassageKind.TEXT, None, None),) if text else ()
    edges = sorted({line.begin for line in lines} | {_edge(outlined, item) for item in outlined.items} | {len(text)})
    starts = [section.start for section in outlined.outline]
    numbered = {_edge(outlined, item) for item in outlined.items}
    closing = _closing_zone(outlined)
    passages = []
    for start, end in pairwise(edges):
        section = bisect_right(starts, _visible(text, start, end)) - 1
        passage = _passage(outlined, Span(start, end), section, numbered=start in numbered)
        passages.append(
            passage if start >= closing or passage.role is not Role.CLOSING else _unclosed(outlined, passage)
        )
    return tuple(passages)


def _edge(outlined: Outlined, item: Item) -> int:
    """Where an item is cut off: at its line, or right behind the mark that closes the sentence before it."""
    text, begin = outlined.text, outlined.lines[item.line].begin
    if not item.inline:
        return begin
    place = item.mark.start
    while text[place - 1] in " \t\u3000\xa0":
        place -= 1
    return place if may_cut(text, place) else begin


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


def _passage(outlined: Outlined, span: Span, index: int, *, numbered: bool) -> PassageSpan:
    """A passage of the section ``index``, -1 above the first."""
    text, title = outlined.text, outlined.title
    if title is not None and span.start < title.end and span.end > title.start:
        return PassageSpan(span.start, span.end, PassageKind.TITLE, None, None)
    if index < 0:
        inherited = Role.OPENING if outlined.outline and outlined.outline[0].role else None
        return PassageSpan(
            span.start,
            span.end,
            PassageKind.TEXT,
            None,
            text_role(text[span.start : span.end], inherited, numbered=numbered),
        )
    section = outlined.outline[index]
    if section.start >= span.start and not text[section.heading_end : span.end].strip().strip(_HEADING_CLOSERS):
        return PassageSpan(span.start, span.end, PassageKind.HEADING, index, section.role)
    begins_here = section.start >= span.start
    role = section.role if begins_here else text_role(text[span.start : span.end], section.role, numbered=numbered)
    return PassageSpan(span.start, span.end, PassageKind.TEXT, index, role)


def _unclosed(outlined: Outlined, passage: PassageSpan) -> PassageSpan:
    """The passage with the role of its section, since it stands too early to close the report."""
    role = outlined.outline[passage.section].role if passage.section is not None else Role.OPENING
    return PassageSpan(passage.start, passage.end, passage.kind, passage.section, role)
