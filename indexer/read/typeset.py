"""Typeset lines → paragraphs: where a page ended a line because it was full, and where a paragraph ended."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import groupby


@dataclass(frozen=True, slots=True)
class PageLine:
    """A line on a page: its text, its left and right edge, its bottom, the size of its type, and the page's height; in points."""

    text: str
    left: float
    right: float
    bottom: float
    size: float
    page_height: float


PAGE_NUMBER = re.compile(
    r"^[-—–－―~·\s]{0,6}(?:第\s{0,3})?\d{1,4}(?:\s{0,3}/\s{0,3}\d{1,4})?(?:\s{0,3}页)?(?:\s{0,3}[,，]?\s{0,3}共\s{0,3}\d{1,4}\s{0,3}页)?[-—–－―~·\s]{0,6}$"
)
DIGITS = re.compile(r"\d+")
SPACED = re.compile("(?<=[\u3400-\u9fff\uff00-\uff65\u3001-\u3011“”]) (?=[\u3400-\u9fff\uff00-\uff65\u3001-\u3011“”])")
HAN_PAIR = re.compile("(?=[\u4e00-\u9fff][\u4e00-\u9fff])")
HAN_GAP = re.compile("(?=[\u4e00-\u9fff] [\u4e00-\u9fff])")
ENDS = "。！？；：…」』”）)"
FULL = 1.6
"""Widths of a character by which a full line may fall short of the right edge."""
INDENT = 1.2
"""Widths of a character from the left edge at which a new paragraph begins."""
MARGIN = 0.12
"""Share of the page's height at its top and bottom where running heads and page numbers stand."""
FEWEST_REPEATS = 3
LEAST_REPEATED = 0.4
"""Share of the pages on which a running head stands."""


def join_pages(pages: Sequence[Sequence[PageLine]]) -> str:
    """The text of the pages, a paragraph a line.

    Page numbers and running heads keep lines of their own, after the paragraph they interrupt.
    """
    heads = _running_heads(pages)
    paragraphs: list[str] = []
    open_line: PageLine | None = None
    aside: list[str] = []
    for page in pages:
        lines = tabled(page)
        edges = _edges([line for line in lines if not _is_margin(line, heads)])
        for line in lines:
            if _is_margin(line, heads):
                (paragraphs if open_line is None else aside).append(unspaced(line.text))
                continue
            if open_line is not None and _continues(open_line, line, edges):
                paragraphs[-1] = _glue(paragraphs[-1], unspaced(line.text))
            else:
                paragraphs += aside
                aside = []
                paragraphs.append(unspaced(line.text))
            open_line = line
    return "\n".join([*paragraphs, *aside])


FEWEST_ROWS, FEWEST_CELLS = 3, 3
"""Lines on end with as many gaps that make a table; fewer are words set apart."""


def tabled(page: Sequence[PageLine]) -> list[PageLine]:
    """The lines of a page; tabs stay where lines on end have as many cells, else they are spaces."""
    lines: list[PageLine] = []
    for count, run in groupby(page, lambda line: line.text.count("\t") + 1):
        rows = list(run)
        is_table = count >= FEWEST_CELLS and len(rows) >= FEWEST_ROWS
        lines += rows if is_table or count == 1 else [replace(row, text=row.text.replace("\t", " ")) for row in rows]
    return lines


def unspaced(text: str) -> str:
    """A line without the spaces that wide setting put between its characters; other lines as they are."""
    gaps = len(HAN_GAP.findall(text))
    if gaps >= 3 and gaps > 3 * len(HAN_PAIR.findall(text)):
        return SPACED.sub("", text)
    return text


@dataclass(frozen=True, slots=True)
class _Edges:
    left: float
    right: float


def _edges(lines: Sequence[PageLine]) -> _Edges:
    """The edges of a page's text: the leftmost and rightmost that several lines share, so that one odd line moves nothing."""
    lefts = sorted(line.left for line in lines)
    rights = sorted((line.right for line in lines), reverse=True)
    if not lines:
        return _Edges(0.0, 0.0)
    return _Edges(lefts[min(len(lefts) // 10, len(lefts) - 1)], rights[min(len(rights) // 10, len(rights) - 1)])


def _continues(before: PageLine, line: PageLine, edges: _Edges) -> bool:
    """Whether a line goes on with the paragraph of the one before: that one was full, and this one is not indented."""
    size = max(before.size, line.size, 1.0)
    if "\t" in before.text or "\t" in line.text:
        return False
    if not (before.right and line.right) or min(before.size, line.size) < 0.75 * size:
        return False
    full = before.right >= edges.right - FULL * size
    indented = line.left > edges.left + INDENT * size
    return full and not indented


def _glue(before: str, after: str) -> str:
    latin = before[-1:].isascii() and after[:1].isascii() and before[-1:].isalnum() and after[:1].isalnum()
    return f"{before} {after}" if latin else before + after


def _running_heads(pages: Sequence[Sequence[PageLine]]) -> frozenset[str]:
    """The texts, figures aside, that stand in the margin of many pages."""
    seen = Counter(
        text for page in pages for text in {_figureless(line.text) for line in page if _stands_in_margin(line)}
    )
    least = max(FEWEST_REPEATS, LEAST_REPEATED * len(pages))
    return frozenset(text for text, count in seen.items() if count >= least)


def _is_margin(line: PageLine, heads: frozenset[str]) -> bool:
    return _stands_in_margin(line) and (PAGE_NUMBER.match(line.text) is not None or _figureless(line.text) in heads)


def _stands_in_margin(line: PageLine) -> bool:
    return line.bottom < MARGIN * line.page_height or line.bottom > (1 - MARGIN) * line.page_height


def _figureless(text: str) -> str:
    return DIGITS.sub("0", "".join(text.split()))
