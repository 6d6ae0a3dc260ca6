"""From the terms of documents in order to the documents of terms: terms are numbered as they come, one sort turns them round."""

from array import array
from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import count

import numpy as np
from numpy.typing import NDArray

from kb.codec.dictionary import dictionary_arrays, encoded
from kb.codec.postings import Entries, posting_arrays
from kb.codec.varints import Numbers
from kb.literal.arrayfile import Arrays
from kb.schema import TERM_FIELDS


class Inversion:
    """The terms of a field while documents come in, in any order."""

    def __init__(self) -> None:
        self._numbers: defaultdict[str, int] = defaultdict(count().__next__)
        self._terms = array("I")
        self._documents = array("I")
        self._counts = array("I")

    def __len__(self) -> int:
        return len(self._terms)

    def add(self, document: int, terms: Iterable[str]) -> None:
        """Add terms of a document."""
        before = len(self._terms)
        self._terms.extend(map(self._numbers.__getitem__, terms))
        self._documents.append(document)
        self._counts.append(len(self._terms) - before)

    def extend(self, terms: Sequence[str], documents: NDArray[np.integer]) -> None:
        """Add terms, each of the document that stands at its place in ``documents``."""
        self._terms.extend(map(self._numbers.__getitem__, terms))
        self._documents.frombytes(documents.astype(np.uint32).tobytes())
        self._counts.frombytes(np.ones(len(documents), np.uint32).tobytes())

    def arrays(self, field: str, documents: int) -> Arrays:
        """The arrays of the field."""
        terms = sorted(self._numbers)  # by code points, which is the order of their bytes too
        owners = np.repeat(_view(self._documents), _view(self._counts))
        entries = self._inverted(owners, list(map(self._numbers.__getitem__, terms)))
        vocabulary = dictionary_arrays(field, list(map(encoded, terms)))
        lengths = np.bincount(owners, minlength=documents)
        return {**vocabulary, **field_arrays(field, entries, len(terms), lengths)}

    def _inverted(self, owners: NDArray[np.uint32], order: list[int]) -> Entries:
        rows = np.empty(len(order), np.uint64)
        rows[order] = np.arange(len(order), dtype=np.uint64)
        return inverted(rows[_view(self._terms)] << DOCUMENT_BITS | owners)


def _view(numbers: "array[int]") -> NDArray[np.uint32]:
    return np.frombuffer(numbers, np.uint32) if numbers else np.empty(0, np.uint32)


DOCUMENT_BITS = np.uint64(22)
"""Bits of the number of a document in a segment: four million of them, and 42 are left for what stands before it."""
_DOCUMENT = (np.uint64(1) << DOCUMENT_BITS) - np.uint64(1)


def inverted(keys: NDArray[np.uint64]) -> Entries:
    """The postings of terms and documents side by side in one number each, in any order, once for each occurrence.

    What stands above the document's bits becomes the row; it is altered.
    """
    keys.sort()
    begins = np.concatenate([np.zeros(min(1, len(keys)), np.int64), np.flatnonzero(keys[1:] != keys[:-1]) + 1])
    distinct, ends = keys[begins], np.append(begins[1:], len(keys))[: len(begins)]
    rows, documents = (distinct >> DOCUMENT_BITS).astype(np.int64), (distinct & _DOCUMENT).astype(np.int64)
    return Entries(rows, documents, ends - begins)


def field_arrays(field: str, entries: Entries, terms: int, lengths: Numbers) -> Arrays:
    """A field's postings; where its terms are scored, how many of them each document has."""
    found = posting_arrays(field, entries, terms)
    return {**found, f"{field}.lengths": lengths.astype(np.uint32)} if field in TERM_FIELDS else found


__all__ = ["DOCUMENT_BITS", "Inversion", "field_arrays", "inverted"]
