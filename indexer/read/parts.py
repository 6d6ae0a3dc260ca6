"""A large table in parts, so that several processes share its rows: each reads on where the one before it stopped."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from indexer.read.columns import holds_text_column
from indexer.read.faults import Fault, UnreadableError
from indexer.read.options import ReadOptions
from indexer.read.reader import extract, fault_of
from indexer.read.rows import PARTS, Marked, Row
from indexer.read.source import Source, open_source
from indexer.read.tables import MOST_ODD, reports_of
from indexer.read.textlines import Mark
from indexer.values import Extract
from kb.model import Problem


@dataclass(frozen=True, slots=True)
class Part:
    """Some rows of a table; ``rest`` is where it goes on, ``goes_on`` whether there are rows before, ``fault`` what ended it early."""

    source: Source
    rows: tuple[Row, ...]
    rest: Mark | None
    goes_on: bool
    fault: Fault | None = None

    def reports(self) -> Iterator[Extract | Problem]:
        """The reports of the rows, as ``read`` gives them."""
        yield from reports_of(self.source, self.rows, extract, goes_on=self.goes_on)
        if self.fault:
            yield self.fault.at(self.source.name)


def read_part(path: Path, name: str, options: ReadOptions, mark: Mark | None, characters: int) -> Part | Problem | None:
    """So many characters of a table from a mark on (None: from its beginning), and where it goes on.

    None where ``read`` has to read the file: it is no table of lines, has nothing behind those characters, or cannot be read. A Problem
    where it cannot be read any more.
    """
    try:
        source = open_source(path, name, options)
        if source.form.reader not in PARTS:
            return None
        part = _part(source, mark, characters)
    except (UnreadableError, OSError) as error:
        return fault_of(error).at(name) if mark else None
    return part if part.rest or mark else None


def _part(source: Source, mark: Mark | None, characters: int) -> Part:
    rows: list[Row] = []
    try:
        rest = _take(
            PARTS[source.form.reader](source, mark), rows, characters, source.options, is_known=mark is not None
        )
    except (UnreadableError, OSError) as error:
        return Part(source, tuple(rows), None, mark is not None, fault_of(error))
    return Part(source, tuple(rows), rest, mark is not None)


def _take(marked: Marked, rows: list[Row], characters: int, options: ReadOptions, *, is_known: bool) -> Mark | None:
    """Take rows; where the next one begins once there are enough, and some of them holds a report."""
    odd = 0
    for row, where in marked:
        rows.append(row)
        characters -= sum(map(len, row.cells))
        is_known = is_known or holds_text_column(row.headers, options)
        odd += not (is_known or row.fault)
        if odd == MOST_ODD:
            return None
        if characters <= 0 and is_known and (mark := where()):
            return mark
    return None


__all__ = ["Mark", "Part", "read_part"]
