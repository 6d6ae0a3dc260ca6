"""Matches that pass over quotation marks and spaces, without a second suffix array.

A seam is a longest stretch of ignored characters between two others of the same passage. A squeezed match either holds
no seam, and is then a match of the folded text, or it has a first seam: the run is split there, and the seam is found by
the pair of characters on its two sides. What stands further off is then compared character by character, for all
candidates at once.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from kb.literal.arrayfile import ArrayFile, Arrays
from kb.literal.codes import Numbers, Places, Symbols
from kb.literal.draft import Draft
from kb.literal.squeeze import is_ignored

_AT_ONCE = 1 << 21
"""Candidates compared at a time: bounds the memory of a run that repeats itself in a text that does too."""

Pairs = NDArray[Any]
"""Two symbols in one number, of twice their width."""


@dataclass(frozen=True, slots=True)
class Seams:
    """Seams by place, and the order of them by the pair of symbols around each."""

    file: ArrayFile
    symbols: Symbols
    starts: Places
    ends: Places
    pairs: Pairs
    order: Places

    def matches(self, run: Symbols) -> tuple[Numbers, Numbers]:
        """Starts and ends of the run's occurrences that pass over at least one seam, in no order."""
        found = [self._compare(run, seams, splits) for seams, splits in self._candidates(run)]
        starts, ends = zip(*found, strict=True) if found else ((), ())
        none = np.empty(0, np.int64)
        return np.concatenate([none, *starts]), np.concatenate([none, *ends])

    def _candidates(self, run: Symbols) -> Iterator[tuple[Numbers, Numbers]]:
        """Seams with the two right neighbours, and before which character of the run each would stand."""
        wanted = to_pairs(run[:-1], run[1:])
        first = np.searchsorted(self.pairs, wanted)
        counts = np.searchsorted(self.pairs, wanted, "right") - first
        totals = np.cumsum(counts)
        for begin in range(0, int(totals[-1]) if len(totals) else 0, _AT_ONCE):
            rows = np.arange(begin, min(begin + _AT_ONCE, int(totals[-1])))
            split = np.searchsorted(totals, rows, "right")
            seams = self.order[first[split] + rows - (totals - counts)[split]].astype(np.int64)
            self.file.require(int(seams.max(initial=0)) < len(self.starts))
            yield seams, split + 1

    def _compare(self, run: Symbols, seams: Numbers, splits: Numbers) -> tuple[Numbers, Numbers]:
        """Of the candidates those where the whole run stands: its start and end there."""
        begins = self.starts[seams].astype(np.int64) - splits
        agrees = self._before(run, begins, seams, splits)
        begins, seams, splits = begins[agrees], seams[agrees], splits[agrees]
        kept, ends = self._after(run, seams, splits)
        return begins[kept], ends

    def _before(self, run: Symbols, begins: Numbers, seams: Numbers, splits: Numbers) -> Numbers:
        """Rows whose characters before the seam are the run's first, with no seam between them."""
        rows = np.flatnonzero(begins >= np.where(seams > 0, self.ends[seams - 1], 0))
        place, left = self.starts[seams[rows]].astype(np.int64) - 2, splits[rows] - 2
        while len(rows) and int(left.max()) >= 0:
            alive = (left < 0) | (self.symbols[place] == run[left])
            rows, place, left = rows[alive], place[alive] - 1, left[alive] - 1
        return rows

    def _after(self, run: Symbols, seams: Numbers, splits: Numbers) -> tuple[Numbers, Numbers]:
        """Rows whose characters after the seam are the rest of the run, seams passed over; and where each ends."""
        walk = np.stack([np.arange(len(seams)), seams + 1, self.ends[seams].astype(np.int64) + 1, splits + 1])
        whole: list[Numbers] = [np.empty((4, 0), np.int64)]
        while walk.size:
            over = walk[3] == len(run)
            whole.append(walk[:, over])
            walk = self._step(run, walk[:, ~over])
        rows, _, ends, _ = np.concatenate(whole, axis=1)
        return rows, ends

    def _step(self, run: Symbols, walk: Numbers) -> Numbers:
        """Compare one more character; ``walk`` is rows, their next seams, their places, and how much of the run agrees."""
        rows, after, places, agreed = walk
        following = np.minimum(after, len(self.starts) - 1)
        jumps = self.starts[following] == places
        places = np.where(jumps, self.ends[following], places)
        self.file.require(int(places.max(initial=0)) < len(self.symbols))
        alive = self.symbols[places] == run[agreed]
        walk = np.stack([rows, after + jumps, places + 1, agreed + 1])
        return walk[:, alive]


def to_pairs(left: Symbols, right: Symbols) -> Pairs:
    """Two symbols side by side as one number."""
    wide = np.dtype(np.uint64 if left.itemsize == 4 else np.uint32)
    pairs: Pairs = (left.astype(wide) << wide.type(8 * left.itemsize)) | right.astype(wide)
    return pairs


def seam_arrays(draft: Draft, symbols: Symbols) -> Arrays:
    """The arrays of the seams."""
    ignored = np.concatenate([[False], is_ignored(draft.folded), [False]])
    edges = np.flatnonzero(ignored[1:] != ignored[:-1])
    starts, ends = edges[::2], edges[1::2]
    inner = (starts > 0) & (symbols[starts - 1] != 0) & (symbols[np.minimum(ends, len(symbols) - 1)] != 0)
    starts, ends = starts[inner], ends[inner]
    pairs = to_pairs(symbols[starts - 1], symbols[ends])
    order = np.argsort(pairs, kind="stable")
    placed = {"seam_starts": starts, "seam_ends": ends, "seam_order": order}
    return {name: array.astype(np.uint32) for name, array in placed.items()} | {"seam_pairs": pairs[order]}


def read_seams(file: ArrayFile, symbols: Symbols) -> Seams:
    """The seams of an opened block."""
    starts, ends, order = (file.array(name, "<u4") for name in ("seam_starts", "seam_ends", "seam_order"))
    pairs = file.array("seam_pairs", "<u8" if symbols.itemsize == 4 else "<u4")
    file.require(len(starts) == len(ends) == len(order) == len(pairs))
    return Seams(file, symbols, starts, ends, pairs, order)
