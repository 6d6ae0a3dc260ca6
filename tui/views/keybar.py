"""The line at the bottom: which keys are near, or what has just happened."""

from collections.abc import Iterable

from kb.i18n import _
from tui.keys import Action, first_key
from tui.text.face import cells
from tui.text.lines import Line, Piece, fitted, plain
from tui.views.look import Look


def keybar_line(actions: Iterable[Action], keys: dict[str, str], marked: int, look: Look) -> Line:
    """The keys of the place, as many as fit, the last one (help) always; how many passages are marked at the right edge."""
    right = plain(" " + _("marked {n}").format(n=marked), look.face, "marked") if marked else None
    wanted = [_key_pieces(action, keys, look) for action in actions if action.shown]
    help_pieces = wanted.pop() if wanted else []
    room = look.width - (cells(right.text) if right else 0) - 1 - _width(help_pieces)
    pieces: list[Piece] = []
    for group in wanted:
        room -= _width(group)
        if room < 0:
            break
        pieces += group
    return Line((*pieces, *help_pieces), right=right)


def _key_pieces(action: Action, keys: dict[str, str], look: Look) -> list[Piece]:
    key = first_key(action, keys)
    return [plain(f" {key}", look.face, "key"), plain(f" {action.title()} ", look.face, "dim")]


def _width(pieces: Iterable[Piece]) -> int:
    return sum(cells(piece.text) for piece in pieces)


def said_line(text: str, style: str, look: Look) -> Line:
    """A sentence in the place of the keys."""
    return Line(fitted([plain(" " + text, look.face, style)], look.width, look.face))


__all__ = ["keybar_line", "said_line"]
