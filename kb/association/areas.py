"""Parts of the corpus's text in which runs are counted: passages, windows around occurrences, sentences that hold one."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

import numpy as np

from kb.association.sentences import sentence_ends
from kb.literal.block import Block
from kb.literal.codes import Flags, Numbers
from kb.literal.tally import MOST_ROOM, Rooms
from kb.search.corpus import Corpus
from kb.search.postings import Mask
from kb.search.rows import Rows

_PART = 1 << 20
_STRETCHES = 1 << 12
"""Places, and stretches of places, that are looked at in one go: what fits the processor's cache."""


@dataclass(frozen=True, slots=True, eq=False)
class Area:
    """For each block of the literal index the room of every place. ``whole``: all of the text, so that every occurrence has room."""

    rooms: tuple[Rooms, ...]
    whole: bool = False

    def places(self, lengths: Numbers) -> Numbers:
        """How many places have room for a run of each length: where it could stand."""
        held = sum(
            (np.bincount(part, minlength=MOST_ROOM + 1) for part in self._parts()), np.zeros(MOST_ROOM + 1, np.int64)
        )
        places: Numbers = np.cumsum(held[::-1])[::-1][np.minimum(lengths, MOST_ROOM)]
        return places

    def _parts(self) -> Iterator[Rooms]:
        return (rooms[first : first + _PART] for rooms in self.rooms for first in range(0, len(rooms), _PART))

    @property
    def characters(self) -> int:
        """How many characters it has."""
        return sum(int(np.count_nonzero(rooms)) for rooms in self.rooms)

    def without(self, flags: tuple[Flags, ...]) -> "Area":
        """The area without the places that are flagged: no run is counted that begins there."""
        return Area(
            tuple(np.where(out, 0, rooms).astype(np.uint8) for rooms, out in zip(self.rooms, flags, strict=True))
        )


@dataclass(frozen=True, slots=True)
class Sides:
    """What stands beside occurrences: on their left, on their right, and on either side."""

    left: Area
    right: Area
    both: Area


@dataclass(frozen=True)
class AreaReader:
    """Lays areas over a corpus."""

    corpus: Corpus

    @property
    def blocks(self) -> tuple[Block, ...]:
        """The blocks of the literal index."""
        return self.corpus.texts.index.blocks

    @cached_property
    def _whole(self) -> tuple[Rooms, ...]:
        """The room up to the end of the passage."""
        return tuple(
            _rooms_to(block.passages.bounds[1:].astype(np.int64) - 1, len(block.text.symbols)) for block in self.blocks
        )

    def passages(self, wanted: Mask) -> Area:
        """The passages where ``wanted`` is true."""
        flags = list(self._flags(wanted))
        if all(own.all() for own in flags):
            return Area(self._whole, whole=True)
        parts = zip(self._whole, flags, self.blocks, strict=True)
        return Area(tuple(rooms * np.repeat(own, passage_lengths(block)) for rooms, own, block in parts))

    def _flags(self, wanted: Mask) -> Iterator[Flags]:
        """For each block which of its passages are wanted."""
        numbers = self.corpus.texts.numbers
        known = (numbers >= 0) & np.append(wanted, False)[numbers]
        bases = self.corpus.texts.index.bases
        return (known[base:end] for base, end in pairwise(bases))

    def windows(self, rows: Rows, width: int) -> Sides:
        """Up to ``width`` characters on each side of occurrences, inside their passages."""
        parts = [_windows(own, width) for own in self._located(rows)]
        return _sides(parts)

    def sentences(self, rows: Rows) -> Sides:
        """What stands before and behind occurrences in their sentences."""
        parts = [_in_sentences(own, sentence_ends(own.block)) for own in self._located(rows)]
        return _sides(parts)

    def _located(self, rows: Rows) -> Iterator["_Located"]:
        places, bases = self.corpus.texts.places[rows.numbers], self.corpus.texts.index.bases
        for block, base, end in zip(self.blocks, bases, bases[1:], strict=False):
            own = np.flatnonzero((places >= base) & (places < end))
            passages = places[own] - base
            begins, ends = block.passages.starts(passages), block.passages.starts(passages + 1) - 1
            starts, stops = begins + rows.starts[own], begins + rows.ends[own]
            yield _between(_Located(block, begins, ends, starts, stops))


