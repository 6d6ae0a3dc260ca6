"""What a term adds to the score of each passage, and of each stretch, that holds it: worked out once a term, and kept."""

from collections import OrderedDict
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from kb.search.postings import Numbers, Weights

Places = npt.NDArray[np.int32]

MOST_KEPT = 24_000_000
"""Values kept of all terms together, 4 bytes each for those that stand at every number, else 8: what is asked least lately goes first."""

DENSE = 3
"""What more than one in so many passages hold has a value for each number: adding whole arrays is five times as fast a value."""


class Impact(NamedTuple):
    """The passages that hold a term and what it adds to each; the same of stretches. Both ascend.

    Where the places are None there is a value for each number.
    """

    passages: Places | None
    alone: Weights
    stretches: Places | None
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
        self._size += _size(impact)
        while self._size > self._most:
            _key, gone = self._kept.popitem(last=False)
            self._size -= _size(gone)


def _size(impact: Impact) -> int:
    pairs = ((impact.passages, impact.alone), (impact.stretches, impact.around))
    return sum(len(values) * (1 if places is None else 2) for places, values in pairs)


LOOKED_UP = 12
"""Looking a place up costs about as much as adding so many: what few places need is looked up in long lists."""


def add_impact(total: Weights, places: Places | None, values: Weights, needed: Numbers | None) -> None:
    """Add values at ascending places to a total; where ``needed`` is given, only what stands there will be read."""
    if places is None and needed is None:
        total += values
    elif places is None:
        total[needed] += values[needed]
    elif needed is None or len(needed) * LOOKED_UP > len(places):
        np.add.at(total, places, values)  # in half the time of total[places] += values
    else:
        rows = np.searchsorted(places, needed.astype(np.int32))
        rows[rows == len(places)] = 0
        held = places[rows] == needed
        total[needed[held]] += values[rows[held]]


__all__ = ["DENSE", "Impact", "ImpactCache", "Places", "add_impact"]
