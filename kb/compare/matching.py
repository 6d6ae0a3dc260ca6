"""Which texts of two lists belong together: equal ones first, then those that are alike beyond doubt, then what stands between.

Order does not matter for equal and for very similar texts, so that what was moved is recognised.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from kb.compare.chain import Pair, heaviest_chain
from kb.compare.cutting import comparable
from kb.compare.likeness import Scores, likeness

SURE = 0.5
"""Likeness from which two texts that are each other's best, by a margin, belong together."""
MARGIN = 0.12
NEAR_ALIKE = 0.22
"""Likeness from which two texts belong together where those before and behind them do; unrelated articles of a law reach 0.2."""
MOVED_ALIKE = 0.36
"""… and wherever they stand, when nothing else claims either of them."""
NEAR_BONUS = 0.12
"""What standing between the same neighbours is worth when a text is alike to several."""
CLAUSES_ALIKE = 0.6
"""Share of common characters from which two clauses belong together wherever they stand."""
_SHORT = 6
"""Texts below this many characters are only matched between neighbours, unless they are equal."""
_MOST_CELLS = 4_000_000
"""Beyond this many combinations only equal texts and what stands between them are looked at."""
_MOST_CANDIDATES = 100_000
"""Beyond this many alike pairs (a text that says the same thing over and over) each text keeps its best few."""
_BEST_FEW = 8
_NEARNESS = 0.01
"""What standing at the same place counts for, where many are equally alike."""

Mask = NDArray[np.bool_]


def align(left: Sequence[str], right: Sequence[str]) -> list[Pair]:
    """The texts of two lists that belong together (the articles of two versions of a law, the paragraphs of two reports).

    ``align(["甲事项。", "乙事项。"], ["乙事项。"])`` gives one pair: left 1, right 0. Width, case and spaces count for nothing.
    """
    return match_texts([*map(comparable, left)], [*map(comparable, right)])


def match_texts(left: Sequence[str], right: Sequence[str]) -> list[Pair]:
    """The pairs of places that belong together, each place at most once; the weight is the characters they share, about.

    With the sides swapped the pairs are the same.
    """
    if list(left) > list(right):
        return sorted(Pair(pair.right, pair.left, pair.weight) for pair in match_texts(right, left))
    matcher = _Matcher(left, right)
    matcher.take(_equal_pairs(left, right))
    if not matcher.is_small:
        matcher.take(_equal_pairs(left, right, uneven=True))
    for own, other in matcher.fields():
        scores = likeness([left[place] for place in own], [right[place] for place in other])
        _take_alike(matcher, _Candidates((left, right), (own, other), scores))
    return sorted(matcher.pairs.values())


def match_scored(left: Sequence[str], right: Sequence[str], scores: Scores) -> list[Pair]:
    """The same for texts whose likeness somebody else has judged: a row a left text, a column a right one."""
    matcher = _Matcher(left, right)
    if left and right:
        _take_alike(matcher, _Candidates((left, right), (range(len(left)), range(len(right))), scores))
    return sorted(matcher.pairs.values())


def _take_alike(matcher: "_Matcher", candidates: "_Candidates") -> None:
    matcher.take(candidates.sure())
    matcher.take(candidates.by_likeness(matcher.between(*candidates.places)))


def match_alike(left: Sequence[str], right: Sequence[str]) -> list[Pair]:
    """The pairs of places whose texts share enough characters in order to belong together wherever they stand."""
    own, other = ([place for place, text in enumerate(side) if len(text) >= _SHORT] for side in (left, right))
    if not own or not other or len(own) * len(other) > _MOST_CELLS:
        return []
    matcher = _Matcher(left, right)
    scores = similarity_table([left[place] for place in own], [right[place] for place in other], CLAUSES_ALIKE)
    matcher.take(_most_alike(scores, own, other, (left, right)))
    return sorted(matcher.pairs.values())


def _most_alike(
    scores: Scores, own: Sequence[int], other: Sequence[int], texts: tuple[Sequence[str], Sequence[str]]
) -> Iterator[Pair]:
    """The most alike first, of equally alike ones those that stand at about the same place; weighed by their characters."""
    apart = _apart(own, len(texts[0]), other, len(texts[1]))
    for row, column in _in_order(scores >= CLAUSES_ALIKE, scores - _NEARNESS * apart):
        characters = (len(texts[0][own[row]]) + len(texts[1][other[column]])) / 2
        yield Pair(own[row], other[column], float(scores[row, column]) * characters)


def similarity_table(left: Sequence[str], right: Sequence[str], cutoff: float) -> Scores:
    """How alike every text of one list is to every text of the other: 2 × common characters in order / all; 0 below ``cutoff``."""
    from rapidfuzz.distance import Indel
    from rapidfuzz.process import cdist

    return cdist(
        list(left), list(right), scorer=Indel.normalized_similarity, score_cutoff=cutoff, dtype=np.float32, workers=1
    )


