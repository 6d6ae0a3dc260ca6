"""What a page says of its document outside the text: meta elements, its title, its tables of labels."""

from collections.abc import Iterable, Iterator

from bs4 import BeautifulSoup, Tag

from indexer.read.elements import elements, lengths, tally
from indexer.read.labels import label_of, said_in_cells, said_inline
from indexer.read.lines import Line, lines_of, tidy
from indexer.read.markup import attribute, drop_all
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
MOST_LOOKS = 40_000.0
"""Elements looked at in search of tables of labels, each as often as blocks stand around it. Real pages need under 4,000."""
BLOCK_TAGS = ("table", "ul", "ol", "dl", "div", "section")
EMPTY_VALUES = frozenset({"", "-", "--", "无", "暂无", "/", "null", "undefined"})


def meta_facts(tree: Tag) -> Iterator[Fact]:
    """The facts of a page's head."""
    for meta in tree.find_all("meta"):
        name = (attribute(meta, "name") or attribute(meta, "property")).strip()
        if (fact := META.get(name.lower())) is not None:
            yield from _fact(fact, attribute(meta, "content"), name)
    for link in tree.select('link[rel~="canonical" i]'):
        yield from _fact("url", attribute(link, "href"), "canonical")
    for title in tree.find_all("title", limit=1):
        yield from _fact("title", title.get_text(), "title")


def heading_facts(tree: Tag, titles: Iterable[str]) -> Iterator[Fact]:
    """The heading of the document: the first that stands in what the page's head calls its title, else the first of all."""
    headings = [(element.name, text) for element in _headings(tree) if (text := _heading(element))]
    known = list(titles)
    fitting = [pair for pair in headings if any(pair[1] in title or title in pair[1] for title in known)]
    for tag, text in (fitting or headings)[:1]:
        yield from _fact("title", text, tag)


def _headings(tree: Tag) -> list[Tag]:
    """The headings that hold no other, the most telling elements first."""
    headings = [element for name in HEADINGS for element in tree.find_all(name)]
    inside = tally(elements(tree), ((heading, 1.0) for heading in headings))
    return [heading for heading in headings if inside[heading] == 1]


def _heading(element: Tag) -> str:
    text = tidy(" ".join(element.strings))
    linked = element.find("a") is not None
    return text if FEWEST_IN_TITLE <= len(text) <= MOST_IN_TITLE and not linked else ""


def take_tables(tree: BeautifulSoup) -> list[Fact]:
    """The facts of the page's tables of labels; the tables are taken out of the tree."""
    facts: list[Fact] = []
    taken: list[Tag] = []
    inside: set[int] = set()
    for block in _small_blocks(tree):
        said = [] if id(block) in inside else _said(list(lines_of(block)))
        if said:
            facts += said
            taken.append(block)
            inside.update(map(id, elements(block)))
    drop_all(tree, taken)
    return facts


def _small_blocks(tree: Tag) -> Iterator[Tag]:
    """The blocks that may be metadata, outer before inner, while there are looks left."""
    order = elements(tree)
    length = lengths(tree)
    size = tally(order, ((element, 1.0) for element in order))
    looks = MOST_LOOKS
    for block in order:
        if block.name in BLOCK_TAGS and 0 < length[block] <= LONGEST_BLOCK:
            looks -= size[block]
            if looks < 0:
                return
            yield block


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


def _fact(name: str, value: str, place: str) -> Iterator[Fact]:
    value = tidy(value)
    if value.lower() not in EMPTY_VALUES:
        yield Fact(name, value, f"page:{place}")
