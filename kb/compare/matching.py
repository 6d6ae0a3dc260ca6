"""Which texts of two lists belong together: equal ones first, then alike ones, then what stands between the same neighbours.

Order does not matter for equal and for very similar texts, so that what was moved is recognised.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from kb.compare.chain import Pair, heaviest_chain

ALIKE = 0.6
"""Share of common characters from which two texts belong together wherever they stand."""
MOVED_ALIKE = 0.5
"""… when nothing else claims either of them."""
NEIGHBOURS_ALIKE = 0.3
"""… when the texts before and behind belong together too. Unrelated sentences of reports reach 0.2 to 0.28."""
_SHORT = 6
"""Texts below this many characters are only matched between neighbours, unless they are equal."""
_MOST_CELLS = 4_000_000
"""Beyond this many combinations only equal texts and their neighbours are looked at."""

_MOST_CANDIDATES = 100_000
"""Beyond this many alike pairs (a text that says the same thing over and over) each text keeps its best few."""
_BEST_FEW = 8
_NEARNESS = 0.01
"""What standing at the same place counts for, where many are equally alike."""

Scores = NDArray[np.float32]


def match_texts(left: Sequence[str], right: Sequence[str]) -> list[Pair]:
    """The pairs of places that belong together, each place at most once; the weight is the characters they share."""
    matcher = _Matcher(left, right)
    matcher.take(_equal_pairs(left, right))
    scores = matcher.scores()
    if scores is not None:
        matcher.take(matcher.alike(scores, ALIKE))
    matcher.take(matcher.between_neighbours())
    if scores is not None:
        matcher.take(matcher.alike(scores, MOVED_ALIKE))
    return sorted(matcher.pairs.values())


def match_alike(left: Sequence[str], right: Sequence[str]) -> list[Pair]:
    """The pairs of places whose texts share enough characters to belong together wherever they stand."""
    matcher = _Matcher(left, right)
    scores = matcher.scores()
    if scores is not None:
        matcher.take(pair for pair in matcher.alike(scores, ALIKE) if pair.weight >= _SHORT)
    return sorted(matcher.pairs.values())


def similarity_table(left: Sequence[str], right: Sequence[str], cutoff: float) -> Scores:
    """How alike every text of one list is to every text of the other: 2 × common characters in order / all; 0 below ``cutoff``."""
    from rapidfuzz.distance import Indel
    from rapidfuzz.process import cdist

    return cdist(
        list(left), list(right), scorer=Indel.normalized_similarity, score_cutoff=cutoff, dtype=np.float32, workers=1
    )


@dataclass(frozen=True, slots=True)
class _Candidates:
    """The places that are still free on both sides, and how alike they are."""

    left: list[int]
    right: list[int]
    scores: Scores


class _Matcher:
    """Gathers pairs; a place that is taken stays taken."""

    def __init__(self, left: Sequence[str], right: Sequence[str]) -> None:
        self._left, self._right = left, right
        self.pairs: dict[int, Pair] = {}
        self._taken: set[int] = set()

    def take(self, pairs: Iterator[Pair]) -> None:
        for pair in pairs:
            if pair.left not in self.pairs and pair.right not in self._taken:
                self.pairs[pair.left] = pair
                self._taken.add(pair.right)

    def _free(self) -> tuple[list[int], list[int]]:
        left = [place for place in range(len(self._left)) if place not in self.pairs]
        return left, [place for place in range(len(self._right)) if place not in self._taken]

    def scores(self) -> _Candidates | None:
        left, right = self._free()
        if not left or not right or len(left) * len(right) > _MOST_CELLS:
            return None
        own, other = [self._left[place] for place in left], [self._right[place] for place in right]
        return _Candidates(left, right, similarity_table(own, other, MOVED_ALIKE))

    def alike(self, candidates: _Candidates, least: float) -> Iterator[Pair]:
        """The most similar first; of equally similar ones those that stand at about the same place."""
        rows, columns = self._candidates(candidates, least)
        found = []
        for row, column in zip(rows.tolist(), columns.tolist(), strict=True):
            left, right = candidates.left[row], candidates.right[column]
            if min(len(self._left[left]), len(self._right[right])) >= _SHORT:
                score = float(candidates.scores[row, column])
                found.append((-score, self._distance(left, right), left, right))
        for negative, _distance, left, right in sorted(found):
            yield self._pair(left, right, -negative)

    def _candidates(self, candidates: _Candidates, least: float) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
        scores = candidates.scores
        good = scores >= least
        if np.count_nonzero(good) > _MOST_CANDIDATES and scores.shape[1] > _BEST_FEW:
            left, right = (np.array(places, np.float32) for places in (candidates.left, candidates.right))
            apart = np.abs(left[:, None] / len(self._left) - right[None, :] / len(self._right))
            best = np.argpartition(_NEARNESS * apart - scores, _BEST_FEW, axis=1)[:, :_BEST_FEW]
            kept = np.zeros_like(good)
            np.put_along_axis(kept, best, True, axis=1)
            good &= kept
        rows, columns = np.nonzero(good)
        return rows, columns

    def _distance(self, left: int, right: int) -> float:
        return abs(left / max(1, len(self._left)) - right / max(1, len(self._right)))

    def _pair(self, left: int, right: int, score: float) -> Pair:
        return Pair(left, right, score * (len(self._left[left]) + len(self._right[right])) / 2)

    def between_neighbours(self) -> Iterator[Pair]:
        """In every gap of the chain of what is matched so far: the pairs in order that share most."""
        chain = heaviest_chain(list(self.pairs.values()))
        ends = [*chain, Pair(len(self._left), len(self._right), 0.0)]
        start = Pair(-1, -1, 0.0)
        for end in ends:
            left = [place for place in range(start.left + 1, end.left) if place not in self.pairs]
            right = [place for place in range(start.right + 1, end.right) if place not in self._taken]
            if left and right and len(left) * len(right) <= _MOST_CELLS // 100:
                yield from self._in_order(left, right)
            start = end

    def _in_order(self, left: list[int], right: list[int]) -> Iterator[Pair]:
        own, other = [self._left[place] for place in left], [self._right[place] for place in right]
        scores = similarity_table(own, other, NEIGHBOURS_ALIKE)
        gains = [
            [(score - NEIGHBOURS_ALIKE) * (len(a) + len(b)) for score, b in zip(row, other, strict=True)]
            for row, a in zip(scores.tolist(), own, strict=True)
        ]
        for row, column in best_path(gains):
            yield self._pair(left[row], right[column], float(scores[row, column]))


def best_path(gains: Sequence[Sequence[float]]) -> list[tuple[int, int]]:
    """The places of a table, each further right and further down than the one before, whose gains sum up highest."""
    if not gains:
        return []
    best = [[0.0] * (len(gains[0]) + 1)]
    for gain in gains:
        above, line = best[-1], [0.0]
        for column, value in enumerate(gain):
            line.append(max(above[column + 1], line[column], above[column] + value))
        best.append(line)
    return _walk_back(best, gains)


def _walk_back(best: list[list[float]], gains: Sequence[Sequence[float]]) -> list[tuple[int, int]]:
    path, row, column = [], len(best) - 1, len(best[0]) - 1
    while row and column:
        gain = gains[row - 1][column - 1]
        if gain > 0.0 and best[row][column] == best[row - 1][column - 1] + gain:
            path.append((row - 1, column - 1))
            row, column = row - 1, column - 1
        elif best[row][column] == best[row - 1][column]:
            row -= 1
        else:
            column -= 1
    return path[::-1]


def _equal_pairs(left: Sequence[str], right: Sequence[str]) -> Iterator[Pair]:
    """Equal texts, in their order where both sides hold them equally often; the others are told apart by their neighbours."""
    own, other = _places(left), _places(right)
    for text, places in own.items():
        found = other.get(text, [])
        if len(found) == len(places):
            yield from (Pair(*pair, float(len(text))) for pair in zip(places, found, strict=True))


def _places(texts: Sequence[str]) -> dict[str, list[int]]:
    places: defaultdict[str, list[int]] = defaultdict(list)
    for place, text in enumerate(texts):
        places[text].append(place)
    return places


__all__ = ["best_path", "match_alike", "match_texts", "similarity_table"]
