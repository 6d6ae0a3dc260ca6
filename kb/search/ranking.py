"""BM25 over words and character bigrams, as array arithmetic over decoded postings."""

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass

import numpy as np

from kb import analysis
from kb.search.postings import PostingsReader, Weights


@dataclass(frozen=True, slots=True)
class FieldWeight:
    """How a field counts: its weight, BM25's ``k1`` (saturation of a repeated term) and ``b`` (correction for length)."""

    name: str
    terms: Callable[[str], list[str]]
    weight: float
    k1: float
    b: float


FIELDS = (
    FieldWeight("words", analysis.words, weight=1.0, k1=1.2, b=0.4),
    FieldWeight("bigrams", analysis.bigrams, weight=1.0, k1=1.2, b=0.4),
)


def inverse_document_frequency(passages: int, holding: int) -> float:
    """ln(1 + (N - n + ½) / (n + ½)): never negative, so a common word still counts a little."""
    return float(np.log1p((passages - holding + 0.5) / (holding + 0.5)))


class Ranker:
    """Scores passages for the texts of a query."""

    def __init__(self, postings: PostingsReader, passages: int) -> None:
        self._postings = postings
        self._passages = passages

    def scores(self, texts: Iterable[str]) -> Weights:
        """A score for every passage number: the sum over the terms of all texts in all fields."""
        total = np.zeros(self._postings.size, np.float32)
        joined = list(texts)
        for field in FIELDS:
            for term, asked in Counter(term for text in joined for term in field.terms(text)).items():
                self._add(total, field, term, asked)
        return total

    def _add(self, total: Weights, field: FieldWeight, term: str, asked: int) -> None:
        found = self._postings.term(field.name, term)
        if not len(found.numbers):
            return
        lengths = self._postings.lengths(field.name)
        relative = lengths[found.numbers] / max(float(lengths.sum()) / max(self._passages, 1), 1.0)
        saturated = (
            found.frequencies * (field.k1 + 1) / (found.frequencies + field.k1 * (1 - field.b + field.b * relative))
        )
        total[found.numbers] += (
            field.weight * asked * inverse_document_frequency(self._passages, len(found.numbers)) * saturated
        )


__all__ = ["FIELDS", "FieldWeight", "Ranker", "inverse_document_frequency"]
