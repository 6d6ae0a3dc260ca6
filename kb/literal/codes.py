"""Text as arrays of code points, and the types of every array of the literal index."""

import numpy as np
from numpy.typing import NDArray

from kb.text import fold

Codes = NDArray[np.uint32]
"""Code points; ``SEPARATOR`` between passages."""
Places = NDArray[np.uint32]
"""Positions in a block's text, as they are stored."""
Numbers = NDArray[np.int64]
"""Positions, passage numbers and report numbers, as they are computed with."""
Symbols = NDArray[np.unsignedinteger]
"""A block's text as numbers of its alphabet, big-endian, so that bytes compare as symbols do."""
Flags = NDArray[np.bool_]

CODE_POINTS = 0x110000
SEPARATOR = CODE_POINTS
"""Stands after every passage: one above the last code point, so no text can hold it."""


def to_codes(text: str) -> Codes:
    """The code points of a text; lone surrogates are code points like any other."""
    return np.frombuffer(text.encode("utf-32-le", "surrogatepass"), "<u4")


def to_text(codes: Codes) -> str:
    """The text of code points."""
    return codes.astype("<u4").tobytes().decode("utf-32-le", "surrogatepass")


def distinct(codes: Codes) -> Codes:
    """The code points that occur, ascending, without the separator."""
    seen = np.zeros(CODE_POINTS + 1, np.bool_)
    seen[codes] = True
    return np.flatnonzero(seen[:CODE_POINTS]).astype(np.uint32)


def fold_codes(codes: Codes) -> Codes:
    """Fold each character that occurs once instead of each place: folding is one to one."""
    table = np.arange(CODE_POINTS + 1, dtype=np.uint32)
    alphabet = distinct(codes)
    table[alphabet] = to_codes(fold(to_text(alphabet)))
    folded: Codes = table[codes]
    return folded
