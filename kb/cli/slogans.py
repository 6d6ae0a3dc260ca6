"""`kb slogans`: abbreviations by numbers and coinages, with what they stand for."""

from typing import Any

import click

import kb
from kb.cli.delivery import Results, deliver, deliverable
from kb.cli.options import QueryCommand, as_json, knowledge_base
from kb.cli.output import note, terminal_width
from kb.i18n import _
from kb.query import QueryError
from kb.render.wording import slogan_lines, slogan_sheet
from kb.text import visible


@click.command(
    cls=QueryCommand,
    help=_(
        "List slogans (口号): abbreviations by numbers (三审三校, 1+1+X) and coinages in quotation marks, the most useful first, with uses, units, first year, and "
        "what they stand for where the corpus says it: in brackets, behind 即 or a colon, or as a list before. Where it does not, that is said. "
        "With QUERY, what kb search takes: of the passages that answer it."
    ),
    epilog="\b\n" + _("Examples:") + "\n  kb slogans\n  kb slogans --find 四不两直\n  kb slogans 年:2023 --to 口号.csv",
)
@click.argument("query", nargs=-1)
@click.option("--find", "containing", default="", metavar="TEXT", help=_("Only slogans with these characters."))
@click.option("--expanded", is_flag=True, help=_("Only slogans that are explained."))
@click.option("--limit", type=click.IntRange(1), default=50, show_default=True, help=_("How many slogans."))
@deliverable
@as_json
@knowledge_base
@click.pass_context
def slogans(ctx: click.Context, /, query: tuple[str, ...], kb_dir: str | None, **options: Any) -> None:
    """Find and print."""
    with kb.open(kb_dir, trust=options["trust"]) as library:
        try:
            found = library.slogans(
                " ".join(query), containing=options["containing"], expanded=options["expanded"], limit=options["limit"]
            )
        except QueryError as error:
            note(visible(error.picture()))
            raise
    results = Results(
        lines=lambda: slogan_lines(found, width=None if options["file"] else terminal_width()),
        objects=lambda: (slogan.to_dict() for slogan in found),
        sheet=lambda: slogan_sheet(found),
    )
    deliver(results, options["file"], options["form"], as_json=options["as_json"])
    if not found:
        note(_("No slogan stands here. Ask for more passages, or for other characters."))
    ctx.exit(0 if found else 1)


__all__ = ["slogans"]
