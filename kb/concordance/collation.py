"""The order of characters: signs, letters and rare characters by code point, then the common Han characters by pinyin.

The 3,755 characters of the first level of GB 2312 stand there in the order of their pinyin, the 3,008 of the second by radical.
"""

from functools import cache

import numpy as np

from kb.literal.codes import CODE_POINTS, Codes, Numbers

BITS = 21
"""Bits of a rank: three ranks fit in one number."""
_FIRST_ROW, _LAST_ROW, _COLUMNS = 0xB0, 0xF7, range(0xA1, 0xFF)
_EMPTY_CELLS = range(0xD7FA, 0xD7FF)


@cache
def _ranks() -> Numbers:
    cells = ((row, column) for row in range(_FIRST_ROW, _LAST_ROW + 1) for column in _COLUMNS)
    common = bytes(byte for row, column in cells if row << 8 | column not in _EMPTY_CELLS for byte in (row, column))
    ranks = np.arange(CODE_POINTS, dtype=np.int64)
    letters = [ord(letter) for letter in common.decode("gb2312")]
    ranks[letters] = CODE_POINTS + np.arange(len(letters))
    return ranks


def ranks(codes: Codes) -> Numbers:
    """The place of each code point in the order."""
    found: Numbers = _ranks()[codes]
    return found


def collated(text: str) -> tuple[int, ...]:
    """A text as it is compared with others."""
    table = _ranks()
    return tuple(int(table[ord(letter)]) for letter in text)


__all__ = ["BITS", "collated", "ranks"]
