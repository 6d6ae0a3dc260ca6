"""Which passages may be like a text: those that hold its rarest character pairs, and those that hold long runs of it."""

from collections.abc import Mapping
from functools import cached_property

import numpy as np

from kb import analysis
from kb.search.corpus import Corpus
from kb.search.postings import Numbers
from kb.search.ranking import inverse_document_frequency

MOST = 240
"""Passages that are looked at closely. 120 gave the same first ten for 298 of 300 paragraphs of the development reports."""

_PAIRS = 96
"""Pairs of the text that are looked up, the rarest first."""

_RUN = 6
_PLACES = 60
"""Characters of the runs that are looked up, and places of each: what stands oftener says little."""

_LENGTH = 40.0
"""Characters that damp the length of a passage: of two that hold as much, the shorter comes first."""


class Candidates:
    """The candidates for one text, and how rare its character pairs are."""

    def __init__(self, corpus: Corpus, text: str) -> None:
        self._corpus = corpus
        self._text = text

    @cached_property
    def rarity(self) -> Mapping[str, float]:
        """Every character pair of the text with its inverse document frequency; pairs that stand nowhere count as the rarest."""
        postings = self._corpus.postings
        pairs = dict.fromkeys(analysis.bigrams(self._text))
        counts = {pair: len(postings.term("bigrams", pair).numbers) for pair in pairs}
        return {pair: inverse_document_frequency(self._corpus.count, count) for pair, count in counts.items()}

    def numbers(self) -> Numbers:
        """The numbers of the candidates, the likeliest first."""
        weights = self._by_pairs() / np.sqrt(_LENGTH + self._corpus.texts.lengths) + self._by_runs()
        weights[~self._corpus.passages] = 0
        found = np.flatnonzero(weights > 0)
        best = found[np.argsort(-weights[found], kind="stable")]
        return best[:MOST]

    def _by_pairs(self) -> "np.ndarray[tuple[int], np.dtype[np.float64]]":
        weights = np.zeros(self._corpus.size)
        for pair in sorted(self.rarity, key=lambda pair: -self.rarity[pair])[:_PAIRS]:
            weights[self._corpus.postings.term("bigrams", pair).numbers] += self.rarity[pair]
        return weights

    def _by_runs(self) -> "np.ndarray[tuple[int], np.dtype[np.float64]]":
        """The square of the longest run of each passage: one long run says more than many short ones."""
        runs = self._corpus.texts.runs(self._text, _RUN, _PLACES)
        weights = np.zeros(self._corpus.size)
        np.maximum.at(weights, runs.passages, runs.lengths.astype(np.float64) ** 2 / _LENGTH)
        return weights


__all__ = ["MOST", "Candidates"]
