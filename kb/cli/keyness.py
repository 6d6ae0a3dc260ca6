"""`kb keyness`: what is typical of one part of the corpus beside another."""

from typing import Any

import click

import kb
from kb.association import Keyness, Wanted
from kb.cli.delivery import Results, deliver
from kb.cli.findings import method, pointing, say_method, weighing
from kb.cli.options import QueryCommand
from kb.cli.output import note, terminal_width
from kb.i18n import _
from kb.library import Library
from kb.render.association import key_objects, key_sheet, side_lines
from kb.render.methods import Method, method_text
from kb.render.sheets import sheet_lines
from kb.text import visible_line

Options = dict[str, Any]


@click.command(
    cls=QueryCommand,
    help=_(
        "Find the words (or with --runs the repeated runs of characters) that are typical of the passages that answer QUERY, beside all others or those "
        "that answer --against.\n\n"
        "log-likelihood says how sure the difference is (15.13: one chance in ten thousand, the least that is shown), log ratio and %DIFF how large it is: "
        "log ratio 1 is twice as frequent, 2 four times."
    )
    + "\n\n\b\n"
    + _("Examples:")
    + "\n  kb keyness 单位:澜川市\n  kb keyness 年:2023 --against 年:2021 --runs --to 2023.csv",
)
@click.argument("query", nargs=-1, required=True)
@click.option("--against", default="", metavar="QUERY", help=_("What to compare with (else all the rest)."))
@click.option("--runs", is_flag=True, help=_("Repeated runs of characters instead of words."))
@click.option("--shortest", type=click.IntRange(2), default=4, show_default=True, help=_("Least characters of a run."))
@click.option("--min", "least", type=click.IntRange(1), default=5, show_default=True, help=_("Least occurrences."))
@click.option(
    "--min-reports",
    "reports",
    type=click.IntRange(1),
    default=2,
    show_default=True,
    help=_("Least reports it stands in."),
)
@click.option("--negative", is_flag=True, help=_("What is rarer here instead of more frequent."))
@weighing
@click.pass_context
def keyness(ctx: click.Context, /, query: tuple[str, ...], kb_dir: str | None, **options: Any) -> None:
    """Find and print."""
    with kb.open(kb_dir, trust=options["trust"]) as library, pointing():
        found = library.keyness(
            " ".join(query), options["against"], wanted=_wanted(options), every_copy=options["every_copy"]
        )
        for line in side_lines(found):
            note(visible_line(line))
        if options["methods"]:
            say_method(_method(library, found, options), as_json=options["as_json"])
        else:
            deliver(_results(library, found, options), options["file"], options["form"], as_json=options["as_json"])
    ctx.exit(0 if found.rows else 1)


def _wanted(options: Options) -> Wanted:
    kept = {name: options[name] for name in ("runs", "shortest", "least", "reports", "negative")}
    return Wanted(**kept, limit=options["limit"] or None, boilerplate=options["boilerplate"] or 0)


def _results(library: Library, found: Keyness, options: Options) -> Results:
    width = None if options["file"] else terminal_width()
    return Results(
        lines=lambda: sheet_lines(key_sheet(found), width) if found.rows else [],
        objects=lambda: key_objects(found),
        sheet=lambda: key_sheet(found),
        note=lambda: method_text(_method(library, found, options)),
    )


def _method(library: Library, found: Keyness, options: Options) -> Method:
    what = _("repeated runs of {n} characters or more").format(n=options["shortest"])
    least = _("at least {n} occurrences in {reports} reports").format(n=options["least"], reports=options["reports"])
    measured = _("log-likelihood of two cells (Rayson and Garside), at least 15.13")
    kind = what if options["runs"] else _("words of two characters or more")
    return method(library, (), [*side_lines(found), kind, least, measured])


__all__ = ["keyness"]
