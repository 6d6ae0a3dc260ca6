"""The line at the bottom: which keys are near, or what has just happened."""

from collections.abc import Iterable

from kb.i18n import _
from tui.keys import Action, key_label
from tui.text.face import cells
from tui.text.lines import Line, Piece, fitted, plain
from tui.views.look import Look


def keybar_line(actions: Iterable[Action], keys: dict[str, str], marked: int, look: Look) -> Line:
    """The keys of the place, as many as fit; how many passages are marked at the right edge."""
    right = plain(" " + _("marked {n}").format(n=marked), look.face, "marked") if marked else None
    room = look.width - (cells(right.text) if right else 0) - 1
    pieces: list[Piece] = []
    used = 0
    for action in actions:
        if not action.shown:
            continue
        key = key_label(keys.get(action.id, action.keys).split(",")[0])
        title = f" {action.title()}"
        used += cells(key + title) + 2
        if used > room:
            break
        pieces += [
            plain("  " if pieces else " ", look.face),
            plain(key, look.face, "key"),
            plain(title, look.face, "dim"),
        ]
    return Line(tuple(pieces), right=right)


def said_line(text: str, style: str, look: Look) -> Line:
    """A sentence in the place of the keys."""
    return Line(fitted([plain(" " + text, look.face, style)], look.width, look.face))


__all__ = ["keybar_line", "said_line"]
