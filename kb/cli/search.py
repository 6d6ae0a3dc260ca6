"""`kb search`: the passages that answer a query."""

import click

import kb
from kb.cli.grammar import grammar_help
from kb.cli.options import QueryCommand, as_json, every_copy, knowledge_base
from kb.cli.output import note, terminal_width, write_json, write_lines
from kb.i18n import _
from kb.query import QueryError
from kb.render.hits import (
    count_line,
    disagreement,
    explanation_lines,
    facet_lines,
    hit_lines,
    more_line,
    understanding_lines,
    with_receipt,
)
from kb.search.hits import Hit, Hits
from kb.search.ordering import Sort
from kb.text import visible


@click.command(
    cls=QueryCommand,
    help=_(
        "Find the passages that answer QUERY, best first. Words beside each other must all stand in a passage. "
        "Full-width and half-width signs mean the same."
    )
    + "\n\n"
    + grammar_help(),
)
@click.argument("query", nargs=-1, required=True)
@click.option("--plain", is_flag=True, help=_("Take the query as text: no sign has a meaning."))
@click.option("--limit", type=click.IntRange(0), default=20, show_default=True, help=_("How many hits; 0 shows all."))
@click.option("--offset", type=click.IntRange(0), default=0, help=_("How many hits to pass over."))
@click.option(
    "--sort",
    type=click.Choice([sort.value for sort in Sort]),
    default=Sort.RELEVANCE.value,
    help=_("What decides the order."),
)
@click.option("--group", type=click.Choice(["report"]), help=_("Put the hits of a report under one head."))
@click.option("--facets", is_flag=True, help=_("Count the passages by unit, region, year, level, kind and section."))
@click.option("--count", is_flag=True, help=_("Only count: occurrences, passages, reports."))
@every_copy
@as_json
@knowledge_base
@click.pass_context
def search(
    ctx: click.Context, /, query: tuple[str, ...], kb_dir: str | None, **options: bool | int | str | None
) -> None:
    """Search and print."""
    text = " ".join(query)
    try:
        with kb.open(kb_dir, trust=bool(options["trust"])) as library:
            hits = library.search(
                text,
                limit=int(options["limit"] or 0) or None,
                offset=int(options["offset"] or 0),
                plain=bool(options["plain"]),
                sort=str(options["sort"]),
                every_copy=bool(options["every_copy"]),
            )
            receipt = library.receipt(text, plain=bool(options["plain"]))
    except QueryError as error:
        note(visible(error.picture()))
        raise
    for line in (
        *understanding_lines(hits),
        *([] if options["count"] else [with_receipt(count_line(hits), receipt)]),
        *explanation_lines(hits),
    ):
        note(line)
    if receipt.wrong:
        note(disagreement(receipt))
    _print(hits, options)
    ctx.exit(0 if hits.total else 1)


def _print(hits: Hits, options: dict[str, bool | int | str | None]) -> None:
    if options["count"] and options["as_json"]:
        write_json([hits.count.to_dict()])
    elif options["count"]:
        write_lines([count_line(hits)])
    else:
        _print_page(hits.grouped() if options["group"] else hits.page, as_json=bool(options["as_json"]))
        more = more_line(hits, shown_from=int(options["offset"] or 0))
        if more:
            note(more)
    if options["facets"] and options["as_json"]:
        write_json([{"facets": hits.facets}])
    elif options["facets"]:
        write_lines(facet_lines(hits, width=terminal_width()))


def _print_page(page: tuple[Hit, ...], *, as_json: bool) -> None:
    if as_json:
        write_json(hit.to_dict() for hit in page)
    else:
        write_lines(hit_lines(page, width=terminal_width()))


__all__ = ["search"]
