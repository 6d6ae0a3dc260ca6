"""Segmenting: a cleaned text becomes its outline (headings with level, number, role) and passages that tile it."""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from indexer.lexicon.reading import reading_copy
from indexer.segment.annexes import Embedded, find_embedded
from indexer.segment.contents import annex_lines, contents_lines
from indexer.segment.genre import Genre, genre_heard, genre_named
from indexer.segment.headings import find_headings
from indexer.segment.items import find_items
from indexer.segment.lines import Line, split_lines
from indexer.segment.outline import Node, nest
from indexer.segment.passages import Manner, Outlined, tile
from indexer.segment.plain import Plain, PlainKind
from indexer.segment.problems import numbering_problems
from indexer.segment.roles import announced_roles, node_roles
from indexer.segment.series import rank_kinds
from indexer.segment.unfold import unfold
from indexer.values import Segmented
from kb.model import Problem, Role, Section, Span

__all__ = ["segment"]


@dataclass(frozen=True, slots=True)
class _Document:
    """The text itself, or a document embedded in it, with the headings that are its own."""

    span: Span
    genre: Genre
    nodes: Sequence[Node]


def segment(text: str, title: Span | None = None, kind_hint: str | None = None) -> Segmented:
    """The outline and the passages of a cleaned ``text`` (one paragraph a line).

    ``title`` is the span of the document's title at the head of the text; ``kind_hint`` a word for its kind (工作总结)
    where it is known from elsewhere.
    """
    read = _segmented(reading_copy(text), title, kind_hint)
    return Segmented(tuple(_as_written(text, section) for section in read.outline), read.passages, read.problems)


def _as_written(text: str, section: Section) -> Section:
    """The section with the characters of the text for those that were read."""
    heading = text[section.heading_end - len(section.heading) : section.heading_end]
    return section if heading == section.heading else replace(section, heading=heading)


def _segmented(text: str, title: Span | None, kind_hint: str | None) -> Segmented:
    """The outline and the passages of a reading copy."""
    lines = unfold(text, split_lines(text))
    titled = _titled(lines, title)
    embedded = find_embedded(text, lines, titled)
    skipped = titled | contents_lines(text, lines) | annex_lines(text, lines) | _titles(embedded)
    items = find_items(text, lines, skipped)
    ranks = rank_kinds(items)
    starts = [lines[other.line].start for other in embedded]
    nodes = nest(text, find_headings(text, lines, items, ranks, skipped), ranks, starts)
    titles = [text[title.start : _subtitle_end(text, title)] if title else "", *(other.title for other in embedded)]
    documents = _documents(text, nodes, [0, *starts], titles, kind_hint)
    announced = announced_roles(text, lines, items)
    outline = _sections(
        documents,
        [role for document in documents for role in node_roles(text, document.nodes, document.genre, announced)],
    )
    manners = [_manner(document, alone=len(documents) == 1) for document in documents]
    outlined = Outlined(text, lines, items, outline, title, announced, manners)
    return Segmented(outline, tile(outlined), _problems(documents))


def _titled(lines: Sequence[Line], title: Span | None) -> frozenset[int]:
    """The lines of the title and those above it: none of them is a heading."""
    if title is None:
        return frozenset()
    return frozenset(number for number, line in enumerate(lines[:20]) if line.start < title.end)


def _subtitle_end(text: str, title: Span) -> int:
    """Where the title ends, with a subtitle behind a dash in the next line: ——某单位关于…的汇报."""
    below = text[title.end : title.end + 80].removeprefix("\n").split("\n")[0]
    return title.end + 1 + len(below) if below.startswith(("—", "--")) else title.end


def _titles(embedded: Sequence[Embedded]) -> frozenset[int]:
    """The lines of the titles of embedded documents."""
    return frozenset(number for other in embedded for number in range(other.line, other.body))


def _documents(
    text: str, nodes: Sequence[Node], starts: list[int], titles: list[str], kind_hint: str | None
) -> list[_Document]:
    """The text and the documents inside it. What has no telling title is of the genre its words show."""
    node_starts = [node.start for node in nodes]
    documents: list[_Document] = []
    for (start, end), title in zip(pairwise([*starts, len(text)]), titles, strict=True):
        own = (
            nodes[bisect_left(node_starts, start) : bisect_left(node_starts, end)]
            if end < len(text)
            else nodes[bisect_left(node_starts, start) :]
        )
        headings = [node.words for node in own if node.level == 1]
        hinted = genre_named(kind_hint or "", headings) if start == 0 else None
        genre = genre_named(title, headings) or hinted or genre_heard(text, start, headings)
        documents.append(_Document(Span(start, end), genre, own))
    return documents


def _manner(document: _Document, *, alone: bool) -> Manner:
    """How the document's paragraphs speak. Above its headings a letter that sends documents along has no roles."""
    start, mute = document.span.start, document.genre is Genre.RULES
    first = document.nodes[0].heading if document.nodes else None
    if mute or (first is None and not alone):
        return Manner(start, None, None, mute)
    if first is not None and not (isinstance(first, Plain) and first.kind is PlainKind.LEAD):
        return Manner(start, Role.OPENING, Role.OPENING, mute)
    return Manner(start, Role.OPENING, Role.PLAN if document.genre is Genre.PLAN else Role.REVIEW, mute)


def _sections(documents: Sequence[_Document], roles: Sequence[Role | None]) -> tuple[Section, ...]:
    """The headings as sections: each ends with its document, or where the next of its level or a higher one begins."""
    nodes = [(node, document.span.end) for document in documents for node in document.nodes]
    ends = [end for _, end in nodes]
    open_nodes: list[int] = []
    for index, (node, _) in enumerate(nodes):
        while open_nodes and nodes[open_nodes[-1]][0].level >= node.level:
            closed = open_nodes.pop()
            ends[closed] = min(ends[closed], node.start)
        open_nodes.append(index)
    return tuple(
        Section(node.level, node.number, node.words, role, node.start, node.stop, end)
        for (node, _), role, end in zip(nodes, roles, ends, strict=True)
    )


def _problems(documents: Sequence[_Document]) -> tuple[Problem, ...]:
    return tuple(problem for document in documents for problem in numbering_problems(document.nodes))
