"""Units ranked by a measure, period by period, with how their places changed; and the rankings that reports give themselves."""

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from kb.facts.metrics import Metric, supersedes
from kb.facts.periods import Grain, Period, months_in, period_of, year_in
from kb.facts.values import Qualifier
from kb.model import JsonObject, Passage, ReportInfo, Span

FEWEST = 2
"""Units from which there is something to rank."""
_WHOLE = re.compile("^(?:全[省市县区州国镇乡]|本[省市县区]|我[省市县区]|地区)(?=.)")
"""Says only that the whole of a place is meant: 全市生产总值 and 地区生产总值 are 生产总值."""


@dataclass(frozen=True, slots=True)
class Place:
    """The place of a unit: equal values share one. With the number it rests on, as it is written, and where that stands.

    ``span`` is of the passage's text. ``before`` is its place in the period before; None where there is no such period, or the unit is not in it.
    """

    rank: int
    unit: str
    value: float | None
    shown: str
    indicator: str
    report: ReportInfo
    passage: Passage
    span: Span
    bound: Qualifier = Qualifier.NONE
    before: int | None = None

    @property
    def level(self) -> str | None:
        """The level of government of its unit; None where it is not known, or the ranking is one that a report gives."""
        return self.report.level.value if self.unit == self.report.unit.value else None

    @property
    def moved(self) -> int | None:
        """How many places it rose; negative where it fell."""
        return None if self.before is None else self.before - self.rank

    def to_dict(self) -> JsonObject:
        """The place as the command prints it."""
        own = {
            "rank": self.rank,
            "organ": self.unit,
            "value": self.value,
            "text": self.shown,
            "indicator": self.indicator,
            "level": self.level,
        }
        source = {
            "report": self.report.id,
            "passage": self.passage.id,
            "file": self.report.file,
            "line": self.passage.line,
            "start": self.span.start,
            "end": self.span.end,
        }
        return own | {"bound": self.bound.value or None, "before": self.before, "moved": self.moved} | source


@dataclass(frozen=True, slots=True)
class Ranking:
    """Units in one period by numbers of one unit of measure and direction of change, the first place first.

    ``earlier`` is the period that places are compared with; ``giver`` is the report that gives the ranking itself; ``level`` is the
    level of government, where each is ranked by itself.
    """

    period: Period
    measure: str
    change: str
    places: tuple[Place, ...]
    indicator: str = ""
    giver: ReportInfo | None = None
    earlier: Period | None = None
    level: str | None = None
    tabled: bool = False
    """Whether the giver only gives the numbers, in a table with a row a unit."""

    @property
    def mixed(self) -> bool:
        """Whether units of several levels of government stand beside each other."""
        return len({place.level for place in self.places if place.level}) > 1

    @property
    def year(self) -> int:
        """The year of the period."""
        return self.period.year

    def to_dict(self) -> JsonObject:
        """The ranking as the command prints it."""
        of = {"year": self.year, "period": _period(self.period), "unit": self.measure, "change": self.change or None}
        given = {
            "indicator": self.indicator or None,
            "level": self.level,
            "given_by": self.giver and self.giver.id,
            "tabled": self.tabled,
        }
        against = {"against": _period(self.earlier) if self.earlier else None}
        return of | given | against | {"places": [one.to_dict() for one in self.places]}


def _period(period: Period) -> JsonObject:
    return {"year": period.year, "from": period.first, "to": period.last, "grain": period.grain.value}


Key = tuple[Period, str, str, str, str | None]


def rankings(
    metrics: Iterable[Metric], *, lowest_first: bool = False, by_name: bool = False, by_level: bool = False
) -> tuple[Ranking, ...]:
    """The units ranked by what they reached, for every period and unit of measure in which two or more state it; the newest first.

    Of several numbers of a unit in a period that with the shortest name counts: the measure itself, not a part of it; of these one without
    a bound, and what it became. ``by_name`` ranks each name apart, ``by_level`` each level of government. Goals, masked numbers and those of tables that are another's (a row a county) are left out.
    """
    groups: defaultdict[Key, dict[str, Metric]] = defaultdict(dict)
    for metric in metrics:
        organ, period = metric.report.unit.value, metric_period(metric)
        if organ is None or period is None or metric.planned or metric.quantity.low is None or not metric.name:
            continue
        if metric.quantity.column and metric.quantity.column.name and metric.quantity.indicator:
            continue
        change = metric.quantity.change
        named, level = metric.name if by_name else "", metric.report.level.value if by_level else None
        own = groups[period, metric.quantity.unit, change.value if change else "", named, level]
        if organ not in own or _counts_more(metric, own[organ]):
            own[organ] = metric
    made = [
        _ranking(key, rows.values(), lowest_first=lowest_first) for key, rows in groups.items() if len(rows) >= FEWEST
    ]
    return compared(made)


