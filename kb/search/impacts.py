"""How often each passage, and each stretch, holds a term: found once a term, kept in few bytes, and added up to scores."""

from collections import OrderedDict
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from kb.search.postings import Numbers, Weights

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


LOOKED_UP = 12
"""Looking a place up costs about as much as adding so many: what few places need is looked up in long lists."""


def add_impact(total: Weights, held: Held, scale: float, damping: Weights, needed: Numbers | None) -> None:
    """Add ``scale`` · c / (c + damping) to the total of each that holds a term c times.

    Where ``needed`` is given, only what stands there will be read.
    """
    if held.places is None:
        _add_of_all(total, held.counts, scale, damping, needed)
    elif needed is None or len(needed) * LOOKED_UP > len(held.places):
        # in half the time of total[places] += …
        np.add.at(total, held.places, _saturated(held.counts, scale, damping.take(held.places)))
    else:
        rows = np.searchsorted(held.places, needed.astype(np.int32))
        rows[rows == len(held.places)] = 0
        known = held.places[rows] == needed
        places = needed[known]
        total[places] += _saturated(held.counts[rows[known]], scale, damping[places])


def _add_of_all(total: Weights, counts: Counts, scale: float, damping: Weights, needed: Numbers | None) -> None:
    if needed is None:
        total += _saturated(counts, scale, damping)
    else:
        total[needed] += _saturated(counts[needed], scale, damping[needed])


def _saturated(counts: Counts, scale: float, damping: Weights) -> Weights:
    damped = counts + damping
    np.divide(counts, damped, out=damped, dtype=np.float32)
    damped *= np.float32(scale)
    return damped


__all__ = ["DENSE", "Counts", "Held", "HeldCache", "Places", "add_impact", "hold"]
