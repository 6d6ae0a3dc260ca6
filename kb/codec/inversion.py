"""From the terms of documents in order to the documents of terms: terms are numbered as they come, one sort turns them round."""

from array import array
from collections import defaultdict
from collections.abc import Iterable
from itertools import count

import numpy as np

from kb.codec.dictionary import dictionary_arrays, encoded
from kb.codec.postings import Entries, posting_arrays
from kb.codec.varints import Numbers
from kb.literal.arrayfile import Arrays
from kb.schema import TERM_FIELDS


class Inversion:
    """The terms of a field while documents come in."""

    def __init__(self) -> None:
        self._numbers: defaultdict[str, int] = defaultdict(count().__next__)
        self._terms = array("I")
        self._ends = array("I")

    def add(self, document: int, terms: Iterable[str]) -> None:
        """Add the terms of a document; documents ascend, and may be left out."""
        self._skip_to(document)
        self._terms.extend(map(self._numbers.__getitem__, terms))
        self._ends.append(len(self._terms))

    def _skip_to(self, document: int) -> None:
        missing = document - len(self._ends)
        if missing:
            self._ends.extend([len(self._terms)] * missing)

    def arrays(self, field: str, documents: int) -> Arrays:
        """The arrays of the field."""
        self._skip_to(documents)
        ends = np.array([0, *self._ends], np.int64)
        lengths: Numbers = ends[1:] - ends[:-1]
        terms = sorted(self._numbers)  # by code points, which is the order of their bytes too
        entries = self._inverted(lengths, list(map(self._numbers.__getitem__, terms)))
        return field_arrays(field, list(map(encoded, terms)), entries, lengths)

    def _inverted(self, lengths: Numbers, order: list[int]) -> Entries:
        rows = np.empty(len(order), np.int64)
        rows[order] = np.arange(len(order))
        tokens = np.frombuffer(self._terms, np.uint32) if self._terms else _NONE
        bits = len(lengths).bit_length()
        keys = rows[tokens] << bits
        keys |= np.repeat(np.arange(len(lengths)), lengths)
        keys.sort()
        begins = np.concatenate([np.zeros(min(1, len(keys)), np.int64), np.flatnonzero(keys[1:] != keys[:-1]) + 1])
        distinct, ends = keys[begins], np.append(begins[1:], len(keys))[: len(begins)]
        return Entries(distinct >> bits, distinct & ((1 << bits) - 1), ends - begins)


_NONE = np.empty(0, np.uint32)


def field_arrays(field: str, terms: list[bytes], entries: Entries, lengths: Numbers) -> Arrays:
    """All arrays of a field: its terms in order, their postings; where they are scored, how many terms each document has."""
    found = {**dictionary_arrays(field, terms), **posting_arrays(field, entries, len(terms))}
    return found | {f"{field}.lengths": lengths.astype(np.uint32)} if field in TERM_FIELDS else found


__all__ = ["Inversion", "field_arrays"]
