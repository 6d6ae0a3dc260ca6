"""Trends: figures with their denominators, bars, first and last use, dispersion."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from kb.frequency import Dispersion, Row, Trend, Use, joined_years, one_row
from kb.frequency.profiles import Profile
from kb.i18n import _, ngettext
from kb.model import JsonObject, Role, Span
from kb.render import labels
from kb.render.cells import cells, cut, pad
from kb.render.concordance import head
from kb.render.hits import head_line, lit
from kb.render.sheets import Cell, Sheet, sheet_lines
from kb.search.snippet import make_snippet
from kb.text import visible_line

SIGNS = "#=*+ox"
"""What the bars of the first, second … term are made of: signs of one cell everywhere."""
RAMP = " .:+#"
"""None, and from few to many occurrences in a fortieth of a report."""
_BAR = 30
_SNIPPET = 60
Value = str | int | None


def value_name(dimension: str, value: Value) -> str:
    """A value of a dimension in the user's language."""
    if value is None:
        return _("unknown")
    if dimension == "role":
        return labels.role(Role(str(value)))
    if dimension == "level" and str(value) in labels.LEVELS:
        return labels.LEVELS[str(value)]()
    return str(value)


def dimension_name(dimension: str) -> str:
    """The name of a dimension in the user's language."""
    return _("section") if dimension == "role" else labels.FIELDS[dimension]()


def trend_lines(trends: Sequence[Trend], *, most: int | None, width: int | None) -> Iterator[str]:
    """Of each term a table, the first and last use and the dispersion; of several terms bars under one another."""
    for one in trends:
        if len(trends) > 1:
            yield f"{SIGNS[trends.index(one) % len(SIGNS)]} {visible_line(one.query)}"
        yield from _table_lines(one, most, width, bars=len(trends) == 1)
        yield from _cut_lines(story_lines(one), width)
        yield ""
    if len(trends) > 1:
        yield from _cut_lines(_bar_lines(trends, most), width)


def _cut_lines(lines: Iterable[str], width: int | None) -> Iterator[str]:
    return (line if width is None else cut(line, width) for line in lines)


def _table_lines(one: Trend, most: int | None, width: int | None, *, bars: bool) -> list[str]:
    shown = _shown(one, most)
    highest = max((row.rate or 0.0 for row in shown), default=0.0)
    folded = joined_years(shown) if one.dimension == "year" else ([row] for row in shown)
    rows = [(*_joined(one, run), _bar(run[0], highest, SIGNS[0]) if bars else "") for run in folded]
    size, count = one.size, one.count
    whole = (_("all"), count.occurrences, count.passages, count.reports, one.rate, size.characters, size.reports, "")
    return sheet_lines(Sheet((*_head(one.dimension), ""), (*rows, whole)), width)


def _head(dimension: str) -> tuple[str, ...]:
    counted = (_("occurrences"), _("passages"), _("reports"), _("per 10,000 characters"))
    return (dimension_name(dimension), *counted, _("of characters"), _("of reports"))


def _cells(one: Trend, row: Row) -> tuple[Cell, ...]:
    count, size = row.count, row.group.size
    name = value_name(one.dimension, row.group.value)
    return (name, count.occurrences, count.passages, count.reports, row.rate, size.characters, size.reports)


def _shown(one: Trend, most: int | None) -> list[Row]:
    """All years; of other groups those in which the term stands, at most so many."""
    if one.dimension in ("year", "role"):
        return list(one.rows)
    return [row for row in one.rows if row.count.occurrences][:most]


def run_name(dimension: str, run: Sequence[Row]) -> str:
    """The name of a row, or of years that share one."""
    return _run_name(dimension, (run[0].group.value, run[-1].group.value))


def _joined(one: Trend, run: Sequence[Row]) -> tuple[Cell, ...]:
    """The cells of one row, or of years in which nothing was found as one; where nothing was read there are no counts."""
    row = one_row(run)
    _name, *counts, characters, reports = _cells(one, row)
    return (run_name(one.dimension, run), *(counts if characters else [None] * len(counts)), characters, reports)


def _bar(row: Row, highest: float, sign: str) -> str:
    """Something for every rate above 0."""
    return sign * max(round(_BAR * row.rate / highest), 1) if row.rate else ""


def _bar_lines(trends: Sequence[Trend], most: int | None) -> Iterator[str]:
    """For each group a bar a term: occurrences per 10,000 characters."""
    yield _("per 10,000 characters")
    highest = max((row.rate or 0.0 for one in trends for row in one.rows), default=0.0)
    by_value = [{row.group.value: row for row in one.rows} for one in trends]
    values = list(dict.fromkeys(row.group.value for one in trends for row in _shown(one, most)))
    if trends[0].dimension == "year":
        values.sort(key=lambda value: (value is None, value or 0))
    rates = {value: _rates(value, by_value) for value in values}
    spoken = [value for value in values if rates[value]]
    runs = _quiet_runs(spoken, rates) if trends[0].dimension == "year" else [(value, value) for value in spoken]
    names = [_run_name(trends[0].dimension, run) for run in runs]
    room = max(map(cells, names), default=0)
    for (value, last), name in zip(runs, names, strict=True):
        if value != last:
            yield f"{pad(name, room)}  {0:.2f}"
            continue
        for number, (place, row) in enumerate(rates[value]):
            sign = SIGNS[place % len(SIGNS)]
            bar = f"{_bar(row, highest, sign)} {row.rate or 0.0:.2f}".lstrip()
            yield f"{pad('' if number else name, room)}  {sign} {bar}"


