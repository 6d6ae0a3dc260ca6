"""Whoosh's postings as arrays: which passages hold a term and how often, decoded once a term and kept."""

from collections import OrderedDict
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

Numbers = npt.NDArray[np.int64]
Weights = npt.NDArray[np.float32]
Mask = npt.NDArray[np.bool_]

_KEPT_TERMS = 4096


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
        self._lengths: dict[str, Weights] = {}

    @property
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
        if len(self._terms) > _KEPT_TERMS:
            self._terms.popitem(last=False)
        return found

    def _decode(self, field: str, term: str) -> Postings:
        numbers: list[int] = []
        frequencies: list[float] = []
        for reader, offset in self._leaves():
            if (field, term) not in reader:
                continue
            matcher = reader.postings(field, term)
            while matcher.is_active():
                numbers.append(matcher.id() + offset)
                frequencies.append(matcher.weight())
                matcher.next()
        if not numbers:
            return EMPTY
        return Postings(np.array(numbers, np.int64), np.array(frequencies, np.float32))

    def _leaves(self) -> Iterator[tuple[Any, int]]:
        yield from self._reader.leaf_readers()

    def lengths(self, field: str) -> Weights:
        """The number of terms in ``field`` of every passage, as Whoosh keeps it: in one byte, exact up to 10, then within 5 %.

        0 for reports' own documents and for what was removed.
        """
        if field not in self._lengths:
            lengths = [
                reader.doc_field_length(number, field) or 0
                for reader, _offset in self._leaves()
                for number in range(reader.doc_count_all())
            ]
            self._lengths[field] = np.where(self._live(), np.array(lengths, np.float32), np.float32(0))
        return self._lengths[field]

    def _live(self) -> Mask:
        live = np.ones(self.size, np.bool_)
        for reader, offset in self._leaves():
            if reader.has_deletions():
                live[[offset + number for number in reader.deleted_docs_set]] = False
        return live


__all__ = ["EMPTY", "Mask", "Numbers", "Postings", "PostingsReader", "Weights"]
