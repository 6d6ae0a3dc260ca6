"""Trend: how often a term is used in each year, or by whom, with what it is counted in."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from textual.binding import BindingType

from kb.frequency import Row, joined_years, one_row
from kb.i18n import _
from kb.render.counts import count_text
from kb.render.trend import dimension_name, run_name, story_lines
from kb.search.examples import Example
from tui.bindings import bindings
from tui.features import actions_of
from tui.passages import Spot
from tui.screens.copies import Copies, CountingScreen
from tui.screens.table import Column, Listed, Order
from tui.text.lines import Line, flowed, plain
from tui.views.look import Look

if TYPE_CHECKING:
    from kb.library import Library

EXAMPLES = 5
_BAR = 16


@dataclass(frozen=True, slots=True)
class TrendRow:
    """A year, a unit …: its name, its figures, a bar of its rate, some uses, and what is to be said of the whole."""

    name: str
    row: Row
    bar: str
    examples: tuple[Example, ...]
    story: tuple[str, ...]


def trend_rows(library: "Library", asked: str, by: str, copies: Copies) -> Listed[TrendRow]:
    """The groups in which the term is used, all years and sections."""
    one = library.trend(asked, by=by, every_copy=copies.each)
    found = one.occurrences
    said = " · ".join(filter(None, [count_text(one.count), copies.said(found.folded)]))
    if not len(found):
        return Listed((), found.echo, said, library.why_nothing(found))
    shown = [row for row in one.rows if row.group.size.passages and (by in ("year", "role") or row.count.occurrences)]
    runs = joined_years(shown) if by == "year" else ([row] for row in shown)
    highest = max((row.rate or 0.0 for row in shown), default=0.0)
    uses, story = one.examples(EXAMPLES), tuple(story_lines(one))
    rows = [
        TrendRow(run_name(by, run), row, _bar(row.rate, highest), uses.get(row.group.value, ()), story)
        for run in runs
        for row in (one_row(run),)
    ]
    return Listed(rows, found.echo, said)


def _bar(rate: float | None, highest: float) -> str:
    return "#" * max(round(_BAR * rate / highest), 1) if rate else ""


class TrendScreen(CountingScreen[TrendRow]):
    """Counts a term by year; ``s`` goes on to unit, region, level, kind, section."""

    FEATURE: ClassVar[str] = "trend"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings(actions_of("trend"))]
    ORDERS: ClassVar[tuple[Order, ...]] = (
        Order("year", lambda: dimension_name("year")),
        Order("unit", lambda: dimension_name("unit")),
        Order("region", lambda: dimension_name("region")),
        Order("level", lambda: dimension_name("level")),
        Order("kind", lambda: dimension_name("kind")),
        Order("role", lambda: dimension_name("role")),
    )

    def work(self, asked: str) -> "Callable[[Library], Listed[TrendRow]]":
        """Count."""
        by, copies = self.order_id, self.copies
        return lambda library: trend_rows(library, asked, by, copies)

    def columns(self) -> Sequence[Column[TrendRow]]:
        """The value, its bar, the counts and what they are counted in."""
        name = self.ORDERS[self.order].title
        return (
            Column(name, lambda row: row.name, 0 if self.order_id in ("unit", "kind", "region") else 10, "head"),
            Column(lambda: "", lambda row: row.bar, _BAR, "bar", least=52),
            Column(lambda: _("occurrences"), lambda row: str(row.row.count.occurrences), 6, "number", right=True),
            Column(lambda: _("passages"), lambda row: str(row.row.count.passages), 5, right=True, least=76),
            Column(lambda: _("reports"), lambda row: str(row.row.count.reports), 4, right=True, least=58),
            Column(lambda: _("per 10,000 characters"), lambda row: _rate(row.row.rate), 10, "number", right=True),
            Column(lambda: _("of characters"), lambda row: str(row.row.group.size.characters), 9, right=True, least=69),
            Column(lambda: _("of reports"), lambda row: str(row.row.group.size.reports), 6, right=True, least=84),
        )

    def spots(self, row: TrendRow) -> Sequence[Spot]:
        """Some uses."""
        return [Spot(one.report, one.passage, (one.span,)) for one in row.examples]

    def detail(self, row: TrendRow, look: Look) -> Iterable[Line]:
        """The first and the last use, and how evenly the term is spread."""
        for text in row.story:
            yield from flowed([plain(text, look.face, "dim")], look.width)

    def row_query(self, row: TrendRow) -> str:
        """The term in that group."""
        value, field = row.row.group.value, {"role": "in"}.get(self.order_id, self.order_id)
        shown = "?" if value is None else row.name.replace("-", "..") if isinstance(value, int) else f'"{value}"'
        return f"{self.line.value.strip()} {field}:{shown}" if field in ("unit", "year", "region") else ""


def _rate(rate: float | None) -> str:
    return "-" if rate is None else f"{rate:.2f}"


__all__ = ["TrendScreen"]
