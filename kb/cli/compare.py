"""`kb compare`: passages or reports beside each other, clause by clause."""

from collections.abc import Iterator

import click

import kb
from kb.cli.options import as_json, knowledge_base
from kb.cli.output import note, write_json, write_lines
from kb.compare import Cell, Comparison, Kind
from kb.compare import compare as compare_texts
from kb.i18n import _
from kb.library import Library
from kb.text import visible_line

SIGNS = {Kind.SAME: "=", Kind.CHANGED: "~", Kind.MOVED: ">"}


@click.command(
    short_help=_("Lay passages or reports beside each other."),
    help=_(
        "Lay two to four passages (ids from kb search) or reports (ids from kb list) beside each other, clause by clause: "
        "= the same, ~ reworded, - only in the first, + only in another, > moved."
    ),
)
@click.argument("ids", metavar="A B [C D]", nargs=-1, required=True)
@as_json
@knowledge_base
def compare(ids: tuple[str, ...], kb_dir: str | None, *, as_json: bool, trust: bool) -> None:
    """Compare and print."""
    with kb.open(kb_dir, trust=trust) as library:
        comparison = compare_texts(*(_text(library, one) for one in ids))
    if as_json:
        write_json([_to_json(comparison)])
        return
    write_lines(comparison_lines(comparison))
    for name, similarity in zip(ids[1:], comparison.similarities, strict=True):
        note(visible_line(f"{name}: " + _("{share:.0%} alike").format(share=similarity.share)))


def _text(library: Library, name: str) -> str:
    return library.passage(name)[1].text if library.is_passage(name) else library.report(name).text


def _to_json(comparison: Comparison) -> dict[str, object]:
    alike = [similarity.to_dict() for similarity in comparison.similarities]
    return {"texts": list(comparison.texts), "similarities": alike, "rows": [row.to_dict() for row in comparison.rows]}


def comparison_lines(comparison: Comparison) -> Iterator[str]:
    """The rows one under another: a sign, the side's number where it is not the first, the clause."""
    for row in comparison.rows:
        for side, cell in enumerate(row.cells):
            if cell and not (side and row.cells[0] and cell.kind is Kind.SAME):
                text = comparison.text(side, cell.span).strip()
                yield visible_line(f"{_sign(side, cell)} {side + 1 if side else ' '} {text}")


def _sign(side: int, cell: Cell) -> str:
    if cell.kind in SIGNS:
        return SIGNS[cell.kind]
    return "+" if side else "-"


__all__ = ["compare", "comparison_lines"]
