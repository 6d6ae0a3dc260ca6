"""A tree → the lines a reader sees: blocks and <br> end a line, a row of a table is one line, its cells parted by tabs."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree
from lxml.html import HtmlElement

BLOCKS = frozenset(
    {
        "address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "details", "dir", "div", "dl", "dt",
        "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "html", "legend",
        "li", "main", "menu", "nav", "ol", "p", "pre", "section", "summary", "table", "tbody", "td", "tfoot", "th", "thead", "tr",
        "ucapcontent", "ucaptitle", "ul",
    }
)  # fmt: skip
CELLS = ("td", "th")
LONGEST_CELL = 300
"""Characters above which a cell holds prose: its row is layout, and each of its paragraphs a line of its own."""

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
    block: HtmlElement


def text_of(tree: HtmlElement) -> str:
    """The text of a tree, a line a block."""
    return "\n".join(line.text for line in lines_of(tree))


def lines_of(tree: HtmlElement) -> Iterator[Line]:
    """The lines of a tree that are not blank, in order."""
    yield from _Reader(tree).lines()


class _Reader:
    """Walks a tree once and gathers its text into lines."""

    def __init__(self, tree: HtmlElement) -> None:
        self._tree = tree
        self._rows = {row for row in tree.iter("tr") if _holds_data(row)}
        self._pieces: list[str] = []
        self._linked = 0
        self._in_link = 0
        self._in_row = 0
        self._in_pre = 0
        self._block = tree
        self._blocks = [tree]

    def lines(self) -> Iterator[Line]:
        for event, element in etree.iterwalk(self._tree, events=("start", "end")):
            if event == "start":
                yield from self._open(element)
            else:
                yield from self._close(element)
        yield from self._flush(self._tree)

    def _open(self, element: HtmlElement) -> Iterator[Line]:
        if element.tag in BLOCKS:
            yield from self._break(element)
            self._blocks.append(element)
        elif element.tag == "br":
            yield from self._break(self._blocks[-1])
        self._in_link += _leads_elsewhere(element)
        self._in_row += element in self._rows
        self._in_pre += element.tag == "pre"
        yield from self._add(element.text)

    def _close(self, element: HtmlElement) -> Iterator[Line]:
        self._in_link -= _leads_elsewhere(element)
        self._in_pre -= element.tag == "pre"
        if element in self._rows:
            self._in_row -= 1
        if element.tag in BLOCKS:
            self._blocks.pop()
            yield from self._end_block(element)
        if element is not self._tree:
            yield from self._add(element.tail)

    def _end_block(self, element: HtmlElement) -> Iterator[Line]:
        if element.tag in CELLS and self._in_row:
            self._pieces.append("\t")
        else:
            yield from self._break(self._blocks[-1])

    def _break(self, element: HtmlElement) -> Iterator[Line]:
        if self._in_row:
            self._pieces.append(" ")
        else:
            yield from self._flush(element)

    def _add(self, text: str | None) -> Iterator[Line]:
        if not text:
            return
        first, *rest = text.split("\n") if self._in_pre and not self._in_row else [text]
        self._append(first)
        for part in rest:
            yield from self._flush(self._block)
            self._append(part)

    def _append(self, text: str) -> None:
        self._pieces.append(text.replace("\t", " ").replace("\r", " "))
        if self._in_link:
            self._linked += len("".join(text.split()))

    def _flush(self, following: HtmlElement) -> Iterator[Line]:
        text = tidy("".join(self._pieces))
        if text:
            yield Line(text, min(self._linked, len(text)), self._block)
        self._pieces.clear()
        self._linked = 0
        self._block = following


def tidy(text: str) -> str:
    """A line without the blanks that only the source's layout put into it; tabs part cells."""
    text = BLANK.sub(" ", WRAPPED.sub("", text))
    return AROUND_TAB.sub("\t", text).strip(STRIPPED)


def _leads_elsewhere(element: HtmlElement) -> bool:
    """Whether an element is a link, and not one to an attachment of the document."""
    return element.tag == "a" and not ATTACHED.search(element.get("href") or "")


def _holds_data(row: HtmlElement) -> bool:
    """Whether a row is a row of a table of data, and not a frame around columns of the page."""
    cells = [cell for cell in row if cell.tag in CELLS]
    if len(cells) < 2 or any(cell.find(".//table") is not None for cell in cells):
        return False
    lengths = [len("".join("".join(cell.itertext()).split())) for cell in cells]
    return sum(length > 0 for length in lengths) >= 2 and max(lengths) <= LONGEST_CELL
