"""The last net before the terminal: where ambiguous characters are two cells wide, none passes, whichever widget drew it."""

from rich.segment import Segment
from textual.color import Color
from textual.filter import LineFilter

from tui.text.face import Face, cells

_QUOTES = str.maketrans("“”‘’", "\"\"''")
"""What widgets that are not ours count as one cell must stay one cell."""


class WidthNet(LineFilter):
    """Replaces characters of ambiguous width by signs of one cell."""

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:  # noqa: ARG002 - Textual's signature
        """The segments, each as wide as it was."""
        return [segment if segment.control or segment.text.isascii() else _narrowed(segment) for segment in segments]


def _narrowed(segment: Segment) -> Segment:
    shown = Face(2).dress(segment.text.translate(_QUOTES))
    if cells(shown) != cells(segment.text):
        shown = "".join(new if cells(new) == cells(old) else "?" for old, new in zip(segment.text, shown, strict=True))
    return segment if shown == segment.text else Segment(shown, segment.style)


__all__ = ["WidthNet"]
