"""The cleaning rules: a named row each, in the order in which they are applied."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from indexer.clean.drawn import find_drawn_tables
from indexer.clean.edits import Edit
from indexer.clean.gluedtitle import find_glued_titles
from indexer.clean.head import find_head
from indexer.clean.hosts import find_host_notes
from indexer.clean.joins import find_joins
from indexer.clean.marks import find_gaps, find_invisible, find_page_numbers, find_provenance, find_wiki_marks
from indexer.clean.onepage import find_page_breaks
from indexer.clean.sheet import Sheet
from indexer.clean.spacing import find_letter_spacing
from indexer.clean.tail import find_buttons, find_tail


@dataclass(frozen=True, slots=True)
class Rule:
    """A kind of thing that cleaning takes out or mends: its name stands beside every cut."""

    name: str
    what: str


RULES = (
    Rule("invisible", "zero-width characters and soft hyphens: nobody reads them, and they hide words from a search"),
    Rule("gap-marker", "a marker such as 此处隐藏…字: kept as a gap, since it is not the document's text"),
    Rule("wiki-mark", "the [编辑] that a wiki puts behind its headings"),
    Rule("page-in-one-line", "a whole page in one line: line ends are put back where its parts meet"),
    Rule("host-note", "what a site that collects documents wrote: 小编为大家整理, the size of the file, 会员免费下载"),
    Rule("glued-title", "a title that runs into its text: a line end is put between them"),
    Rule("page-number", "the number of a printed page, on a line of its own or left inside a sentence"),
    Rule("breadcrumb", "the path to a page: 当前位置, 首页 > …"),
    Rule("buttons", "what a reader of a page can press: 打印, 分享, 【字号：大 中 小】, 返回顶部"),
    Rule("menu", "entries of a site's navigation"),
    Rule("metadata", "rows of a page's table and lines such as 来源：…, 发布时间：…: their values become facts"),
    Rule("site-name", "the name of the web site on a line of its own"),
    Rule("caption", "the caption of a picture on the page"),
    Rule("page-title", "the title of the page with the name of its site, above the document's own title"),
    Rule("doubled-title", "a second copy of the title: the one next to the body stays"),
    Rule("wiki-licence", "the licence and the notes that a wiki puts under a text"),
    Rule("related-list", "a list of other pages below the document: 相关报道, 推荐阅读"),
    Rule("footer", "the foot of a page: 主办, 备案号, 版权所有, 上一篇"),
    Rule("link-list", "links with their addresses below the document"),
    Rule("provenance", "source, editor or neighbouring pages left at the end of the last line"),
    Rule(
        "drawn-table",
        "the bars and rules that draw a table, or the blanks that set it out: its cells are parted by tabs",
    ),
    Rule("letter-spacing", "blanks that set a word wide: 通 知, 2 0 2 4 年"),
    Rule("line-join", "a line end inside a sentence, from a fixed width, a link or a page break"),
    Rule("blank", "white space around lines, and empty lines"),
)
"""What cleaning does. Cuts of white space alone are made by the last three rules and are not listed among the cuts."""


@dataclass(frozen=True, slots=True)
class Step:
    """Finds what the rules change. Where it finds something depends on the words of the lines alone, unless it looks at ``blanks``
    too: then white space around the lines can make it find more.
    """

    find: Callable[[str, Sheet], Sequence[Edit]]
    blanks: bool = False


def find_blanks(text: str, sheet: Sheet) -> list[Edit]:
    """White space around lines: what is left between two lines is one line end."""
    edits, done = [], 0
    for line in sheet:
        if line.start > done + 1 or (line.start and not done):
            edits += _between(text, done, line.start) if done else [Edit(0, line.start, "blank")]
        done = line.end
    return edits + ([Edit(done, len(text), "blank")] if done < len(text) else [])


def _between(text: str, start: int, stop: int) -> list[Edit]:
    """The white space from the end of a line to the next, but for its first line end."""
    end = text.index("\n", start)
    before = [Edit(start, end, "blank")] if start < end else []
    return [*before, Edit(end + 1, stop, "blank")] if end + 1 < stop else before


STEPS = (
    Step(lambda text, _: find_invisible(text), blanks=True),
    Step(lambda text, _: find_gaps(text), blanks=True),
    Step(lambda text, _: find_wiki_marks(text), blanks=True),
    Step(lambda _, sheet: find_page_breaks(sheet)),
    Step(find_host_notes),
    Step(find_page_numbers),
    Step(find_buttons),
    Step(lambda _, sheet: find_provenance(sheet)),
    Step(lambda _, sheet: find_tail(sheet)),
    Step(lambda _, sheet: find_head(sheet)),
    Step(lambda _, sheet: find_glued_titles(sheet)),
    Step(find_drawn_tables, blanks=True),
    Step(find_letter_spacing),
    Step(lambda _, sheet: find_joins(sheet), blanks=True),
    Step(find_blanks, blanks=True),
)
"""The rules as they are applied: each sees the text that the ones above it left."""
