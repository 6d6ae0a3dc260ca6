"""Which pairs of texts may be near each other: those that hold a fair share of their runs in common, found for all at once."""

from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

Sketch = NDArray[np.uint64]
Owners = NDArray[np.uint64]

_CANDIDATE_SHARE = 0.2


def candidates(sketches: Sequence[Sketch]) -> list[tuple[int, int]]:
    """Pairs (earlier, later) that may be near each other, in the order in which they must be judged.

    Of the texts that hold a run each is paired with the first and with the one before, so that a phrase of thousands costs little.
    """
    if not any(map(len, sketches)):
        return []
    sizes = np.array(list(map(len, sketches)))
    owners = np.repeat(np.arange(len(sketches), dtype=np.uint64), sizes)
    hashes, owners = _in_order(np.concatenate(sketches), owners, len(sketches))
    goes_on = hashes[1:] == hashes[:-1]
    shared = np.append(goes_on, False) | np.append(False, goes_on)
    owners, begins = owners[shared], ~np.append(False, goes_on)[shared]
    starts = np.flatnonzero(begins)
    firsts = np.repeat(owners[starts], np.diff(np.append(starts, len(owners))))
    befores = np.where(begins, owners, np.roll(owners, 1))
    pairs = {pair for left in (firsts, befores) for pair in _frequent(left, owners, sizes)}
    return sorted(pairs, key=lambda pair: (pair[1], pair[0]))


def _in_order(hashes: Sketch, owners: Owners, number: int) -> tuple[Sketch, Owners]:
    """Hashes that ascend, equal ones by their owners; of a hash only so much need be left that it differs from all others.

    Numbers that hold both are sorted ten times as quick as places; where two hashes would become one, places are sorted.
    """
    bits = np.uint64(number.bit_length())
    both = np.sort(hashes >> bits << bits | owners)
    heads = both >> bits
    if _distinct(heads) == _distinct(np.sort(hashes)):
        return heads, both - (heads << bits)
    order = np.argsort(hashes, kind="stable")
    return hashes[order], owners[order]


def _distinct(ascending: Sketch) -> int:
    return int(np.count_nonzero(ascending[1:] != ascending[:-1]))


def _frequent(left: Owners, right: Owners, sizes: NDArray[np.int64]) -> Iterator[tuple[int, int]]:
    """The pairs that hold a fair share of the smaller one's runs in common."""
    different = left != right
    pairs = np.sort(left[different] * np.uint64(len(sizes)) + right[different])
    begins = np.flatnonzero(np.append(True, pairs[1:] != pairs[:-1])[: len(pairs)])
    counts = np.diff(np.append(begins, len(pairs)))
    ones, others = np.divmod(pairs[begins].astype(np.int64), len(sizes))
    frequent = counts >= _CANDIDATE_SHARE * np.minimum(sizes[ones], sizes[others])
    return zip(ones[frequent].tolist(), others[frequent].tolist(), strict=True)


__all__ = ["Sketch", "candidates"]
