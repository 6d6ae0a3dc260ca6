"""Folding of repeated reports: a passage that stands to the letter in the report it repeats is counted once."""

from functools import cached_property

import numpy as np

from kb.search.corpus import Corpus
from kb.search.postings import Mask
from kb.text import fold


class Duplicates:
    """Which passages of a corpus only repeat others."""

    def __init__(self, corpus: Corpus) -> None:
        self._corpus = corpus

    @cached_property
    def repeated(self) -> Mask:
        """True for the passages of a duplicate report whose text also stands in the report it repeats."""
        repeated = np.zeros(self._corpus.size, np.bool_)
        heads = {info.id: head for head, info in self._corpus.infos.items()}
        for head, info in self._corpus.infos.items():
            original = heads.get(info.duplicates_of or "")
            if original is not None:
                known = set(self._texts(original).values())
                repeated[[number for number, text in self._texts(head).items() if text in known]] = True
        return repeated

    def _texts(self, head: int) -> dict[int, str]:
        numbers = range(head + 1, head + 1 + self._corpus.infos[head].passages)
        return {number: fold(self._corpus.text(number)).strip() for number in numbers}


__all__ = ["Duplicates"]
