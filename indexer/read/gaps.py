"""Wide gaps inside a printed line: where one cell of a table ends and the next begins."""

from collections.abc import Sequence

Boxed = tuple[str, float, float, float, float]
"""A character with its box: left, bottom, right, top, in points."""
WIDEST = 1.3
"""Sizes of a character up to which a gap is a blank inside a line: an ideographic space is one."""


def cells_text(characters: Sequence[Boxed], size: float) -> str:
    """The text of a line in type of that size, a tab in place of the blanks in every wide gap."""
    pieces: list[str] = []
    blanks, right = "", 0.0
    for one in characters:
        if one[0].isspace() or one[3] <= one[1]:
            blanks += one[0]
            continue
        is_wide = bool(blanks and pieces) and one[1] - right > WIDEST * size
        pieces += ("\t" if is_wide else blanks, one[0])
        blanks, right = "", one[3]
    return "".join([*pieces, blanks]).strip()


__all__ = ["Boxed", "WIDEST", "cells_text"]
