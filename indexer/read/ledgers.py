"""A table that is a list of tasks (台账) and no table of reports: one report, its rows as lines with cells parted by tabs."""

import re
from collections.abc import Iterator, Sequence
from itertools import islice

from indexer.read.rows import HEADER_ROWS, sheets_of
from indexer.read.source import Source
from kb.facts.tasks.headers import columns_of

MOST_ROWS = 20_000
"""Rows above which a table is no list that somebody keeps."""
_BLANK = re.compile(r"\s+")
_UNNAMED = re.compile(r"(?:sheet|工作表|表)\s?\d*", re.IGNORECASE)


def ledger_text(source: Source) -> str | None:
    """The text of the sheets that are lists of tasks; None where none is."""
    found = [text for name, rows in sheets_of(source) if (text := _sheet(name, rows))]
    return "\n".join(found) or None


def _sheet(name: str, rows: Iterator[list[str]]) -> str:
    cells = [_bare(row) for row in islice(rows, MOST_ROWS)]
    head = next((number for number, row in enumerate(cells[:HEADER_ROWS]) if columns_of(row)), None)
    if head is None:
        return ""
    above = ["".join(row) for row in cells[:head]]
    named = [] if any(above) or _UNNAMED.fullmatch(name) else [name]
    return "\n".join(filter(None, [*named, *above, *("\t".join(row) for row in cells[head:] if any(row))]))


def _bare(row: Sequence[str]) -> list[str]:
    """Cells on one line each, without the empty ones at the end."""
    cells = [_BLANK.sub(" ", cell).strip() for cell in row]
    while cells and not cells[-1]:
        cells.pop()
    return cells
