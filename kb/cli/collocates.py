"""`kb collocates`: the words that stand near a term more often than chance."""

from typing import Any

import click

import kb
from kb.association import MEASURES, Choice, Collocates
from kb.cli.delivery import Results, deliver
from kb.cli.findings import asked, method, pointing, remark, say_method, weighing
from kb.cli.options import QueryCommand
from kb.cli.output import note, terminal_width
from kb.i18n import _
from kb.library import Library
from kb.render.association import collocate_objects, collocate_sheet, window_text
from kb.render.methods import Method, method_text
from kb.render.sheets import sheet_lines

Options = dict[str, Any]


@click.command(
    cls=QueryCommand,
    help=_(
        "Find the words that stand near QUERY more often than chance would have it: in so many characters on each side, or in the sentence, never beyond "
        "the passage. Counts are exact: every occurrence of the word's characters near the query, each once.\n\n"
        "Ranked by log-likelihood (ll: sure of the difference), mi3 or ratio (log ratio: size of the difference). Words are those of the index with two "
        "characters or more; those that stand nearly always inside a longer one of the list are left out."
    )
    + "\n\n\b\n"
    + _("Examples:")
    + "\n  kb collocates 营商环境\n  kb collocates '督查 年:2021..2023' --sentence --by mi3 --to 督查.csv",
)
@click.argument("query", nargs=-1, required=True)
@click.option(
    "--window", type=click.IntRange(1, 200), default=10, show_default=True, help=_("Characters on each side.")
)
@click.option("--sentence", is_flag=True, help=_("Look in the whole sentence instead."))
@click.option("--min", "least", type=click.IntRange(1), default=3, show_default=True, help=_("Least occurrences near."))
@click.option("--by", type=click.Choice([*MEASURES]), default="ll", show_default=True, help=_("What ranks them."))
@click.option("--in", "inside", default="", metavar="QUERY", help=_("Count only in passages that answer this query."))
@click.option("--plain", is_flag=True, help=_("Take the query as text: no sign has a meaning."))
@weighing
@click.pass_context
def collocates(ctx: click.Context, /, query: tuple[str, ...], kb_dir: str | None, **options: Any) -> None:
    """Find and print."""
    how = {name: options[name] for name in ("inside", "plain", "every_copy")}
    with kb.open(kb_dir, trust=options["trust"]) as library, pointing():
        found = library.collocates(" ".join(query), choice=_choice(options), **how)
        remark(library, found.occurrences)
        note(window_text(found))
        if options["methods"]:
            say_method(_method(library, found, options), as_json=options["as_json"])
        else:
            deliver(_results(library, found, options), options["file"], options["form"], as_json=options["as_json"])
        code = 0 if found.rows else 1
    ctx.exit(code)


def _choice(options: Options) -> Choice:
    return Choice(
        window=None if options["sentence"] else options["window"],
        least=options["least"],
        by=options["by"],
        limit=options["limit"] or None,
        boilerplate=options["boilerplate"] or 0,
    )


def _results(library: Library, found: Collocates, options: Options) -> Results:
    width = None if options["file"] else terminal_width()
    return Results(
        lines=lambda: sheet_lines(collocate_sheet(found), width) if found.rows else [],
        objects=lambda: collocate_objects(found),
        sheet=lambda: collocate_sheet(found),
        note=lambda: method_text(_method(library, found, options)),
    )


def _method(library: Library, found: Collocates, options: Options) -> Method:
    least = _("at least {n} occurrences near").format(n=options["least"])
    ranked = _("ranked by {by}").format(by=MEASURES[options["by"]])
    return method(library, [asked(found.occurrences)], [window_text(found), least, ranked])


__all__ = ["collocates"]
