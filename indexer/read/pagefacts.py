"""What a page says of its document outside the text: meta elements, its title, its tables of labels."""

from collections.abc import Iterable, Iterator

from lxml.html import HtmlElement

from indexer.read.labels import label_of, said_in_cells, said_inline
from indexer.read.lines import Line, lines_of, tidy
from indexer.read.markup import drop, lengths
from indexer.values import Fact

META = {
    "articletitle": "title", "pubdate": "published", "contentsource": "source", "author": "editor", "url": "url", "sitename": "site",
    "columnname": "column", "columntype": "kind", "og:title": "title", "og:url": "url", "og:site_name": "site", "og:release_date": "published",
    "article:published_time": "published", "article:author": "editor", "article:section": "column", "publishdate": "published",
    "firstpublishedtime": "published", "publish_date": "published", "publishtime": "published", "dc.title": "title", "dc.date": "published",
    "dc.creator": "editor", "dc.publisher": "unit", "source": "source", "mediaid": "source", "editor": "editor", "docno": "docno",
    "title": "title", "createdate": "written", "filenum": "docno", "publisher": "unit", "documentnumber": "docno",
}  # fmt: skip
"""The names and properties of meta elements that hold a fact; the standard of government sites first."""

LONGEST_BLOCK = 1_500
FEWEST_LABELS = 3
LEAST_LABELLED = 0.6
"""Share of a block's lines that must be labels and values for it to be metadata."""
HEADINGS = ("ucaptitle", "h1", "h2")
FEWEST_IN_TITLE = 4
MOST_IN_TITLE = 200
BLOCK_TAGS = ("table", "ul", "ol", "dl", "div", "section")
EMPTY_VALUES = frozenset({"", "-", "--", "无", "暂无", "/", "null", "undefined"})


def meta_facts(tree: HtmlElement) -> Iterator[Fact]:
    """The facts of a page's head."""
    for meta in tree.iter("meta"):
        name = (meta.get("name") or meta.get("property") or "").strip()
        if (fact := META.get(name.lower())) is not None:
            yield from _fact(fact, meta.get("content", ""), name)
    for link in tree.iter("link"):
        if (link.get("rel") or "").lower() == "canonical":
            yield from _fact("url", link.get("href", ""), "canonical")
    for title in list(tree.iter("title"))[:1]:
        yield from _fact("title", "".join(title.itertext()), "title")


def heading_facts(tree: HtmlElement, titles: Iterable[str]) -> Iterator[Fact]:
    """The heading of the document: the first that stands in what the page's head calls its title, else the first of all."""
    headings = [(element.tag, text) for tag in HEADINGS for element in tree.iter(tag) if (text := _heading(element))]
    known = list(titles)
    fitting = [pair for pair in headings if any(pair[1] in title or title in pair[1] for title in known)]
    for tag, text in (fitting or headings)[:1]:
        yield from _fact("title", text, tag)


def _heading(element: HtmlElement) -> str:
    text = tidy(" ".join(element.itertext()))
    linked = any(True for _link in element.iter("a"))
    return text if FEWEST_IN_TITLE <= len(text) <= MOST_IN_TITLE and not linked else ""


def take_tables(tree: HtmlElement) -> list[Fact]:
    """The facts of the page's tables of labels; the tables are taken out of the tree."""
    facts: list[Fact] = []
    length = lengths(tree)
    for block in [block for block in tree.iter(*BLOCK_TAGS) if 0 < length[block] <= LONGEST_BLOCK]:
        if not _is_attached(block, tree):
            continue
        said = _said(list(lines_of(block)))
        if said:
            facts += said
            drop(block)
    return facts


def line_facts(lines: Iterable[Line]) -> Iterator[Fact]:
    """The facts of the lines around the text, such as ``发布时间：… 来源：…``."""
    for line in lines:
        if len(line.text) <= LONGEST_BLOCK // 5:
            for said in said_inline(line.text.replace("\t", " ")):
                if said.fact is not None:
                    yield from _fact(said.fact, said.value, said.label)


def _said(lines: list[Line]) -> list[Fact]:
    """The facts of a block's lines where the block is metadata, else nothing."""
    said = [value for line in _rows(lines) for value in said_in_cells(line)]
    labels = {value.label for value in said} | {
        label for line in lines for cell in line.text.split("\t") if (label := label_of(cell))
    }
    labelled = sum(
        1 for line in lines if any(label_of(cell) or list(said_inline(cell)) for cell in line.text.split("\t"))
    )
    if len(labels) < FEWEST_LABELS or labelled < LEAST_LABELLED * len(lines) / 2 or _is_prose(lines):
        return []
    return [fact for value in said if value.fact for fact in _fact(value.fact, value.value, value.label)]


def _rows(lines: list[Line]) -> Iterator[list[str]]:
    """The cells of each line; labels and values that stand on lines of their own are joined into one row."""
    loose: list[str] = []
    for line in lines:
        cells = line.text.split("\t")
        if len(cells) > 1:
            yield cells
        else:
            loose += cells
    if loose:
        yield loose


def _is_prose(lines: list[Line]) -> bool:
    return (
        any(len(line.text) > LONGEST_BLOCK // 5 and "\t" not in line.text for line in lines)
        or sum("。" in line.text for line in lines) > 1
    )


def _is_attached(element: HtmlElement, tree: HtmlElement) -> bool:
    current: HtmlElement | None = element
    while current is not None and current is not tree:
        current = current.getparent()
    return current is tree


def _fact(name: str, value: str, place: str) -> Iterator[Fact]:
    value = tidy(value)
    if value.lower() not in EMPTY_VALUES:
        yield Fact(name, value, f"page:{place}")
