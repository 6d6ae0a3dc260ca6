"""What two texts have in common, run by run: the longest common run first, then the longest of what is left (greedy string tiling)."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple


class Tile(NamedTuple):
    """A common run: where it begins in the one text and in the other, and how long it is."""

    left: int
    right: int
    length: int


@dataclass(frozen=True)
class Tiler:
    """A text prepared to be laid against many others; texts are folded. A run shorter than ``shortest`` is none."""

    text: str
    shortest: int
    grams: Mapping[str, Sequence[int]]

    @classmethod
    def of(cls, text: str, shortest: int) -> "Tiler":
        """Prepare a folded text."""
        grams: dict[str, list[int]] = defaultdict(list)
        for place in range(len(text) - shortest + 1):
            grams[text[place : place + shortest]].append(place)
        return cls(text, shortest, {gram: places[:_MOST] for gram, places in grams.items() if not gram.isspace()})

    def tiles(self, other: str) -> list[Tile]:
        """The common runs with another folded text, longest first; none overlaps another on either side."""
        waiting = sorted(self._maximal(other), key=_order)
        left, right = bytearray(len(self.text)), bytearray(len(other))
        kept = []
        for tile in waiting:
            free = _free(tile, left, right)
            if free and free.length >= self.shortest:
                left[free.left : free.left + free.length] = b"\1" * free.length
                right[free.right : free.right + free.length] = b"\1" * free.length
                kept.append(free)
        return sorted(kept, key=_order)

    def _maximal(self, other: str) -> Iterator[Tile]:
        """All common runs that cannot be made longer."""
        before: dict[int, int] = {}
        for place in range(len(other) - self.shortest + 1):
            now: dict[int, int] = {}
            for start in self.grams.get(other[place : place + self.shortest], ()):
                now[start] = before.pop(start - 1, 0) + 1
            yield from (self._tile(start, place - 1, count) for start, count in before.items())
            before = now
        last = len(other) - self.shortest
        yield from (self._tile(start, last, count) for start, count in before.items())

    def _tile(self, left: int, right: int, count: int) -> Tile:
        return Tile(left - count + 1, right - count + 1, count + self.shortest - 1)


_MOST = 40
"""Places of one gram in a text that are looked at: a text that repeats itself must not cost its square."""


def _order(tile: Tile) -> tuple[int, int, int]:
    return -tile.length, tile.left, tile.right


def _free(tile: Tile, left: bytearray, right: bytearray) -> Tile | None:
    """The longest stretch of a run that no longer one has taken."""
    best, start = None, 0
    taken = [left[tile.left + step] or right[tile.right + step] for step in range(tile.length)]
    for step, is_taken in enumerate([*taken, 1]):
        if is_taken:
            if best is None or step - start > best.length:
                best = Tile(tile.left + start, tile.right + start, step - start)
            start = step + 1
    return best


__all__ = ["Tile", "Tiler"]
