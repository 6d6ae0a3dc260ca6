"""Cells of a table that reach over several rows: which columns of the rows below they take."""

from collections.abc import Iterable, Mapping

from bs4.element import Tag

from indexer.read.elements import children
from indexer.read.markup import attribute

CELLS = ("td", "th")
REACHES = "\u3000"
"""Stands in a line for a cell that one above reaches into: a blank, so that the cells behind it keep their columns."""
_MOST = 64
"""Rows or columns that a cell is believed to reach over."""


def taken_before(rows: Iterable[Tag]) -> Mapping[int, int]:
    """By the identity of a cell how many columns just before it cells above reach into; those with none are left out.

    ``rows`` are in the order of the page; tables inside one another are told apart.
    """
    found: dict[int, int] = {}
    tables: dict[int, dict[int, int]] = {}
    for row in rows:
        left = tables.setdefault(id(row.find_parent("table")), {})
        column = 0
        begun: dict[int, int] = {}
        for cell in (one for one in children(row) if one.name in CELLS):
            first = column
            while left.get(column, 0):
                column += 1
            if column > first:
                found[id(cell)] = column - first
            wide, high = _size(cell, "colspan"), _size(cell, "rowspan")
            begun |= dict.fromkeys(range(column, column + wide), high)
            column += wide
        tables[id(row.find_parent("table"))] = _next(left, begun)
    return found


def _next(left: Mapping[int, int], begun: Mapping[int, int]) -> dict[int, int]:
    """What reaches into the row below."""
    held = {column: rows - 1 for column, rows in left.items() if column not in begun and rows > 1}
    return held | {column: rows - 1 for column, rows in begun.items() if rows > 1}


def _size(cell: Tag, name: str) -> int:
    written = attribute(cell, name).strip()[:4]
    return max(1, min(int(written), _MOST)) if written.isascii() and written.isdigit() else 1


__all__ = ["CELLS", "REACHES", "taken_before"]
