"""`kb phrases`: what is said again and again, as a writer can use it."""

from typing import Any

import click

import kb
from kb.cli.delivery import Results, deliver, deliverable
from kb.cli.options import QueryCommand, as_json, knowledge_base
from kb.cli.output import note, terminal_width
from kb.i18n import _
from kb.phrases import Shelf, Size
from kb.query import QueryError
from kb.render.wording import mined_line, phrase_lines, phrase_sheet
from kb.text import visible


@click.command(
    cls=QueryCommand,
    help=_(
        "Show the phrases that several units use, the most useful first: used by many but not by all, whole clauses, long enough to save work, bound to no year. "
        "Longer, shorter and overlapping runs are folded under the best. With QUERY, what kb search takes: of the passages that answer it.\n\n"
        "--shelf common: everybody's (通用语), safe to reuse; own: one unit's; new: first used in the last year; fading: not used for two years."
    ),
    epilog="\b\n"
    + _("Examples:")
    + "\n  kb phrases\n  kb phrases 营商环境 --size clause\n  kb phrases 节:问题 --shelf new --to 短语.csv",
)
@click.argument("query", nargs=-1)
@click.option("--shelf", type=click.Choice([shelf.value for shelf in Shelf]), help=_("Whose phrases."))
@click.option("--size", type=click.Choice([size.value for size in Size]), help=_("How much of a text."))
@click.option("--limit", type=click.IntRange(1), default=50, show_default=True, help=_("How many phrases."))
@deliverable
@as_json
@knowledge_base
@click.pass_context
def phrases(ctx: click.Context, /, query: tuple[str, ...], kb_dir: str | None, **options: Any) -> None:
    """Mine and print."""
    with kb.open(kb_dir, trust=options["trust"]) as library:
        try:
            mined = library.phrases(
                " ".join(query), shelf=options["shelf"], size=options["size"], limit=options["limit"]
            )
        except QueryError as error:
            note(visible(error.picture()))
            raise
    results = Results(
        lines=lambda: phrase_lines(mined, width=None if options["file"] else terminal_width()),
        objects=lambda: (phrase.to_dict() for phrase in mined.phrases),
        sheet=lambda: phrase_sheet(mined.phrases),
        note=lambda: mined_line(mined),
    )
    deliver(results, options["file"], options["form"], as_json=options["as_json"])
    note(mined_line(mined))
    if not mined.phrases:
        note(_("No phrase is used often enough. Ask for more passages, or for another --shelf or --size."))
    ctx.exit(0 if mined.phrases else 1)


__all__ = ["phrases"]
