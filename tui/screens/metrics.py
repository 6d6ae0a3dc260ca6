"""The table of metrics: indicators of units over the years, each number opened where it stands."""

from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING, ClassVar

from kb.facts.metrics import Metric, Series
from kb.i18n import _, ngettext
from kb.render.metrics import LEVELS, amount, plain_number, sparkline
from tui.passages import Spot
from tui.screens.rows import Listed, Order
from tui.screens.table import TableScreen
from tui.text.lines import Line, flowed, plain
from tui.views.look import Look
from tui.views.table import Column

if TYPE_CHECKING:
    from kb.library import Library

_SORTS: dict[str, Callable[[Series], tuple[int | str, ...]]] = {
    "often": lambda row: (-len(row.points), row.indicator, row.organ),
    "name": lambda row: (row.indicator, row.organ),
    "unit": lambda row: (row.organ, row.indicator),
}
_BAR = 24
_LONGEST_LINE = 12
"""Years that a sparkline shows."""


class MetricsScreen(TableScreen[Series]):
    """Indicators with their values by year; the numbers of each in the order of the years."""

    FEATURE: ClassVar[str] = "metrics"
    NEEDS_QUESTION: ClassVar[bool] = False
    LIVE: ClassVar[bool] = False
    ORDERS: ClassVar[tuple[Order, ...]] = (
        Order("years", lambda: _("by years")),
        Order("often", lambda: _("by numbers")),
        Order("name", lambda: _("by indicator")),
        Order("unit", lambda: _("by unit")),
    )

    def work(self, asked: str) -> "Callable[[Library], Listed[Series]]":
        """The numbers of the passages that answer; of all, where nothing is asked."""
        sort = _SORTS.get(self.order_id)

        def rows(library: "Library") -> Listed[Series]:
            found = library.metrics(asked)
            said = ngettext("{n} number", "{n} numbers", len(found)).format(n=len(found))
            return Listed(sorted(found.series, key=sort) if sort else list(found.series), said=said)

        return rows

    def columns(self) -> Sequence[Column[Series]]:
        """Indicator, unit of measure, organ, the last value, how it went."""
        return (
            Column(lambda: _("indicator"), lambda row: row.indicator, style="head"),
            Column(lambda: _("unit"), lambda row: row.organ, 22, "dim", least=90),
            Column(lambda: _("unit of measure"), _measure, 10, least=50),
            Column(lambda: _("years"), _span_of_years, 9, "dim", least=70),
            Column(lambda: _("by year"), _line, _LONGEST_LINE, "bar", least=60),
            Column(lambda: _("last"), _last, 14, "number", right=True),
        )

    def spots(self, row: Series) -> Sequence[Spot]:
        """Every number, in the order of the years."""
        return [
            Spot(metric.report.id, metric.passage.id, (metric.span,), text=f"{metric.indicator} {metric.text}")
            for metric in row.points
        ]

    def detail(self, row: Series, look: Look) -> Iterable[Line]:
        """A bar a year; what each number says besides."""
        yield from flowed([plain(f"{row.indicator}  {row.organ}", look.face, "head")], look.width)
        highest = max(row.years.values(), default=0) or 1
        for year, value in row.years.items():
            bar = LEVELS[-1] * max(1, round(_BAR * value / highest))
            goal = f" {_('goal')}" if year in row.goals else ""
            yield from flowed(
                [plain(f"{year}  {bar} {plain_number(value)}{row.unit}{goal}", look.face, "bar")], look.width
            )
        for metric in row.points:
            yield from flowed([plain(_told(metric), look.face, "dim")], look.width)

    def row_query(self, row: Series) -> str:
        """The passages that name it."""
        return f'"{row.indicator.replace(chr(34), "")}" {_of_unit(row.organ)}'.strip()


def _of_unit(organ: str) -> str:
    return f'单位:"{organ}"' if organ else ""


def _measure(row: Series) -> str:
    return {"up": "+", "down": "−"}.get(row.change, "") + row.unit


def _span_of_years(row: Series) -> str:
    years = list(row.years)
    if not years:
        return ""
    return str(years[0]) if len(years) == 1 else f"{years[0]}–{years[-1]}"


def _line(row: Series) -> str:
    """A sign a year, the last years where they are many."""
    years = list(row.years)
    if len(years) < 2:
        return ""
    return sparkline(row.years, range(max(years[0], years[-1] - _LONGEST_LINE + 1), years[-1] + 1))


def _last(row: Series) -> str:
    """The value of the last year, and whether it is only a goal."""
    year = next(reversed(row.years), None)
    if year is None:
        return ""
    return plain_number(row.years[year]) + (f" {_('goal')}" if year in row.goals else "")


def _told(metric: Metric) -> str:
    year = "-" if metric.year is None else str(metric.year)
    goal = f" {_('goal')}" if metric.planned else ""
    return f"{year}  {amount(metric.quantity, metric.text)}{goal}  {metric.report.file}:{metric.passage.line}"


__all__ = ["MetricsScreen"]
