"""Folding: of runs that say the same, longer or shorter or overlapping, the best stands for all."""

from collections.abc import Iterable
from typing import NamedTuple

_GRAM = 3
SAME = 0.6
"""The share of the shorter one's three-character pieces that two phrases must have in common to be one."""


class Family(NamedTuple):
    """A phrase and what was folded under it, in order of rank."""

    head: str
    variants: tuple[str, ...]


def fold_families(ranked: Iterable[str], most: int) -> list[Family]:
    """The first ``most`` families of phrases in order of rank."""
    heads: list[str] = []
    variants: dict[int, list[str]] = {}
    holding: dict[str, set[int]] = {}
    for text in ranked:
        grams = _grams(text)
        head = _nearest(grams, holding, heads)
        if head is not None:
            variants.setdefault(head, []).append(text)
        elif len(heads) < most:
            for gram in grams:
                holding.setdefault(gram, set()).add(len(heads))
            heads.append(text)
    return [Family(head, tuple(variants.get(number, ()))) for number, head in enumerate(heads)]


def _nearest(grams: set[str], holding: dict[str, set[int]], heads: list[str]) -> int | None:
    """The first head that has enough in common."""
    shared: dict[int, int] = {}
    for gram in grams:
        for number in holding.get(gram, ()):
            shared[number] = shared.get(number, 0) + 1
    alike = (number for number, count in shared.items() if count >= SAME * min(len(grams), len(_grams(heads[number]))))
    return min(alike, default=None)


def _grams(text: str) -> set[str]:
    return {text[start : start + _GRAM] for start in range(max(1, len(text) - _GRAM + 1))}


__all__ = ["Family", "fold_families"]
