"""`kb grid`: one topic over units or years."""

from dataclasses import replace
from typing import Any

import click

import kb
from kb.cli.delivery import Results, deliver, deliverable, write_file
from kb.cli.options import QueryCommand, as_json, every_copy, knowledge_base
from kb.cli.output import note, terminal_width
from kb.grid import MOST_COLUMNS, By
from kb.i18n import _
from kb.query import QueryError
from kb.render.grid import grid_lines, grid_page, grid_sheet, grid_summary
from kb.text import visible

WIDTH = 120
"""Columns where stdout is no terminal."""


@click.command(
    cls=QueryCommand,
    help=_(
        "Lay one topic out over units or years: a row a measure, a column a unit or a year, in the cells the clauses with their numbers. "
        "Then how the columns differ: one sets caps, another reports results. QUERY is what kb search takes.\n\n"
        "Units that never name the topic are taken in where the topic is short for words that they use; ~ marks them."
    ),
    epilog="\b\n"
    + _("Examples:")
    + "\n  kb grid 精文简会\n  kb grid '热线 单位:澜川市' --by year --html 热线.html\n  kb grid 综合窗口 --by year --to 窗口.csv",
)
@click.argument("query", nargs=-1, required=True)
@click.option(
    "--by",
    type=click.Choice([by.value for by in By]),
    default=By.UNIT.value,
    show_default=True,
    help=_("What the columns are."),
)
@click.option(
    "--columns",
    type=click.IntRange(0),
    default=MOST_COLUMNS,
    show_default=True,
    help=_("How many columns; 0 shows all."),
)
@click.option(
    "--rows", type=click.IntRange(0), default=20, show_default=True, help=_("How many measures to print; 0 prints all.")
)
@click.option("--plain", is_flag=True, help=_("Take the query as text: no sign has a meaning."))
@every_copy
@click.option("--width", type=click.IntRange(20), help=_("Columns to use (else those of the terminal)."))
@click.option(
    "--html", "html", metavar="FILE", default="", help=_("Write a page of HTML to this file, that needs nothing else.")
)
@deliverable
@as_json
@knowledge_base
@click.pass_context
def grid(ctx: click.Context, /, query: tuple[str, ...], kb_dir: str | None, **options: Any) -> None:
    """Make the grid and print it."""
    text = " ".join(query)
    with kb.open(kb_dir, trust=options["trust"]) as library:
        try:
            found = library.grid(
                text,
                by=options["by"],
                columns=options["columns"] or None,
                plain=options["plain"],
                every_copy=options["every_copy"],
            )
        except QueryError as error:
            note(visible(error.picture()))
            raise
    if not found.rows:
        note(_("No passage speaks of it. Look for its words: kb search WORDS"))
        ctx.exit(1)
    width = int(options["width"] or terminal_width() or WIDTH)
    printed = replace(found, rows=found.rows[: options["rows"] or None])
    results = Results(lambda: grid_lines(printed, width), found.to_dicts, lambda: grid_sheet(found))
    if options["html"]:
        write_file(options["html"], grid_page(found).encode("utf-8", "replace"))
    if not options["html"] or options["file"] or options["as_json"]:
        deliver(results, options["file"], options["form"], as_json=options["as_json"])
    for line in grid_summary(found):
        note(line)
    if len(printed.rows) < len(found.rows) and options["form"] is None and not (options["file"] or options["as_json"]):
        note(_("Shown: {shown} of {all}. All: --rows 0").format(shown=len(printed.rows), all=len(found.rows)))


__all__ = ["grid"]
