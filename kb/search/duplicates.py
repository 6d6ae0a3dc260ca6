"""Folding of repeated reports: a passage that stands to the letter in the report it repeats is counted once."""

from functools import cached_property

import numpy as np

from kb.search.corpus import Corpus
from kb.search.postings import Mask, Numbers
from kb.text import fold


class Duplicates:
    """Which passages of a corpus only repeat others."""

    def __init__(self, corpus: Corpus) -> None:
        self._corpus = corpus

    def folded(self, wanted: Mask) -> Mask:
        """Of the wanted passages those whose twin is wanted too: they show nothing new.

        Where a filter leaves only the repeating report, its passages stay.
        """
        twins = self._twins
        return np.asarray(wanted & (twins >= 0) & wanted[twins])

    @cached_property
    def _twins(self) -> Numbers:
        """For the passages of a duplicate report the passage with the same text in the report it repeats, -1 for none."""
        twins = np.full(self._corpus.size, -1, np.int64)
        heads = {info.id: head for head, info in self._corpus.infos.items()}
        for head, info in self._corpus.infos.items():
            original = heads.get(info.duplicates_of or "")
            if original is not None:
                known = {text: number for number, text in reversed(self._texts(original).items())}
                for number, text in self._texts(head).items():
                    twins[number] = known.get(text, -1)
        return twins

    def _texts(self, head: int) -> dict[int, str]:
        numbers = range(head + 1, head + 1 + self._corpus.infos[head].passages)
        return {number: fold(self._corpus.text(number)).strip() for number in numbers}


__all__ = ["Duplicates"]
