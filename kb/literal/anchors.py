"""Which runs of a text stand in the passages, all of them at once: every place of the text is looked up together."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from kb.literal.block import Block
from kb.literal.codes import Codes, Numbers, to_codes
from kb.literal.index import LiteralIndex
from kb.text import fold

_AT_ONCE = 4096
"""Places of the text that are looked up together: bounds the memory."""
_NONE = np.empty(0, np.int64)


@dataclass(frozen=True, slots=True, eq=False)
class Anchors:
    """Where the runs of a text stand: row r is the run at ``places[r]`` of the text, in ``passages[r]`` at ``offsets[r]``."""

    places: Numbers
    passages: Numbers
    offsets: Numbers

    def __len__(self) -> int:
        return len(self.places)


@dataclass(frozen=True, slots=True, eq=False)
class CommonRuns:
    """Runs that a text and passages have in common and that cannot be made longer.

    Row r: ``lengths[r]`` characters from ``starts[r]`` of the text stand in ``passages[r]`` from ``offsets[r]`` on.
    """

    starts: Numbers
    lengths: Numbers
    passages: Numbers
    offsets: Numbers

    def __len__(self) -> int:
        return len(self.starts)

    def only(self, kept: NDArray[np.bool_] | Numbers) -> "CommonRuns":
        """Some of them."""
        return CommonRuns(self.starts[kept], self.lengths[kept], self.passages[kept], self.offsets[kept])


def find_anchors(index: LiteralIndex, text: str, length: int, most: int) -> Anchors:
    """Where every run of ``length`` characters of a text stands; of one that stands at more than ``most`` places, evenly some."""
    codes = to_codes(fold(text))
    rows = [
        (places, passages + base, offsets)
        for block, base in zip(index.blocks, index.bases, strict=False)
        for places, passages, offsets in _of_block(block, codes, length, most)
    ]
    columns = zip(*rows, strict=True) if rows else ((), (), ())
    return Anchors(*(np.concatenate([_NONE, *column]) for column in columns))


def find_runs(index: LiteralIndex, text: str, shortest: int, most: int) -> CommonRuns:
    """The runs of at least ``shortest`` characters that a text shares with passages; runs of a beginning that stands at more than
    ``most`` places may be missed in some of them.
    """
    return join_anchors(find_anchors(index, text, shortest, most), shortest)


def join_anchors(anchors: Anchors, length: int) -> CommonRuns:
    """Anchors of ``length`` characters that follow each other in text and passage, as runs."""
    shifts = anchors.offsets - anchors.places
    order = np.lexsort((anchors.places, shifts, anchors.passages))
    places, passages, shifts = anchors.places[order], anchors.passages[order], shifts[order]
    breaks = (np.diff(places) != 1) | (np.diff(shifts) != 0) | (np.diff(passages) != 0)
    edges = np.concatenate([np.zeros(min(1, len(places)), np.int64), np.flatnonzero(breaks) + 1, [len(places)]])
    first = edges[:-1]
    return CommonRuns(places[first], np.diff(edges) + length - 1, passages[first], places[first] + shifts[first])


def _of_block(block: Block, codes: Codes, length: int, most: int) -> Iterator[tuple[Numbers, Numbers, Numbers]]:
    symbols, known = _encode(block, codes)
    for begin in range(0, max(0, len(codes) - length + 1), _AT_ONCE):
        wanted = np.arange(begin, min(begin + _AT_ONCE, len(codes) - length + 1))
        windows = wanted[:, None] + np.arange(length)
        wanted = wanted[known[windows].all(axis=1)]
        if len(wanted):
            lows, highs = _intervals(block, symbols[wanted[:, None] + np.arange(length)])
            yield _places(block, wanted, lows, highs, most)


def _encode(block: Block, codes: Codes) -> tuple[Numbers, NDArray[np.bool_]]:
    """The text as the block's symbols, and which of them the block knows."""
    alphabet = block.text.alphabet
    if not len(alphabet):
        return np.zeros(len(codes), np.int64), np.zeros(len(codes), np.bool_)
    rows = np.minimum(np.searchsorted(alphabet, codes), len(alphabet) - 1)
    return rows + 1, alphabet[rows] == codes


def _intervals(block: Block, runs: Numbers) -> tuple[Numbers, Numbers]:
    """For each run (a row of symbols) the rows of the suffix array that begin with it, as (first, end)."""
    buckets = block.text.buckets.astype(np.int64)
    low, high = buckets[runs[:, 0]], buckets[runs[:, 0] + 1]
    block.file.require(int(high.max(initial=0)) <= len(block.text.suffixes))
    return _bisect(block, runs, low, high, upper=False), _bisect(block, runs, low, high, upper=True)


def _bisect(block: Block, runs: Numbers, low: Numbers, high: Numbers, *, upper: bool) -> Numbers:
    low, high = low.copy(), high.copy()
    while (open_rows := np.flatnonzero(low < high)).size:
        middle = (low[open_rows] + high[open_rows]) >> 1
        goes_up = _is_below(block, block.text.suffixes[middle].astype(np.int64), runs[open_rows], upper=upper)
        low[open_rows[goes_up]] = middle[goes_up] + 1
        high[open_rows[~goes_up]] = middle[~goes_up]
    return low


def _is_below(block: Block, places: Numbers, runs: Numbers, *, upper: bool) -> NDArray[np.bool_]:
    """Whether what stands at each place sorts before the run (with ``upper``: before it or begins with it)."""
    symbols = block.text.symbols
    below = np.full(len(places), upper)
    undecided = np.arange(len(places))
    for step in range(runs.shape[1]):
        here = places[undecided] + step
        found = np.where(here < len(symbols), symbols[np.minimum(here, len(symbols) - 1)], 0).astype(np.int64)
        wanted = runs[undecided, step]
        differs = found != wanted
        below[undecided[differs]] = found[differs] < wanted[differs]
        undecided = undecided[~differs]
        if not len(undecided):
            break
    return below


def _places(
    block: Block, wanted: Numbers, lows: Numbers, highs: Numbers, most: int
) -> tuple[Numbers, Numbers, Numbers]:
    """The occurrences of each run: its place in the text, the passage, the offset in that."""
    counts = highs - lows
    taken = np.minimum(counts, most)
    heads = np.repeat(np.cumsum(taken) - taken, taken)
    steps = np.arange(int(taken.sum())) - heads
    rows = np.repeat(lows, taken) + steps * np.repeat(counts, taken) // np.repeat(np.maximum(taken, 1), taken)
    found = block.text.suffixes[rows].astype(np.int64)
    order = np.argsort(found, kind="stable")
    owners = np.empty_like(found)
    owners[order] = block.passages.holding(found[order])
    offsets = found - block.passages.starts(owners)
    placed = np.repeat(wanted, taken)
    if block.dead is None:
        return placed, owners, offsets
    alive = ~block.dead[block.reports_of(owners)]
    return placed[alive], owners[alive], offsets[alive]


__all__ = ["Anchors", "CommonRuns", "find_anchors", "find_runs", "join_anchors"]
