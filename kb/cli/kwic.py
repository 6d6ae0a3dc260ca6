"""`kb kwic`: every occurrence of a query on a line of its own."""

from collections.abc import Iterator
from datetime import date
from typing import Any

import click

import kb
from kb.cli.delivery import Results, command_line, deliver, deliverable
from kb.cli.options import as_json, knowledge_base
from kb.cli.output import note, terminal_width, write_json, write_lines
from kb.cli.search import QueryCommand
from kb.concordance import Concordance, Line
from kb.concordance.concordance import WIDTH
from kb.i18n import _
from kb.library import Library
from kb.query import QueryError
from kb.render.concordance import concordance_lines, concordance_sheet
from kb.render.counts import count_text, folded_text
from kb.render.methods import Asked, Method, method_text
from kb.text import visible, visible_line

SORTS = "L3 L2 L1 R1 R2 R3 unit year"
Options = dict[str, Any]


@click.command(
    cls=QueryCommand,
    short_help=_("Show a phrase in its contexts."),
    help=_(
        "Show every exact occurrence of QUERY on a line of its own, the keywords in one column (a concordance). QUERY is what kb search takes.\n\n"
        "--sort names what decides the order, the first one foremost: L3 L2 L1 R1 R2 R3 are the characters beside the keyword (with --words the words), each "
        "followed by those farther out; unit; year. Without it the lines stand in the order of the files. ? marks what was inferred."
    )
    + "\n\n\b\n"
    + _("Examples:")
    + "\n  kb kwic 推动 --sort R1,year\n  kb kwic '坚持以*为*' --sample 50 --seed 7 --to 坚持以.csv",
)
@click.argument("query", nargs=-1, required=True)
@click.option("--plain", is_flag=True, help=_("Take the query as text: no sign has a meaning."))
@click.option("--width", type=click.IntRange(0), default=WIDTH, show_default=True, help=_("Characters on each side."))
@click.option("--sort", default="", metavar="KEYS", help=_("What decides the order: {sorts}.").format(sorts=SORTS))
@click.option("--words", is_flag=True, help=_("Sort by words beside the keyword instead of characters."))
@click.option("--sample", type=click.IntRange(0), metavar="N", help=_("Only N lines, chosen at random."))
@click.option("--seed", type=int, default=0, show_default=True, help=_("Which random sample: the same gives the same."))
@click.option("--limit", type=click.IntRange(0), default=50, show_default=True, help=_("How many lines; 0 shows all."))
@click.option("--offset", type=click.IntRange(0), default=0, help=_("How many lines to pass over."))
@click.option("--all", "every_copy", is_flag=True, help=_("Count and show repeated reports each."))
@click.option("--methods", is_flag=True, help=_("Only say how this was found, so that it can be repeated."))
@deliverable
@as_json
@knowledge_base
@click.pass_context
def kwic(ctx: click.Context, /, query: tuple[str, ...], kb_dir: str | None, **options: Any) -> None:
    """Find, sort and print."""
    text = " ".join(query)
    with kb.open(kb_dir, trust=options["trust"]) as library:
        try:
            whole = library.concordance(text, plain=options["plain"], every_copy=options["every_copy"])
        except QueryError as error:
            note(visible(error.picture()))
            raise
        found = _arranged(whole, options)
        _remark(library, whole)
        if options["methods"]:
            _print_method(_method(library, found, options), as_json=options["as_json"])
        else:
            _print(library, found, options)
        code = 0 if len(found) else 1
    ctx.exit(code)


def _arranged(found: Concordance, options: Options) -> Concordance:
    arranged = found.sorted(options["sort"], words=options["words"])
    return arranged if options["sample"] is None else arranged.sample(options["sample"], options["seed"])


def _remark(library: Library, found: Concordance) -> None:
    """How the query was understood and what it counts; why there is nothing."""
    occurrences = found.occurrences
    note(occurrences.echo)
    for line in occurrences.advice:
        note(visible_line(line))
    note(" · ".join(filter(None, [count_text(found.count), folded_text(occurrences.folded)])))
    if not len(occurrences):
        for line in library.why_nothing(occurrences):
            note(visible_line(line))


def _print(library: Library, found: Concordance, options: Options) -> None:
    lines = found.page(options["limit"] or None, options["offset"], width=options["width"])
    deliver(_results(library, found, lines, options), options["file"], options["form"], as_json=options["as_json"])
    last = options["offset"] + len(lines)
    if lines and last < len(found):
        more = _("Shown: {first} to {last} of {total}. More: --offset {last}")
        note(more.format(first=options["offset"] + 1, last=last, total=len(found)))


def _results(library: Library, found: Concordance, lines: tuple[Line, ...], options: Options) -> Results:
    return Results(
        lines=lambda: concordance_lines(lines, width=None if options["file"] else terminal_width()),
        objects=lambda: (line.to_dict() for line in lines),
        sheet=lambda: concordance_sheet(lines),
        note=lambda: method_text(_method(library, found, options)),
    )


def _method(library: Library, found: Concordance, options: Options) -> Method:
    occurrences = found.occurrences
    asked = Asked(occurrences.query.text, occurrences.echo, found.count, occurrences.folded)
    return Method((asked,), library.state(), date.today(), command_line(), tuple(_settings(found, options)))


def _settings(found: Concordance, options: Options) -> Iterator[str]:
    yield _("{n} characters on each side").format(n=options["width"])
    if found.wanted is not None:
        yield _("a random sample of {n} lines with seed {seed}").format(n=len(found), seed=found.seed)
    if found.orders:
        yield _("sorted by {orders}").format(orders=" ".join(order.name for order in found.orders))


def _print_method(method: Method, *, as_json: bool) -> None:
    if as_json:
        write_json([method.to_dict()])
    else:
        write_lines([method_text(method)])


__all__ = ["kwic"]
