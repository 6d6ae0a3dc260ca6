"""From the terms of documents in order to the documents of terms: terms are numbered as they come, one sort turns them round."""

from array import array
from collections import defaultdict
from collections.abc import Iterable
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

    def add_one(self, document: int, term: str) -> None:
        """Add the only term of a document."""
        self._terms.append(self._numbers[term])
        self._documents.append(document)
        self._counts.append(1)

    def arrays(self, field: str, documents: int) -> Arrays:
        """The arrays of the field."""
        terms = sorted(self._numbers)  # by code points, which is the order of their bytes too
        owners = np.repeat(_view(self._documents), _view(self._counts))
        entries = self._inverted(owners, list(map(self._numbers.__getitem__, terms)))
        vocabulary = dictionary_arrays(field, list(map(encoded, terms)))
        return {**vocabulary, **field_arrays(field, entries, len(terms), documents)}

    def _inverted(self, owners: NDArray[np.uint32], order: list[int]) -> Entries:
        rows = np.empty(len(order), np.uint64)
        rows[order] = np.arange(len(order), dtype=np.uint64)
        return inverted(rows[_view(self._terms)] << DOCUMENT_BITS | owners)


def _view(numbers: "array[int]") -> NDArray[np.uint32]:
    return np.frombuffer(numbers, np.uint32) if numbers else np.empty(0, np.uint32)


Keys = NDArray[np.uint64]
"""The row of a term above, a document in the lowest DOCUMENT_BITS."""
DOCUMENT_BITS = np.uint64(22)
"""Bits of the number of a document in a segment: four million of them, and 42 are left for what stands before it."""
_DOCUMENT = (np.uint64(1) << DOCUMENT_BITS) - np.uint64(1)


def keys_of(rows: Numbers, documents: Numbers) -> Keys:
    """Rows and documents side by side in one number each."""
    return rows.astype(np.uint64) << DOCUMENT_BITS | documents.astype(np.uint64)


def parted(keys: Keys) -> tuple[Numbers, Numbers]:
    """The rows and the documents of keys."""
    return (keys >> DOCUMENT_BITS).astype(np.int64), (keys & _DOCUMENT).astype(np.int64)


def inverted(keys: Keys) -> Entries:
    """The postings of terms and documents side by side in one number each, in any order, once for each occurrence.

    What stands above the document's bits becomes the row; it is altered.
    """
    keys.sort()
    begins = np.concatenate([np.zeros(min(1, len(keys)), np.int64), np.flatnonzero(keys[1:] != keys[:-1]) + 1])
    distinct, ends = keys[begins], np.append(begins[1:], len(keys))[: len(begins)]
    return Entries(*parted(distinct), ends - begins)


def field_arrays(field: str, entries: Entries, terms: int, documents: int) -> Arrays:
    """A field's postings; where its terms are scored, how many of them each of so many documents has."""
    found = posting_arrays(field, entries, terms)
    if field not in TERM_FIELDS:
        return found
    lengths = np.bincount(entries.documents, entries.frequencies, documents)
    return {**found, f"{field}.lengths": lengths.astype(np.uint32)}


__all__ = ["DOCUMENT_BITS", "Inversion", "Keys", "field_arrays", "inverted", "keys_of", "parted"]
