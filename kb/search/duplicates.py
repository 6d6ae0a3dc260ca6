"""Folding of repeated reports: a passage that stands to the letter in the report it repeats is counted once."""

from functools import cached_property

import numpy as np

from kb.search.corpus import Corpus
from kb.search.postings import Mask, Numbers


class Duplicates:
    """Which passages of a corpus only repeat others."""

    def __init__(self, corpus: Corpus) -> None:
        self._corpus = corpus

    def folded(self, wanted: Mask) -> Mask:
        """Of the wanted passages those whose twin is wanted too: they show nothing new.

        Where a filter leaves only the repeating report, its passages stay.
        """
        numbers, twins = self._twins
        folded = np.zeros_like(wanted)
        folded[numbers] = wanted[numbers] & wanted[twins]
        return folded

    @cached_property
    def _twins(self) -> tuple[Numbers, Numbers]:
        """The passages that repeat others, and for each the passage with the same text in the report that its own repeats."""
        twins = self._corpus.generation.repeats.twins
        return twins[0], twins[1]


__all__ = ["Duplicates"]
