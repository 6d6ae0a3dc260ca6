"""Everything on one screen: a unit and a year a row, with their reports, numbers, documents and commitments."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from kb.i18n import _
from kb.model import ReportInfo
from kb.overview import Cell, Overview
from kb.render.commitments import SIGNS, states_text
from kb.render.overview import share_text, unit_name, whole_text, year_name
from tui.passages import Spot
from tui.screens.rows import Listed, Order
from tui.screens.table import TableScreen
from tui.text.lines import Line, flowed, plain
from tui.views.look import Look
from tui.views.table import Column

if TYPE_CHECKING:
    from kb.library import Library


@dataclass(frozen=True, slots=True)
class UnitYear:
    """A unit in a year; ``reports`` are those of the year."""

    unit: str | None
    year: int | None
    cell: Cell
    reports: tuple[ReportInfo, ...]


_SORTS: dict[str, Callable[[UnitYear], tuple[float | str, ...]]] = {
    "year": lambda row: (-(row.year or 0), row.unit or ""),
    "kept": lambda row: (2.0 if row.cell.kept is None else 1 - row.cell.kept, row.unit or "", row.year or 0),
    "commitments": lambda row: (-row.cell.commitments, row.unit or "", row.year or 0),
}


class OverviewScreen(TableScreen[UnitYear]):
    """Units by years, of the passages that answer; all, where nothing is asked."""

    FEATURE: ClassVar[str] = "overview"
    NEEDS_QUESTION: ClassVar[bool] = False
    LIVE: ClassVar[bool] = False
    ORDERS: ClassVar[tuple[Order, ...]] = (
        Order("unit", lambda: _("by unit")),
        Order("year", lambda: _("the newest first")),
        Order("kept", lambda: _("by share kept")),
        Order("commitments", lambda: _("by commitments")),
    )

    def first_question(self) -> str:
        """All of them."""
        return ""

    def work(self, asked: str) -> "Callable[[Library], Listed[UnitYear]]":
        """The overview, a unit and year a row."""
        sort = _SORTS.get(self.order_id)

        def rows(library: "Library") -> Listed[UnitYear]:
            view = library.overview(asked)
            made = _rows(view)
            return Listed(sorted(made, key=sort) if sort else made, said=whole_text(view.whole))

        return rows

    def columns(self) -> Sequence[Column[UnitYear]]:
        """Unit, year, counts, where the commitments stand."""
        return (
            Column(lambda: _("unit"), lambda row: unit_name(row.unit), style="head"),
            Column(lambda: _("year"), lambda row: year_name(row.year), 6),
            Column(lambda: _("reports"), lambda row: _count(row.cell.reports), 6, right=True),
            Column(lambda: _("numbers"), lambda row: _count(row.cell.numbers), 7, "number", right=True, least=60),
            Column(lambda: _("documents"), lambda row: _count(row.cell.documents), 6, right=True, least=70),
            Column(lambda: _("commitments"), lambda row: _count(row.cell.commitments), 6, right=True, least=50),
            Column(lambda: _("state"), _states, 22, "dim", least=84),
            Column(lambda: _("share kept"), lambda row: share_text(row.cell), 7, "good", right=True, least=44),
        )

    def spots(self, row: UnitYear) -> Sequence[Spot]:
        """The reports of the year."""
        return [Spot(info.id) for info in row.reports]

    def detail(self, row: UnitYear, look: Look) -> Iterable[Line]:
        """The counts in words, and the titles of the reports."""
        yield from flowed([plain(f"{unit_name(row.unit)}  {year_name(row.year)}", look.face, "head")], look.width)
        yield from flowed([plain(whole_text(row.cell), look.face)], look.width)
        if row.cell.states:
            yield from flowed([plain(states_text(row.cell.states), look.face, "dim")], look.width)
        for info in row.reports:
            yield from flowed([plain(f"{info.title.value or info.file}", look.face, "dim")], look.width)

    def row_query(self, row: UnitYear) -> str:
        """The passages of the unit and year."""
        unit = f'单位:"{row.unit}"' if row.unit else "单位:?"
        return f"{unit} 年:{'?' if row.year is None else row.year}"


def _rows(view: Overview) -> list[UnitYear]:
    return [
        UnitYear(unit, year, view.cells[unit, year], tuple(info for info in view.reports if (info.unit.value, info.year.value) == (unit, year)))
        for unit in view.units
        for year in view.years
        if (unit, year) in view.cells
    ]  # fmt: skip


def _count(count: int) -> str:
    return str(count) if count else ""


def _states(row: UnitYear) -> str:
    return " ".join(f"{SIGNS[state]}{times}" for state, times in row.cell.states.items())


__all__ = ["OverviewScreen", "UnitYear"]
