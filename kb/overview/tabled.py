"""Units ranked by the numbers of a table that a report gives: a row a unit, a column a measure."""

import re
from collections import defaultdict
from collections.abc import Iterable

from kb.facts.metrics import Metric
from kb.overview.ranking import FEWEST, Place, Ranking, metric_period, placed

_SUMS = re.compile("合计|总计|小计|平均|均值|全[省市县区州国].{0,4}|总[数量]|累计|其中.*|本[级部]")
"""Names of rows that are no unit beside the others."""


def tabled_rankings(metrics: Iterable[Metric], *, lowest_first: bool = False) -> tuple[Ranking, ...]:
    """A ranking for every column of numbers whose rows name units; goals and masked numbers are left out."""
    groups: defaultdict[tuple[object, ...], dict[str, Metric]] = defaultdict(dict)
    for metric in metrics:
        column, period, name = metric.quantity.column, metric_period(metric), row_name(metric)
        if not column or not column.name or period is None or not name or metric.planned or metric.quantity.low is None:
            continue
        key = (metric.report.id, column.name, period, metric.quantity.unit, metric.quantity.change)
        groups[key].setdefault(name, metric)
    return tuple(_ranking(rows, lowest_first=lowest_first) for rows in groups.values() if len(rows) >= FEWEST)


def row_name(metric: Metric) -> str:
    """The name of the row a number stands in; empty where it is none of a unit."""
    span = metric.quantity.indicator
    name = metric.passage.text[span.start : span.end].strip() if span else ""
    return "" if _SUMS.fullmatch(name) else name


def _ranking(rows: dict[str, Metric], *, lowest_first: bool) -> Ranking:
    first = next(iter(rows.values()))
    period, column, change = metric_period(first), first.quantity.column, first.quantity.change
    assert period is not None
    assert column is not None
    sign = 1 if lowest_first else -1
    ordered = sorted(rows.items(), key=lambda row: (sign * (row[1].quantity.low or 0), row[0]))
    places = tuple(placed([(name, metric) for name, metric in ordered], column.name))
    return Ranking(
        period, first.quantity.unit, change.value if change else "", places, column.name, first.report, tabled=True
    )


__all__ = ["Place", "row_name", "tabled_rankings"]
