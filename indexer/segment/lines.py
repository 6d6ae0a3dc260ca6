"""The lines of a cleaned text: one paragraph a line."""

import re
from itertools import pairwise
from typing import NamedTuple

_VISIBLE = re.compile(r"\S(?:[^\n]*\S)?")


class Line(NamedTuple):
    """A paragraph: ``start`` and ``stop`` bound what can be seen of it; it owns ``begin`` to ``end``, the line end included.

    Lines tile the text: the first begins at 0, each begins where the one before ends, the last ends with the text.
    """

    begin: int
    start: int
    stop: int
    end: int

    @property
    def length(self) -> int:
        """How many characters can be seen."""
        return self.stop - self.start


def split_lines(text: str) -> tuple[Line, ...]:
    """Every line of ``text`` with something in it; an empty line belongs to the line before it, or else after it."""
    bounds = [found.span() for found in _VISIBLE.finditer(text)]
    ends = [_after_blank(text, stop, start) for (_, stop), (start, _) in pairwise(bounds)] + [len(text)] * bool(bounds)
    begins = [0, *ends[:-1]] if ends else []
    return tuple(Line(begin, start, stop, end) for begin, (start, stop), end in zip(begins, bounds, ends, strict=True))


def _after_blank(text: str, stop: int, start: int) -> int:
    """Where the next line begins: after the line end that follows ``stop``, and after the empty lines behind it.

    ``start`` is the next character that can be seen.
    """
    if start == stop + 1:
        return start
    end = text.index("\n", stop) + 1
    while text.startswith("\n", end):
        end += 1
    return end
