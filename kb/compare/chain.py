"""The heaviest chain: of all matched pairs, those that stand in the same order on both sides; what is left has moved."""

from collections.abc import Sequence
from typing import NamedTuple


class Pair(NamedTuple):
    """What stands at ``left`` and at ``right`` belongs together; ``weight`` is how much."""

    left: int
    right: int
    weight: float


class _Best:
    """A Fenwick tree: the heaviest chain that ends before a place of the right side."""

    def __init__(self, size: int) -> None:
        self._tree: list[tuple[float, int]] = [(0.0, -1)] * (size + 2)

    def before(self, place: int) -> tuple[float, int]:
        found = (0.0, -1)
        while place > 0:
            found = max(found, self._tree[place])
            place -= place & -place
        return found

    def put(self, place: int, value: tuple[float, int]) -> None:
        place += 1
        while place < len(self._tree):
            self._tree[place] = max(self._tree[place], value)
            place += place & -place


def heaviest_chain(pairs: Sequence[Pair]) -> list[Pair]:
    """The pairs of the chain of the greatest weight, in order. No two pairs may share a place on a side."""
    ordered = sorted(pairs)
    best = _Best(max((pair.right for pair in ordered), default=0) + 1)
    before: list[int] = []
    last = (0.0, -1)
    for number, pair in enumerate(ordered):
        weight, previous = best.before(pair.right)
        before.append(previous)
        found = (weight + pair.weight, number)
        best.put(pair.right, found)
        last = max(last, found)
    chain, number = [], last[1]
    while number >= 0:
        chain.append(ordered[number])
        number = before[number]
    return chain[::-1]


__all__ = ["Pair", "heaviest_chain"]
