"""Metrics: what reports state, a number a row, and the same indicator followed over years and units."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from kb.facts.values import Quantity
from kb.model import JsonObject, Passage, ReportInfo, Span
from kb.text import fold

_HEAD_SIGNS = "“”‘’\"'《》（）() 、的"


@dataclass(frozen=True, slots=True)
class Metric:
    """A quantity with the passage it stands in (its offsets are of that passage) and the report."""

    quantity: Quantity
    passage: Passage
    report: ReportInfo

    @property
    def text(self) -> str:
        """The number as written, with its unit."""
        return self.quantity.shown(self.passage.text)

    @property
    def indicator(self) -> str:
        """What is measured, as written, in a table by row and column; empty where the text does not say."""
        return self.quantity.measured(self.passage.text).replace("\n", "")

    @property
    def name(self) -> str:
        """The indicator by which rows are brought together: folded, without quotation marks."""
        return fold(self.indicator).translate(_NO_SIGNS)

    @property
    def year(self) -> int | None:
        """The year the number is of: the report's year, of a government work report the one it reviews, of a plan the one it plans; in a table that of its column."""
        role, column = self.passage.role, self.quantity.column
        if column and column.year is not None:
            return column.year
        if column and column.back:
            own = self.report.review_year.value if self.report.review_year.value is not None else self.report.year.value
            return None if own is None else own - column.back
        if role == "plan" and self.report.plan_year.value is not None:
            return self.report.plan_year.value
        return self.report.review_year.value if self.report.review_year.value is not None else self.report.year.value

    @property
    def planned(self) -> bool:
        """Whether it stands in a plan, or below the head of a column of goals: nothing reached."""
        column = self.quantity.column
        return (
            self.passage.role == "plan"
            if column is None
            else column.goal or (self.passage.role == "plan" and column.year is None and not column.back)
        )

    @property
    def span(self) -> Span:
        """Where it stands in its passage."""
        return Span(self.quantity.start, self.quantity.end)

    def to_dict(self) -> JsonObject:
        """The metric as the command prints it; ``start`` and ``end`` are of the passage."""
        place = {"report": self.report.id, "organ": self.report.unit.value, "year": self.year, "planned": self.planned}
        source = {"passage": self.passage.id, "file": self.report.file, "line": self.passage.line}
        return self.quantity.to_dict(self.passage.text) | place | source


_NO_SIGNS = dict.fromkeys(map(ord, _HEAD_SIGNS))

Key = tuple[str, str, str]
"""What makes metrics one indicator: name, unit, direction of the change."""


@dataclass(frozen=True, slots=True)
class Series:
    """One indicator of one organ over the years; ``points`` are its metrics in the order of years, then of the text."""

    indicator: str
    unit: str
    change: str
    organ: str
    points: tuple[Metric, ...]

    @property
    def years(self) -> dict[int, float]:
        """The value of each year: of what was reached the first told, as far as its passage takes it; a goal where nothing was reached."""
        found: dict[int, Metric] = {}
        for metric in self.points:
            if metric.year is None or metric.quantity.low is None:
                continue
            known = found.get(metric.year)
            if known is None or supersedes(metric, known):
                found[metric.year] = metric
        return {year: found[year].quantity.low or 0 for year in sorted(found)}

    @property
    def goals(self) -> frozenset[int]:
        """The years of which only a goal is known."""
        reached = {metric.year for metric in self.points if not metric.planned}
        return frozenset(
            metric.year for metric in self.points if metric.year is not None and metric.year not in reached
        )

    def to_dict(self) -> JsonObject:
        """The series as the command prints it."""
        head = {
            "indicator": self.indicator,
            "unit": self.unit,
            "change": self.change or None,
            "organ": self.organ or None,
        }
        years = [{"year": year, "value": value} for year, value in self.years.items()]
        return head | {"years": years, "metrics": [metric.to_dict() for metric in self.points]}


_BECAME = re.compile(r"[^，。；、,;\n]{0,12}[到至为]")


def supersedes(later: Metric, known: Metric) -> bool:
    """Whether a number stands for the year instead of one before it: reached instead of a goal, or what the other became (由26分钟缩短到14分钟)."""
    if known.planned != later.planned:
        return known.planned
    between = known.passage.text[known.quantity.end : later.quantity.start]
    return known.passage.id == later.passage.id and _BECAME.fullmatch(between) is not None


@dataclass(frozen=True)
class Metrics:
    """The metrics that were asked for, in the order of reports and texts. ``others`` counts numbers left out: they measure something else."""

    rows: tuple[Metric, ...]
    others: int = 0

    def __len__(self) -> int:
        return len(self.rows)

    def __iter__(self) -> Iterator[Metric]:
        return iter(self.rows)

    @cached_property
    def series(self) -> tuple[Series, ...]:
        """The metrics by indicator and organ: those followed over most years first, then the most frequent."""
        groups: dict[tuple[Key, str], list[Metric]] = defaultdict(list)
        for metric in self.rows:
            if metric.name and not metric.quantity.masked:
                groups[_key(metric), metric.report.unit.value or ""].append(metric)
        made = [_series(key, organ, metrics) for (key, organ), metrics in groups.items()]
        return tuple(sorted(made, key=lambda one: (-len(one.years), -len(one.points), one.indicator, one.organ)))

    @cached_property
    def indicators(self) -> Sequence[tuple[str, int]]:
        """How often each indicator is measured, the most frequent first."""
        return Counter(metric.indicator for metric in self.rows if metric.indicator).most_common()


def _key(metric: Metric) -> Key:
    change = metric.quantity.change
    return metric.name, metric.quantity.unit, change.value if change else ""


def _series(key: Key, organ: str, metrics: Iterable[Metric]) -> Series:
    points = tuple(sorted(metrics, key=lambda metric: (metric.year is None, metric.year or 0)))
    return Series(points[0].indicator, key[1], key[2], organ, points)


def narrowed(metrics: Iterable[Metric], words: Sequence[str]) -> Metrics:
    """The metrics whose indicator or subject holds one of these words; all, where there are none."""
    wanted = [fold(word) for word in words]
    rows, others = [], 0
    for metric in metrics:
        if not wanted or any(word in _described(metric) for word in wanted):
            rows.append(metric)
        else:
            others += 1
    return Metrics(tuple(rows), others)


_NEAR = 20
"""Characters between who and what that still belong to a description."""


def _described(metric: Metric) -> str:
    """What a number is of: from the subject to the indicator where they stand near each other, else both."""
    subject, indicator = metric.quantity.subject, metric.quantity.indicator
    if subject and indicator and 0 <= indicator.start - subject.end <= _NEAR:
        return fold(metric.passage.text[subject.start : indicator.end])
    said = metric.quantity.words(metric.passage.text)
    return fold(f"{said['subject'] or ''} {metric.indicator} {metric.text}")


__all__ = ["Metric", "Metrics", "Series", "narrowed", "supersedes"]
