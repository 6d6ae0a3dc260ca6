"""`kb places`: how reports open, lead on, name problems, plan and close."""

from typing import Any

import click

import kb
from kb.cli.delivery import Results, deliver, deliverable
from kb.cli.options import QueryCommand, as_json, knowledge_base
from kb.cli.output import note, terminal_width
from kb.i18n import _
from kb.places import PlaceKind
from kb.query import QueryError
from kb.render.places import formula_lines, formula_sheet
from kb.text import visible


@click.command(
    cls=QueryCommand,
    help=_(
        "Show what is said at a PLACE of the report: the clauses that several units use there, each with the most concrete sentence it stands in, and sentences that stand out. "
        "Ranked by how many units use it and how concrete it is; ▮▮▮▯▯ shows substance (干货): numbers, named instruments, measures and actors against stock phrases."
    ),
    epilog="\b\n"
    + _("Examples:")
    + "\n  kb places problems\n  kb places plans 营商环境\n  kb places openings 文种:总结 --to 开头.md",
)
@click.argument("place", type=click.Choice([kind.value for kind in PlaceKind]))
@click.argument("query", nargs=-1)
@click.option("--limit", type=click.IntRange(1), default=20, show_default=True, help=_("How many formulas."))
@deliverable
@as_json
@knowledge_base
@click.pass_context
def places(ctx: click.Context, /, place: str, query: tuple[str, ...], kb_dir: str | None, **options: Any) -> None:
    """Mine and print."""
    with kb.open(kb_dir, trust=options["trust"]) as library:
        try:
            found = library.places(place.strip(), " ".join(query), limit=options["limit"])
        except QueryError as error:
            note(visible(error.picture()))
            raise
    results = Results(
        lines=lambda: formula_lines(found, width=None if options["file"] else terminal_width()),
        objects=lambda: (formula.to_dict() for formula in found),
        sheet=lambda: formula_sheet(found),
    )
    deliver(results, options["file"], options["form"], as_json=options["as_json"])
    if not found:
        note(_("No report says anything there. Ask for another place, or for more passages."))
    ctx.exit(0 if found else 1)


__all__ = ["places"]
