"""What `kb search` prints: how the query was understood and what it counts on stderr, the hits on stdout."""

from kb.cli.output import note, terminal_width, write_json, write_lines
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
from kb.search.receipt import Receipt

Options = dict[str, bool | int | str | None]


def tell(hits: Hits, receipt: Receipt, *, counted: bool) -> None:
    """Say how the query was understood, what it counts (unless that is what is ``counted``), why there is nothing."""
    counts = [] if counted else [with_receipt(count_line(hits), receipt)]
    for line in (*understanding_lines(hits), *counts, *explanation_lines(hits)):
        note(line)
    if receipt.wrong:
        note(disagreement(receipt))


def print_answers(hits: Hits, options: Options) -> None:
    """Print the hits or the counts, and the facets."""
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


__all__ = ["print_answers", "tell"]
