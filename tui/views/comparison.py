"""A comparison as columns side by side: sign and colour both tell what is the same, changed, moved or only here."""

from collections.abc import Iterator, Sequence
from itertools import zip_longest

from kb.compare.values import Cell, Comparison, Kind, Part, Row, Unit
from kb.i18n import _
from tui.text.face import cells
from tui.text.lines import Line, Mark, Piece, fitted, flowed, padded, pieces_of, plain
from tui.views.look import Look

SIGNS = {Kind.SAME: "=", Kind.CHANGED: "~", Kind.MOVED: ">", Kind.ONLY: "-"}
_STYLES = {Kind.SAME: "same", Kind.CHANGED: "changed", Kind.MOVED: "moved", Kind.ONLY: "only"}
_SIGN_WIDTH = 2
BAR = "│"


def comparison_lines(comparison: Comparison, titles: Sequence[str], side: int, look: Look) -> Iterator[Line]:
    """The columns: heads, how alike they are, then a row a clause; ``side`` is the column the keys act on."""
    sides = len(comparison.texts)
    width = max((look.width - (sides - 1)) // sides, 6)
    inner = Look(width, look.face)
    yield from _beside([_head(title, number == side, inner) for number, title in enumerate(titles)], inner)
    yield from _beside([_alike(comparison, number, inner) for number in range(sides)], inner)
    for number, row in enumerate(comparison.rows):
        columns = [_cell(comparison, place, cell, inner) for place, cell in enumerate(row.cells)]
        for line in _beside(columns, inner):
            yield Line(line.pieces, number)


def _beside(columns: Sequence[list[tuple[Piece, ...]]], look: Look) -> Iterator[Line]:
    bar = plain(BAR, look.face, "dim")
    for line in zip_longest(*columns, fillvalue=()):
        pieces: list[Piece] = []
        for number, inside in enumerate(line):
            size = sum(cells(piece.text) for piece in inside)
            pieces += [Piece(bar.text, "dim", "")] if number else []
            pieces += [*inside, Piece(" " * max(look.width - size, 0), "", "")]
        yield Line(tuple(pieces))


def _head(title: str, current: bool, look: Look) -> list[tuple[Piece, ...]]:
    style = "now" if current else "head"
    return [(plain(padded(title, look.width, look.face), look.face, style),)]


def _alike(comparison: Comparison, side: int, look: Look) -> list[tuple[Piece, ...]]:
    if not side:
        return [()]
    similarity = comparison.similarities[side - 1]
    told = _("{share:.0%} alike ({left:.0%} of the first, {right:.0%} of this)")
    text = told.format(share=similarity.share, left=similarity.left_share, right=similarity.right_share)
    return [fitted([plain(text, look.face, "dim")], look.width, look.face)]


def _cell(comparison: Comparison, side: int, cell: Cell | None, look: Look) -> list[tuple[Piece, ...]]:
    if cell is None:
        return []
    text = comparison.text(side, cell.span)
    body = text.strip("\n")
    shift = cell.span.start + len(text) - len(text.lstrip("\n"))
    marks = [mark for part in cell.parts if (mark := _mark(part, shift, cell.kind, len(body)))]
    sign = "+" if cell.kind is Kind.ONLY and side else SIGNS[cell.kind]
    lines = [line for paragraph in _flowed(body, marks, cell, look) for line in paragraph]
    head = plain(f"{sign} ", look.face, _STYLES[cell.kind])
    return [
        ((head if not number else Piece(" " * _SIGN_WIDTH, "", "")), *line.pieces) for number, line in enumerate(lines)
    ]


def _flowed(body: str, marks: Sequence[Mark], cell: Cell, look: Look) -> Iterator[list[Line]]:
    style = _STYLES[cell.kind] if cell.kind in (Kind.ONLY, Kind.MOVED) else "same"
    shown = pieces_of(body.replace("\n", " "), marks, look.face, style)
    yield flowed(shown, look.width - _SIGN_WIDTH)


def _mark(part: Part, shift: int, kind: Kind, size: int) -> Mark | None:
    start, end = part.span.start - shift, min(part.span.end - shift, size)
    if part.kind is Kind.SAME or kind is Kind.ONLY or start < 0 or end <= start:
        return None
    if part.unit in (Unit.NUMBER, Unit.DATE):
        return Mark(start, end, "number", "〈", "〉")
    return Mark(start, end, "changed" if part.kind is Kind.CHANGED else "only", "[", "]")


def legend(look: Look) -> Line:
    """What the signs mean."""
    names = (
        ("=", _("same"), "same"), ("~", _("changed"), "changed"), ("-", _("only left"), "only"), ("+", _("only right"), "only"),
        (">", _("moved"), "moved"),
    )  # fmt: skip
    pieces = [plain(f" {sign} {name} ", look.face, style) for sign, name, style in names]
    return Line(fitted(pieces, look.width, look.face))


def row_text(comparison: Comparison, row: Row, side: int) -> str:
    """The text of a row on one side."""
    cell = row.cells[side]
    return comparison.text(side, cell.span).strip("\n") if cell else ""


__all__ = ["SIGNS", "comparison_lines", "legend", "row_text"]
