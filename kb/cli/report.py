"""`kb report`: everything on one page, units by years."""

from typing import Any

import click

import kb
from kb.cli.delivery import Results, deliver, deliverable, write_file
from kb.cli.findings import pointing
from kb.cli.options import QueryCommand, as_json, knowledge_base
from kb.cli.output import note, terminal_width
from kb.i18n import _
from kb.render.overview import overview_lines, overview_page, overview_sheet


@click.command(
    cls=QueryCommand,
    help=_(
        "Count by unit and year: reports, numbers, documents that were made or changed, commitments made for the year and where they stand. "
        "QUERY narrows to the passages that answer it.\n\n"
        "--html writes a page that needs nothing else: the table of units and years, the ledger of commitments with the sentences that close them, "
        "lists of tasks with owner, deadline and state, indicators over the years with a drawing, rankings of units, documents."
    )
    + "\n\n\b\n"
    + _("Examples:")
    + "\n  kb report\n  kb report '地区:澜川市 年:2021..2023' --html 总览.html\n  kb report --to 总览.csv",
)
@click.argument("query", nargs=-1)
@click.option("--html", metavar="FILE", help=_("Write a self-contained page."))
@click.option("--title", default="", help=_("The title of the page."))
@deliverable
@as_json
@knowledge_base
@click.pass_context
def report(ctx: click.Context, /, query: tuple[str, ...], kb_dir: str | None, **options: Any) -> None:
    """Count and print."""
    asked = " ".join(query).strip()
    with kb.open(kb_dir, trust=options["trust"]) as library, pointing():
        view = library.overview(asked)
        lists = library.tasks(asked, every=True) if options["html"] else None
        rankings = library.rankings(asked, by_name=True) if options["html"] else ()
    if not view.reports:
        note(_("No report answers this. Ask for other words or leave conditions out; all reports: kb list"))
    if options["html"]:
        title = options["title"] or (_("Overview: {query}").format(query=asked) if asked else _("Overview"))
        write_file(options["html"], overview_page(view, title, lists, rankings).encode("utf-8", "replace"))
        note(_("Written: {file}").format(file=options["html"]))
    else:
        results = Results(
            lines=lambda: (
                [] if not view.reports else overview_lines(view, width=None if options["file"] else terminal_width())
            ),
            objects=view.to_rows,
            sheet=lambda: overview_sheet(view),
        )
        deliver(results, options["file"], options["form"], as_json=options["as_json"])
    ctx.exit(0 if view.reports else 1)


__all__ = ["report"]
