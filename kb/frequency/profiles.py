"""Where in each report a term stands: a bar a report, from its beginning to its end."""

from dataclasses import dataclass

import numpy as np

from kb.frequency.values import per_ten_thousand
from kb.literal.codes import Numbers
from kb.model import JsonObject, ReportInfo
from kb.search.corpus import Corpus
from kb.search.occurrences import Occurrences

CELLS = 40
"""Equal parts into which a report is cut."""


@dataclass(frozen=True, slots=True)
class Profile:
    """A report, the characters of it that were looked at, and how often the term stands in each fortieth of the report."""

    report: ReportInfo
    characters: int
    cells: tuple[int, ...]

    @property
    def occurrences(self) -> int:
        """How often the term stands in the report."""
        return sum(self.cells)

    @property
    def rate(self) -> float | None:
        """Occurrences per 10,000 characters."""
        return per_ten_thousand(self.occurrences, self.characters)

    def to_dict(self) -> JsonObject:
        """The profile as the command prints it."""
        report = self.report
        own = {"report": report.id, "file": report.file, "title": report.title.value, "unit": report.unit.value}
        counts = {"characters": self.characters, "occurrences": self.occurrences, "per_10000": self.rate}
        return own | {"year": report.year.value} | counts | {"cells": list(self.cells)}


def profiles(found: Occurrences) -> tuple[Profile, ...]:
    """A profile of every report that was looked at, in the order of files."""
    corpus = found.corpus
    lengths = np.where(found.ground, corpus.texts.lengths, 0)[corpus.passages]
    characters = np.bincount(corpus.rows[corpus.passages], weights=lengths, minlength=len(corpus.reports))
    wanted = np.unique(corpus.rows[found.ground]).tolist()
    table = np.zeros((len(corpus.reports), CELLS), np.int64)
    np.add.at(table, (found.reports, _cells(corpus, found)), 1)
    listed = (Profile(corpus.reports[row], int(characters[row]), tuple(table[row].tolist())) for row in wanted)
    return tuple(sorted(listed, key=lambda profile: profile.report.file))


def _cells(corpus: Corpus, found: Occurrences) -> Numbers:
    """The part of the report in which each occurrence begins."""
    ends = np.cumsum(corpus.texts.lengths)
    begins = (ends - corpus.texts.lengths)[found.rows.numbers] - ends[corpus.heads[found.reports]]
    whole = np.array([max(info.characters, 1) for info in corpus.reports], np.int64)[found.reports]
    cells: Numbers = np.minimum((begins + found.rows.starts) * CELLS // whole, CELLS - 1)
    return cells


__all__ = ["CELLS", "Profile", "profiles"]