def _rates(value: Value, by_value: Sequence[Mapping[Value, Row]]) -> list[tuple[int, Row]]:
    """The rows of the terms that could stand there, with the number of the term."""
    known = ((place, rows[value]) for place, rows in enumerate(by_value) if value in rows)
    return [(place, row) for place, row in known if row.rate is not None]


def _quiet_runs(values: Sequence[Value], rates: Mapping[Value, Sequence[tuple[int, Row]]]) -> list[tuple[Value, Value]]:
    """First and last of each run of years in which no term stands; every other year alone."""
    runs: list[tuple[Value, Value]] = []
    quiet = False
    for value in values:
        silent = value is not None and not any(row.rate for _place, row in rates[value])
        if silent and quiet:
            runs[-1] = (runs[-1][0], value)
        else:
            runs.append((value, value))
        quiet = silent
    return runs


def _run_name(dimension: str, run: tuple[Value, Value]) -> str:
    first, last = (value_name(dimension, value) for value in run)
    return first if first == last else f"{first}-{last}"


def story_lines(one: Trend) -> Iterator[str]:
    """What was inferred, the first and the last use, how evenly the term is spread."""
    guessed = sum(row.group.guessed for row in one.rows)
    if guessed:
        text = ngettext("{by} inferred for {n} report", "{by} inferred for {n} reports", guessed)
        yield text.format(by=dimension_name(one.dimension), n=guessed)
    first, last = one.uses
    if first and last:
        yield from _use_lines(_("first use"), first)
        yield from _use_lines(_("last use"), last)
    yield _dispersion_line(_("over the reports"), one.over_reports)
    if one.dimension != "role":
        over = _("over the values of {by}").format(by=dimension_name(one.dimension))
        yield _dispersion_line(over, one.over_groups)


def _use_lines(name: str, use: Use) -> Iterator[str]:
    more = ngettext("{n} report of that year", "{n} reports of that year", use.reports).format(n=use.reports)
    yield f"{name}: {use.year} ({more})  {head_line(use.report)}  {visible_line(use.report.file)}:{use.passage.line}"
    snippet = make_snippet(use.passage.text, [Span(use.span.start, use.span.end)], _SNIPPET)
    yield f"    {visible_line(lit(snippet.text, snippet.spans))}"


def _dispersion_line(over: str, spread: Dispersion) -> str:
    text = _("spread {over}: in {range} of {parts}; Juilland's D {d}, DP {dp}, DPnorm {norm}")
    d, dp, norm = ("-" if value is None else f"{value:.3f}" for value in (spread.juilland, spread.dp, spread.dp_norm))
    return text.format(over=over, range=spread.range, parts=spread.parts, d=d, dp=dp, norm=norm)


def profile_lines(one: Trend, *, width: int | None) -> Iterator[str]:
    """A bar for each report that uses the term: from its beginning to its end, the more the denser."""
    used = [profile for profile in one.profiles if profile.occurrences]
    most = max((max(profile.cells) for profile in used), default=1)
    for profile in used:
        whole = f"{head(profile.report)} {profile.occurrences:5} {profile.rate or 0:8.2f} |{_ramp(profile, most)}|"
        yield whole if width is None else cut(whole, width)
    rest = len(one.profiles) - len(used)
    if rest:
        yield ngettext("{n} report without it", "{n} reports without it", rest).format(n=rest)


def _ramp(profile: Profile, most: int) -> str:
    steps = len(RAMP) - 1
    return "".join(RAMP[-(-count * steps // most)] for count in profile.cells)


def trend_sheet(trends: Sequence[Trend]) -> Sheet:
    """All rows of all terms as one table."""
    rows = tuple((one.query, *_cells(one, row)) for one in trends for row in one.rows)
    return Sheet((_("term"), *_head(trends[0].dimension if trends else "year")), rows)


def trend_objects(trends: Sequence[Trend], *, reports: bool) -> Iterator[JsonObject]:
    """A row a line; then of each term its whole, and where asked for its reports."""
    for one in trends:
        term = {"term": one.query, "by": one.dimension}
        for row in one.rows:
            group = {"value": row.group.value, "inferred": row.group.guessed, "of": row.group.size.to_dict()}
            yield term | group | row.count.to_dict() | {"per_10000": row.rate}
        yield from ({"term": one.query, "profile": profile.to_dict()} for profile in one.profiles if reports)
        yield {"term": one.query, "understood": one.occurrences.echo, "total": _total(one)}


def _total(one: Trend) -> JsonObject:
    first, last = (use and use.to_dict() for use in one.uses)
    spread = {"reports": one.over_reports.to_dict(), one.dimension: one.over_groups.to_dict()}
    counts = one.count.to_dict() | {"per_10000": one.rate, "of": one.size.to_dict()}
    return counts | {"first": first, "last": last, "dispersion": spread}


__all__ = [
    "dimension_name", "profile_lines", "run_name", "story_lines", "trend_lines", "trend_objects", "trend_sheet", "value_name",
]  # fmt: skip
