"""Units ranked, period by period, as text and as a table: the place, how it changed, the number and where it stands."""

from collections.abc import Iterable, Iterator

from kb.facts.periods import Grain, Period
from kb.i18n import _
from kb.overview import Place, Ranking
from kb.render import labels
from kb.render.commitments import whose
from kb.render.metrics import SIGNS
from kb.render.sheets import Cell, Sheet, sheet_lines
from kb.text import visible_line

CHANGES = {"up": "+", "down": "−", "": ""}


def period_text(period: Period) -> str:
    """A period as people write it."""
    names = {
        Grain.YEAR: "{year}",
        Grain.HALF: _("{year}, first half") if period.first == 1 else _("{year}, second half"),
        Grain.QUARTER: _("{year}, quarter {quarter}"),
        Grain.MONTH: _("{year}, month {last}"),
    }
    text = names.get(period.grain) or _("{year}, months {first}–{last}")
    return text.format(year=period.year, first=period.first, last=period.last, quarter=period.last // 3)


def moved_text(place: Place, ranking: Ranking) -> str:
    """How a place changed: ↑ places gained, ↓ lost, = the same, * not ranked in the period before; nothing where there is none."""
    if ranking.earlier is None:
        return ""
    if place.moved is None:
        return "*"
    return "=" if not place.moved else f"{'↑' if place.moved > 0 else '↓'}{abs(place.moved)}"


def number_text(place: Place, ranking: Ranking) -> str:
    """The number as it is written, with what bounds it and the direction of a change."""
    return visible_line(SIGNS[place.bound] + CHANGES[ranking.change] + place.shown)


def level_text(place: Place, ranking: Ranking) -> str:
    """The level of government of a unit, where units of several levels stand beside each other."""
    if not ranking.mixed:
        return ""
    return labels.LEVELS[place.level]() if place.level in labels.LEVELS else _("level not known")


def ranking_name(ranking: Ranking) -> str:
    """The period, the measure, the level of government, who gives the ranking, the period it is compared with."""
    measure = f"{CHANGES[ranking.change]}{ranking.measure}"
    how = _("by a table of {unit}") if ranking.tabled else _("ranked by {unit}")
    given = how.format(unit=whose(ranking.giver)) if ranking.giver else ""
    against = _("against {period}").format(period=period_text(ranking.earlier)) if ranking.earlier else ""
    named = " ".join(filter(None, [visible_line(ranking.indicator), measure]))
    level = labels.LEVELS[ranking.level]() if ranking.level in labels.LEVELS else ""
    return "  ".join(filter(None, [period_text(ranking.period), named, level, given, against]))


def ranking_lines(rows: Iterable[Ranking], *, width: int | None) -> Iterator[str]:
    """A ranking under its period and measure, a line a unit."""
    for ranking in rows:
        yield ranking_name(ranking)
        sheet = Sheet(("",) * (5 + ranking.mixed), tuple(_ranked(ranking)))
        yield from (f"  {line}" for line in sheet_lines(sheet, width)[1:])


def _ranked(ranking: Ranking) -> Iterator[tuple[Cell, ...]]:
    for one in ranking.places:
        shown = visible_line(SIGNS[one.bound] + CHANGES[ranking.change] + one.shown)
        yield (
            one.rank,
            moved_text(one, ranking),
            one.unit,
            *([level_text(one, ranking)] if ranking.mixed else []),
            shown,
            f"{one.indicator}  {one.report.file}:{one.passage.line}",
        )


def ranking_sheet(rows: Iterable[Ranking]) -> Sheet:
    """The rankings as one table."""
    head = (
        _("year"), _("period"), _("place in the ranking"), _("rank before"), _("places gained"), _("unit"), _("level"), _("value"), _("unit of measure"),
        _("indicator"), _("ranked by"), _("source"), "id",
    )  # fmt: skip
    return Sheet(head, tuple(row for ranking in rows for row in _ranking_rows(ranking)), decimals=4)


def _ranking_rows(ranking: Ranking) -> Iterator[tuple[Cell, ...]]:
    for one in ranking.places:
        source = f"{one.report.file}:{one.passage.line}"
        place = (ranking.year, period_text(ranking.period), one.rank, one.before, one.moved)
        given = whose(ranking.giver) if ranking.giver else ""
        yield (
            *place,
            one.unit,
            labels.LEVELS[one.level]() if one.level in labels.LEVELS else "",
            one.value,
            CHANGES[ranking.change] + ranking.measure,
            one.indicator,
            given,
            source,
            one.passage.id,
        )


__all__ = ["level_text", "moved_text", "number_text", "period_text", "ranking_lines", "ranking_name", "ranking_sheet"]
