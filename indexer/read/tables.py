"""Tables of reports: a report a row, read one by one, so that a table may be larger than memory."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import chain

from indexer.read.columns import Layout, find_layout
from indexer.read.faults import Fault, UnreadableError
from indexer.read.options import ReadOptions
from indexer.read.rows import ROWS, Row
from indexer.read.source import Source
from indexer.values import Extract, Fact
from kb.i18n import _
from kb.model import Problem

MARKED_UP = re.compile(
    r"<(?:p|div|br|span|table|html|body|h[1-6]|li|td|article|section)\b[^<>]{0,2000}>", re.IGNORECASE
)
WHOLE_PAGE = re.compile(r"<(?:html|body|head)\b", re.IGNORECASE)
LONGEST_FACT = 1_000
MOST_ODD = 20
"""Rows without a text column after which a table is held for one of something else."""

Maker = Callable[..., Extract]


def read_rows(source: Source, make: Maker) -> Iterator[Extract | Problem]:
    """The reports of a table; ``make`` makes an Extract. A row that cannot be read is a Problem and the others go on."""
    rows = ROWS[source.form.reader](source)
    first = next(rows, None)
    if first is None:
        raise UnreadableError(
            "no-rows", _("The table has no rows below its headers. Take it out of the folder, or export it again.")
        )
    yield from reports_of(source, chain([first], rows), make)


def reports_of(
    source: Source, rows: Iterable[Row], make: Maker, *, goes_on: bool = False
) -> Iterator[Extract | Problem]:
    """The reports of some rows of a table; ``goes_on``: rows before them were found to hold reports."""
    finder = _LayoutFinder(source.options, is_known=goes_on)
    for row in rows:
        if row.fault is not None:
            yield row.fault.at(_row_name(source, row))
            continue
        layout = finder.find(row)
        yield from (fault.at(_row_name(source, odd)) for odd, fault in finder.released())
        if layout is not None:
            yield _report(source, row, layout, make)
    finder.finish()


def _row_name(source: Source, row: Row) -> str:
    return f"{source.name}#{row.number}"


class _LayoutFinder:
    """Finds the layout of each row: once for a table with a header, for every new set of keys where rows name their own."""

    def __init__(self, options: ReadOptions, *, is_known: bool = False) -> None:
        self._options = options
        self._is_known = is_known
        """Whether some row was found to hold a report."""
        self._layouts: dict[tuple[str, ...], Layout] = {}
        self._odd: list[tuple[Row, UnreadableError]] = []

    def find(self, row: Row) -> Layout | None:
        """The row's layout; None, and the row kept aside, where its columns hold no text. Raises when too many do not."""
        if row.headers not in self._layouts:
            try:
                self._layouts[row.headers] = find_layout(row.headers, self._options)
                self._is_known = True
            except UnreadableError as error:
                self._odd.append((row, error))
                if not self._is_known and len(self._odd) >= MOST_ODD:
                    raise
                return None
        return self._layouts[row.headers]

    def released(self) -> Iterator[tuple[Row, Fault]]:
        """The rows kept aside, once another row has shown that the table is one of reports."""
        if self._is_known:
            yield from ((row, error.fault) for row, error in self._odd)
            self._odd.clear()

    def finish(self) -> None:
        """At the table's end: raises where no row had a text column."""
        if self._odd:
            raise self._odd[0][1]


def _report(source: Source, row: Row, layout: Layout, make: Maker) -> Extract | Problem:
    name = _row_name(source, row)
    cell = row.cells[layout.text].strip() if layout.text < len(row.cells) else ""
    if not cell:
        return Fault("empty-row", _("The row has no text. Fill its text column or delete the row.")).at(name)
    try:
        text, facts = _text(cell, containers=source.options.containers)
        told = (*_facts(row.cells, layout), *facts)
        return make(name, text, source.form.name, encoding=row.encoding, facts=tuple(dict.fromkeys(told)))
    except UnreadableError as error:
        return error.fault.at(name)


def _text(cell: str, *, containers: bool) -> tuple[str, tuple[Fact, ...]]:
    """A cell's text; HTML inside it is read as a page, or as a piece of one."""
    if not MARKED_UP.search(cell):
        return cell, ()
    from indexer.read.page import read_fragment, read_page

    if WHOLE_PAGE.search(cell):
        page = read_page(cell, containers=containers)
        return page.text, page.facts
    return read_fragment(cell), ()


def _facts(cells: Sequence[str], layout: Layout) -> Iterator[Fact]:
    for index, (role, header) in layout.facts.items():
        value = cells[index].strip() if index < len(cells) else ""
        if value and len(value) <= LONGEST_FACT:
            yield Fact(role, value, f"column:{header.strip()}")
