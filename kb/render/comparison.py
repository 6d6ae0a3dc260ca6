"""A comparison as lines of plain text: columns beside each other, or one line under another. A sign tells what each clause is."""

from collections.abc import Iterator, Sequence
from itertools import groupby, zip_longest

from kb.compare import Cell, Comparison, Kind, Row, Similarity
from kb.i18n import _, ngettext
from kb.render.cells import pad, wrap
from kb.text import visible_line

SAME, CHANGED, MOVED, GONE, ADDED = "= ", "~ ", "> ", "- ", "+ "
OPEN, CLOSE = "【", "】"
BETWEEN = " | "
NARROWEST_COLUMN = 24
"""Cells below which columns cannot be read: then the lines stand under one another."""


def column_width(width: int, sides: int) -> int:
    """The cells of a column, where that many share a line."""
    return (width - len(BETWEEN) * (sides - 1)) // sides


def side_by_side(comparison: Comparison, names: Sequence[str], width: int) -> Iterator[str]:
    """A column a text; every clause begins with its sign, and what differs in it stands in 【】."""
    column = column_width(width, len(names))
    yield from _beside([wrap(visible_line(name), column) for name in names], column)
    yield "-" * width
    for row in comparison.rows:
        yield from _beside([_wrapped(comparison, side, cell, column) for side, cell in enumerate(row.cells)], column)


def _beside(blocks: Sequence[Sequence[str]], column: int) -> Iterator[str]:
    for lines in zip_longest(*blocks, fillvalue=""):
        yield BETWEEN.join(pad(line, column) for line in lines).rstrip()


def _wrapped(comparison: Comparison, side: int, cell: Cell | None, column: int) -> list[str]:
    if cell is None:
        return []
    first, *others = wrap(marked(comparison, side, cell), column - len(SAME))
    return [sign_of(side, cell) + first, *("  " + line for line in others)]


def unified(comparison: Comparison, names: Sequence[str]) -> Iterator[str]:
    """The clauses under one another: what is the same once, else each side's; with more than two sides the side's number."""
    for number, name in enumerate(names, 1):
        yield visible_line(f"{number}: {name}")
    for row in comparison.rows:
        if row.kind is Kind.SAME and row.cells[0]:
            yield _numbered(SAME, None, marked(comparison, 0, row.cells[0]), len(names))
        else:
            yield from _sides(comparison, row)


def _sides(comparison: Comparison, row: Row) -> Iterator[str]:
    for side, cell in enumerate(row.cells):
        if cell:
            sign = MOVED if cell.kind is Kind.MOVED else ADDED if side else GONE
            sides = len(row.cells)
            yield _numbered(sign, side + 1, marked(comparison, side, cell), sides)


def _numbered(sign: str, number: int | None, text: str, sides: int) -> str:
    """With two sides the sign says which one is meant, but for what has moved."""
    shown = f"{number or ' '} " if sides > 2 or sign == MOVED else ""
    return f"{sign}{shown}{text}".rstrip()


def sign_of(side: int, cell: Cell) -> str:
    """The sign of a clause, and a space."""
    signs = {Kind.SAME: SAME, Kind.CHANGED: CHANGED, Kind.MOVED: MOVED}
    return signs.get(cell.kind, ADDED if side else GONE)


def marked(comparison: Comparison, side: int, cell: Cell) -> str:
    """The clause in one line, with what differs from its counterpart in 【】; a clause without one is left plain."""
    if cell.kind is Kind.ONLY:
        return visible_line(comparison.text(side, cell.span)).strip()
    pieces = []
    for same, parts in groupby(cell.parts, key=lambda part: part.kind is Kind.SAME):
        text = "".join(comparison.text(side, part.span) for part in parts)
        pieces.append(text if same else _bracketed(text))
    return visible_line("".join(pieces)).strip()


def _bracketed(text: str) -> str:
    """The text in brackets, without the spaces at its end."""
    kept = text.rstrip()
    return f"{OPEN}{kept}{CLOSE}{text[len(kept) :]}"


def summary_lines(comparison: Comparison, names: Sequence[str]) -> Iterator[str]:
    """How alike each pair of texts is, and the longest runs that make it so."""
    for (left, right), alike in zip(comparison.pairs, comparison.similarities, strict=True):
        yield visible_line(_alike(alike, names[right]) if len(names) == 2 else _alike_pair(alike, left + 1, right + 1))
        for run, _other in alike.runs[:3]:
            yield "  " + visible_line(_shortened(comparison.text(left, run).strip()))


def _alike(alike: Similarity, name: str) -> str:
    told = _("{share:.0%} alike: {left:.0%} of the first stands in it, {right:.0%} of it in the first")
    return f"{name}: {_shares(told, alike)}"


def _alike_pair(alike: Similarity, left: int, right: int) -> str:
    told = _("{one} and {two}: {share:.0%} alike, {left:.0%} of {one} stands in {two}, {right:.0%} of {two} in {one}")
    return _shares(told.replace("{one}", str(left)).replace("{two}", str(right)), alike)


def _shares(told: str, alike: Similarity) -> str:
    shares = told.format(share=alike.share, left=alike.left_share, right=alike.right_share)
    moved = ngettext("{n} character moved", "{n} characters moved", alike.moved).format(n=alike.moved)
    return shares + (f"; {moved}" if alike.moved else "")


def _shortened(run: str) -> str:
    longest = 40
    return run if len(run) <= longest else f"{run[:longest]}… ({len(run)})"


__all__ = ["NARROWEST_COLUMN", "column_width", "marked", "side_by_side", "sign_of", "summary_lines", "unified"]
