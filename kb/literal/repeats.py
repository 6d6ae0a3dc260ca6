"""Maximal repeated runs: the runs that occur twice or more and cannot be made longer without losing an occurrence.

The suffix array and its longest common prefixes (Kasai) give every group of suffixes that begin alike; a group whose
occurrences are preceded by different characters is a maximal repeat. Nothing is sampled.
"""

from array import array
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from kb.literal.codes import Flags, Numbers
from kb.literal.sheet import Sheet

_CHUNK = 1 << 20
_Small = NDArray[np.int32]


@dataclass(frozen=True, slots=True)
class Repeats:
    """Maximal repeats: repeat r has ``lengths[r]`` characters and stands at ``places[starts[r]:ends[r]]`` of the sheet.

    ``spread`` is how many different groups (reports, units …) hold it.
    """

    sheet: Sheet
    places: _Small
    starts: _Small
    ends: _Small
    lengths: _Small
    spread: _Small

    def __len__(self) -> int:
        return len(self.lengths)

    @property
    def sizes(self) -> Numbers:
        """How often each occurs; occurrences may overlap."""
        return (self.ends - self.starts).astype(np.int64)

    def occurrences(self, row: int) -> Numbers:
        """Where one stands in the sheet, ascending."""
        return np.sort(self.places[self.starts[row] : self.ends[row]]).astype(np.int64)

    def text(self, row: int) -> str:
        """One of them as folded text."""
        start = int(self.places[self.starts[row]])
        return self.sheet.text(start, start + int(self.lengths[row]))

    def only(self, kept: Flags | Numbers) -> "Repeats":
        """Some of them."""
        return Repeats(
            self.sheet, self.places, self.starts[kept], self.ends[kept], self.lengths[kept], self.spread[kept]
        )


def find_repeats(sheet: Sheet, groups: Numbers, *, length: int, spread: int) -> Repeats:
    """The maximal repeats of at least ``length`` characters in at least ``spread`` groups; ``groups`` names one for each passage of the sheet."""
    places, common = _alike(sheet, length)
    starts, ends, lengths = _intervals(common, length)
    wide = (ends - starts >= max(spread, 2)) & _left_maximal(sheet, places, starts, ends)
    starts, ends, lengths = starts[wide], ends[wide], lengths[wide]
    held = count_distinct(groups[sheet.owners(places.astype(np.int64))], starts, ends)
    kept = held >= spread
    return Repeats(sheet, places, starts[kept], ends[kept], lengths[kept], held[kept])


def _alike(sheet: Sheet, length: int) -> tuple[_Small, _Small]:
    """The suffixes that begin like a neighbour for ``length`` characters, and how many characters each shares with the next."""
    common = common_prefixes(sheet)
    long = common >= length
    inside = long | np.concatenate([np.zeros(1, np.bool_), long[:-1]]) if len(long) else long
    shared = np.where(long, common, 0)[inside]
    return sheet.suffixes[inside].astype(np.int32), shared.astype(np.int32)


def common_prefixes(sheet: Sheet) -> _Small:
    """Of every row of the suffix array how many characters it shares with the next row, up to the next separator."""
    from pydivsufsort import kasai

    if len(sheet.symbols) < 2:
        return np.zeros(len(sheet.symbols), np.int32)
    common = kasai(sheet.symbols, sheet.suffixes.astype(np.int32))
    found: _Small = np.minimum(common, sheet.rooms()[sheet.suffixes]).astype(np.int32)
    return found


def _intervals(common: _Small, length: int) -> tuple[_Small, _Small, _Small]:
    """The groups of rows that share a beginning, as first row, end and how much they share, the inner ones before the outer."""
    starts, ends, lengths = array("i"), array("i"), array("i")
    open_starts, open_lengths = [0], [0]
    for row, shared in _numbered(common):
        start = row
        while open_lengths[-1] > shared:
            start = open_starts.pop()
            starts.append(start)
            ends.append(row + 1)
            lengths.append(open_lengths.pop())
        if shared > open_lengths[-1] and shared >= length:
            open_starts.append(start)
            open_lengths.append(shared)
    return _array(starts), _array(ends), _array(lengths)


def _numbered(common: _Small) -> Iterator[tuple[int, int]]:
    for first in range(0, len(common), _CHUNK):
        yield from enumerate(common[first : first + _CHUNK].tolist(), first)


def _array(values: "array[int]") -> _Small:
    return np.frombuffer(values, np.int32) if values else np.empty(0, np.int32)


def _left_maximal(sheet: Sheet, places: _Small, starts: _Small, ends: _Small) -> Flags:
    """Whether the occurrences of each group are preceded by different characters, or one by none."""
    before = np.where(places > 0, sheet.symbols[places - 1], 0)
    first = before == 0
    changes = np.zeros(len(before) + 1, np.int32)
    np.cumsum(first | np.concatenate([np.zeros(1, np.bool_), before[1:] != before[:-1]]), out=changes[1:])
    flags: Flags = (changes[ends] - changes[starts + 1] > 0) | first[starts]
    return flags


def count_distinct(groups: Numbers, starts: _Small, ends: _Small) -> _Small:
    """How many different values stand in ``groups[starts[i]:ends[i]]``, for every i.

    A value counts where the one before it that equals it stands outside: a count of smaller numbers in a stretch, answered
    for all stretches at once, bit by bit (a wavelet matrix that is never stored).
    """
    values, bits = _earlier(groups), len(groups).bit_length()
    low, high, bound = starts.astype(np.int32), ends.astype(np.int32), starts + 1
    found = np.zeros(len(starts), np.int32)
    for bit in range(bits, -1, -1):
        ones = (values >> bit & 1).astype(np.bool_)
        zeros = np.zeros(len(values) + 1, np.int32)
        np.cumsum(~ones, out=zeros[1:])
        zero_low, zero_high = zeros[low], zeros[high]
        right = (bound >> bit & 1).astype(np.bool_)
        found += np.where(right, zero_high - zero_low, 0)
        low = np.where(right, zeros[-1] + low - zero_low, zero_low)
        high = np.where(right, zeros[-1] + high - zero_high, zero_high)
        values = np.concatenate([values[~ones], values[ones]])
    return found


def _earlier(groups: Numbers) -> _Small:
    """Of every row one more than the row before it with the same value, 0 where there is none."""
    order = np.argsort(groups, kind="stable")
    earlier = np.zeros(len(groups), np.int32)
    same = groups[order[1:]] == groups[order[:-1]]
    earlier[order[1:][same]] = order[:-1][same] + 1
    return earlier


def covered(sheet: Sheet, groups: Numbers, *, length: int, spread: int) -> Flags:
    """Which characters of the sheet lie in a run of ``length`` characters or more that ``spread`` groups or more hold."""
    places, common = _alike(sheet, length)
    ends = np.flatnonzero(common < length).astype(np.int32) + 1
    starts = np.concatenate([np.zeros(min(1, len(ends)), np.int32), ends[:-1]])
    held = count_distinct(groups[sheet.owners(places.astype(np.int64))], starts, ends)
    begun = places[np.repeat(held >= spread, ends - starts)]
    edges = np.zeros(len(sheet.symbols) + 1, np.int32)
    np.add.at(edges, begun, 1)
    np.add.at(edges, begun + length, -1)
    inside: Flags = np.cumsum(edges[:-1]) > 0
    return inside
