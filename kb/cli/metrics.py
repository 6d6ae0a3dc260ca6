"""`kb metrics`: the numbers that reports state, what they measure, how they went over the years, whether they agree."""

from collections.abc import Iterator
from typing import Any

import click

import kb
from kb.cli.delivery import Results, deliver, write_file
from kb.cli.findings import ledger, pointing
from kb.cli.options import QueryCommand
from kb.cli.output import note, terminal_width
from kb.facts.arithmetic import Finding, Verdict
from kb.facts.metrics import Metrics
from kb.facts.periods import Grain
from kb.i18n import _, ngettext
from kb.library import Library
from kb.model import Report
from kb.render.metrics import (
    finding_lines,
    finding_objects,
    finding_sheet,
    metric_lines,
    metric_sheet,
    metrics_svg,
    plot_lines,
    series_lines,
    series_sheet,
)

Options = dict[str, Any]
_GRAINS = (Grain.YEAR, Grain.HALF, Grain.QUARTER, Grain.MONTH)


@click.command(
    cls=QueryCommand,
    help=_(
        "List the numbers of the passages that answer QUERY: what is measured, how much, of which year, where. Of a query with words only the numbers "
        "whose indicator holds one of them (--every gives all of the passages); conditions alone, or no query, give every number.\n\n"
        "≥ ≤ > < ≲ ≈ say how a number is bounded, + and − that it is the size of a change. 万 and 亿 are reckoned out in CSV and JSON, "
        "a masked number (X.X%) has no value."
    )
    + "\n\n\b\n"
    + _("Examples:")
    + "\n  kb metrics 满意\n  kb metrics '办结率 单位:澜川市' --series\n  kb metrics '全市性会议' --plot --svg 会议.svg\n  kb metrics 满意率 --rank high"
    + "\n  kb metrics '节:成效 年:2022' --to 指标.csv\n  kb metrics --check",
)
@click.argument("query", nargs=-1)
@click.option("--series", "as_series", is_flag=True, help=_("Follow each indicator of a unit over the years."))
@click.option("--plot", is_flag=True, help=_("The same as bars, a year a bar."))
@click.option("--svg", metavar="FILE", help=_("Draw the indicators that are known of several years, as an SVG file."))
@click.option(
    "--check", "as_check", is_flag=True, help=_("Recompute what the reports claim: name the numbers that cannot be.")
)
@click.option(
    "--rank",
    type=click.Choice(["high", "low"]),
    help=_("Rank the units by what they reached, period by period: the highest or the lowest number first."),
)
@click.option(
    "--per",
    type=click.Choice([grain.value for grain in _GRAINS]),
    help=_("With --rank: only years, halves, quarters or months."),
)
@click.option(
    "--by-level", is_flag=True, help=_("With --rank: each level of government by itself: provinces, cities, counties.")
)
@click.option("--every", is_flag=True, help=_("All numbers of the passages, whatever they measure."))
@ledger
@click.pass_context
def metrics(ctx: click.Context, /, query: tuple[str, ...], kb_dir: str | None, **options: Any) -> None:
    """Read, reckon and print."""
    asked = " ".join(query)
    if options["per"] and not options["rank"]:
        raise click.UsageError(_("--per says by what periods units are ranked: add --rank high or --rank low."))
    if options["by_level"] and not options["rank"]:
        raise click.UsageError(_("--by-level says which units are ranked together: add --rank high or --rank low."))
    with kb.open(kb_dir, trust=options["trust"]) as library, pointing():
        if options["as_check"]:
            code = _check(library, asked, options)
        else:
            found = library.metrics(asked, every_number=options["every"], every_copy=options["every_copy"])
            if found.rows or not options["rank"]:
                _tell(found)
            if options["rank"]:
                answered = _print_ranking(library, asked, options)
            else:
                _print(found, options)
                answered = bool(found.rows)
            if options["svg"]:
                title = asked or _("metrics")
                write_file(options["svg"], metrics_svg(found, title).encode("utf-8", "replace"))
            code = 0 if answered else 1
    ctx.exit(code)


