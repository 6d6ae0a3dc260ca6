"""A field's terms in the order of their bytes, end to end in one array; a term's place is its row.

The first eight bytes of every eighth term stand apart, as numbers in the same order: among them a term is looked for first.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from kb.literal.arrayfile import ArrayFile, Arrays

_STEP = 8
"""Every so manieth term has a head."""
_HEAD = 8
"""Bytes of a head."""


@dataclass(frozen=True, slots=True)
class Dictionary:
    """The terms of a field in an opened file; ``bounds`` has one more entry than there are terms, ``heads`` one a _STEP of terms."""

    file: ArrayFile
    begin: int
    bounds: "memoryview[int]"
    heads: "memoryview[int]"

    def __len__(self) -> int:
        return len(self.bounds) - 1

    def term(self, row: int) -> bytes:
        """The term of a row."""
        return self.file.data[self.begin + self.bounds[row] : self.begin + self.bounds[row + 1]]

    def row_from(self, term: bytes) -> int:
        """The first row whose term is not less than ``term``."""
        data, bounds, begin, heads = self.file.data, self.bounds, self.begin, self.heads
        head = int.from_bytes(term[:_HEAD].ljust(_HEAD, b"\0"), "big")
        first = bisect_left(heads, head)  # what stands before has a lesser head, and is less
        low = (first - 1) * _STEP + 1 if first else 0
        high = min(bisect_right(heads, head, first) * _STEP, len(bounds) - 1)
        while low < high:  # bisect with a key costs a call a step
            middle = (low + high) >> 1
            if data[begin + bounds[middle] : begin + bounds[middle + 1]] < term:
                low = middle + 1
            else:
                high = middle
        return low

    def row(self, term: bytes) -> int | None:
        """The row of a term; None where the field has no such term."""
        row = self.row_from(term)
        return row if row < len(self) and self.term(row) == term else None

    def rows(self, first: int = 0) -> Iterator[tuple[int, bytes]]:
        """All rows with their terms, from a row on."""
        return ((row, self.term(row)) for row in range(first, len(self)))

    def terms(self) -> list[bytes]:
        """All terms, in order."""
        text = self.file.data[self.begin : self.begin + self.bounds[-1]]
        return [text[start:end] for start, end in zip(self.bounds, self.bounds[1:], strict=False)]


def dictionary_arrays(field: str, terms: Sequence[bytes]) -> Arrays:
    """The arrays of a field's terms, which are given in order."""
    return joined_dictionary_arrays(field, b"".join(terms), np.fromiter(map(len, terms), np.int64, len(terms)))


def joined_dictionary_arrays(field: str, terms: bytes, lengths: NDArray[np.int64]) -> Arrays:
    """The arrays of a field's terms, given in order end to end with their lengths."""
    bounds = np.zeros(len(lengths) + 1, np.uint32)
    np.cumsum(lengths, out=bounds[1:])
    text = np.frombuffer(terms, np.uint8)
    heads = _heads(text, bounds[:-1:_STEP].astype(np.int64), lengths[::_STEP])
    return {f"{field}.terms": text, f"{field}.bounds": bounds, f"{field}.heads": heads}


def _heads(text: NDArray[np.uint8], begins: NDArray[np.int64], lengths: NDArray[np.int64]) -> NDArray[np.uint64]:
    """The first bytes of terms as numbers, the first byte the most; zeros stand for what a short term lacks."""
    heads = np.zeros(len(begins), np.uint64)
    for place in range(_HEAD):
        held = lengths > place
        heads[held] |= text[begins[held] + place].astype(np.uint64) << np.uint64(8 * (_HEAD - 1 - place))
    return heads


def read_dictionary(file: ArrayFile, field: str) -> Dictionary:
    """The terms of a field of an opened file."""
    text, bounds = file.array(f"{field}.terms", "|u1"), file.array(f"{field}.bounds", "<u4")
    heads = file.array(f"{field}.heads", "<u8")
    file.require(len(bounds) > 0 and int(bounds[0]) == 0 and int(bounds[-1]) == len(text))
    file.require(len(heads) == -(-(len(bounds) - 1) // _STEP))
    return Dictionary(file, file.columns[f"{field}.terms"].offset, bounds.data, heads.data)


def encoded(term: str) -> bytes:
    """A term as its bytes; lone surrogates survive."""
    return term.encode("utf-8", "surrogatepass")


__all__ = ["Dictionary", "dictionary_arrays", "encoded", "joined_dictionary_arrays", "read_dictionary"]
