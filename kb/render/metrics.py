"""Metrics: a number a line, the same indicator over the years, bars; what arithmetic finds in them."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from kb.facts import Change, Qualifier, Quantity
from kb.facts.arithmetic import Finding, Verdict
from kb.facts.metrics import Metric, Metrics, Series
from kb.i18n import _
from kb.model import JsonObject, Report
from kb.render.cells import cells, cut
from kb.render.sheets import Cell, Sheet, sheet_lines
from kb.text import visible_line

LEVELS = " ▁▂▃▄▅▆▇█"
"""Nothing, and from a ninth of the highest value to the whole."""
_BAR = 40
_MOST_DRAWN = 6
_AROUND = 24
SIGNS: Mapping[Qualifier, str] = {
    Qualifier.NONE: "", Qualifier.AT_LEAST: "≥", Qualifier.AT_MOST: "≤", Qualifier.MORE: ">", Qualifier.LESS: "<", Qualifier.NEARLY: "≲", Qualifier.ABOUT: "≈",
}  # fmt: skip
ARROWS = {Change.UP: "+", Change.DOWN: "−"}
VERDICTS: Mapping[Verdict, Callable[[], str]] = {
    Verdict.OK: lambda: _("right"),
    Verdict.IMPOSSIBLE: lambda: _("impossible"),
    Verdict.UNSURE: lambda: _("cannot tell"),
}


def amount(one: Quantity, text: str) -> str:
    """A number with what bounds it: ≥90%, +12%, 5–10个; a masked one as it stands."""
    sign = SIGNS[one.qualifier] + (ARROWS[one.change] if one.change else "")
    return visible_line(sign + text)


def plain_number(value: float | None) -> str:
    """A value as people write it in a table."""
    if value is None:
        return ""
    return f"{value:,.4f}".rstrip("0").rstrip(".") if isinstance(value, float) else f"{value:,}"


def remarks(metric: Metric) -> str:
    """What has to be known of a number besides: a goal, masked."""
    said = [_("goal")] * metric.planned + [_("masked")] * metric.quantity.masked
    return " ".join(said)


def metric_lines(metrics: Iterable[Metric], *, width: int | None) -> list[str]:
    """A number a line: year, organ, what is measured, how much, where."""
    head = (_("year"), _("unit"), _("indicator"), _("amount"), _("remark"), _("place"))
    rows = tuple(_line_row(metric) for metric in metrics)
    return sheet_lines(Sheet(head, rows), width) if rows else []


def _line_row(metric: Metric) -> tuple[Cell, ...]:
    place = f"{metric.report.file}:{metric.passage.line}"
    shown = amount(metric.quantity, metric.text)
    year = "" if metric.year is None else str(metric.year)
    return (year, metric.report.unit.value or "", metric.indicator, shown, remarks(metric), place)


def metric_sheet(metrics: Iterable[Metric]) -> Sheet:
    """The numbers with everything known of them, for spreadsheets; normalised values beside the text."""
    head = (
        _("year"), _("unit"), _("subject"), _("indicator"), _("amount"), _("value from"), _("value to"), _("unit of measure"), _("bound"), _("up or down"), _("compared with"), _("period"),
        _("goal"), _("masked"), _("title"), _("file"), "id", _("passage"),
    )  # fmt: skip
    return Sheet(head, tuple(map(_sheet_row, metrics)), decimals=4)


def _sheet_row(metric: Metric) -> tuple[Cell, ...]:
    one, said = metric.quantity, metric.quantity.words(metric.passage.text)
    value = (metric.text, one.low, one.high, one.unit, one.qualifier.value, one.change.value if one.change else "")
    place = (metric.report.title.value, f"{metric.report.file}:{metric.passage.line}", metric.passage.id)
    flags = (int(metric.planned), int(one.masked))
    who = (metric.year, metric.report.unit.value, said["subject"] or "", metric.indicator)
    return (*who, *value, said["base"] or "", said["period"] or "", *flags, *place, metric.passage.text.strip())


def sparkline(values: Mapping[int, float], years: Sequence[int]) -> str:
    """A value a sign, from the first year to the last; a space where nothing is known."""
    highest = max(values.values(), default=0)
    return "".join(_level(values.get(year), highest) for year in years)


def _level(value: float | None, highest: float) -> str:
    if value is None:
        return LEVELS[0]
    return LEVELS[max(1, round((len(LEVELS) - 1) * value / highest))] if highest > 0 else LEVELS[1]


def series_lines(series: Sequence[Series], *, width: int | None) -> list[str]:
    """An indicator of an organ a line, a column a year, and how it went."""
    years = all_years(series)
    head = (_("indicator"), _("unit of measure"), _("unit"), *map(str, years), "")
    rows = tuple((*_series_head(one), *_series_values(one, years), sparkline(one.years, years)) for one in series)
    return sheet_lines(Sheet(head, rows), width) if rows else []


def series_sheet(series: Sequence[Series]) -> Sheet:
    """The same as a table of numbers."""
    years = all_years(series)
    head = (_("indicator"), _("unit of measure"), _("unit"), *map(str, years))
    rows = tuple((*_series_head(one), *(one.years.get(year) for year in years)) for one in series)
    return Sheet(head, rows, decimals=4)


def all_years(series: Iterable[Series]) -> list[int]:
    """Every year of which something is known."""
    return sorted({year for one in series for year in one.years})


def _series_head(one: Series) -> tuple[str, str, str]:
    arrow = ARROWS[Change(one.change)] if one.change else ""
    return one.indicator, arrow + one.unit, one.organ


def _series_values(one: Series, years: Sequence[int]) -> Iterator[str]:
    for year in years:
        value = plain_number(one.years.get(year))
        yield f"{value} {_('goal')}" if value and year in one.goals else value


def plot_lines(series: Sequence[Series], *, width: int | None) -> Iterator[str]:
    """A bar a year under each indicator; bars of one indicator are of one scale."""
    for one in series:
        arrow, name = (ARROWS[Change(one.change)] if one.change else ""), visible_line(one.indicator)
        yield (
            f"{name} ({arrow}{one.unit})  {visible_line(one.organ)}"
            if one.unit
            else f"{name}  {visible_line(one.organ)}"
        )
        highest = max(one.years.values(), default=0) or 1
        room = max((cells(plain_number(value)) for value in one.years.values()), default=0)
        for year, value in one.years.items():
            shown = plain_number(value)
            line = f"  {year}  {' ' * (room - cells(shown))}{shown}  {'#' * max(1, round(_BAR * value / highest))}"
            yield line if width is None else cut(line, width)
        yield ""


def metrics_svg(metrics: Metrics, title: str) -> str:
    """The first indicators over the years as lines, all of the unit of the first one."""
    from kb.render.chart import lines_svg

    drawn = [one for one in metrics.series if len(one.years) > 1]
    same = [one for one in drawn if (one.unit, one.change) == (drawn[0].unit, drawn[0].change)][:_MOST_DRAWN]
    subtitle = same[0].unit if same else ""
    return lines_svg(title, subtitle, [(f"{one.organ} {one.indicator}".strip(), one.years) for one in same])


def finding_lines(report: Report, findings: Iterable[Finding], *, width: int | None) -> Iterator[str]:
    """What arithmetic finds in a report: the verdict, the sentence, the place."""
    for finding in findings:
        place = f"{report.info.file}:{line_of(report, finding.start)}"
        around = report.text[max(0, finding.start - _AROUND) : finding.end + _AROUND // 3]
        yield f"{VERDICTS[finding.verdict]()}  {visible_line(finding.message())}"
        quoted = f"    {visible_line(around.strip())}"
        yield quoted if width is None else cut(quoted, width)
        yield f"    {visible_line(place)}"


def line_of(report: Report, place: int) -> int:
    """The line of the file in which a place of the report's text lies."""
    return next((one.line for one in reversed(report.passages) if one.start <= place), 1)


def finding_sheet(found: Iterable[tuple[Report, Finding]]) -> Sheet:
    """The findings as a table."""
    head = (_("verdict"), _("finding"), _("rule"), _("file"), _("text"))
    rows = tuple(
        (
            VERDICTS[one.verdict](),
            one.message(),
            one.rule,
            f"{report.info.file}:{line_of(report, one.start)}",
            report.text[one.start : one.end],
        )
        for report, one in found
    )
    return Sheet(head, rows)


def finding_objects(found: Iterable[tuple[Report, Finding]]) -> Iterator[JsonObject]:
    """A finding a line."""
    for report, one in found:
        yield {"report": report.info.id, "file": report.info.file, "line": line_of(report, one.start)} | one.to_dict(
            report.text
        )


__all__ = [
    "VERDICTS", "all_years", "amount", "finding_lines", "finding_objects", "finding_sheet", "line_of", "metric_lines", "metric_sheet", "metrics_svg",
    "plain_number", "plot_lines", "remarks", "series_lines", "series_sheet", "sparkline",
]  # fmt: skip
