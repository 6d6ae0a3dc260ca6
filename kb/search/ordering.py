"""The order of answers: better tiers first, then by relevance, year or unit; ties by place in the corpus."""

from collections.abc import Callable, Mapping
from enum import StrEnum

import numpy as np

from kb.model import ReportInfo
from kb.search.corpus import Corpus
from kb.search.postings import Numbers, Weights
from kb.search.tiers import Tiers


class Sort(StrEnum):
    """What decides the order inside a tier."""

    RELEVANCE = "relevance"
    YEAR = "year"
    UNIT = "unit"


_KEYS: Mapping[Sort, Callable[[ReportInfo], tuple[int, str]]] = {
    Sort.YEAR: lambda info: (-(info.year.value or 0), ""),
    Sort.UNIT: lambda info: (int(info.unit.value is None), info.unit.value or ""),
}


def ordered(corpus: Corpus, numbers: Numbers, tiers: Tiers, scores: Weights, sort: Sort) -> Numbers:
    """``numbers`` in the order in which they are shown."""
    ranks = _report_ranks(corpus, sort)[corpus.rows[numbers]]
    order = np.lexsort((numbers, -scores[numbers], ranks, -tiers[numbers].astype(np.int64)))
    return numbers[order]


def _report_ranks(corpus: Corpus, sort: Sort) -> Numbers:
    """The place of every report in the order asked for; reports of one year or unit share theirs."""
    if sort is Sort.RELEVANCE:
        return np.zeros(len(corpus.heads), np.int64)
    facet = corpus.facet(sort.value)
    keys = [_KEYS[sort](info) for info in facet.known]
    places = {key: place for place, key in enumerate(sorted(set(keys)))}
    return np.array([places[key] for key in keys], np.int64)[facet.codes]


__all__ = ["Sort", "ordered"]