class _Matcher:
    """Gathers pairs; a place that is taken stays taken."""

    def __init__(self, left: Sequence[str], right: Sequence[str]) -> None:
        self._left, self._right = left, right
        self.pairs: dict[int, Pair] = {}
        self._taken: set[int] = set()

    def take(self, pairs: Iterable[Pair]) -> None:
        for pair in pairs:
            if pair.left not in self.pairs and pair.right not in self._taken:
                self.pairs[pair.left] = pair
                self._taken.add(pair.right)

    def free(self) -> tuple[list[int], list[int]]:
        """The places that nothing has taken."""
        return self._free_between(Pair(-1, -1, 0.0), Pair(len(self._left), len(self._right), 0.0))

    def _free_between(self, start: Pair, end: Pair) -> tuple[list[int], list[int]]:
        left = [place for place in range(start.left + 1, end.left) if place not in self.pairs]
        return left, [place for place in range(start.right + 1, end.right) if place not in self._taken]

    def _gaps(self) -> Iterator[tuple[Pair, Pair]]:
        """The stretches between what stands in the same order on both sides."""
        chain = heaviest_chain(list(self.pairs.values()))
        return pairwise([Pair(-1, -1, 0.0), *chain, Pair(len(self._left), len(self._right), 0.0)])

    @property
    def is_small(self) -> bool:
        """Whether all that is free can be looked at together."""
        own, other = self.free()
        return len(own) * len(other) <= _MOST_CELLS

    def fields(self) -> list[tuple[list[int], list[int]]]:
        """What is free, to be matched at once; where that is too much, gap by gap."""
        parts = [self.free()] if self.is_small else [self._free_between(*gap) for gap in self._gaps()]
        return [(own, other) for own, other in parts if own and other and len(own) * len(other) <= _MOST_CELLS]

    def between(self, own: Sequence[int], other: Sequence[int]) -> Mask:
        """Which of these places stand between the same neighbours."""
        rows, columns = np.array(own), np.array(other)
        near = np.zeros((len(own), len(other)), np.bool_)
        for start, end in self._gaps():
            inside = [np.flatnonzero((places > low) & (places < high)) for places, low, high in (
                (rows, start.left, end.left), (columns, start.right, end.right),
            )]  # fmt: skip
            near[np.ix_(*inside)] = True
        return near


class _Candidates:
    """The free places of both sides and how alike their texts are."""

    def __init__(
        self, texts: tuple[Sequence[str], Sequence[str]], places: tuple[Sequence[int], Sequence[int]], scores: Scores
    ) -> None:
        self.places, self._scores = places, scores
        self._lengths = [np.array([len(side[place]) for place in own]) for side, own in zip(texts, places, strict=True)]
        self._apart = _apart(places[0], len(texts[0]), places[1], len(texts[1]))

    def sure(self) -> list[Pair]:
        """Pairs that are each other's best by a margin."""
        scores = self._scores
        (own, own_second), (other, other_second) = _best_two(scores), _best_two(scores.T)
        rivals = np.maximum(own_second[:, None], other_second[None, :])
        top = (scores == own[:, None]) & (scores == other[None, :])
        rows, columns = np.nonzero(top & (scores >= SURE) & (scores >= rivals + MARGIN) & self._long(_SHORT))
        return [self._pair(*place) for place in zip(rows.tolist(), columns.tolist(), strict=True)]

    def by_likeness(self, near: Mask) -> list[Pair]:
        """The most alike first; what stands between the same neighbours needs to be less alike and goes before others."""
        wanted = np.where(near, NEAR_ALIKE, MOVED_ALIKE)
        good = (self._scores >= wanted) & (near | self._long(_SHORT))
        worth = self._scores + NEAR_BONUS * near - _NEARNESS * self._apart
        return [self._pair(*place) for place in _in_order(good, worth)]

    def _long(self, least: int) -> Mask:
        return np.logical_and.outer(*(lengths >= least for lengths in self._lengths))

    def _pair(self, row: int, column: int) -> Pair:
        characters = float(self._lengths[0][row] + self._lengths[1][column]) / 2
        return Pair(self.places[0][row], self.places[1][column], float(self._scores[row, column]) * characters)


def _best_two(scores: Scores) -> tuple[Scores, Scores]:
    """The highest and the second highest value of each row."""
    if scores.shape[1] < 2:
        return scores[:, 0], np.zeros(len(scores), np.float32)
    parted = np.partition(scores, -2, axis=1)
    return parted[:, -1], parted[:, -2]


def _apart(own: Sequence[int], left: int, other: Sequence[int], right: int) -> NDArray[np.floating]:
    """How far the places of two lists of these lengths are from standing at the same part of theirs."""
    return np.abs(np.array(own)[:, None] / left - np.array(other)[None, :] / right)


def _in_order(good: Mask, worth: NDArray[np.floating]) -> Iterator[tuple[int, int]]:
    """The good places of a table by what they are worth."""
    if np.count_nonzero(good) > _MOST_CANDIDATES and worth.shape[1] > _BEST_FEW:
        good = good & _best_few(worth)
    rows, columns = np.nonzero(good)
    for place in np.lexsort((columns, rows, -worth[rows, columns])):
        yield int(rows[place]), int(columns[place])


def _best_few(worth: NDArray[np.floating]) -> Mask:
    """In each row the places that are worth most."""
    best = np.argpartition(-worth, _BEST_FEW, axis=1)[:, :_BEST_FEW]
    kept = np.zeros(worth.shape, np.bool_)
    np.put_along_axis(kept, best, True, axis=1)
    return kept


def _equal_pairs(left: Sequence[str], right: Sequence[str], *, uneven: bool = False) -> Iterator[Pair]:
    """Equal texts, in their order where both sides hold them equally often; the others are told apart by their neighbours.

    With ``uneven`` these too are taken in their order.
    """
    own, other = _places(left), _places(right)
    for text, places in own.items():
        found = other.get(text, [])
        if uneven or len(found) == len(places):
            yield from (Pair(*pair, float(len(text))) for pair in zip(places, found, strict=False))


def _places(texts: Sequence[str]) -> dict[str, list[int]]:
    places: defaultdict[str, list[int]] = defaultdict(list)
    for place, text in enumerate(texts):
        places[text].append(place)
    return places


__all__ = ["align", "match_alike", "match_scored", "match_texts", "similarity_table"]
