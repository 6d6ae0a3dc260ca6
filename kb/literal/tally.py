"""Counting many runs at once, in chosen parts of a text: one walk over the suffix array for all of them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from kb.literal.block import Block
from kb.literal.codes import Codes, Flags, Numbers, Symbols, to_codes
from kb.literal.overlap import without_overlap
from kb.literal.suffixes import SuffixText

Rooms = NDArray[np.uint8]
"""For every place of a block's text how many characters from there on lie in one part of it, 255 for more: a run counts where it has room."""
MOST_ROOM = 255
_CHUNK = 1 << 18


@dataclass(frozen=True, slots=True)
class Intervals:
    """Of each of many runs its rows in a block's suffix array, first and end, and its length; none where it does not occur.

    ``looped``: an end of the run is also a beginning of it, so that two occurrences may share characters.
    """

    firsts: Numbers
    ends: Numbers
    lengths: Numbers
    looped: Flags

    @property
    def widths(self) -> Numbers:
        """How often each run stands in the block's text; occurrences may overlap."""
        return self.ends - self.firsts

    def only(self, rows: Numbers) -> "Intervals":
        """Those of some of the runs."""
        return Intervals(self.firsts[rows], self.ends[rows], self.lengths[rows], self.looped[rows])


def find_intervals(text: SuffixText, runs: Sequence[str]) -> Intervals:
    """The intervals of folded runs."""
    lengths = np.fromiter(map(len, runs), np.int64, len(runs))
    firsts, ends = np.zeros(len(runs), np.int64), np.zeros(len(runs), np.int64)
    symbols = text.symbols.astype(text.symbols.dtype.newbyteorder("="))
    for length in np.unique(lengths[lengths > 0]).tolist():
        own = np.flatnonzero(lengths == length)
        codes = to_codes("".join(runs[row] for row in own.tolist())).reshape(-1, length)
        encoded, known = _encode(text, codes)
        own, encoded = own[known], encoded[known]
        for bounds, after in ((firsts, False), (ends, True)):
            bounds[own] = _bisect(text, symbols, encoded, after=after)
    return Intervals(firsts, ends, lengths, np.fromiter(map(is_looped, runs), np.bool_, len(runs)))


def _encode(text: SuffixText, codes: Codes) -> tuple[Numbers, Flags]:
    """Runs of one length as symbols, and which of them have only characters that occur."""
    if not len(text.alphabet):
        return codes.astype(np.int64), np.zeros(len(codes), np.bool_)
    places = np.minimum(np.searchsorted(text.alphabet, codes), len(text.alphabet) - 1)
    return places.astype(np.int64) + 1, (text.alphabet[places] == codes).all(axis=1)


def _bisect(text: SuffixText, symbols: Symbols, runs: Numbers, *, after: bool) -> Numbers:
    """The first row of the suffix array that does not stand before each run (``after``: that stands behind all that begin with it)."""
    low = text.buckets[runs[:, 0]].astype(np.int64)
    high = text.buckets[runs[:, 0] + 1].astype(np.int64)
    text.file.require(bool((low <= high).all()) and int(high.max(initial=0)) <= len(text.suffixes))
    steps, last = np.arange(runs.shape[1]), len(symbols) - 1
    while (open_rows := np.flatnonzero(low < high)).size:
        middle = (low[open_rows] + high[open_rows]) >> 1
        places = np.minimum(text.suffixes[middle].astype(np.int64)[:, None] + steps, last)
        order = _compared(symbols[places].astype(np.int64), runs[open_rows])
        before = order <= 0 if after else order < 0
        low[open_rows[before]] = middle[before] + 1
        high[open_rows[~before]] = middle[~before]
    return low


def _compared(found: Numbers, wanted: Numbers) -> Numbers:
    """-1, 0 or 1: how each row of symbols stands to another in order."""
    signs = np.sign(found - wanted)
    foremost = np.argmax(signs != 0, axis=1)
    compared: Numbers = signs[np.arange(len(signs)), foremost]
    return compared


def tally(block: Block, runs: Sequence[str], intervals: Intervals, rooms: Rooms) -> Numbers:
    """How often each run stands where it has room, left to right without overlap."""
    counts = np.zeros(len(runs), np.int64)
    for length in np.unique(intervals.lengths).tolist():
        plain = (intervals.lengths == length) & ~intervals.looped & (intervals.widths > 0)
        for rows in _chunks(np.flatnonzero(plain), intervals.widths):
            inside = rooms[places_of(block.text, intervals, rows)] >= min(length, MOST_ROOM)
            begins = np.cumsum(intervals.widths[rows]) - intervals.widths[rows]
            counts[rows] = np.add.reduceat(inside, begins, dtype=np.int64)
    for row in np.flatnonzero(intervals.looped & (intervals.widths > 0)).tolist():
        counts[row] = len(counted_places(block.text, intervals, row, runs[row], rooms))
    return counts


def _chunks(rows: Numbers, widths: Numbers) -> Iterator[Numbers]:
    """The rows in parts that stand in not too many places together."""
    parts = np.cumsum(widths[rows]) // _CHUNK
    yield from np.split(rows, np.flatnonzero(np.diff(parts)) + 1) if len(rows) else ()


def places_of(text: SuffixText, intervals: Intervals, rows: Numbers) -> Numbers:
    """Where the runs of these rows stand, run after run."""
    widths = intervals.widths[rows]
    shifts = np.repeat(intervals.firsts[rows] - np.cumsum(widths) + widths, widths)
    places = text.suffixes[shifts + np.arange(len(shifts))].astype(np.int64)
    text.file.require(int(places.max(initial=0)) < len(text.symbols))
    return places


def counted_places(text: SuffixText, intervals: Intervals, row: int, run: str, rooms: Rooms) -> Numbers:
    """Where one run is counted, ascending: left to right without overlap, where it has room."""
    places = np.sort(places_of(text, intervals, np.array([row])))
    counted = places[without_overlap(places, places + len(run))] if intervals.looped[row] else places
    found: Numbers = counted[rooms[counted] >= min(len(run), MOST_ROOM)]
    return found


def is_looped(run: str) -> bool:
    """Whether an end of the run is also a beginning of it, so that two occurrences may share characters."""
    return any(run.startswith(run[shift:]) for shift in range(1, len(run)))


__all__ = ["MOST_ROOM", "Intervals", "Rooms", "counted_places", "find_intervals", "is_looped", "places_of", "tally"]
