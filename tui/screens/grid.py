"""One topic over units or years: a row a measure, a column a unit or a year; the clauses with their sentences beside it."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, ClassVar

from kb.grid import By, Entry, Grid, Row
from kb.i18n import _, ngettext
from kb.render.grid import SIGNS, cell_text, column_name, difference_text, label_of
from tui.passages import Spot
from tui.screens.rows import Listed, Order
from tui.screens.table import TableScreen
from tui.text.lines import Line, flowed, plain
from tui.views.look import Look
from tui.views.table import Column

if TYPE_CHECKING:
    from kb.library import Library

_LEAST_WIDTH = 14
"""Cells of a list for each column that it has room for."""


@dataclass(frozen=True, slots=True)
class Measure:
    """A row with the grid it stands in."""

    grid: Grid
    row: Row

    @property
    def label(self) -> str:
        """Its theme and its name."""
        name = label_of(self.row)
        return f"{self.row.theme} · {name}" if self.row.theme else name

    def cell(self, column: int) -> str:
        """What a column says, in short: signs and numbers, or how many sentences."""
        entries = self.row.cells[column]
        numbers = " ".join(entry.spoken for entry in entries if entry.numbers)
        told = sum(not entry.numbers for entry in entries)
        return numbers or (ngettext("{n} sentence", "{n} sentences", told).format(n=told) if told else "")


class GridScreen(TableScreen[Measure]):
    """Lays a topic out; the question is the topic, s changes between units and years."""

    FEATURE: ClassVar[str] = "grid"
    LIVE: ClassVar[bool] = False
    ORDERS: ClassVar[tuple[Order, ...]] = (
        Order(By.UNIT.value, lambda: _("by unit")),
        Order(By.YEAR.value, lambda: _("by year")),
    )

    def work(self, asked: str) -> "Callable[[Library], Listed[Measure]]":
        """Make the grid."""
        by = self.order_id

        def rows(library: "Library") -> Listed[Measure]:
            return _listed(library.grid(asked, by=by))

        return rows

    def columns(self) -> Sequence[Column[Measure]]:
        """The measure, then what each unit or year says of it in numbers."""
        grid = self.listed.rows[0].grid if self.listed.rows else None
        label: Column[Measure] = Column(lambda: _("measure"), lambda row: row.label, style="head")
        if grid is None:
            return (label,)
        names = [column_name(column, grid.by) for column in grid.columns]
        return (label, *(_column(name, place) for place, name in enumerate(names)))

    def spots(self, row: Measure) -> Sequence[Spot]:
        """The passages of the clauses, column by column."""
        return [Spot(entry.report.id, entry.passage.id, (entry.span,), entry.text) for entry in row.row.entries]

    def detail(self, row: Measure, look: Look) -> Iterable[Line]:
        """How the columns differ on its theme, then every column's clauses in full."""
        for difference in row.grid.differences:
            if difference.theme == row.row.theme:
                yield from flowed([plain(difference_text(row.grid, difference), look.face, "changed")], look.width)
        for column, cell in zip(row.grid.columns, row.row.cells, strict=True):
            if cell:
                yield from flowed([plain(column_name(column, row.grid.by), look.face, "dim")], look.width)
            yield from _clauses(cell, row.grid.by, look)

    def row_query(self, row: Measure) -> str:
        """The theme, or the measure's own name."""
        return f'"{row.row.theme or row.row.label}"' if row.row.theme or row.row.label else ""


def _listed(grid: Grid) -> Listed[Measure]:
    """The measures; above them how the columns differ on the first theme."""
    notes = [difference_text(grid, difference) for difference in grid.differences[:1]]
    if not grid.rows:
        notes = [_("No passage speaks of it. Look for its words: kb search WORDS")]
    said = ngettext("{n} measure", "{n} measures", len(grid.rows)).format(n=len(grid.rows))
    return Listed([Measure(grid, row) for row in grid.rows], " ".join(grid.words), said, notes)


def _column(name: str, place: int) -> Column[Measure]:
    return Column(lambda: name, partial(Measure.cell, column=place), style="number", least=_LEAST_WIDTH * (place + 2))


def _clauses(cell: Sequence[Entry], by: By, look: Look) -> Iterator[Line]:
    for entry in cell:
        pieces = [plain(f"{SIGNS[entry.manner]} ", look.face, "changed"), plain(cell_text(entry, by), look.face)]
        yield from flowed(pieces, look.width)


__all__ = ["GridScreen", "Measure"]
