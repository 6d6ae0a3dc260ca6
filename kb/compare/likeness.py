"""How alike texts are by the character bigrams they share: rare ones count more, and a text inside a longer one is seen."""

import math
from collections import Counter, defaultdict
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

Scores = NDArray[np.float32]

CONTAINED = 0.25
"""The weight of how much of the shorter text stands in the longer one; the rest is for the share of both."""
SHORTEST_CONTAINED = 8
"""Characters below which standing in a longer text is no sign of kinship."""
FEW = 20
"""Texts that are thought of beside those at hand, so that among a few no bigram counts for much more than another."""
_MOST_WORK = 200_000_000
"""Beyond this many pairs of texts that share a bigram the most common bigrams are left out."""


def likeness(left: Sequence[str], right: Sequence[str]) -> Scores:
    """A row a left text, a column a right text: 0.0 nothing in common to 1.0 the same bigrams."""
    grams = [*map(_bigrams, left)], [*map(_bigrams, right)]
    counts = Counter(gram for side in grams for text in side for gram in text)
    total = len(left) + len(right) + FEW
    places = _places(grams[0]), _places(grams[1])
    used = _used(places)
    weights = {gram: math.log(1 + total / counts[gram]) for gram in counts if gram in used or not _shared(gram, places)}
    common = np.zeros((len(left), len(right)), np.float32)
    for gram in used:
        common[np.ix_(places[0][gram], places[1][gram])] += weights[gram]
    return _shares(common, [_sums(side, weights) for side in grams], _both_long(left, right))


def _bigrams(text: str) -> frozenset[str]:
    return frozenset(text[place : place + 2] for place in range(len(text) - 1)) or frozenset((text,))


def _places(texts: Sequence[frozenset[str]]) -> dict[str, list[int]]:
    places: defaultdict[str, list[int]] = defaultdict(list)
    for place, grams in enumerate(texts):
        for gram in grams:
            places[gram].append(place)
    return dict(places)


def _shared(gram: str, places: tuple[dict[str, list[int]], dict[str, list[int]]]) -> bool:
    return gram in places[0] and gram in places[1]


def _used(places: tuple[dict[str, list[int]], dict[str, list[int]]]) -> list[str]:
    """The bigrams that both sides hold, rarest first, as many as the work allows."""
    work = {gram: len(found) * len(places[1][gram]) for gram, found in places[0].items() if gram in places[1]}
    kept: list[str] = []
    done = 0
    for gram in sorted(work, key=lambda gram: (work[gram], gram)):
        done += work[gram]
        if done > _MOST_WORK and kept:
            break
        kept.append(gram)
    return kept


def _sums(texts: Sequence[frozenset[str]], weights: dict[str, float]) -> Scores:
    return np.array([sum(weights.get(gram, 0.0) for gram in sorted(text)) for text in texts], np.float32)


def _both_long(left: Sequence[str], right: Sequence[str]) -> NDArray[np.bool_]:
    long = [np.array([len(text) >= SHORTEST_CONTAINED for text in side], np.bool_) for side in (left, right)]
    return np.logical_and.outer(*long)


def _shares(common: Scores, sums: list[Scores], both_long: NDArray[np.bool_]) -> Scores:
    own, other = sums[0][:, None], sums[1][None, :]
    least = np.float32(1e-6)
    share = 2 * common / np.maximum(own + other, least)
    contained = common / np.maximum(np.minimum(own, other), least)
    mixed = (1 - CONTAINED) * share + CONTAINED * contained
    chosen: Scores = np.where(both_long, mixed, share).astype(np.float32)
    return chosen


__all__ = ["Scores", "likeness"]
