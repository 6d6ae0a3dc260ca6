"""A block's folded text with its suffix array: where any run of any length stands, in logarithmic time."""

from bisect import bisect_left
from dataclasses import dataclass

import numpy as np

from kb.literal.arrayfile import ArrayFile, Arrays
from kb.literal.codes import CODE_POINTS, Codes, Numbers, Places, Symbols, distinct
from kb.literal.draft import Draft

_WIDTHS = ((0xFF, np.uint8), (0xFFFF, np.uint16))
"""The largest alphabets whose symbols, with 0 for the separator, fit in so many bytes. Government prose uses 4,000 characters, its
initials 200."""


@dataclass(frozen=True, slots=True)
class SuffixText:
    """The text as symbols, its suffixes in the order of what follows them, and where each symbol's suffixes begin.

    Symbol 0 is the separator; symbol s > 0 is the code point ``alphabet[s - 1]``.
    """

    file: ArrayFile
    alphabet: Codes
    buckets: Places
    symbols: Symbols
    suffixes: Places

    def encode(self, codes: Codes) -> Symbols | None:
        """A run as symbols; None where a character of it does not occur in this block."""
        found = np.searchsorted(self.alphabet, codes)
        if not len(self.alphabet) or not np.array_equal(
            self.alphabet[np.minimum(found, len(self.alphabet) - 1)], codes
        ):
            return None
        return (found + 1).astype(self.symbols.dtype)

    def interval(self, run: Symbols) -> tuple[int, int]:
        """The rows of ``suffixes`` whose suffixes begin with a run, as (first, end)."""
        low, high = (int(bound) for bound in self.buckets[int(run[0]) : int(run[0]) + 2])
        self.file.require(low <= high <= len(self.suffixes))
        if len(run) == 1:
            return low, high
        wanted, size = run.tobytes(), run.itemsize
        data, rows = self.file.data, self.suffixes.data
        begin, length = self.file.columns["symbols"].offset, len(wanted)

        def begins(row: int) -> bytes:
            place = begin + rows[row] * size
            return data[place : place + length]

        def passes(row: int) -> bool:
            return begins(row) > wanted

        first = bisect_left(range(high), wanted, low, key=begins)
        return first, bisect_left(range(high), True, first, key=passes)

    def places(self, run: Symbols) -> Numbers:
        """Where a run begins, ascending; occurrences may overlap."""
        first, end = self.interval(run)
        places = np.sort(self.suffixes[first:end]).astype(np.int64)
        self.file.require(not len(places) or int(places[-1]) < len(self.symbols))
        return places

    def codes(self, start: int, end: int) -> Codes:
        """A stretch of the folded text, with 0 for separators."""
        return self.decode(self.symbols[start:end])

    def decode(self, symbols: Symbols) -> Codes:
        """Symbols as code points, 0 for separators."""
        table = np.concatenate([np.zeros(1, np.uint32), self.alphabet])
        self.file.require(int(symbols.max(initial=0)) < len(table))
        codes: Codes = table[symbols]
        return codes


def suffix_arrays(draft: Draft) -> Arrays:
    """The arrays of a block's text, its suffixes sorted."""
    alphabet = distinct(draft.folded)
    width = next((width for largest, width in _WIDTHS if len(alphabet) <= largest), np.uint32)
    table = np.zeros(CODE_POINTS + 1, width)
    table[alphabet] = np.arange(1, len(alphabet) + 1)
    native = table[draft.folded]
    buckets = np.zeros(len(alphabet) + 2, np.uint32)
    np.cumsum(np.bincount(native, minlength=len(alphabet) + 1), out=buckets[1:])
    symbols = native.astype(native.dtype.newbyteorder(">"))
    return {"alphabet": alphabet, "buckets": buckets, "symbols": symbols, "suffixes": sort_suffixes(symbols)}


def sort_suffixes(symbols: Symbols) -> Places:
    """The suffix array of big-endian symbols: sorted as bytes, suffixes that begin inside a symbol left out."""
    from pydivsufsort import divsufsort

    if not len(symbols):
        return np.empty(0, np.uint32)
    size = symbols.itemsize
    suffixes = divsufsort(np.ascontiguousarray(symbols).view(np.uint8))
    if size == 1:
        narrow: Places = suffixes.astype(np.uint32)
        return narrow
    whole = suffixes[suffixes % size == 0]
    whole //= size
    places: Places = whole.astype(np.uint32)
    return places


def read_suffix_text(file: ArrayFile) -> SuffixText:
    """The text of an opened block."""
    text = SuffixText(
        file,
        file.array("alphabet", "<u4"),
        file.array("buckets", "<u4"),
        file.array("symbols", "|u1", ">u2", ">u4"),
        file.array("suffixes", "<u4"),
    )
    file.require(len(text.symbols) == len(text.suffixes) and len(text.buckets) == len(text.alphabet) + 2)
    return text
