"""A field's terms in the order of their bytes, end to end in one array; a term's place is its row."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from kb.literal.arrayfile import ArrayFile, Arrays


@dataclass(frozen=True, slots=True)
class Dictionary:
    """The terms of a field in an opened file; ``bounds`` has one more entry than there are terms."""

    file: ArrayFile
    begin: int
    bounds: "memoryview[int]"

    def __len__(self) -> int:
        return len(self.bounds) - 1

    def term(self, row: int) -> bytes:
        """The term of a row."""
        return self.file.data[self.begin + self.bounds[row] : self.begin + self.bounds[row + 1]]

    def row_from(self, term: bytes) -> int:
        """The first row whose term is not less than ``term``."""
        data, bounds, begin = self.file.data, self.bounds, self.begin
        low, high = 0, len(bounds) - 1
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
    return {f"{field}.terms": np.frombuffer(terms, np.uint8), f"{field}.bounds": bounds}


def read_dictionary(file: ArrayFile, field: str) -> Dictionary:
    """The terms of a field of an opened file."""
    text, bounds = file.array(f"{field}.terms", "|u1"), file.array(f"{field}.bounds", "<u4")
    file.require(len(bounds) > 0 and int(bounds[0]) == 0 and int(bounds[-1]) == len(text))
    return Dictionary(file, file.columns[f"{field}.terms"].offset, bounds.data)


def encoded(term: str) -> bytes:
    """A term as its bytes; lone surrogates survive."""
    return term.encode("utf-8", "surrogatepass")


__all__ = ["Dictionary", "dictionary_arrays", "encoded", "joined_dictionary_arrays", "read_dictionary"]
