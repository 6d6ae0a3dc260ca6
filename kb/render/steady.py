"""Text in straight columns on every terminal: no character of a width that terminals disagree about."""

import unicodedata
from functools import cache

_STEADY = {
    "“": "「", "”": "」", "‘": "『", "’": "』", "…": "⋯", "—": "－", "–": "-", "·": "・", "•": "・", "→": ">", "←": "<", "×": "x", "÷": "/",
    "±": "+", "°": "o", "≥": ">", "≤": "<", "■": "#", "□": "o", "●": "*", "○": "o", "★": "*", "☆": "*", "※": "*", "∶": ":", "‰": "%",
}  # fmt: skip
"""Ambiguous characters → what stands for them in a column that must be straight."""


def steady(text: str) -> str:
    """The text, as many characters, each of a width that is the same everywhere."""
    return text if text.isascii() else "".join(map(_steady, text))


@cache
def _steady(character: str) -> str:
    if unicodedata.east_asian_width(character) != "A":
        return character
    known = _STEADY.get(character) or unicodedata.normalize("NFKD", character).strip("()")[:1]
    return known if unicodedata.east_asian_width(known) != "A" else "?"


__all__ = ["steady"]
