"""All headings of a corpus, report by report, with the passages they begin in."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby

import numpy as np

from kb.headings.values import Heading
from kb.model import Section
from kb.search.commonplaces import Commonplaces
from kb.search.corpus import Corpus
from kb.search.postings import Mask


@dataclass(frozen=True)
class Outlines:
    """The headings of the reports that count; ``wanted`` keeps those under which a wanted passage begins."""

    commonplaces: Commonplaces
    wanted: Mask | None = None

    @cached_property
    def families(self) -> tuple[tuple[Heading, ...], ...]:
        """Headings that stand beside each other: of one level, under one heading, in one report."""
        return tuple(family for row in range(len(self._corpus.reports)) for family in self._families(row))

    @cached_property
    def headings(self) -> tuple[Heading, ...]:
        """All of them in order."""
        return tuple(heading for family in self.families for heading in family)

    @property
    def _corpus(self) -> Corpus:
        return self.commonplaces.corpus

    def _families(self, row: int) -> Iterator[tuple[Heading, ...]]:
        head = int(self._corpus.heads[row])
        outline = self._corpus.outline(head)
        parents = _parents(outline)
        ordered = sorted(range(len(outline)), key=lambda at: (parents[at], outline[at].level, at))
        for _key, rows in groupby(ordered, lambda at: (parents[at], outline[at].level)):
            family = tuple(self._headings(row, outline, list(rows)))
            if family:
                yield family

    def _headings(self, row: int, outline: tuple[Section, ...], sections: list[int]) -> Iterator[Heading]:
        head, bounds = int(self._corpus.heads[row]), self._bounds(row)
        for at in sections:
            section = outline[at]
            first = int(np.searchsorted(bounds, section.start, "right")) - 1
            stop = outline[at + 1].start if at + 1 < len(outline) else section.end
            last = max(first + 1, int(np.searchsorted(bounds, stop, "left")))
            if section.heading and self._holds(head + 1 + first, head + 1 + last):
                place = section.heading_end - len(section.heading) - int(bounds[first])
                yield Heading(
                    section.heading, section.number, section.level, section.role, row, head + 1 + first, max(0, place)
                )

    def _holds(self, first: int, last: int) -> bool:
        counted = self.commonplaces.counted[first:last]
        return bool((counted if self.wanted is None else counted & self.wanted[first:last]).any())

    def _bounds(self, row: int) -> "np.typing.NDArray[np.int64]":
        head = int(self._corpus.heads[row])
        lengths = self._corpus.texts.lengths[head + 1 : head + 1 + self._corpus.reports[row].passages]
        return np.concatenate([np.zeros(1, np.int64), np.cumsum(lengths)])[:-1]


def _parents(outline: tuple[Section, ...]) -> list[int]:
    """The row of the section around each, -1 for none."""
    parents: list[int] = []
    for at, section in enumerate(outline):
        parents.append(next((up for up in range(at - 1, -1, -1) if outline[up].level < section.level), -1))
    return parents


__all__ = ["Outlines"]
