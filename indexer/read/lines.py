"""A tree → the lines a reader sees: blocks and <br> end a line, a row of a table is one line, its cells parted by tabs."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Literal

from bs4.element import NavigableString, Tag

from indexer.read.elements import Tally, children, elements, is_text, length_of, lengths, tally
from indexer.read.markup import attribute
from indexer.read.reaching import CELLS, REACHES, taken_before

BLOCKS = frozenset(
    {
        "address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "details", "dir", "div", "dl", "dt",
        "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "html", "legend",
        "li", "main", "menu", "nav", "ol", "p", "pre", "section", "summary", "table", "tbody", "td", "tfoot", "th", "thead", "tr",
        "ucapcontent", "ucaptitle", "ul",
    }
)  # fmt: skip
LONGEST_CELL = 300
"""Characters above which a cell holds prose: its row is layout, and each of its paragraphs a line of its own …"""
LEAST_NUMBERED = 4
NUMBERED = re.compile(r"\s*[(（]?(?:[0-9]{1,4}|[一二三四五六七八九十]{1,3})[)）]?[.、]?\s*")
"""… unless so many cells are filled and the first holds a number: an entry of a ledger, however much it tells."""

WIDE = "\u2e80-\u303f\u3041-\u4dbf\u4e00-\u9fff\uf900-\ufaff\ufe30-\ufe4f\uff00-\uffef“”‘’…—"
WRAPPED = re.compile(rf"(?<=[{WIDE}])[ \xa0]{{0,999}}\n[ \n\xa0]{{0,999}}(?=[{WIDE}])")
BLANK = re.compile(r"[ \n\r\f\v\xa0]+")
AROUND_TAB = re.compile(r" ?\t ?")
ATTACHED = re.compile(
    r"\.(?:docx?|wps|pdf|xlsx?|et|pptx?|ofd|rar|zip|7z|jpe?g|png|tiff?|ceb)(?:[?#].{0,200})?$", re.IGNORECASE
)
STRIPPED = " \t\n\u3000\xa0\u200b\ufeff"


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a page: its text, how many of its characters are links, and the block it stands in."""

    text: str
    linked: int
    block: Tag = field(compare=False)


def text_of(tree: Tag) -> str:
    """The text of a tree, a line a block."""
    return "\n".join(line.text for line in lines_of(tree))


def lines_of(tree: Tag) -> Iterator[Line]:
    """The lines of a tree that are not blank, in order."""
    yield from _Reader(tree).lines()


class _Reader:
    """Walks a tree once and gathers its text into lines."""

    def __init__(self, tree: Tag) -> None:
        self._tree = tree
        rows = _rows_of_data(tree)
        self._rows = {id(row) for row in rows}
        self._taken = taken_before(tree.find_all("tr")) if rows and tree.find(rowspan=True) else {}
        self._pieces: list[str] = []
        self._linked = 0
        self._in_link = 0
        self._in_row = 0
        self._in_pre = 0
        self._block = tree
        self._blocks = [tree]

    def lines(self) -> Iterator[Line]:
        for event, node in _walk(self._tree):
            if not isinstance(node, Tag):
                yield from self._add(node)
            elif event == "open":
                yield from self._open(node)
            else:
                yield from self._close(node)
        yield from self._flush(self._tree)

    def _open(self, element: Tag) -> Iterator[Line]:
        if element.name in BLOCKS:
            yield from self._break(element)
            self._blocks.append(element)
        elif element.name == "br":
            yield from self._break(self._blocks[-1])
        self._in_link += _leads_elsewhere(element)
        self._in_row += id(element) in self._rows
        self._in_pre += element.name == "pre"
        if self._in_row and id(element) in self._taken:
            self._pieces.append(f"{REACHES}\t" * self._taken[id(element)])

    def _close(self, element: Tag) -> Iterator[Line]:
        self._in_link -= _leads_elsewhere(element)
        self._in_pre -= element.name == "pre"
        self._in_row -= id(element) in self._rows
        if element.name in BLOCKS:
            self._blocks.pop()
            yield from self._end_block(element)

    def _end_block(self, element: Tag) -> Iterator[Line]:
        if element.name in CELLS and self._in_row:
            self._pieces.append("\t")
        else:
            yield from self._break(self._blocks[-1])

    def _break(self, element: Tag) -> Iterator[Line]:
        if self._in_row:
            self._pieces.append(" ")
        else:
            yield from self._flush(element)

    def _add(self, text: str) -> Iterator[Line]:
        first, *rest = text.split("\n") if self._in_pre and not self._in_row else [text]
        self._append(first)
        for part in rest:
            yield from self._flush(self._block)
            self._append(part)

    def _append(self, text: str) -> None:
        self._pieces.append(text.replace("\t", " ").replace("\r", " "))
        if self._in_link:
            self._linked += length_of(text)

    def _flush(self, following: Tag) -> Iterator[Line]:
        text = tidy("".join(self._pieces))
        if text:
            yield Line(text, min(self._linked, len(text)), self._block)
        self._pieces.clear()
        self._linked = 0
        self._block = following


def _walk(tree: Tag) -> Iterator[tuple[Literal["open", "text", "close"], Tag | NavigableString]]:
    """The elements of a tree as they open and close, and the texts between."""
    inside = [tree]
    yield "open", tree
    for node in tree.descendants:
        while inside[-1] is not node.parent:
            yield "close", inside.pop()
        if isinstance(node, Tag):
            inside.append(node)
            yield "open", node
        elif is_text(node):
            yield "text", node
    while inside:
        yield "close", inside.pop()


def tidy(text: str) -> str:
    """A line without the blanks that only the source's layout put into it; tabs part cells."""
    text = BLANK.sub(" ", WRAPPED.sub("", text))
    return AROUND_TAB.sub("\t", text).strip(STRIPPED)


def _leads_elsewhere(element: Tag) -> bool:
    """Whether an element is a link, and not one to an attachment of the document."""
    return element.name == "a" and not ATTACHED.search(attribute(element, "href"))


def _rows_of_data(tree: Tag) -> list[Tag]:
    """The rows of tables of data; the other rows are a frame around columns of the page."""
    rows = tree.find_all("tr")
    if not rows:
        return []
    length = lengths(tree)
    tables = tally(elements(tree), ((table, 1.0) for table in tree.find_all("table")))
    return [row for row in rows if _holds_data(row, length, tables)]


def _holds_data(row: Tag, length: Tally, tables: Tally) -> bool:
    cells = [cell for cell in children(row) if cell.name in CELLS]
    if len(cells) < 2 or any(tables[cell] for cell in cells):
        return False
    filled = [cell for cell in cells if length[cell] > 0]
    short = max(length[cell] for cell in cells) <= LONGEST_CELL
    return len(filled) >= 2 and (short or is_entry([filled[0].get_text()], len(filled)))


def is_entry(first: Sequence[str], filled: int) -> bool:
    """Whether a row is an entry of a ledger: the lines of its first cell are a number, and it has enough cells besides."""
    return filled >= LEAST_NUMBERED and NUMBERED.fullmatch("".join(first)) is not None
