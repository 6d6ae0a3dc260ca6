"""Units ranked by a measure, year by year."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from kb.facts.metrics import Metric
from kb.model import JsonObject

FEWEST = 2
"""Units from which there is something to rank."""


@dataclass(frozen=True, slots=True)
class Place:
    """The place of a unit: equal values share one; ``metric`` is the number it rests on."""

    rank: int
    unit: str
    value: float
    metric: Metric


@dataclass(frozen=True, slots=True)
class Ranking:
    """The units of one year by numbers of one unit of measure and direction of change, the first place first."""

    year: int
    measure: str
    change: str
    places: tuple[Place, ...]

    def to_dict(self) -> JsonObject:
        """The ranking as the command prints it."""
        rows = [
            {
                "rank": one.rank,
                "organ": one.unit,
                "value": one.value,
                "indicator": one.metric.indicator,
                "passage": one.metric.passage.id,
            }
            for one in self.places
        ]
        return {"year": self.year, "unit": self.measure, "change": self.change or None, "places": rows}


def rankings(metrics: Iterable[Metric], *, lowest_first: bool = False) -> tuple[Ranking, ...]:
    """The units ranked by what they reached, for every year and unit of measure in which two or more state it; the newest year first.

    Of several numbers of a unit in a year that with the shortest name counts: the measure itself, not a part of it. Goals and masked
    numbers are left out.
    """
    groups: defaultdict[tuple[int, str, str], dict[str, Metric]] = defaultdict(dict)
    for metric in metrics:
        organ, year = metric.report.unit.value, metric.year
        if organ is None or year is None or metric.planned or metric.quantity.low is None or not metric.name:
            continue
        change = metric.quantity.change
        own = groups[year, metric.quantity.unit, change.value if change else ""]
        if organ not in own or len(metric.name) < len(own[organ].name):
            own[organ] = metric
    made = [
        _ranking(*key, rows.values(), lowest_first=lowest_first) for key, rows in groups.items() if len(rows) >= FEWEST
    ]
    return tuple(sorted(made, key=lambda one: (-one.year, -len(one.places), one.measure, one.change)))


def _ranking(year: int, measure: str, change: str, rows: Iterable[Metric], *, lowest_first: bool) -> Ranking:
    sign = 1 if lowest_first else -1
    ordered = sorted(rows, key=lambda one: (sign * (one.quantity.low or 0), one.report.unit.value or ""))
    return Ranking(year, measure, change, tuple(_places(ordered)))


def _places(ordered: list[Metric]) -> Iterator[Place]:
    rank, before = 0, None
    for number, metric in enumerate(ordered, 1):
        value = metric.quantity.low or 0
        rank = rank if value == before else number
        before = value
        yield Place(rank, metric.report.unit.value or "", value, metric)


__all__ = ["Place", "Ranking", "rankings"]
