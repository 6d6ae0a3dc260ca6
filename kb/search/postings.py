"""Whoosh's postings as arrays: which passages hold a term and how often, decoded once a term and kept."""

from collections import Counter, OrderedDict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import chain
from typing import Any

import numpy as np
import numpy.typing as npt

from kb.codec import ArrayReader
from kb.codec.contents import FieldContents
from kb.codec.dictionary import encoded
from kb.codec.postings import unpack_parts

Numbers = npt.NDArray[np.int64]
Weights = npt.NDArray[np.float32]
Mask = npt.NDArray[np.bool_]

_MOST_KEPT = 8_000_000
"""Postings kept of all terms together, 12 bytes each."""


@dataclass(frozen=True, slots=True)
class Postings:
    """The passages that hold a term: their numbers in ascending order and how often each holds it."""

    numbers: Numbers
    frequencies: Weights


EMPTY = Postings(np.empty(0, np.int64), np.empty(0, np.float32))


class PostingsReader:
    """Postings and field lengths of one open Whoosh reader; passages are numbered as Whoosh numbers its documents."""

    def __init__(self, reader: Any) -> None:
        self._reader = reader
        self._terms: OrderedDict[tuple[str, str], Postings] = OrderedDict()
        self._kept = 0
        self._lengths: dict[str, Weights] = {}
        self._known: dict[str, list[tuple[FieldContents, int]]] = {}

    @cached_property
    def size(self) -> int:
        """How many numbers there are, deleted ones included."""
        return int(self._reader.doc_count_all())

    def term(self, field: str, term: str) -> Postings:
        """The postings of a term in a field; empty where no passage holds it."""
        key = (field, term)
        if key in self._terms:
            self._terms.move_to_end(key)
            return self._terms[key]
        found = self._decode(field, term)
        self._terms[key] = found
        self._kept += len(found.numbers)
        while self._kept > _MOST_KEPT:
            self._kept -= len(self._terms.popitem(last=False)[1].numbers)
        return found

    def _decode(self, field: str, term: str) -> Postings:
        key = encoded(term)
        held = [(known, known.dictionary.row(key), base) for known, base in self._fields(field)]
        parts = [known.postings.part(row, base) for known, row, base in held if row is not None]
        if not parts:
            return EMPTY
        found = unpack_parts(parts)
        if self._all_live:
            return Postings(found.documents, found.frequencies)
        living = self.living[found.documents]
        return Postings(found.documents[living], found.frequencies[living])

    def _leaves(self) -> Iterable[tuple[ArrayReader, int]]:
        return self._opened

    @cached_property
    def _opened(self) -> list[tuple[ArrayReader, int]]:
        return [(leaf, base) for leaf, base in self._reader.leaf_readers() if isinstance(leaf, ArrayReader)]

    def _fields(self, name: str) -> list[tuple[FieldContents, int]]:
        if name not in self._known:
            fields = [(leaf.field(name), base) for leaf, base in self._leaves()]
            self._known[name] = [(field, base) for field, base in fields if field is not None]
        return self._known[name]

    @cached_property
    def _all_live(self) -> bool:
        return not any(len(leaf.deleted) for leaf, _base in self._leaves())

    def terms(self, field: str) -> list[str]:
        """All terms of a field, each once; some may be held by nothing any more."""
        found = (leaf.field_entries(field)[0] for leaf, _base in self._leaves())
        return [term.decode("utf-8", "surrogatepass") for term in dict.fromkeys(chain.from_iterable(found))]

    def frequencies(self, field: str) -> dict[str, int]:
        """All terms of a field with how often each occurs, in what was removed too."""
        counts: Counter[bytes] = Counter()
        for leaf, _base in self._leaves():
            terms, totals = leaf.frequencies(field)
            counts.update(dict(zip(terms, totals.tolist(), strict=True)))
        return {term.decode("utf-8", "surrogatepass"): count for term, count in counts.items()}

    def first_terms(self, field: str) -> tuple[list[str], Numbers]:
        """The terms of a field, and for every number the place among them of the first one that it holds, -1 for none."""
        places: dict[bytes, int] = {}
        firsts = np.full(self.size, -1, np.int64)
        for leaf, base in self._leaves():
            terms, entries = leaf.field_entries(field)
            own = np.array([places.setdefault(term, len(places)) for term in terms], np.int64)
            firsts[entries.documents[::-1] + base] = own[entries.rows[::-1]]
        firsts[~self.living] = -1
        return [term.decode("utf-8", "surrogatepass") for term in places], firsts

    def lengths(self, field: str) -> Weights:
        """The number of terms in ``field`` of every passage; 0 for reports' own documents and for what was removed."""
        if field not in self._lengths:
            lengths = [leaf.lengths(field) for leaf, _base in self._leaves()]
            joined = np.concatenate([np.empty(0, np.float32), *lengths]).astype(np.float32)
            self._lengths[field] = np.where(self.living, joined, np.float32(0))
        return self._lengths[field]

    @cached_property
    def living(self) -> Mask:
        """True for every number that was not removed."""
        living = np.ones(self.size, np.bool_)
        for leaf, base in self._leaves():
            living[leaf.deleted + base] = False
        return living


MARKED = 25
"""Looking a number up in a list costs about as much as marking so many of the list."""


def in_all(lists: Sequence[Numbers], size: int) -> Numbers:
    """The numbers below ``size`` that stand in every one of ascending lists."""
    common, *others = sorted(lists, key=len)
    for numbers in others:
        if len(common) * MARKED > len(numbers) + size // MARKED:
            marked = np.zeros(size, np.bool_)
            marked[numbers] = True
            common = common[marked[common]]
        elif len(common):
            rows = numbers.searchsorted(common)
            common = common[numbers.take(rows, mode="clip") == common]
    return common


__all__ = ["EMPTY", "Mask", "Numbers", "Postings", "PostingsReader", "Weights", "in_all"]
