"""Widths in terminal cells: a Han character is two wide. East-Asian ambiguous characters are counted as one."""

import unicodedata

ELLIPSIS = "…"


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


__all__ = ["ELLIPSIS", "cells", "character_cells", "cut", "pad", "table"]
