"""A field's postings: for each term the documents that hold it, ascending, and how often each does.

A posting is the distance to the document before it, doubled, and one more where the term occurs more than once there; how
often it then occurs stands in a list of its own. Both are packed as variable-length numbers.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from kb.codec.varints import Bytes, Numbers, pack, unpack_narrow
from kb.literal.arrayfile import ArrayFile, Arrays

Bounds = NDArray[np.uint32]
_LAST_BYTE = 0x80
"""The last byte of a packed number is below it."""


class Entries(NamedTuple):
    """Postings side by side: the row of the term, the document, how often; ordered by row, then by document."""

    rows: Numbers
    documents: Numbers
    frequencies: Numbers


class Postings(NamedTuple):
    """The postings of one term."""

    documents: Numbers
    frequencies: NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class PackedPostings:
    """The postings of a field in an opened file, by the row of the term. ``held`` counts the documents of each term."""

    file: ArrayFile
    documents: int
    held: NDArray[np.uint32]
    steps: Bytes
    step_bounds: Bounds
    often: Bytes
    often_bounds: Bounds

    def term(self, row: int) -> Postings:
        """The postings of a term. Raises IndexDamagedError."""
        return unpack_parts([self.part(row, 0)])

    def part(self, row: int, base: int) -> "Part":
        """The postings of a term as they are packed; ``base`` is added to the documents' numbers when they are unpacked."""
        steps = self._slice(self.steps, self.step_bounds, row)
        often = self._slice(self.often, self.often_bounds, row)
        return Part(self.file, steps, often, self.held.item(row), base, self.documents)

    def _slice(self, packed: Bytes, bounds: Bounds, row: int) -> Bytes:
        first, end = bounds.item(row), bounds.item(row + 1)
        self.file.require(first <= end <= len(packed))
        return packed[first:end]

    def totals(self) -> Numbers:
        """How often each term occurs in all documents together."""
        ends = np.flatnonzero(self.often < _LAST_BYTE)
        bounds = np.searchsorted(ends, self.often_bounds)
        sums = np.append(0, np.cumsum(self._unpacked(self.often)))
        self.file.require(int(bounds[-1]) < len(sums))
        return self.held.astype(np.int64) - np.diff(bounds) + np.diff(sums[bounds])

    def _unpacked(self, packed: Bytes) -> Numbers:
        return _unpacked(self.file, packed).astype(np.int64, copy=False)

    def entries(self) -> Entries:
        """All postings of the field. Raises IndexDamagedError."""
        steps, held = self._unpacked(self.steps), self.held.astype(np.int64)
        self.file.require(len(steps) == int(held.sum()))
        total = np.cumsum(steps >> 1)
        begins = np.cumsum(held) - held
        documents = total - np.repeat(total[begins] - (steps[begins] >> 1), held)
        frequencies = np.ones(len(steps), np.int64)
        places, more = np.flatnonzero(steps & 1), self._unpacked(self.often)
        self.file.require(len(places) == len(more) and int(documents.max(initial=-1)) < self.documents)
        frequencies[places] = more
        return Entries(np.repeat(np.arange(len(held)), held), documents, frequencies)


class Part(NamedTuple):
    """A term's packed postings in one segment, which has so many ``documents``; ``held`` of them hold it."""

    file: ArrayFile
    steps: Bytes
    often: Bytes
    held: int
    base: int
    documents: int


def unpack_parts(parts: Sequence[Part]) -> Postings:
    """The postings of a term in several segments, unpacked at one go. Raises IndexDamagedError."""
    file = parts[0].file
    steps = _unpacked(file, _end_to_end([part.steps for part in parts]))
    held = np.array([part.held for part in parts])
    ends = held.cumsum()
    begins = ends - held
    file.require(len(steps) == int(ends[-1]) and bool(held.all()) and int(np.count_nonzero(steps <= 1)) <= len(parts))
    gaps = steps >> 1
    lasts = np.add.reduceat(gaps, begins, dtype=np.int64).tolist()
    file.require(all(last < part.documents for last, part in zip(lasts, parts, strict=True)))
    gaps = gaps.astype(np.int64, copy=False)
    gaps[begins] += _shifts(parts, lasts)
    return Postings(gaps.cumsum(out=gaps), _frequencies(file, steps, _end_to_end([part.often for part in parts])))


def _shifts(parts: Sequence[Part], lasts: list[int]) -> list[int]:
    """What the first document of each part is further than those before it have come."""
    ends = [0, *(part.base + last for part, last in zip(parts, lasts, strict=True))]
    return [part.base - end for part, end in zip(parts, ends, strict=False)]


def _end_to_end(parts: Sequence[Bytes]) -> Bytes:
    return parts[0] if len(parts) == 1 else np.concatenate(parts)


def _frequencies(file: ArrayFile, steps: NDArray[np.integer], often: Bytes) -> NDArray[np.float32]:
    frequencies = np.ones(len(steps), np.float32)
    if len(often):
        more, places = _unpacked(file, often), np.flatnonzero((steps & 1).astype(np.bool_))
        file.require(len(more) == len(places))
        frequencies[places] = more
    return frequencies


def _unpacked(file: ArrayFile, packed: Bytes) -> NDArray[np.integer]:
    try:
        return unpack_narrow(packed)
    except ValueError:
        file.require(holds=False)
        raise


def posting_arrays(field: str, entries: Entries, terms: int) -> Arrays:
    """The arrays of a field's postings; each of its ``terms`` has some."""
    held = np.bincount(entries.rows, minlength=terms)
    steps = np.diff(entries.documents, prepend=0)
    begins = (np.cumsum(held) - held)[held > 0]
    steps[begins] = entries.documents[begins]
    repeated = entries.frequencies > 1
    packed, ends = pack(steps * 2 + repeated)
    often, often_ends = pack(entries.frequencies[repeated])
    return {
        f"{field}.held": held.astype(np.uint32),
        f"{field}.steps": packed,
        f"{field}.step_bounds": _bounds(ends, held),
        f"{field}.often": often,
        f"{field}.often_bounds": _bounds(often_ends, np.bincount(entries.rows[repeated], minlength=terms)),
    }


def _bounds(ends: Numbers, counts: Numbers) -> Bounds:
    """Where the bytes of each term begin, and where all end, from where those of each number end."""
    places = np.concatenate([np.zeros(1, np.int64), ends])
    bounds: Bounds = places[np.concatenate([np.zeros(1, np.int64), np.cumsum(counts)])].astype(np.uint32)
    return bounds


def read_postings(file: ArrayFile, field: str, terms: int, documents: int) -> PackedPostings:
    """The postings of a field of an opened file."""
    held = file.array(f"{field}.held", "<u4")
    steps, step_bounds = file.array(f"{field}.steps", "|u1"), file.array(f"{field}.step_bounds", "<u4")
    often, often_bounds = file.array(f"{field}.often", "|u1"), file.array(f"{field}.often_bounds", "<u4")
    file.require(len(held) == terms and len(step_bounds) == len(often_bounds) == terms + 1)
    file.require(int(step_bounds[-1]) == len(steps) and int(often_bounds[-1]) == len(often))
    return PackedPostings(file, documents, held, steps, step_bounds, often, often_bounds)


__all__ = ["Entries", "PackedPostings", "Part", "Postings", "posting_arrays", "read_postings", "unpack_parts"]
