"""A query that cannot be read: what is wrong, at which character, and what to write instead."""

import unicodedata

from kb.errors import KBError
from kb.i18n import sentences
from kb.text import visible_line

_WINDOW = 30
"""Characters of the query shown on each side of the place of an error: a pasted page must not fill the terminal."""


class QueryError(KBError):
    """Wrong syntax, an unknown field or an unknown value.

    ``code`` names the fault and stays the same in every language; ``column`` counts code points of the query as typed, from 0; ``suggestion`` says what to write instead.
    """

    def __init__(self, code: str, message: str, query: str, column: int, suggestion: str = "") -> None:
        super().__init__(sentences(message, suggestion))
        self.code = code
        self.message = message
        self.query = query
        self.column = column
        self.suggestion = suggestion

    def picture(self, ambiguous: int = 1) -> str:
        """Two lines: the query (its neighbourhood, when it is long) and a caret under the column.

        ``ambiguous`` is the width, 1 or 2 cells, that the terminal gives to characters such as “ ” and ….
        """
        start = max(0, self.column - _WINDOW)
        end = self.column + _WINDOW
        head = ("…" if start else "") + visible_line(self.query[start : self.column])
        tail = visible_line(self.query[self.column : end]) + ("…" if end < len(self.query) else "")
        return f"{head}{tail}\n{' ' * cells(head, ambiguous)}^"


def cells(text: str, ambiguous: int = 1) -> int:
    """How many cells of a terminal the text covers."""
    return sum(_cells_of(character, ambiguous) for character in text)


def _cells_of(character: str, ambiguous: int) -> int:
    if unicodedata.category(character) in {"Mn", "Me", "Cf"}:
        return 0
    width = unicodedata.east_asian_width(character)
    return 2 if width in {"W", "F"} else ambiguous if width == "A" else 1


__all__ = ["QueryError", "cells"]