def _tell(found: Metrics) -> None:
    reports = len({metric.report.id for metric in found})
    numbers = ngettext("{n} number", "{n} numbers", len(found)).format(n=len(found))
    note(f"{numbers} · " + ngettext("{n} report", "{n} reports", reports).format(n=reports))
    if found.others:
        text = ngettext(
            "{n} other number in these passages: --every", "{n} other numbers in these passages: --every", found.others
        )
        note(text.format(n=found.others))
    elif not len(found):
        note(
            _(
                "No number measures this. Ask for other words or leave conditions out, or search the text: kb search WORDS"
            )
        )


def _print(found: Metrics, options: Options) -> None:
    most = None if options["file"] or options["as_json"] or options["form"] else options["limit"] or None
    width = None if options["file"] else terminal_width()
    rows, series = found.rows[:most], found.series[:most]
    if options["as_series"] or options["plot"]:
        draw = plot_lines if options["plot"] else series_lines
        results = Results(
            lines=lambda: draw(series, width=width),
            objects=lambda: (one.to_dict() for one in series),
            sheet=lambda: series_sheet(series),
        )
        left = len(found.series) - len(series)
    else:
        results = Results(
            lines=lambda: metric_lines(rows, width=width),
            objects=lambda: (metric.to_dict() for metric in rows),
            sheet=lambda: metric_sheet(rows),
        )
        left = len(found.rows) - len(rows)
    deliver(results, options["file"], options["form"], as_json=options["as_json"])
    if left:
        note(ngettext("{n} more row: --limit 0", "{n} more rows: --limit 0", left).format(n=left))


def _print_ranking(library: Library, asked: str, options: Options) -> bool:
    """Rank and print; whether there was something to rank."""
    from kb.render.rankings import ranking_lines, ranking_sheet

    grain = Grain(options["per"]) if options["per"] else None
    rows = library.rankings(asked, lowest_first=options["rank"] == "low", grain=grain, by_level=options["by_level"])
    width = None if options["file"] else terminal_width()
    results = Results(
        lines=lambda: ranking_lines(rows, width=width),
        objects=lambda: (ranking.to_dict() for ranking in rows),
        sheet=lambda: ranking_sheet(rows),
    )
    deliver(results, options["file"], options["form"], as_json=options["as_json"])
    if not rows:
        note(_("No two units state this for one period, and no table ranks by it."))
    if any(one.mixed for one in rows):
        note(_("Units of several levels stand beside each other; each level by itself: --by-level"))
    return bool(rows)


def _check(library: Library, asked: str, options: Options) -> int:
    """Recompute the reports that answer; 1 where something cannot be."""
    found = [
        (report, one)
        for report in _reports(library, asked, options)
        for one in library.check_arithmetic(report.info.id)
    ]
    if not options["every"]:
        shown = [(report, one) for report, one in found if one.verdict is Verdict.IMPOSSIBLE]
    else:
        shown = found
    counts = {verdict: sum(1 for _report, one in found if one.verdict is verdict) for verdict in Verdict}
    note(
        _("{right} right · {wrong} impossible · {unsure} cannot tell").format(
            right=counts[Verdict.OK], wrong=counts[Verdict.IMPOSSIBLE], unsure=counts[Verdict.UNSURE]
        )
    )
    width = None if options["file"] else terminal_width()
    results = Results(
        lines=lambda: _finding_lines(shown, width),
        objects=lambda: finding_objects(shown),
        sheet=lambda: finding_sheet(shown),
    )
    deliver(results, options["file"], options["form"], as_json=options["as_json"])
    return 1 if counts[Verdict.IMPOSSIBLE] else 0


def _finding_lines(found: list[tuple[Report, Finding]], width: int | None) -> Iterator[str]:
    for report, one in found:
        yield from finding_lines(report, [one], width=width)


def _reports(library: Library, asked: str, options: Options) -> Iterator[Report]:
    wanted = {hit.report.id for hit in library.search(asked, limit=None, every_copy=True)} if asked.strip() else None
    for info in library.reports():
        if (options["every_copy"] or info.duplicates_of is None) and (wanted is None or info.id in wanted):
            yield library.report(info.id)


__all__ = ["metrics"]
