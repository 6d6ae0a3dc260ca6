"""Any table as a file: CSV for spreadsheets, Markdown, JSON lines. Nothing of a text acts as markup or as a formula."""

import csv
import io
import json
from collections.abc import Iterable, Sequence

from kb.render.exports import escape_markdown, harmless_cell

Cells = Sequence[str]


def table_csv(heads: Cells, rows: Iterable[Cells]) -> bytes:
    """The table with a byte order mark, as spreadsheets want it."""
    file = io.StringIO()
    writer = csv.writer(file, lineterminator="\r\n")
    writer.writerow(heads)
    writer.writerows([harmless_cell(cell) for cell in row] for row in rows)
    return file.getvalue().encode("utf-8-sig", "replace")


def table_markdown(heads: Cells, rows: Iterable[Cells]) -> bytes:
    """The table as Markdown draws it."""
    lines = [_markdown_row(heads), _markdown_row(["---"] * len(heads), plain=False)]
    lines += [_markdown_row(row) for row in rows]
    return ("\n".join(lines) + "\n").encode("utf-8", "replace")


def _markdown_row(row: Cells, *, plain: bool = True) -> str:
    cells = [escape_markdown(" ".join(cell.split())) if plain else cell for cell in row]
    return f"| {' | '.join(cells)} |"


def table_json(heads: Cells, rows: Iterable[Cells]) -> bytes:
    """An object a row, a line each; the heads are its keys."""
    lines = (json.dumps(dict(zip(heads, row, strict=True)), ensure_ascii=False) for row in rows)
    return "".join(f"{line}\n" for line in lines).encode("utf-8", "replace")


WRITERS = {".csv": table_csv, ".md": table_markdown, ".json": table_json, ".jsonl": table_json}
"""What writes a table, by the ending of the file's name."""


__all__ = ["WRITERS", "Cells", "table_csv", "table_json", "table_markdown"]
