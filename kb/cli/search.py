"""`kb search`: the passages that answer a query."""

import click

import kb
from kb.cli.findings import pointing
from kb.cli.grammar import grammar_help
from kb.cli.options import QueryCommand, as_json, every_copy, knowledge_base
from kb.i18n import _
from kb.search.hits import Sort


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
    from kb.cli.answers import print_answers, tell

    text = " ".join(query)
    with pointing(), kb.open(kb_dir, trust=bool(options["trust"])) as library:
        hits = library.search(
            text,
            limit=int(options["limit"] or 0) or None,
            offset=int(options["offset"] or 0),
            plain=bool(options["plain"]),
            sort=str(options["sort"]),
            every_copy=bool(options["every_copy"]),
        )
        receipt = library.receipt(text, plain=bool(options["plain"]))
    tell(hits, receipt, counted=bool(options["count"]))
    print_answers(hits, options)
    ctx.exit(0 if hits.total else 1)


__all__ = ["search"]
