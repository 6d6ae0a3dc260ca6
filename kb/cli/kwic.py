"""`kb kwic`: every occurrence of a query on a line of its own."""

from collections.abc import Iterator
from typing import Any

import click

import kb
from kb.cli.delivery import Results, deliver
from kb.cli.findings import asked, counting, method, pointing, remark, say_method
from kb.cli.options import QueryCommand
from kb.cli.output import note, terminal_width
from kb.concordance import Concordance, Line
from kb.concordance.concordance import WIDTH
from kb.i18n import _
from kb.library import Library
from kb.render.concordance import concordance_lines, concordance_sheet
from kb.render.methods import Method, method_text

SORTS = "L3 L2 L1 R1 R2 R3 unit year"
Options = dict[str, Any]


@click.command(
    cls=QueryCommand,
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
@counting
@click.pass_context
def kwic(ctx: click.Context, /, query: tuple[str, ...], kb_dir: str | None, **options: Any) -> None:
    """Find, sort and print."""
    text = " ".join(query)
    with kb.open(kb_dir, trust=options["trust"]) as library, pointing():
        whole = library.concordance(text, plain=options["plain"], every_copy=options["every_copy"])
        found = _arranged(whole, options)
        remark(library, whole.occurrences)
        if options["methods"]:
            say_method(_method(library, found, options), as_json=options["as_json"])
        else:
            _print(library, found, options)
        code = 0 if len(found) else 1
    ctx.exit(code)


def _arranged(found: Concordance, options: Options) -> Concordance:
    arranged = found.sorted(options["sort"], words=options["words"])
    return arranged if options["sample"] is None else arranged.sample(options["sample"], options["seed"])


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
    return method(library, [asked(found.occurrences)], _settings(found, options))


def _settings(found: Concordance, options: Options) -> Iterator[str]:
    yield _("{n} characters on each side").format(n=options["width"])
    if found.wanted is not None:
        yield _("a random sample of {n} lines with seed {seed}").format(n=len(found), seed=found.seed)
    if found.orders:
        yield _("sorted by {orders}").format(orders=" ".join(order.name for order in found.orders))


__all__ = ["kwic"]
