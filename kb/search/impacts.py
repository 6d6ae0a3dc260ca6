"""What a term adds to the score of each passage, and of each stretch, that holds it: worked out once a term, and kept."""

from collections import OrderedDict
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from kb.search.postings import Weights

Places = npt.NDArray[np.int32]

MOST_KEPT = 12_000_000
"""Postings kept of all terms together, 16 bytes each at most: what is asked least lately goes first."""


class Impact(NamedTuple):
    """The passages that hold a term and what it adds to each; the same of stretches. Both ascend."""

    passages: Places
    alone: Weights
    stretches: Places
    around: Weights


class ImpactCache:
    """The impacts worked out last, by field and term."""

    def __init__(self, most: int = MOST_KEPT) -> None:
        self._kept: OrderedDict[tuple[str, str], Impact] = OrderedDict()
        self._most = most
        self._size = 0

    def get(self, key: tuple[str, str]) -> Impact | None:
        """A kept impact, which counts as asked for."""
        found = self._kept.get(key)
        if found is not None:
            self._kept.move_to_end(key)
        return found

    def keep(self, key: tuple[str, str], impact: Impact) -> None:
        """Keep an impact, and let others go where there are too many."""
        self._kept[key] = impact
        self._size += len(impact.passages)
        while self._size > self._most:
            _key, gone = self._kept.popitem(last=False)
            self._size -= len(gone.passages)


LOOKED_UP = 12
"""Looking a place up costs about as much as adding so many: what few places need is looked up in long lists."""


def add_impact(total: Weights, places: Places, values: Weights, needed: npt.NDArray[np.int64] | None) -> None:
    """Add values at ascending places to a total; where ``needed`` is given, only what stands there will be read."""
    if needed is None or len(needed) * LOOKED_UP > len(places):
        total[places] += values
        return
    rows = np.searchsorted(places, needed.astype(np.int32))
    rows[rows == len(places)] = 0
    held = places[rows] == needed
    total[needed[held]] += values[rows[held]]


__all__ = ["Impact", "ImpactCache", "Places", "add_impact"]
