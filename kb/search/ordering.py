"""The order of answers: better tiers first, then by relevance, year or unit; ties by place in the corpus."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from kb.model import ReportInfo
from kb.search.corpus import Corpus
from kb.search.hits import Sort
from kb.search.postings import Numbers, Weights
from kb.search.tiers import Tier, Tiers

_KEYS: Mapping[Sort, Callable[[ReportInfo], tuple[int, str]]] = {
    Sort.YEAR: lambda info: (-(info.year.value or 0), ""),
    Sort.UNIT: lambda info: (int(info.unit.value is None), info.unit.value or ""),
}


@dataclass(frozen=True, slots=True)
class Order:
    """What decides the order inside a tier, and how many of the first are shown; None is all."""

    sort: Sort = Sort.RELEVANCE
    most: int | None = None


def ordered(corpus: Corpus, numbers: Numbers, tiers: Tiers, scores: Weights, order: Order) -> Numbers:
    """``numbers`` in the order in which they are shown, as far as they are."""
    steps = _steps(corpus, numbers, tiers, order.sort)
    own = scores[numbers]
    if order.most and order.most < len(numbers) // 2:
        # one number that orders nearly all; what is equal to the last one shown stays in
        keys = -own if steps is None else steps * (float(own.max()) + 1.0) - own
        first = least(keys, order.most)
        numbers, own, steps = numbers[first], own[first], None if steps is None else steps[first]
    return numbers[np.lexsort((numbers, -own) if steps is None else (numbers, -own, steps))][: order.most]


def _steps(corpus: Corpus, numbers: Numbers, tiers: Tiers, sort: Sort) -> Numbers | Tiers | None:
    """What decides the order before the score, the least first; None where nothing does."""
    below = Tier.EXACT - tiers[numbers]
    if sort is Sort.RELEVANCE:
        return below if below.any() else None
    ranks = _report_ranks(corpus, sort)
    return below.astype(np.int64) * (int(ranks.max(initial=0)) + 1) + ranks[corpus.rows[numbers]]


_SAMPLED = 64


def least(keys: npt.NDArray[np.floating], most: int) -> Numbers:
    """The places of the ``most`` least keys, in no order, with all that equal the greatest of them; there are more keys than that.

    The bound is taken from a sample first, so that all keys are only compared with it once.
    """
    sample = keys[::_SAMPLED]
    if most >= len(sample):
        return np.flatnonzero(keys <= np.partition(keys, most - 1)[most - 1])
    near = np.flatnonzero(keys <= np.partition(sample, most - 1)[most - 1])
    return np.asarray(near[keys[near] <= np.partition(keys[near], most - 1)[most - 1]])


def _report_ranks(corpus: Corpus, sort: Sort) -> Numbers:
    """The place of every report in the order asked for; reports of one year or unit share theirs."""
    facet = corpus.facet(sort.value)
    keys = [_KEYS[sort](info) for info in facet.known]
    places = {key: place for place, key in enumerate(sorted(set(keys)))}
    return np.array([places[key] for key in keys], np.int64)[facet.codes]


__all__ = ["Order", "least", "ordered"]
