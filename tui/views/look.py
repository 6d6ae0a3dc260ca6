"""How wide a view is and what its terminal shows."""

from dataclasses import dataclass

from tui.text.face import Face
from tui.text.lines import Piece

GUTTER = Piece("  ", "gutter", "")
"""Where the cursor's sign stands."""


@dataclass(frozen=True, slots=True)
class Look:
    """The cells of a line, and the face of the terminal."""

    width: int
    face: Face


__all__ = ["GUTTER", "Look"]
