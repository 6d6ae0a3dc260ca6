"""`kb trend`: how often terms are used, by year or by whom, since when, how evenly."""

from collections.abc import Sequence
from typing import Any

import click

import kb
from kb.cli.delivery import Results, deliver, write_file
from kb.cli.findings import asked, counting, method, pointing, remark, say_method
from kb.cli.options import limited
from kb.cli.output import note, terminal_width
from kb.frequency import DIMENSIONS, Trend
from kb.i18n import _, ngettext
from kb.library import Library
from kb.render.chart import trend_svg
from kb.render.methods import Method, method_text
from kb.render.trend import dimension_name, profile_lines, trend_lines, trend_objects, trend_sheet
from kb.text import visible_line

Options = dict[str, Any]


@click.command(
    help=_(
        "Count each TERM (a query, quoted where it holds spaces) by year, or by unit, region, level, kind or role of the section: occurrences, passages, "
        "reports, and per 10,000 characters with what they are counted in. Conditions in a term narrow what it is counted in too.\n\n"
        "Then the first and the last use, and how evenly the term is spread: Juilland's D (1 is even), DP and DPnorm (0 is even)."
    )
    + "\n\n\b\n"
    + _("Examples:")
    + "\n  kb trend 放管服 营商环境 --svg trend.svg\n  kb trend '督查 单位:澜川市' --by kind\n  kb trend 窗口 --by unit --in 年:2021..2023 --to 窗口.csv",
)
@click.argument("terms", metavar="TERM...", nargs=-1, required=True)
@click.option("--by", default="year", type=click.Choice([*DIMENSIONS]), show_default=True, help=_("What to count by."))
@click.option("--in", "inside", default="", metavar="QUERY", help=_("Count only in passages that answer this query."))
@click.option("--reports", is_flag=True, help=_("Show in each report where it stands, from beginning to end."))
@limited(30)
@click.option("--svg", metavar="FILE", help=_("Draw it, as an SVG file."))
@click.option("--plain", is_flag=True, help=_("Take the query as text: no sign has a meaning."))
@counting
@click.pass_context
def trend(ctx: click.Context, /, terms: tuple[str, ...], kb_dir: str | None, **options: Any) -> None:
    """Count and print."""
    with kb.open(kb_dir, trust=options["trust"]) as library, pointing():
        trends = [_trend(library, term, options) for term in terms]
        for one in trends:
            remark(library, one.occurrences)
        if options["methods"]:
            say_method(_method(library, trends, options), as_json=options["as_json"])
        else:
            deliver(_results(library, trends, options), options["file"], options["form"], as_json=options["as_json"])
        if options["svg"]:
            write_file(options["svg"], trend_svg(trends).encode("utf-8", "replace"))
        code = 0 if any(one.count.occurrences for one in trends) else 1
    ctx.exit(code)


def _trend(library: Library, term: str, options: Options) -> Trend:
    how = {name: options[name] for name in ("by", "inside", "plain", "every_copy")}
    return library.trend(term, **how)


def _results(library: Library, trends: Sequence[Trend], options: Options) -> Results:
    return Results(
        lines=lambda: _lines(trends, options),
        objects=lambda: trend_objects(trends, reports=options["reports"]),
        sheet=lambda: trend_sheet(trends),
        note=lambda: method_text(_method(library, trends, options)),
    )


def _lines(trends: Sequence[Trend], options: Options) -> list[str]:
    width = None if options["file"] else terminal_width()
    most = options["limit"] or None
    lines = [*trend_lines(trends, most=most, width=width)]
    if options["reports"]:
        lines += [line for one in trends for line in (visible_line(one.query), *profile_lines(one, width=width), "")]
    for one in trends:
        _tell_rest(one, most)
    return lines[:-1] if lines and not lines[-1] else lines


def _tell_rest(one: Trend, most: int | None) -> None:
    used = sum(1 for row in one.rows if row.count.occurrences)
    if most is not None and one.dimension not in ("year", "role") and used > most:
        rest = used - most
        note(ngettext("{n} more row: --limit 0", "{n} more rows: --limit 0", rest).format(n=rest))


def _method(library: Library, trends: Sequence[Trend], options: Options) -> Method:
    by = _("counted by {by}, per 10,000 characters of the cleaned text").format(by=dimension_name(options["by"]))
    return method(library, [asked(one.occurrences) for one in trends], [by])


__all__ = ["trend"]