def _counts_more(metric: Metric, known: Metric) -> bool:
    """Whether a number stands for its unit instead of one before it."""
    return _nearness(metric) < _nearness(known) or (_nearness(metric) == _nearness(known) and supersedes(metric, known))


def _nearness(metric: Metric) -> tuple[int, bool]:
    return len(_WHOLE.sub("", metric.name)), metric.quantity.qualifier is not Qualifier.NONE


def metric_period(metric: Metric) -> Period | None:
    """The period a number is of: that its sentence names, else that of its report. None where its year is not known."""
    year = metric.year
    if year is None:
        return None
    span = metric.quantity.period
    words = metric.passage.text[span.start : span.end] if span else ""
    months, said = months_in(words), year_in(words)
    if months:
        return Period(said or year, *months)
    return Period(said) if said and said != year else period_of(metric.report, year)


def _ranking(key: Key, rows: Iterable[Metric], *, lowest_first: bool) -> Ranking:
    period, measure, change, name, level = key
    sign = 1 if lowest_first else -1
    ordered = sorted(rows, key=lambda one: (sign * (one.quantity.low or 0), one.report.unit.value or ""))
    named = [(metric.report.unit.value or "", metric) for metric in ordered]
    return Ranking(period, measure, change, tuple(placed(named)), ordered[0].indicator if name else "", level=level)


def placed(ordered: Iterable[tuple[str, Metric]], indicator: str = "") -> Iterator[Place]:
    """The places of units by their numbers, which are in order: equal values share one."""
    rank, before = 0, None
    for number, (unit, metric) in enumerate(ordered, 1):
        value = metric.quantity.low or 0
        rank = rank if value == before else number
        before = value
        named, bound = indicator or metric.indicator, metric.quantity.qualifier
        yield Place(rank, unit, value, metric.text, named, metric.report, metric.passage, metric.span, bound)


def compared(made: Iterable[Ranking]) -> tuple[Ranking, ...]:
    """Rankings with the places of the period before beside them, the newest first; only what measures the same in periods of one length is compared."""
    series: defaultdict[tuple[object, ...], list[Ranking]] = defaultdict(list)
    for one in made:
        giver = one.giver.unit.value or one.giver.id if one.giver else None
        series[one.period.grain, one.measure, one.change, one.indicator, giver, one.level].append(one)
    found = [ranking for rows in series.values() for ranking in _compared(sorted(rows, key=lambda one: one.period))]
    return tuple(sorted(found, key=_newest))


def _newest(one: Ranking) -> tuple[object, ...]:
    period = one.period
    of = (-len(one.places), one.measure, one.change, one.indicator, one.level or "")
    return -period.year, -period.last, -period.months, *of


def _compared(rows: Sequence[Ranking]) -> Iterator[Ranking]:
    for number, one in enumerate(rows):
        units = {place.unit for place in one.places}
        earlier = next(
            (row for row in reversed(rows[:number]) if row.period < one.period and _shares(row, units)), None
        )
        if earlier is None:
            yield one
            continue
        ranks: Mapping[str, int] = {place.unit: place.rank for place in earlier.places}
        places = tuple(replace(place, before=ranks.get(place.unit)) for place in one.places)
        yield replace(one, places=places, earlier=earlier.period)


def _shares(ranking: Ranking, units: Collection[str]) -> bool:
    """Whether one of the units stands in a ranking: else there is nothing to compare with it."""
    return any(place.unit in units for place in ranking.places)


def of_grain(rows: Iterable[Ranking], grain: Grain | None) -> tuple[Ranking, ...]:
    """The rankings of periods of one length; all where none is asked for."""
    return tuple(one for one in rows if grain is None or one.period.grain is grain)


__all__ = ["FEWEST", "Place", "Ranking", "compared", "metric_period", "of_grain", "placed", "rankings"]
