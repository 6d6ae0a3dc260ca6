"""`kb list`: the reports of a knowledge base, all or those that answer a query."""

from collections.abc import Callable, Sequence
from typing import Any

import click

import kb
from kb.cli.delivery import Results, deliver, deliverable
from kb.cli.findings import pointing
from kb.cli.options import QueryCommand, as_json, knowledge_base
from kb.cli.output import note, terminal_width
from kb.i18n import _, ngettext
from kb.model import ReportInfo
from kb.render.reports import list_lines, list_sheet

_LAST = "\U0010ffff"
"""Behind every text: what is unknown stands at the end."""
ORDERS: dict[str, Callable[[ReportInfo], object]] = {
    "file": lambda info: info.file,
    "unit": lambda info: (info.unit.value or _LAST, info.year.value or 0, info.file),
    "year": lambda info: (-(info.year.value or 0), info.unit.value or _LAST, info.file),
    "date": lambda info: (info.date.value is None, [-ord(sign) for sign in info.date.value or ""], info.file),
}


@click.command(
    "list",
    cls=QueryCommand,
    help=_(
        "List the reports: id, unit, year, period, kind, title. QUERY narrows to those with a passage that answers it."
    )
    + "\n\n\b\n"
    + _("Examples:")
    + "\n  kb list\n  kb list '单位:澜川市 年:2021..2023' --sort year\n  kb list 督查 文种:总结 --to 报告.csv",
)
@click.argument("query", nargs=-1)
@click.option(
    "--sort",
    type=click.Choice(list(ORDERS)),
    default="file",
    show_default=True,
    help=_("By file, by unit, or the latest year or date of publication first."),
)
@click.option("--limit", type=click.IntRange(1), help=_("How many to show."))
@deliverable
@as_json
@knowledge_base
@click.pass_context
def list_reports(ctx: click.Context, /, query: tuple[str, ...], kb_dir: str | None, **options: Any) -> None:
    """Print a report a line."""
    with kb.open(kb_dir, trust=options["trust"]) as library, pointing():
        found = sorted(library.reports(" ".join(query)), key=ORDERS[options["sort"]])  # type: ignore[arg-type]
        infos = found[: options["limit"]]
        deliver(_results(infos, options["file"]), options["file"], options["form"], as_json=options["as_json"])
    if not options["as_json"]:
        note(ngettext("{n} report", "{n} reports", len(found)).format(n=len(found)))
    if not found:
        note(_("No report holds this. Ask for other words or leave conditions out; all reports: kb list"))
    ctx.exit(0 if found else 1)


def _results(infos: Sequence[ReportInfo], file: str | None) -> Results:
    width = None if file else terminal_width()
    return Results(
        lines=lambda: list_lines(infos, width) if infos else (),
        objects=lambda: (info.to_dict() for info in infos),
        sheet=lambda: list_sheet(infos),
    )


__all__ = ["list_reports"]
