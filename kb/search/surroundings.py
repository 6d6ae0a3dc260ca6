"""What stands around each passage, for ranking: the stretch of text it lies in, and the headings above it."""

from dataclasses import dataclass
from functools import cached_property

import numpy as np
import numpy.typing as npt

from kb.schema import DEEPEST
from kb.search.corpus import Corpus
from kb.search.postings import Mask, Numbers, Weights

Sums = npt.NDArray[np.float64]


@dataclass(frozen=True)
class Surroundings:
    """A **stretch** is a title or heading with the passages under it up to the next one, or those of a report above its first.

    A heading **governs** the passages after it up to the next heading of its depth or a lesser one, or the report's end.
    A title has depth 0 and so governs up to the next title.
    """

    corpus: Corpus

    @cached_property
    def headings(self) -> Numbers:
        """The numbers of titles and headings, ascending."""
        return np.flatnonzero(self._depths >= 0)

    @cached_property
    def is_heading(self) -> Mask:
        """True for the numbers of titles and headings."""
        return np.asarray(self._depths >= 0)

    @cached_property
    def _begins(self) -> Mask:
        """True for the first passage of every stretch."""
        begins: Mask = np.diff(self.corpus.rows, prepend=-1) != 0
        return (begins | self.is_heading) & self.corpus.passages

    @cached_property
    def stretches(self) -> Numbers:
        """The number of the stretch of every passage, ascending from 0; -1 for what is no passage."""
        return np.where(self.corpus.passages, np.cumsum(self._begins) - 1, -1)

    @cached_property
    def firsts(self) -> Numbers:
        """The number of the first passage of every stretch."""
        return np.flatnonzero(self._begins)

    @cached_property
    def lengths(self) -> Sums:
        """How many characters each passage has."""
        return np.where(self.corpus.passages, self.corpus.texts.lengths, 0).astype(np.float64)

    @cached_property
    def stretch_lengths(self) -> Sums:
        """How many characters each stretch has."""
        passages = self.corpus.passages
        return np.bincount(self.stretches[passages], self.lengths[passages]).astype(np.float64)

    def inherited(self, values: Weights) -> Weights:
        """For every stretch the sum of ``values`` (one a heading) over the headings that govern its last passage, or that begin it."""
        changes = np.zeros(len(self.firsts) + 1)
        changes[self.stretches[self.headings]] = values
        np.subtract.at(changes, self._ends_of_stretches, values.astype(np.float64))
        return np.cumsum(changes)[:-1].astype(np.float32)

    @cached_property
    def _ends_of_stretches(self) -> Numbers:
        """For each heading the number after the last stretch that it governs: it governs whole ones."""
        return np.searchsorted(self.firsts, self._ends)

    def governing(self, numbers: Numbers) -> tuple[Numbers, Numbers]:
        """Of each of ``numbers`` the headings that govern it: its place among them, and the heading's number."""
        rows, headings = [np.empty(0, np.int64)], [np.empty(0, np.int64)]
        for own, ends in self._by_depth:
            before = np.searchsorted(own, numbers) - 1
            governed = np.flatnonzero((before >= 0) & (ends[before] > numbers))
            rows.append(governed)
            headings.append(own[before[governed]])
        return np.concatenate(rows), np.concatenate(headings)

    @cached_property
    def _by_depth(self) -> list[tuple[Numbers, Numbers]]:
        """For each depth its headings and the number after the last passage that each governs."""
        depths = self._depths[self.headings]
        found = [np.flatnonzero(depths == depth) for depth in range(DEEPEST + 1)]
        return [(self.headings[own], self._ends[own]) for own in found if len(own)]

    @cached_property
    def _depths(self) -> Numbers:
        depths = np.full(self.corpus.size, -1, np.int64)
        for depth in range(DEEPEST + 1):
            depths[self.corpus.postings.term("depth", str(depth)).numbers] = depth
        depths[~self.corpus.passages] = -1
        return depths

    @cached_property
    def _ends(self) -> Numbers:
        """For each heading the number after the last passage that it governs."""
        depths = self._depths[self.headings]
        ends = self._report_ends[self.corpus.rows[self.headings]]
        for depth in np.flatnonzero(np.bincount(depths)).tolist():
            own = np.flatnonzero(depths == depth)
            closing = np.append(self.headings[depths <= depth], self.corpus.size)
            following = closing[np.searchsorted(closing, self.headings[own], "right")]
            ends[own] = np.minimum(ends[own], following)
        return ends

    @cached_property
    def _report_ends(self) -> Numbers:
        return np.asarray(self.corpus.heads + 1 + self.corpus.counts)


__all__ = ["Sums", "Surroundings"]
