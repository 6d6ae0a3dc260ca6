"""Occurrences of a query as three arrays: what concordances and counts are computed on."""

from collections.abc import Iterable
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from kb.literal import Matches
from kb.search.postings import Mask

Places = npt.NDArray[np.int64]


class Rows(NamedTuple):
    """Occurrences: passage numbers with start and end in the passage's text, three arrays of one length."""

    numbers: Places
    starts: Places
    ends: Places


def no_rows() -> Rows:
    """No occurrence."""
    empty = np.empty(0, np.int64)
    return Rows(empty, empty, empty)


def joined(parts: Iterable[Rows]) -> Rows:
    """The distinct occurrences of several parts, by passage, start, end."""
    held = [part for part in parts if len(part.numbers)]
    if len(held) < 2:
        return held[0] if held else no_rows()
    numbers, starts, ends = (np.concatenate(column) for column in zip(*held, strict=True))
    if int(numbers.max()) < _WIDE and int(ends.max()) < _WIDE:
        keys = np.sort((numbers << 2 * _BITS) + (starts << _BITS) + ends)
        keys = keys[np.append(True, keys[1:] != keys[:-1])]
        return Rows(keys >> 2 * _BITS, keys >> _BITS & (_WIDE - 1), keys & (_WIDE - 1))
    order = np.lexsort((ends, starts, numbers))
    table = np.stack([column[order] for column in (numbers, starts, ends)])
    table = table[:, np.insert((np.diff(table) != 0).any(axis=0), 0, values=True)]
    return Rows(table[0], table[1], table[2])


_BITS = 21
_WIDE = 1 << _BITS
"""Three numbers below this stand side by side in one, which sorts at once what else is sorted by three."""


def rows_of(matches: Matches, wanted: Mask) -> Rows:
    """The occurrences of ``matches`` in the wanted passages."""
    kept = wanted[matches.passages]
    counts = matches.counts
    numbers = np.repeat(matches.passages.astype(np.int64), counts)
    if kept.all():
        return Rows(numbers, matches.starts.astype(np.int64), matches.ends.astype(np.int64))
    inside = np.repeat(kept, counts)
    return Rows(numbers[inside], matches.starts[inside].astype(np.int64), matches.ends[inside].astype(np.int64))


__all__ = ["Places", "Rows", "joined", "no_rows", "rows_of"]
