"""How characters appear on a terminal: harmless, one for one, and never of a width that terminals disagree about."""

import unicodedata
from dataclasses import dataclass
from functools import lru_cache

from rich.cells import cell_len

from kb.text import visible_line

_SIGNS = {
    "“": "「", "”": "」", "‘": "『", "’": "』", "…": ".", "‥": ".", "—": "-", "–": "-", "―": "-", "─": "-", "│": "|", "·": "・", "•": "*",
    "×": "x", "÷": "/", "±": "+", "°": "o", "→": ">", "←": "<", "↑": "^", "↓": "v", "■": "#", "□": "o", "▪": "#", "▫": "o", "▲": "^", "△": "^",
    "▼": "v", "▽": "v", "◆": "#", "◇": "o", "○": "o", "●": "*", "◎": "o", "★": "*", "☆": "*", "※": "*", "▌": "|", "█": "#", "▇": "#", "▆": "#",
    "▅": "#", "▄": "#", "▃": "#", "▂": "#", "▁": "#", "≥": ">", "≤": "<", "≠": "!", "≈": "~", "∶": ":", "∕": "/", "§": "S", "¤": "o", "\ufffd": "?",
    "┌": "+", "┐": "+", "└": "+", "┘": "+", "├": "+", "┤": "+", "┬": "+", "┴": "+", "┼": "+", "α": "a", "β": "b", "μ": "u", "Ω": "O", "Δ": "D",
}  # fmt: skip
"""What is shown for a character of ambiguous width where the terminal draws such characters two cells wide."""
_OWN_SIGNS = {"›": ">", "‹": "<", "▸": ">", "▾": "v", "▮": "#", "▯": "."}
"""Signs of our own that are not of ambiguous width, but that fonts of such terminals often lack."""
_SELECTORS = range(0xFE00, 0xFE10)
"""Variation selectors make the character before them wider in some terminals only."""


class _Table(dict[int, str]):
    """A translation table that grows by the characters it meets."""

    def __missing__(self, code: int) -> str:
        self[code] = found = _narrow(chr(code))
        return found


def _narrow(character: str) -> str:
    known = _SIGNS.get(character) or _OWN_SIGNS.get(character)
    if known:
        return known
    if unicodedata.east_asian_width(character) != "A":
        return character
    plain = unicodedata.normalize("NFKD", character)
    first = plain.strip("()")[:1]
    return first if first.isascii() and first.isprintable() and first else "?"


_NARROWED = _Table()
_SELECTORS_SHOWN = dict.fromkeys(_SELECTORS, " ")


@dataclass(frozen=True, slots=True)
class Face:
    """What a terminal shows; ``ambiguous`` is the width, 1 or 2, that it gives to characters such as “ and …."""

    ambiguous: int = 1

    def dress(self, text: str) -> str:
        """The text as it is sent to the terminal within one line: as many characters, none that acts on the terminal."""
        shown = visible_line(text).translate(_SELECTORS_SHOWN)
        return shown.translate(_NARROWED) if self.ambiguous == 2 else shown

    @property
    def ellipsis(self) -> str:
        """What stands for characters that are left out."""
        return ".." if self.ambiguous == 2 else "…"


@lru_cache(maxsize=8192)
def character_cells(character: str) -> int:
    """The cells one shown character takes."""
    return cell_len(character)


def cells(text: str) -> int:
    """The cells a shown text takes."""
    return len(text) if text.isascii() else cell_len(text)


__all__ = ["Face", "cells", "character_cells"]
