"""What a draft takes over: runs that stand in the knowledge base, without common wording, each given to one source."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from kb.check.stock import stock_spans
from kb.check.values import Taken
from kb.literal.anchors import CommonRuns, join_anchors
from kb.model import ReportInfo, Span
from kb.reuse.formulas import common_flags
from kb.search.commonplaces import Commonplaces

SHORTEST = 12
"""Characters from which a common run is taken over and not met by chance: over all ten pairs of the seed reports, which have nothing of
each other, no common run of ten."""

_PLACES = 200
"""Places of one run that are looked at: what stands oftener is common wording."""

_FORMULA = 6
"""Characters of the runs by which common wording is found."""

_LEAST_GAIN = 4
"""Letters that a further source must explain."""

_LOYALTY = 1.3
"""How much better another report must explain a run than one that the draft takes from anyway."""

Flags = NDArray[np.bool_]
Numbers = NDArray[np.int64]
Spares = Callable[[ReportInfo], bool]


@dataclass(frozen=True)
class Overlap:
    """A draft's text laid over a corpus. ``spares`` names reports that are not compared with: the draft itself, where it is indexed."""

    commonplaces: Commonplaces
    text: str
    shortest: int = SHORTEST
    spares: Spares = lambda _info: False

    @cached_property
    def letters(self) -> Flags:
        """Which characters are letters or digits: marks and spaces are nobody's."""
        return np.fromiter(map(str.isalnum, self.text), np.bool_, len(self.text))

    @cached_property
    def common(self) -> Flags:
        """Which characters are common wording: by the units that use it, or by the table of standing formulas."""
        flags = np.zeros(len(self.text), np.bool_)
        if len(self.text) >= _FORMULA:
            flags |= common_flags(self._voices(), _FORMULA)
        for start, end in stock_spans(self.text):
            flags[start:end] = True
        return flags

    def _voices(self) -> Numbers:
        """How many units use the run at each place."""
        anchors = self.commonplaces.corpus.texts.anchors(self.text, _FORMULA, _PLACES)
        voices = self.commonplaces.voices[anchors.passages]
        pairs = np.unique(np.stack([anchors.places, voices])[:, voices >= 0], axis=1)
        return np.bincount(pairs[0], minlength=len(self.text) - _FORMULA + 1)

    @cached_property
    def own(self) -> Numbers:
        """How many letters that are no common wording stand before each place."""
        return np.concatenate([np.zeros(1, np.int64), np.cumsum(self.letters & ~self.common)])

    @cached_property
    def runs(self) -> CommonRuns:
        """The runs that are taken over from counted passages: long enough without common wording."""
        corpus = self.commonplaces.corpus
        runs = join_anchors(corpus.texts.anchors(self.text, self.shortest, _PLACES), self.shortest)
        spared = np.array([*map(self.spares, corpus.reports), True], np.bool_)[corpus.rows]
        kept = self.commonplaces.counted[runs.passages] & ~spared[runs.passages]
        gains = self.own[runs.starts + runs.lengths] - self.own[runs.starts]
        return runs.only(kept & (gains >= self.shortest))

    def taken(self) -> tuple[Taken, ...]:
        """Every stretch that is taken over, given to the source that explains most; in order, none overlapping another."""
        free, left = self.letters & ~self.common, self.letters.copy()
        chosen: dict[int, float] = {}
        found: list[Taken] = []
        rows = self.commonplaces.corpus.rows[self.runs.passages]
        while len(self.runs):
            sums = np.concatenate([np.zeros(1, np.int64), np.cumsum(free)])
            gains = sums[self.runs.starts + self.runs.lengths] - sums[self.runs.starts]
            weights = gains * np.array([chosen.get(row, 1.0) for row in rows.tolist()])
            best = int(np.argmax(weights))
            if gains[best] < _LEAST_GAIN:
                break
            chosen[int(rows[best])] = _LOYALTY
            start, end = self._trimmed(best, free, left)
            found.append(self._taken(best, start, end))
            free[start:end] = left[start:end] = False
        return tuple(sorted(found, key=lambda one: one.span.start))

    def _trimmed(self, run: int, free: Flags, left: Flags) -> tuple[int, int]:
        """The part of a run that no other source has: what is free, with the common wording around it."""
        start = int(self.runs.starts[run])
        inside = np.flatnonzero(free[start : start + int(self.runs.lengths[run])])
        first, last = start + int(inside[0]), start + int(inside[-1])
        while first > start and (left[first - 1] or not self.letters[first - 1]):
            first -= 1
        while last + 1 < start + int(self.runs.lengths[run]) and (left[last + 1] or not self.letters[last + 1]):
            last += 1
        letters = np.flatnonzero(self.letters[first : last + 1])
        return first + int(letters[0]), first + int(letters[-1]) + 1

    def _taken(self, run: int, start: int, end: int) -> Taken:
        corpus, number = self.commonplaces.corpus, int(self.runs.passages[run])
        shift = int(self.runs.offsets[run] - self.runs.starts[run])
        source = Span(start + shift, end + shift)
        own = int(self.own[end] - self.own[start])
        return Taken(Span(start, end), source, corpus.passage(number), corpus.info(number), own)


__all__ = ["SHORTEST", "Overlap", "Spares"]
