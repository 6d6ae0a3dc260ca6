"""Any table of texts as a file: CSV and Markdown as sheets are written, and JSON, an object a line."""

import json
from collections.abc import Iterable, Sequence

from kb.render.sheets import Sheet, sheet_csv, sheet_markdown

Cells = Sequence[str]


def table_csv(heads: Cells, rows: Iterable[Cells]) -> bytes:
    """The table with a byte order mark, as spreadsheets want it."""
    return sheet_csv(_sheet(heads, rows))


def table_markdown(heads: Cells, rows: Iterable[Cells]) -> bytes:
    """The table as Markdown draws it."""
    return sheet_markdown(_sheet(heads, rows))


def _sheet(heads: Cells, rows: Iterable[Cells]) -> Sheet:
    return Sheet(tuple(heads), tuple(tuple(row) for row in rows))


def table_json(heads: Cells, rows: Iterable[Cells]) -> bytes:
    """An object a row, a line each; the heads are its keys."""
    lines = (json.dumps(dict(zip(heads, row, strict=True)), ensure_ascii=False) for row in rows)
    return "".join(f"{line}\n" for line in lines).encode("utf-8", "replace")


WRITERS = {".csv": table_csv, ".md": table_markdown, ".json": table_json, ".jsonl": table_json}
"""What writes a table, by the ending of the file's name."""


__all__ = ["WRITERS", "Cells", "table_csv", "table_json", "table_markdown"]
