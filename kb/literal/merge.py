"""Which blocks are written anew together: size-tiered, so that a character is rewritten only a few times in its life."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

TIER_FLOOR = 256_000
"""Living characters up to which a block is of the lowest tier: rewriting eight such takes under half a second."""
TIER_FACTOR = 8
"""How many blocks of one tier make one of the next. Each block costs a search about 0.1 ms, so a few tens are no burden."""
MOST_DEAD = 0.4
"""The share of removed characters from which a block is written anew."""


@dataclass(frozen=True, slots=True)
class Weight:
    """A block as the plan sees it: characters of living passages, and of all."""

    name: str
    living: int
    total: int


@dataclass(frozen=True, slots=True)
class _Heap:
    members: tuple[Weight, ...]

    @property
    def living(self) -> int:
        return sum(member.living for member in self.members)

    @property
    def must_go(self) -> bool:
        """Several blocks, or one that is mostly removed."""
        return len(self.members) > 1 or any(it.total - it.living > MOST_DEAD * it.total for it in self.members)


def plan_merges(weights: Sequence[Weight], limit: int) -> list[tuple[str, ...]]:
    """Groups of block names, each to be written anew as one block of at most ``limit`` characters."""
    heaps = [_Heap((weight,)) for weight in weights]
    while (chosen := _crowded(heaps, limit)) is not None:
        heaps = [heap for heap in heaps if heap not in chosen]
        heaps.append(_Heap(tuple(member for heap in chosen for member in heap.members)))
    return [tuple(member.name for member in heap.members) for heap in heaps if heap.must_go]


def _crowded(heaps: Iterable[_Heap], limit: int) -> list[_Heap] | None:
    """The heaps of the lowest tier that has too many of them."""
    tiers: dict[int, list[_Heap]] = {}
    for heap in heaps:
        if heap.living <= limit // TIER_FACTOR:
            tiers.setdefault(_tier(heap.living), []).append(heap)
    crowded = [tier for tier, members in tiers.items() if len(members) >= TIER_FACTOR]
    return tiers[min(crowded)][:TIER_FACTOR] if crowded else None


def _tier(characters: int) -> int:
    tier, bound = 0, TIER_FLOOR
    while characters > bound:
        tier, bound = tier + 1, bound * TIER_FACTOR
    return tier
