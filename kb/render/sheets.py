"""Tables of results as plain text, CSV, Markdown: one table, whatever form it leaves in."""

import csv
import io
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import zip_longest

from kb.render.cells import cells, cut
from kb.render.exports import escape_markdown, harmless_cell
from kb.text import visible_line

Cell = str | int | float | None
WIDEST = 40
"""Cells of a column of text; the last column is whole."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """A head and rows of as many cells. ``decimals`` is how many a float shows as text."""

    head: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    decimals: int = 2

    def text(self, cell: Cell) -> str:
        """A cell as it is read."""
        if cell is None:
            return "-"
        return f"{cell:.{self.decimals}f}" if isinstance(cell, float) else str(cell)


def sheet_lines(sheet: Sheet, width: int | None = None) -> list[str]:
    """The table in straight columns, numbers to the right; lines of at most ``width`` cells."""
    rows = [sheet.head, *([sheet.text(cell) for cell in row] for row in sheet.rows)]
    shown = [[visible_line(cell) for cell in row] for row in rows]
    widths = [min(WIDEST, max(map(cells, column))) for column in zip_longest(*shown, fillvalue="")]
    numbers = [any(isinstance(cell, int | float) for cell in column) for column in zip(*sheet.rows, strict=True)]
    lines = ("  ".join(_set(row, widths, numbers)).rstrip() for row in shown)
    return [line if width is None else cut(line, width) for line in lines]


def _set(row: Sequence[str], widths: Sequence[int], numbers: Sequence[bool]) -> Iterable[str]:
    for place, (cell, width) in enumerate(zip(row, widths, strict=True)):
        short = cell if place == len(row) - 1 else cut(cell, width)
        space = " " * (width - cells(short))
        yield space + short if place < len(numbers) and numbers[place] else short + space


def sheet_csv(sheet: Sheet) -> bytes:
    """The table for spreadsheets: with a byte order mark, no cell a formula, numbers as numbers."""
    file = io.StringIO()
    writer = csv.writer(file, lineterminator="\r\n")
    writer.writerow([harmless_cell(name) for name in sheet.head])
    for row in sheet.rows:
        writer.writerow([cell if isinstance(cell, int | float) else harmless_cell(cell) for cell in row])
    return file.getvalue().encode("utf-8-sig", "replace")


def sheet_markdown(sheet: Sheet) -> bytes:
    """The table in Markdown; no cell acts as markup."""
    rows = [sheet.head, ["---"] * len(sheet.head), *([sheet.text(cell) for cell in row] for row in sheet.rows)]
    lines = [f"| {' | '.join(row if place == 1 else map(_plain, row))} |" for place, row in enumerate(rows)]
    return ("\n".join(lines) + "\n").encode("utf-8", "replace")


def _plain(cell: str) -> str:
    return escape_markdown(visible_line(cell)).strip()


__all__ = ["Cell", "Sheet", "sheet_csv", "sheet_lines", "sheet_markdown"]
