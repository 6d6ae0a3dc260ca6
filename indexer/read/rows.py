"""The rows of tables in their file formats, each with its headers, one by one."""

import csv
import json
import warnings
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from datetime import time as clock
from functools import partial
from itertools import chain, islice
from pathlib import Path
from typing import Any

from indexer.read.columns import holds_text_column
from indexer.read.encoding import MARKS, NAMES, codec_of, decode
from indexer.read.faults import ZIP_FAULTS, Fault, UnreadableError
from indexer.read.formats import damaged
from indexer.read.options import LARGEST_ROW, ReadOptions
from indexer.read.source import Source
from indexer.read.textlines import Lines, Mark
from kb.i18n import _

SAMPLE = 1_048_576
DELIMITERS = (",", "\t", ";", "|", "，")
HEADER_ROWS = 8
"""Rows at the head of a sheet among which the headers are looked for: a title may stand above them."""
MIDNIGHT = clock()
MOST_BLANK_ROWS = 10_000


@dataclass(frozen=True, slots=True)
class Row:
    """A row: its number among the data rows from 1, its headers, its cells; or why it could not be read."""

    number: int
    headers: tuple[str, ...]
    cells: tuple[str, ...]
    encoding: str | None = None
    fault: Fault | None = None


Marked = Iterator[tuple[Row, Callable[[], Mark | None]]]
"""Rows, each with what tells where the next one begins, where that can be told."""


def plain(value: Any) -> str:
    """A value of a cell as text: days in ISO form, whole numbers without a point, lists a line each, objects not at all."""
    if value is None or isinstance(value, bool | Mapping):
        return ""
    if isinstance(value, datetime):
        return value.isoformat(" ") if value.time() != MIDNIGHT else value.date().isoformat()
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, list | tuple):
        return "\n".join(filter(None, map(plain, value)))
    return str(value)


def csv_rows(source: Source) -> Iterator[Row]:
    """The rows of a csv or tsv; a line that is no csv is a fault, and so is one that is too long."""
    return (row for row, _mark in csv_parts(source))


def csv_parts(source: Source, mark: Mark | None = None) -> Marked:
    """The same from a mark on."""
    codec = _codec(source.path)
    with source.path.open(encoding=codec, errors="replace", newline="") as file:
        lines = Lines(file, mark.place if mark else 0)
        delimiter = mark.delimiter if mark else _delimiter(source, lines.peek(HEADER_ROWS))
        table, encoding = _csv_cells(lines, delimiter), NAMES.get(codec, codec)
        found = _numbered(_filled(table), mark, encoding) if mark else _below_headers(table, source.options, encoding)
        for row in found:
            is_ahead = not mark and row.number < HEADER_ROWS  # more lines were read to find the headers
            yield row, partial(_mark_behind, lines, row, delimiter) if not is_ahead else _nowhere


def _nowhere() -> None:
    """What tells nothing."""


def _mark_behind(lines: Lines, row: Row, delimiter: str = "") -> Mark | None:
    place = lines.place
    return None if place is None else Mark(place, row.number + 1, row.headers, delimiter)


def sheets_of(source: Source) -> Iterator[tuple[str, Iterator[list[str]]]]:
    """The sheets of a csv or xlsx with their names, as cells; the csv has one without a name, other tables have none."""
    if source.form.reader == "xlsx":
        yield from _xlsx_sheets(source)
    elif source.form.reader == "csv":
        with source.path.open(encoding=_codec(source.path), errors="replace", newline="") as file:
            lines = Lines(file)
            cells = _csv_cells(lines, _delimiter(source, lines.peek(HEADER_ROWS)))
            yield "", (row for row in cells if isinstance(row, list))


def _xlsx_sheets(source: Source) -> Iterator[tuple[str, Iterator[list[str]]]]:
    from openpyxl import load_workbook

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        book = load_workbook(source.path, read_only=True, data_only=True)
    yield from ((sheet.title, _sheet_cells(sheet)) for sheet in book.worksheets if hasattr(sheet, "iter_rows"))
    book.close()


def _csv_cells(lines: Lines, delimiter: str) -> Iterator[list[str] | Fault]:
    csv.field_size_limit(LARGEST_ROW)
    reader = csv.reader((line.replace("\0", "") for line in lines), delimiter=delimiter)
    while True:
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            yield Fault(
                "bad-row",
                _("The row is not valid CSV ({reason}). Mend its quotes and run the same command again.").format(
                    reason=error
                ),
            )
            continue
        yield cells


def _delimiter(source: Source, head: Iterable[str]) -> str:
    first = next((line for line in "".join(head).splitlines() if line.strip()), "")
    return "\t" if source.form.name == "tsv" else max(DELIMITERS, key=first.count)


def jsonl_rows(source: Source) -> Iterator[Row]:
    """The rows of a file that holds a JSON object a line; blank lines are passed over."""
    return (row for row, _mark in jsonl_parts(source))


def jsonl_parts(source: Source, mark: Mark | None = None) -> Marked:
    """The same from a mark on."""
    codec = _codec(source.path)
    with source.path.open(encoding=codec, errors="replace") as file:
        lines = Lines(file, mark.place if mark else 0)
        filled = (line for line in lines if line.strip())
        for number, line in enumerate(filled, mark.number if mark else 1):
            row = _object_row(number, line, NAMES.get(codec, codec))
            yield row, partial(_mark_behind, lines, row)


