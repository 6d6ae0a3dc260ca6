"""`kb compare`: passages, sections, reports or files beside each other, clause by clause."""

from collections.abc import Iterator

import click

from kb.cli.options import as_json, knowledge_base
from kb.cli.output import note, terminal_width, write_json, write_lines
from kb.cli.texts import NamedText, read_texts
from kb.compare import Comparison
from kb.compare import compare as compare_texts
from kb.i18n import _
from kb.model import JsonObject
from kb.render.comparison import NARROWEST_COLUMN, column_width, side_by_side, summary_lines, unified

WIDTH = 120
"""Columns where stdout is no terminal."""


@click.command(
    short_help=_("Lay passages or reports beside each other."),
    help=_(
        "Lay two to four texts beside each other, clause by clause: = the same, ~ reworded, > moved, - only in the first, + only in another. "
        "What differs inside a clause stands in 【】.\n\n"
        "A text is a passage (ID from kb search), a report (ID from kb list), a section of a report (ID#3, the third of kb show ID --outline, "
        "or ID#下一步), or a file."
    ),
)
@click.argument("texts", metavar="A B [C D]", nargs=-1, required=True)
@click.option("--unified", "as_unified", is_flag=True, help=_("Clauses under one another instead of in columns."))
@click.option("--width", type=click.IntRange(20), help=_("Columns to use (else those of the terminal)."))
@as_json
@knowledge_base
@click.pass_context
def compare(
    ctx: click.Context, /, texts: tuple[str, ...], kb_dir: str | None, *, trust: bool, **options: bool | int | None
) -> None:
    """Compare and print."""
    sides = read_texts(texts, kb_dir, trust=trust)
    comparison = compare_texts(*(side.text for side in sides))
    if options["as_json"]:
        write_json(_json_lines(comparison, sides))
    else:
        width = 0 if options["as_unified"] else int(options["width"] or terminal_width() or WIDTH)
        _print(comparison, [side.name for side in sides], width)
    ctx.exit(0 if any(similarity.shared for similarity in comparison.similarities) else 1)


def _print(comparison: Comparison, names: list[str], width: int) -> None:
    """In columns, or under one another where the width leaves none that can be read."""
    narrow = column_width(width, len(names)) < NARROWEST_COLUMN
    write_lines(unified(comparison, names) if narrow else side_by_side(comparison, names, width))
    for line in summary_lines(comparison, names):
        note(line)


def _json_lines(comparison: Comparison, sides: list[NamedText]) -> Iterator[JsonObject]:
    """What was compared and how alike it is; then a row a line, its cells with their text."""
    names = [{"name": side.name, "characters": len(side.text)} for side in sides]
    yield {"sides": names, "similarities": [similarity.to_dict() for similarity in comparison.similarities]}
    for row in comparison.rows:
        shown = row.to_dict()
        for side, cell in enumerate(row.cells):
            if cell:
                shown["cells"][side]["text"] = comparison.text(side, cell.span)
        yield shown


__all__ = ["compare"]
