"""Segmenting: a cleaned text becomes its outline (headings with level, number, role) and passages that tile it."""

from collections.abc import Sequence
from itertools import chain

from indexer.segment.contents import annex_lines, contents_lines
from indexer.segment.cues import heading_role
from indexer.segment.items import Item, find_items
from indexer.segment.lines import Line, split_lines
from indexer.segment.outline import Heading, Node, nest, position, words_stop
from indexer.segment.passages import Outlined, tile
from indexer.segment.plain import Plain, find_alone, find_leads, find_quoted
from indexer.segment.problems import numbering_problems
from indexer.segment.roles import genre_of, node_roles
from indexer.segment.series import MAIN_KINDS, Ranks, group, headings_of, rank_kinds
from indexer.values import Segmented
from kb.model import Role, Section, Span

__all__ = ["segment"]


def segment(text: str, title: Span | None = None, kind_hint: str | None = None) -> Segmented:
    """The outline and the passages of a cleaned ``text`` (one paragraph a line).

    ``title`` is the span of the document's title at the head of the text; ``kind_hint`` a word for its kind (工作总结)
    where it is known from elsewhere.
    """
    lines = split_lines(text)
    skipped = _skipped(text, lines, title)
    items = find_items(text, lines, skipped)
    ranks = rank_kinds(items)
    nodes = nest(text, _headings(text, lines, items, ranks, skipped), ranks)
    named = text[title.start : title.end] if title else ""
    roles = node_roles(nodes, genre_of(text, named, kind_hint, nodes))
    outline = _sections(nodes, roles, len(text))
    return Segmented(outline, tile(Outlined(text, lines, items, outline, title)), numbering_problems(nodes))


def _skipped(text: str, lines: tuple[Line, ...], title: Span | None) -> frozenset[int]:
    """The lines in which no heading stands: the title, a table of contents, a list of annexes."""
    titled = [
        number for number, line in enumerate(lines[:20]) if title and line.start < title.end and line.stop > title.start
    ]
    return contents_lines(text, lines) | annex_lines(text, lines) | frozenset(titled)


def _headings(
    text: str, lines: tuple[Line, ...], items: tuple[Item, ...], ranks: Ranks, skipped: frozenset[int]
) -> list[Heading]:
    """Numbered and unnumbered headings in the order of the text."""
    heads = {item.line: item for item in items if not item.inline}
    plain = find_alone(text, lines, heads, skipped) + find_quoted(text, lines, heads)
    breaks = frozenset(found.line for found in plain)
    numbered = chain.from_iterable(headings_of(text, series, lines, heads) for series in group(items, ranks, breaks))
    found: list[Heading] = [*numbered, *plain]
    last = max((heading.line for heading in found if not (isinstance(heading, Item) and heading.inline)), default=-1)
    taken = frozenset(role for heading in found if (role := _decided(text, heading)))
    return sorted([*found, *find_leads(text, lines, last + 1, taken)], key=position)


def _decided(text: str, heading: Heading) -> Role | None:
    """The role a main heading gives by its own words."""
    if isinstance(heading, Plain):
        return heading.role
    if heading.inline or heading.mark.kind not in MAIN_KINDS:
        return None
    return heading_role(text[heading.mark.end : words_stop(text, heading)])


def _sections(nodes: Sequence[Node], roles: Sequence[Role | None], length: int) -> tuple[Section, ...]:
    """The nodes as sections: each ends where the next of its level or a higher one begins."""
    ends = [length] * len(nodes)
    open_nodes: list[int] = []
    for index, node in enumerate(nodes):
        while open_nodes and nodes[open_nodes[-1]].level >= node.level:
            ends[open_nodes.pop()] = node.start
        open_nodes.append(index)
    return tuple(
        Section(node.level, node.number, node.words, role, node.start, node.stop, end)
        for node, role, end in zip(nodes, roles, ends, strict=True)
    )