def _object_row(number: int, line: str, encoding: str) -> Row:
    try:
        value = json.loads(line)
    except (ValueError, RecursionError) as error:
        reason = _("The row is not valid JSON ({reason}). Mend it and run the same command again.").format(
            reason=str(error)[:80]
        )
        return Row(number, (), (), encoding, Fault("bad-row", reason))
    return _row_of(number, value, encoding)


def _row_of(number: int, value: object, encoding: str | None) -> Row:
    if not isinstance(value, dict):
        return Row(
            number,
            (),
            (),
            encoding,
            Fault("bad-row", _("The row is no JSON object. Write one object with named fields a report.")),
        )
    return Row(number, tuple(map(str, value)), tuple(map(plain, value.values())), encoding)


def json_rows(source: Source) -> Iterator[Row]:
    """The objects of a JSON file: of its list, of the first list in its object, or the one object itself."""
    decoded = decode(source.data())
    try:
        value = json.loads(decoded.text.removeprefix("\ufeff"))
    except (ValueError, RecursionError) as error:
        raise UnreadableError(
            "bad-json",
            _("The file is not valid JSON ({reason}). Export it again, or write one object a line as .jsonl.").format(
                reason=str(error)[:80]
            ),
        ) from error
    for number, item in enumerate(_objects(value), 1):
        yield _row_of(number, item, decoded.encoding)


def _objects(value: object) -> Sequence[object]:
    if isinstance(value, list):
        return value
    if isinstance(value, dict):
        for inner in value.values():
            if isinstance(inner, list) and inner and isinstance(inner[0], dict):
                return inner
            if isinstance(inner, dict):
                nested = [
                    deep for deep in inner.values() if isinstance(deep, list) and deep and isinstance(deep[0], dict)
                ]
                if nested:
                    return list(nested[0])
    return [value]


def xlsx_rows(source: Source) -> Iterator[Row]:
    """The rows of the sheets that have a text column; where none has, of the first that has rows."""
    from indexer.read.archive import check_archive

    check_archive(source.path)
    from openpyxl import load_workbook
    from openpyxl.utils.exceptions import InvalidFileException

    faults = (*ZIP_FAULTS, InvalidFileException, TypeError, AttributeError, IndexError, SyntaxError)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            book = load_workbook(source.path, read_only=True, data_only=True)
        sheets = [sheet for sheet in book.worksheets if hasattr(sheet, "iter_rows")]
        chosen = [sheet for sheet in sheets if _has_text(sheet, source.options)] or sheets[:1]
        rows = chain.from_iterable(_below_headers(_sheet_cells(sheet), source.options, None) for sheet in chosen)
        for number, row in enumerate(rows, 1):
            yield Row(number, row.headers, row.cells, None, row.fault)
        book.close()
    except faults as error:
        raise damaged("xlsx") from error


def _has_text(sheet: Any, options: ReadOptions) -> bool:
    head = islice(_sheet_cells(sheet), HEADER_ROWS)
    return any(holds_text_column(cells, options) for cells in head)


def _sheet_cells(sheet: Any) -> Iterator[list[str]]:
    blank = 0
    for values in sheet.iter_rows(values_only=True):
        cells = [plain(value) for value in values]
        blank = 0 if any(cells) else blank + 1
        if blank > MOST_BLANK_ROWS:
            return
        if any(cells):
            yield cells


def _filled(table: Iterable[list[str] | Fault] | Iterable[list[str]]) -> Iterator[list[str] | Fault]:
    return (cells for cells in table if isinstance(cells, Fault) or any(cell.strip() for cell in cells))


def _numbered(filled: Iterable[list[str] | Fault], mark: Mark, encoding: str | None) -> Iterator[Row]:
    """The rows from a mark on, under its headers."""
    for number, cells in enumerate(filled, mark.number):
        if isinstance(cells, Fault):
            yield Row(number, mark.headers, (), encoding, cells)
        else:
            yield Row(number, mark.headers, tuple(cells), encoding)


def _below_headers(
    table: Iterator[list[str] | Fault] | Iterator[list[str]], options: ReadOptions, encoding: str | None
) -> Iterator[Row]:
    """The rows under the headers: the first of the head's rows that names a text column, else the first of all."""
    filled = _filled(table)
    head = list(islice(filled, HEADER_ROWS))
    place = next(
        (index for index, cells in enumerate(head) if isinstance(cells, list) and holds_text_column(cells, options)), 0
    )
    if not head:
        return
    first = head[place]
    headers = tuple(first) if isinstance(first, list) else ()
    yield from _numbered(chain(head[place + 1 :], filled), Mark(0, 1, headers), encoding)
    if place + 1 == len(head) and not holds_text_column(headers, options):
        yield Row(1, headers, (), encoding)


def _codec(path: Path) -> str:
    """The codec of a text file, from its beginning."""
    with path.open("rb") as file:
        sample = file.read(SAMPLE)
    return next((codec for mark, codec in MARKS if sample.startswith(mark)), None) or codec_of(sample)


ROWS: Mapping[str, Callable[[Source], Iterator[Row]]] = {
    "csv": csv_rows,
    "jsonl": jsonl_rows,
    "json": json_rows,
    "xlsx": xlsx_rows,
}
"""The rows of each format, by the name of its reader."""

PARTS: Mapping[str, Callable[[Source, Mark | None], Marked]] = {"csv": csv_parts, "jsonl": jsonl_parts}
"""Formats whose rows can be read from any of them on."""
