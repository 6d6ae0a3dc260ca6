"""A literal index numbered as the engine numbers passages: by their Whoosh documents."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from kb.literal import LiteralIndex, Manner, Matches
from kb.literal.anchors import Anchors, CommonRuns, find_anchors, join_anchors
from kb.literal.codes import Codes
from kb.search.postings import Numbers


@dataclass(frozen=True)
class NumberedIndex:
    """``heads`` are the numbers of the reports' own documents by id; ``size`` is how many numbers there are."""

    index: LiteralIndex
    heads: Mapping[str, int]
    size: int

    @cached_property
    def _numbers(self) -> Numbers:
        """The engine's number of every passage of the literal index, -1 where it knows none."""
        numbers = np.full(self.index.size, -1, np.int64)
        found = [
            (passages.start, len(passages), self.heads[key] + 1)
            for key, passages in self.index.living.items()
            if key in self.heads
        ]
        starts, counts, firsts = np.array(found, np.int64).reshape(-1, 3).T
        places = np.arange(int(counts.sum())) - np.repeat(np.cumsum(counts) - counts, counts)
        numbers[np.repeat(starts, counts) + places] = np.repeat(firsts, counts) + places
        return numbers

    @cached_property
    def _places(self) -> Numbers:
        """The literal index's number of every passage."""
        places = np.full(self.size, -1, np.int64)
        known = np.flatnonzero(self._numbers >= 0)
        places[self._numbers[known]] = known
        return places

    @property
    def numbers(self) -> Numbers:
        """The engine's number of every passage of the literal index, -1 where it knows none."""
        return self._numbers

    @property
    def places(self) -> Numbers:
        """The literal index's number of every passage, -1 for numbers without one."""
        return self._places

    def find(self, run: str, manner: Manner = Manner.FOLDED, *, across: bool = False) -> Matches:
        """Every occurrence of a run, by passage number, ascending; with ``across`` only those that pass over something."""
        found = self.index.find(run, manner, across=across)
        numbers = self._numbers[found.passages]
        if not len(numbers) or ((numbers[1:] > numbers[:-1]).all() and numbers[0] >= 0):
            return Matches(numbers, found.bounds, found.starts, found.ends)
        return _sorted(found, numbers)

    def anchors(self, text: str, length: int, most: int) -> Anchors:
        """Where every run of ``length`` characters of a text stands, by passage number; see ``kb.literal.anchors``."""
        found = find_anchors(self.index, text, length, most)
        numbers = self._numbers[found.passages]
        known = numbers >= 0
        return Anchors(found.places[known], numbers[known], found.offsets[known])

    def runs(self, text: str, shortest: int, most: int) -> CommonRuns:
        """The runs of at least ``shortest`` characters that a text shares with passages, by passage number."""
        return join_anchors(self.anchors(text, shortest, most), shortest)

    @cached_property
    def lengths(self) -> Numbers:
        """How many characters each passage has, 0 for numbers without one."""
        return np.where(self._places >= 0, np.append(self.index.lengths(), 0)[self._places], 0)

    def characters(self, numbers: Numbers, offsets: Numbers) -> Codes:
        """The folded character at an offset of each passage, 0 where the passage has none."""
        return self.index.characters(self._places[numbers], offsets)

    def text(self, number: int) -> str:
        """The text of a passage."""
        return self.index.passage(int(self._places[number]))


def _sorted(found: Matches, numbers: Numbers) -> Matches:
    """The matches in ascending order of ``numbers``, without those of passages that are not known."""
    order = np.argsort(numbers, kind="stable")
    order = order[numbers[order] >= 0]
    lengths = found.counts[order]
    bounds = np.concatenate([[0], np.cumsum(lengths)]).astype(np.int64)
    rows = np.repeat(found.bounds[:-1][order] - bounds[:-1], lengths) + np.arange(int(bounds[-1]))
    return Matches(numbers[order], bounds, found.starts[rows], found.ends[rows])


__all__ = ["NumberedIndex"]
