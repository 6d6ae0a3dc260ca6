"""Widths in terminal cells: a Han character is two wide. East-Asian ambiguous characters are counted as one."""

import unicodedata
from functools import lru_cache

ELLIPSIS = "…"


@lru_cache(maxsize=1 << 14)
def character_cells(character: str) -> int:
    """The cells one character takes: 0, 1 or 2."""
    if unicodedata.combining(character):
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1


def cells(text: str) -> int:
    """The cells a text takes in one line."""
    return len(text) if text.isascii() else sum(map(character_cells, text))


def cut(text: str, width: int) -> str:
    """The text, cut at ``width`` cells with an ellipsis inside them; a wide character is never halved."""
    if cells(text) <= width:
        return text
    kept, used = [], 1
    for character in text:
        used += character_cells(character)
        if used > width:
            break
        kept.append(character)
    return "".join(kept) + ELLIPSIS


def pad(text: str, width: int) -> str:
    """The text, cut or filled up with spaces to exactly ``width`` cells."""
    short = cut(text, width)
    return short + " " * (width - cells(short))


def table(rows: list[tuple[str, ...]], widest: int = 40) -> list[str]:
    """Rows as lines with straight columns, two spaces apart; a column is at most ``widest`` cells, the first and last are whole."""
    if not rows:
        return []
    first, *others = ([*map(cells, column)] for column in zip(*rows, strict=True))
    widths = [max(first), *(min(widest, max(column)) for column in others)]
    return ["  ".join([*map(pad, row[:-1], widths), row[-1]]).rstrip() for row in rows]


_NEVER_FIRST = frozenset("，。、；：！？）》」』】〕”’%‰,.;:!?)]}…·")
_NEVER_LAST = frozenset("（《「『【〔“‘([{")


def wrap(text: str, width: int) -> list[str]:
    """The text in lines of at most ``width`` cells: no line begins with a closing mark, none ends with an opening one.

    Where a row of such marks leaves no place to break, the line is broken in it.
    """
    lines = []
    while cells(text) > width:
        place = _break(text, width)
        lines.append(text[:place].rstrip())
        text = text[place:].lstrip()
    return [*lines, text]


def _break(text: str, width: int) -> int:
    used = longest = 0
    for character in text:
        used += character_cells(character)
        if used > width:
            break
        longest += 1
    place = longest
    while place > max(1, longest - 8) and (
        text[place] in _NEVER_FIRST or text[place - 1] in _NEVER_LAST or _in_word(text, place)
    ):
        place -= 1
    return place if place > max(1, longest - 8) else max(1, longest)


def _in_word(text: str, place: int) -> bool:
    pair = text[place - 1 : place + 1]
    return pair.isascii() and pair.isalnum()


__all__ = ["ELLIPSIS", "cells", "character_cells", "cut", "pad", "table", "wrap"]
