"""How often each passage, and each stretch, holds a term: found once a term, kept in few bytes, and added up to scores."""

from collections import OrderedDict
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from kb.search.postings import Mask, Numbers, Weights

Places = npt.NDArray[np.int32]
Counts = npt.NDArray[np.uint8] | npt.NDArray[np.uint16] | Weights

MOST_KEPT = 160_000_000
"""Bytes kept of all terms together: what is asked least lately goes first. The common characters of a million passages take 1 MB each."""

DENSE = 4
"""What more than one in so many hold has a count for each: that takes no more room, and whole arrays are added in a fifth of the time."""


class Held(NamedTuple):
    """Which passages, or stretches, hold a term and how often each; where ``places`` is None there is a count for every one."""

    places: Places | None
    counts: Counts
    holding: int

    @property
    def size(self) -> int:
        """Its bytes."""
        return self.counts.nbytes + (0 if self.places is None else self.places.nbytes)


def hold(places: Numbers, counts: Weights, size: int) -> Held:
    """What holds a term: ascending places, of so many, with their counts."""
    narrow = _narrow(counts)
    if len(places) * DENSE <= size:
        return Held(places.astype(np.int32), narrow, len(places))
    every = np.zeros(size, narrow.dtype)
    every[places] = narrow
    return Held(None, every, len(places))


def _narrow(counts: Weights) -> Counts:
    greatest = int(counts.max(initial=0))
    if greatest >= 1 << 16:
        return counts
    return counts.astype(np.uint8) if greatest < 1 << 8 else counts.astype(np.uint16)


class HeldCache:
    """What was found of the terms asked for last, by field and term: of passages, and of stretches."""

    def __init__(self, most: int = MOST_KEPT) -> None:
        self._kept: OrderedDict[tuple[str, str], tuple[Held, ...]] = OrderedDict()
        self._most = most
        self._size = 0

    def get(self, key: tuple[str, str]) -> tuple[Held, ...] | None:
        """What is kept of a term, which counts as asked for."""
        found = self._kept.get(key)
        if found is not None:
            self._kept.move_to_end(key)
        return found

    def keep(self, key: tuple[str, str], found: tuple[Held, ...]) -> None:
        """Keep what was found, and let others go where there is too much."""
        self._kept[key] = found
        self._size += sum(held.size for held in found)
        while self._size > self._most and len(self._kept) > 1:
            _key, gone = self._kept.popitem(last=False)
            self._size -= sum(held.size for held in gone)


@dataclass(frozen=True)
class Needed:
    """Of which passages, or stretches, the scores will be read: their places, ascending, of ``size``."""

    places: Numbers
    size: int

    @cached_property
    def marks(self) -> Mask:
        """True for each of them."""
        marks = np.zeros(self.size, np.bool_)
        marks[self.places] = True
        return marks

    @cached_property
    def narrow(self) -> Places:
        """The places as terms keep theirs."""
        return self.places.astype(np.int32)


MARKED = 2000
"""From so many places of a term on, those that are not needed are left out before anything is computed for them."""

LOOKED_UP = 30
"""Looking a place up in a term's list costs about as much as seeing so many of the list marked or not."""


def add_impact(total: Weights, held: Held, scale: float, damping: Weights, needed: Needed | None) -> None:
    """Add ``scale`` · c / (c + damping) to the total of each that holds a term c times.

    Where ``needed`` is given, only what stands there will be read.
    """
    if held.places is None:
        _add_of_all(total, held.counts, scale, damping, needed)
    elif needed is None or len(held.places) < MARKED:
        # in half the time of total[places] += …
        np.add.at(total, held.places, _saturated(held.counts, scale, damping.take(held.places)))
    else:
        rows = _rows(held.places, needed)
        places = held.places.take(rows)
        total[places] += _saturated(held.counts.take(rows), scale, damping.take(places))


def _rows(places: Places, needed: Needed) -> Numbers:
    """Which of ascending places are needed."""
    if len(needed.places) * LOOKED_UP > len(places):
        return np.flatnonzero(needed.marks.take(places))
    rows = places.searchsorted(needed.narrow)
    known = places.take(rows, mode="clip") == needed.narrow
    return np.asarray(rows[known])


def _add_of_all(total: Weights, counts: Counts, scale: float, damping: Weights, needed: Needed | None) -> None:
    if needed is None:
        total += _saturated(counts, scale, damping)
    else:
        places = needed.places
        total[places] += _saturated(counts.take(places), scale, damping.take(places))


def _saturated(counts: Counts, scale: float, damping: Weights) -> Weights:
    damped = counts + damping
    np.divide(counts, damped, out=damped, dtype=np.float32)
    damped *= np.float32(scale)
    return damped


__all__ = ["DENSE", "Counts", "Held", "HeldCache", "Needed", "Places", "add_impact", "hold"]
