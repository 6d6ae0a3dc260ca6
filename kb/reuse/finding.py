"""Text reuse over the whole corpus, or around the passages that answer a query."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from kb.literal.codes import Flags, Numbers
from kb.literal.sheet import Sheet
from kb.model import Span
from kb.reuse.gathering import Gathered, gather
from kb.reuse.shared import Origins, link_stretches
from kb.reuse.values import Cluster, Version, in_order
from kb.search.commonplaces import Commonplaces

SHORTEST = 12
"""Characters from which a shared run is reuse: shorter ones meet by chance."""

_FEW = 400_000
"""Characters of asked passages up to which only passages that share a run with them are laid out."""

_PLACES = 500


@dataclass(frozen=True, slots=True)
class Asked:
    """What reuse is looked for: the shortest run; the fewest units of a cluster; from how many units on any run is common wording."""

    shortest: int = SHORTEST
    units: int = 1
    most: int | None = None


@dataclass(frozen=True, eq=False)
class Reuse:
    """Clusters, the weightiest first; they are made when they are looked at. ``formulas``: stretches taken for common wording."""

    commonplaces: Commonplaces
    sheet: Sheet
    gathered: Gathered
    chosen: Numbers
    formulas: int

    def __len__(self) -> int:
        return len(self.chosen)

    def __iter__(self) -> Iterator[Cluster]:
        return (self[number] for number in range(len(self)))

    def __getitem__(self, number: int) -> Cluster:
        cluster = int(self.chosen[number])
        versions = [self._version(row) for row in self.gathered.rows(cluster)]
        return Cluster(in_order(versions), int(self.gathered.voices[cluster]), int(self.gathered.lengths[cluster]))

    def _version(self, row: int) -> Version:
        number = int(self._numbers[self.gathered.passages[row]])
        corpus = self.commonplaces.corpus
        span = Span(int(self.gathered.starts[row]), int(self.gathered.ends[row]))
        return Version(corpus.info(number), corpus.passage(number), span)

    @property
    def _numbers(self) -> Numbers:
        return self.commonplaces.numbers(self.sheet)


def find_reuse(commonplaces: Commonplaces, asked: Asked | None = None, wanted: Flags | None = None) -> Reuse:
    """Clusters of passages of different reports that share a run which is no common wording.

    ``wanted`` flags passages by number: only clusters that hold one of them are given. Reports that repeat others are left out.
    """
    wishes = asked or Asked()
    corpus = commonplaces.corpus
    repeats = np.array([*(info.duplicates_of is not None for info in corpus.reports), True], np.bool_)
    counted = commonplaces.counted & ~repeats[corpus.rows]
    sheet = commonplaces.sheet(counted if wanted is None else counted & _around(commonplaces, wanted, wishes.shortest))
    numbers = commonplaces.numbers(sheet)
    origins = Origins(corpus.rows[numbers], commonplaces.voices[numbers])
    links = link_stretches(sheet, origins, wishes.shortest, wishes.most)
    gathered = gather(sheet, origins, links)
    kept = gathered.voices >= wishes.units
    if wanted is not None and len(gathered):
        kept &= np.logical_or.reduceat(wanted[numbers[gathered.passages]], gathered.bounds[:-1])
    return Reuse(commonplaces, sheet, gathered, np.flatnonzero(kept), links.formulas)


def _around(commonplaces: Commonplaces, wanted: Flags, shortest: int) -> Flags:
    """The wanted passages and all that share a run with them; simply all where many are wanted."""
    corpus = commonplaces.corpus
    if int(corpus.texts.lengths[wanted].sum()) > _FEW:
        return corpus.passages
    text = "\n".join(corpus.text(number) for number in np.flatnonzero(wanted).tolist())
    around = wanted.copy()
    around[corpus.texts.anchors(text, shortest, _PLACES).passages] = True
    return around


__all__ = ["SHORTEST", "Asked", "Reuse", "find_reuse"]
