"""The lines of a text, as the rules look at them."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from typing import NamedTuple


class Line(NamedTuple):
    """A line that holds more than white space.

    ``text`` is without white space around it and stands at ``start``–``end``; ``stop`` is behind its line end. ``indent``
    counts the blanks before it, ``blanks`` the empty lines above it.
    """

    text: str
    start: int
    end: int
    stop: int
    indent: int
    blanks: int


Sheet = Sequence[Line]


def lines_with(sign: re.Pattern[str], text: str, sheet: Sheet) -> list[int]:
    """The indexes of the lines of a text's sheet in which a sign stands: one search instead of one a line."""
    ends = [line.end for line in sheet]
    return sorted({bisect_right(ends, found.start()) for found in sign.finditer(text)})


def read_sheet(text: str) -> list[Line]:
    """The lines of a text in order; empty lines are only counted."""
    lines: list[Line] = []
    place, blanks = 0, 0
    for whole in text.split("\n"):
        stop = place + len(whole) + 1
        shown = whole.strip()
        if shown:
            start = place + (0 if shown is whole else len(whole) - len(whole.lstrip()))
            lines.append(Line(shown, start, start + len(shown), stop, start - place, blanks))
            blanks = 0
        else:
            blanks += 1
        place = stop
    if lines and lines[-1].stop > len(text):
        lines[-1] = lines[-1]._replace(stop=len(text))
    return lines
