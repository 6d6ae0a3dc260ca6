"""A concordance as lines: year, unit, what stands before the keyword, the keyword in one column, what stands behind it."""

from collections.abc import Callable, Iterator, Sequence

from kb.concordance import Line as Found
from kb.i18n import _
from kb.model import Confidence
from tui.text.face import cells, character_cells
from tui.text.lines import Line, Piece, cut, fitted, padded, plain
from tui.views.look import GUTTER, Look

OPEN, CLOSE = "【", "】"
_YEAR, _UNIT, _NARROW_UNIT = 6, 18, 12
_NARROW = 90
"""Below this width the unit's column is narrower."""
_LEAST = 4
_GUESSED = "?"


def kwic_lines(rows: Sequence[Found], is_marked: Callable[[Found], bool], look: Look) -> Iterator[Line]:
    """The lines, a row each; none is wider than the view, and all keywords begin in one column."""
    left, middle = _widths(rows, look)
    for number, row in enumerate(rows):
        sign = plain("*" if is_marked(row) else " ", look.face, "marked")
        before = _ending(row.left, left, look)
        keyword = plain(OPEN + cut(row.keyword, middle, look.face) + CLOSE, look.face, "match")
        pieces = [*_head(row, look), before, keyword, plain(row.right, look.face)]
        yield Line((GUTTER, sign, *fitted(pieces, look.width - 3, look.face)), number)


def _unit_width(look: Look) -> int:
    return _NARROW_UNIT if look.width < _NARROW else _UNIT


def _widths(rows: Sequence[Found], look: Look) -> tuple[int, int]:
    """The cells of the left context and of the widest keyword."""
    room = max(look.width - 3 - _YEAR - _unit_width(look) - cells(OPEN + CLOSE) - 1, 2 * _LEAST)
    widest = max((cells(look.face.dress(row.keyword)) for row in rows), default=0)
    middle = max(min(widest, room // 2), _LEAST)
    longest = max((cells(look.face.dress(row.left)) for row in rows), default=0)
    return min(longest, max((room - middle) // 2, _LEAST)), middle


def _head(row: Found, look: Look) -> list[Piece]:
    info = row.report
    year, unit = info.year, info.unit
    named = unit.value or info.title.value or info.file
    return [
        _column(str(year.value or "-"), _YEAR, look, guessed=year.confidence is Confidence.INFERRED),
        _column(named, _unit_width(look), look, guessed=unit.confidence is Confidence.INFERRED),
    ]


def _column(text: str, width: int, look: Look, *, guessed: bool) -> Piece:
    shown = cut(text, width - 2, look.face) + (_GUESSED if guessed else "")
    return plain(padded(shown, width, look.face), look.face, "inferred" if guessed else "dim")


def _ending(text: str, width: int, look: Look) -> Piece:
    """The end of a text in exactly so many cells; a wide character is never halved."""
    shown = look.face.dress(text)
    used, kept = 0, len(shown)
    while kept and used + character_cells(shown[kept - 1]) <= width:
        kept -= 1
        used += character_cells(shown[kept])
    return Piece(" " * (width - used) + shown[kept:], "", text[kept:])


def kwic_heads(look: Look) -> Line:
    """What the columns are."""
    titles = padded("   " + _("year"), _YEAR + 3, look.face) + padded(_("unit"), _unit_width(look), look.face)
    return Line((plain(titles, look.face, "dim"),))


__all__ = ["kwic_heads", "kwic_lines"]
