"""A table of rows as lines: columns straight by cells, a row a line; and the passages of a row, each with where it stands."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from kb.i18n import _
from kb.model import Passage, ReportInfo, Span
from kb.search.snippet import make_snippet
from tui.keys import Title
from tui.text.face import cells
from tui.text.lines import Line, Mark, Piece, fitted, flowed, of_row, pieces_of, plain
from tui.views.look import GUTTER, Look
from tui.views.preview import CLOSE, OPEN, WINDOW, passage_lines, source_lines
from tui.views.results import claim_pieces

T = TypeVar("T")
MOST_ROWS = 2000
"""Rows that a list shows; how many more there are is said below them."""
_BETWEEN = 2
_LEAST = 6
"""Cells that a column without a width of its own has at least."""
_NARROWEST_TITLE = 4
"""Cells below which a title that does not fit is left out: an ellipsis alone says nothing."""
_AROUND = 160
"""Characters of a passage on each side of its match where a row has several passages."""


@dataclass(frozen=True, slots=True)
class Column(Generic[T]):
    """A column: its title, what it shows of a row, its width in cells (0: it shares what is left), its style.

    ``right`` sets it at its right edge, as numbers are; in a list narrower than ``least`` cells it is left out.
    """

    title: Title
    value: Callable[[T], str]
    width: int = 0
    style: str = ""
    right: bool = False
    least: int = 0


@dataclass(frozen=True, slots=True)
class Place:
    """A passage of a row, or a whole report, as it is shown beside the list."""

    info: ReportInfo
    passage: Passage | None
    spans: Sequence[Span] = ()


def widths(columns: Sequence[Column[T]], width: int) -> dict[int, int]:
    """How many cells each shown column has, by its number: those without a width of their own share what is left."""
    shown = {number: column for number, column in enumerate(columns) if column.least <= width}
    free = [number for number, column in shown.items() if not column.width]
    taken = sum(column.width for column in shown.values()) + _BETWEEN * max(len(shown) - 1, 0)
    room = max(width - cells(GUTTER.text) - 1 - taken, 0)
    share, rest = divmod(room, max(len(free), 1))
    return {
        number: column.width or max(share + (1 if free.index(number) < rest else 0), _LEAST)
        for number, column in shown.items()
    }


def heads_line(columns: Sequence[Column[T]], look: Look) -> Line:
    """The titles of the columns, each above its values; none above a column of a sign or two, where nothing of it would be left."""
    sizes = widths(columns, look.width)
    parts = [(_title(column, sizes.get(number, 0)), column, "dim") for number, column in enumerate(columns)]
    return Line((Piece("   ", "", ""), *_across(parts, sizes, look)))


def _title(column: Column[T], width: int) -> str:
    title = column.title()
    return "" if width < _NARROWEST_TITLE and cells(title) > width else title


def table_lines(
    rows: Sequence[T], columns: Sequence[Column[T]], is_marked: Callable[[T], bool], look: Look
) -> Iterator[Line]:
    """The rows, a line each; a sign before those that are marked."""
    sizes = widths(columns, look.width)
    for number, row in enumerate(rows[:MOST_ROWS]):
        parts = [(column.value(row), column, column.style) for column in columns]
        sign = plain("*" if is_marked(row) else " ", look.face, "marked")
        yield Line((GUTTER, sign, *_across(parts, sizes, look)), number)


def _across(parts: Sequence[tuple[str, Column[T], str]], sizes: dict[int, int], look: Look) -> Iterator[Piece]:
    for place, number in enumerate(sizes):
        text, column, style = parts[number]
        if place:
            yield Piece(" " * _BETWEEN, "", "")
        yield from _cell(text, sizes[number], style, look, right=column.right)


def _cell(text: str, width: int, style: str, look: Look, *, right: bool) -> Iterator[Piece]:
    pieces = fitted([plain(text, look.face, style)], width, look.face)
    space = Piece(" " * max(width - sum(cells(piece.text) for piece in pieces), 0), "", "")
    yield from (space, *pieces) if right else (*pieces, space)


def more_rows_lines(count: int, look: Look) -> Iterator[Line]:
    """How many rows are not shown."""
    if count > MOST_ROWS:
        text = _("{n} more rows: narrow the question, or press x for a file of all").format(n=count - MOST_ROWS)
        yield from flowed([plain(text, look.face, "dim")], look.width, indent="  ")


def place_lines(places: Sequence[Place], look: Look) -> Iterator[Line]:
    """The passages of a row: one is shown whole, of several each around its match; a row each."""
    inner = Look(look.width - cells(GUTTER.text), look.face)
    for row, place in enumerate(places):
        lines = _whole(place, inner) if len(places) == 1 else _short(place, inner)
        for number, line in enumerate(of_row(lines, row)):
            gutter = Piece("  ", "", "") if number else GUTTER
            yield Line((gutter, *line.pieces), line.row, line.at, line.flows)


def _whole(place: Place, look: Look) -> Iterator[Line]:
    if not place.passage:
        yield from flowed([plain(place.info.title.value or place.info.file, look.face, "head")], look.width)
        yield from source_lines(place.info, 1, look)
        return
    if place.passage.path:
        yield from flowed([plain(" › ".join(place.passage.path), look.face, "dim")], look.width)
    yield from _text(place.passage, place.spans, look)
    yield from source_lines(place.info, place.passage.line, look)


def _short(place: Place, look: Look) -> Iterator[Line]:
    path = place.passage.path[-1:] if place.passage else ()
    where = [plain(" · " + heading, look.face, "dim") for heading in path]
    yield Line(fitted([*claim_pieces(place.info, ("unit", "year", "kind"), look), *where], look.width, look.face))
    if place.passage:
        snippet = make_snippet(place.passage.text.rstrip(), place.spans, 2 * _AROUND)
        yield from flowed(pieces_of(snippet.text, _marks(snippet.spans), look.face), look.width)


def _text(passage: Passage, spans: Sequence[Span], look: Look) -> Iterator[Line]:
    text = passage.text.rstrip("\n")
    first = spans[0].start if spans else 0
    return passage_lines(text, _marks(spans), (max(0, first - WINDOW), min(len(text), first + WINDOW)), look)


def _marks(spans: Sequence[Span]) -> list[Mark]:
    return [Mark(span.start, span.end, "match", OPEN, CLOSE) for span in spans]


__all__ = ["MOST_ROWS", "Column", "Place", "heads_line", "more_rows_lines", "place_lines", "table_lines", "widths"]
