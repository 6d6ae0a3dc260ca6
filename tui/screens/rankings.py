"""Units ranked by a measure: period by period, a unit a row, with the places gained and lost."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from kb.i18n import _, ngettext
from kb.overview import Grain, Place, Ranking
from kb.render.labels import LEVELS
from kb.render.rankings import moved_text, number_text, period_text, ranking_name
from tui.bindings import bindings
from tui.features import actions_of
from tui.passages import Spot
from tui.screens.rows import Listed, Order
from tui.screens.table import TableScreen
from tui.text.lines import Line, flowed, plain
from tui.views.look import Look
from tui.views.table import Column

if TYPE_CHECKING:
    from kb.library import Library

_GRAINS: tuple[Grain | None, ...] = (None, Grain.YEAR, Grain.HALF, Grain.QUARTER, Grain.MONTH)


@dataclass(frozen=True, slots=True)
class Ranked:
    """A place in a ranking."""

    ranking: Ranking
    place: Place


class RankingsScreen(TableScreen[Ranked]):
    """The places of units by the numbers whose indicator holds a word of the query, and those that tables of reports give."""

    FEATURE: ClassVar[str] = "rankings"
    LIVE: ClassVar[bool] = False
    ORDERS: ClassVar[tuple[Order, ...]] = (
        Order("high", lambda: _("the highest first")),
        Order("low", lambda: _("the lowest first")),
    )
    BINDINGS: ClassVar = [*bindings(actions_of("rankings"))]
    grain: Grain | None = None
    """The length of the periods that are shown; None for all."""

    by_level: bool = False
    """Whether each level of government is ranked by itself."""

    def action_levels(self) -> None:
        """Rank each level of government by itself, or all together."""
        self.by_level = not self.by_level
        self.load()

    def action_grain(self) -> None:
        """Show only years, halves, quarters, months; then all again."""
        self.grain = _GRAINS[(_GRAINS.index(self.grain) + 1) % len(_GRAINS)]
        self.load()

    def work(self, asked: str) -> "Callable[[Library], Listed[Ranked]]":
        """The rankings, a place a row."""
        grain, lowest, apart = self.grain, self.order_id == "low", self.by_level

        def rows(library: "Library") -> Listed[Ranked]:
            found = library.rankings(asked, lowest_first=lowest, grain=grain, by_level=apart)
            said = ngettext("{n} ranking", "{n} rankings", len(found)).format(n=len(found))
            notes = [_("only: {state}").format(state=_GRAIN_NAMES[grain]())] if grain else []
            notes += [_("each level of government by itself")] if apart else []
            notes += [] if found else [_("No two units state this for one period, and no table ranks by it.")]
            return Listed([Ranked(one, place) for one in found for place in one.places], said=said, notes=notes)

        return rows

    def columns(self) -> Sequence[Column[Ranked]]:
        """Period, place, change of place, unit, number, indicator."""
        return (
            Column(lambda: _("period"), lambda row: period_text(row.ranking.period), 16, "dim"),
            Column(lambda: _("place in the ranking"), lambda row: str(row.place.rank), 4, "key", right=True),
            Column(lambda: "", lambda row: moved_text(row.place, row.ranking), 4, "changed"),
            Column(lambda: _("unit"), lambda row: row.place.unit, style="head"),
            Column(lambda: _("level"), _level, 8, "dim", least=100),
            Column(lambda: _("value"), lambda row: number_text(row.place, row.ranking), 12, "number", right=True),
            Column(lambda: _("indicator"), lambda row: row.place.indicator, 24, least=84),
        )

    def spots(self, row: Ranked) -> Sequence[Spot]:
        """Where the number stands."""
        place = row.place
        return [Spot(place.report.id, place.passage.id, (place.span,), text=f"{place.unit} {place.shown}".strip())]

    def detail(self, row: Ranked, look: Look) -> Iterable[Line]:
        """What is ranked, against which period; the place now and before."""
        yield from flowed([plain(ranking_name(row.ranking), look.face, "head")], look.width)
        before = "" if row.place.before is None else f"  {_('rank before')} {row.place.before}"
        told = f"{row.place.rank}  {row.place.unit}  {number_text(row.place, row.ranking)}{before}"
        yield from flowed([plain(told, look.face)], look.width)

    def row_query(self, row: Ranked) -> str:
        """The passages that name the indicator."""
        return f'"{row.place.indicator.replace(chr(34), "")}"'


def _level(row: Ranked) -> str:
    return LEVELS[row.place.level]() if row.place.level in LEVELS else ""


_GRAIN_NAMES: dict[Grain, Callable[[], str]] = {
    Grain.YEAR: lambda: _("years"),
    Grain.HALF: lambda: _("halves"),
    Grain.QUARTER: lambda: _("quarters"),
    Grain.MONTH: lambda: _("months"),
}


__all__ = ["Ranked", "RankingsScreen"]