@dataclass(frozen=True, slots=True)
class _Located:
    """Occurrences as places of a block's text, ascending. What stands beside each reaches from ``begins`` to ``ends``:

    to the edges of its passage, and to the occurrences before and behind it.
    """

    block: Block
    begins: Numbers
    ends: Numbers
    starts: Numbers
    stops: Numbers


_Pair = tuple[Rooms, Rooms]


def _between(own: _Located) -> _Located:
    """The occurrences with what stands beside each cut where the next one stands."""
    order = np.lexsort((own.stops, own.starts))
    begins, ends, starts, stops = (column[order] for column in (own.begins, own.ends, own.starts, own.stops))
    reached = np.maximum.accumulate(stops)
    begins = np.maximum(begins, np.append(0, reached[:-1]))
    ends = np.minimum(ends, np.append(starts[1:], len(own.block.text.symbols)))
    return _Located(own.block, np.minimum(begins, starts), np.maximum(ends, stops), starts, stops)


def _windows(own: _Located, width: int) -> _Pair:
    size = len(own.block.text.symbols)
    left = _laid(np.maximum(own.starts - width, own.begins), own.starts, size)
    return left, _laid(own.stops, np.minimum(own.stops + width, own.ends), size)


def _in_sentences(own: _Located, stops: Numbers) -> _Pair:
    """``stops`` are the places behind the sentences."""
    size = len(own.block.text.symbols)
    begins = np.append(0, stops)[np.searchsorted(stops, own.starts, "right")]
    ends = np.append(stops, size)[np.searchsorted(stops, own.stops, "left")]
    left = _laid(np.maximum(begins, own.begins), own.starts, size)
    return left, _laid(own.stops, np.minimum(ends, own.ends), size)


def _laid(starts: Numbers, ends: Numbers, size: int) -> Rooms:
    """The rooms of stretches that do not overlap."""
    rooms = np.zeros(size, np.uint8)
    lengths = np.maximum(ends - starts, 0).astype(np.int32)
    before = np.cumsum(lengths) - lengths
    own = np.repeat((ends - before - lengths).astype(np.int32), lengths)
    places = own + np.arange(len(own), dtype=np.int32)
    rooms[places] = np.minimum(np.repeat(ends.astype(np.int32), lengths) - places, MOST_ROOM)
    return rooms


def _rooms_to(ends: Numbers, size: int) -> Rooms:
    """The room of every place up to the next of ``ends``, which ascend and end with the last place."""
    rooms = np.empty(size, np.uint8)
    done = 0
    for first in range(0, len(ends), _STRETCHES):
        part = ends[first : first + _STRETCHES] + 1 - done
        stop = int(part[-1])
        room = np.repeat((part - 1).astype(np.int32), np.diff(part, prepend=0)) - np.arange(stop, dtype=np.int32)
        rooms[done : done + stop] = np.minimum(room, MOST_ROOM)
        done += stop
    return rooms


def passage_lengths(block: Block) -> Numbers:
    """How many places of a block's text each passage takes, its separator included."""
    bounds = block.passages.bounds.astype(np.int64)
    return bounds[1:] - bounds[:-1]


def _sides(parts: list[_Pair]) -> Sides:
    left, right = Area(tuple(one for one, _other in parts)), Area(tuple(other for _one, other in parts))
    return Sides(left, right, Area(tuple(np.maximum(one, other) for one, other in parts)))


__all__ = ["Area", "AreaReader", "Sides", "passage_lengths"]
