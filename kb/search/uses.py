"""How a run is used: how often, by whom, since when, and where one can read it. Counts are those of a literal scan."""

from collections import Counter
from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np

from kb.literal import Manner, Matches
from kb.model import JsonObject, Span
from kb.search.commonplaces import Commonplaces
from kb.search.postings import Mask, Numbers
from kb.search.rows import rows_of

_NO_YEAR = -1
_SHOWN = 5


@dataclass(frozen=True, slots=True)
class Place:
    """Where a run stands: the passage's number, and the span in its text."""

    number: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Source:
    """A place as a person goes there: report and passage by their ids, the span in the passage's text, unit, year, title, file and line."""

    report: str
    passage: str
    span: Span
    unit: str | None
    year: int | None
    title: str | None
    file: str
    line: int

    def to_dict(self) -> JsonObject:
        """The source as the commands print it."""
        where = {"passage": self.passage, "start": self.span.start, "end": self.span.end}
        known = {"unit": self.unit, "year": self.year, "title": self.title, "file": self.file, "line": self.line}
        return {"report": self.report} | where | known


@dataclass(frozen=True, slots=True)
class Uses:
    """次, 段, 篇 and units of a run, the first and last year it is used in (None where no report has a year), and its places.

    ``units`` counts every report of unknown or masked unit as one of its own; ``names`` are the known ones, the most frequent first.
    ``places`` are one a report, the earliest year first; ``sources`` are the first of them, resolved; ``years`` the reports by year, ascending.
    """

    occurrences: int
    passages: int
    reports: int
    units: int
    years: tuple[tuple[int, int], ...]
    names: tuple[str, ...]
    places: tuple[Place, ...]
    sources: tuple[Source, ...] = ()

    @property
    def first_year(self) -> int | None:
        """The first year it is used in."""
        return self.years[0][0] if self.years else None

    @property
    def last_year(self) -> int | None:
        """The last year it is used in."""
        return self.years[-1][0] if self.years else None

    def to_dict(self) -> JsonObject:
        """The counts as the commands print them."""
        counts = {
            "occurrences": self.occurrences,
            "passages": self.passages,
            "reports": self.reports,
            "units": self.units,
        }
        years = {"first_year": self.first_year, "last_year": self.last_year}
        sources = [source.to_dict() for source in self.sources]
        return counts | years | {"used_by": list(self.names), "sources": sources}


@dataclass(frozen=True)
class UsesReader:
    """Counts uses over a corpus; what only repeats another report is left out."""

    commonplaces: Commonplaces

    def of_run(self, run: str, wanted: Mask | None = None, manner: Manner = Manner.FOLDED) -> Uses:
        """The uses of a run, of the wanted passages only where they are given."""
        return self.of_matches(self.commonplaces.corpus.find(run, manner), wanted)

    def of_matches(self, matches: Matches, wanted: Mask | None = None) -> Uses:
        """The uses that occurrences are."""
        counted = self.commonplaces.counted if wanted is None else self.commonplaces.counted & wanted
        found = rows_of(matches, counted)
        return self.of_places(found.numbers, found.starts, found.ends)

    def of_places(self, numbers: Numbers, starts: Numbers, ends: Numbers) -> Uses:
        """The uses at these places: passage numbers with start and end in the passage."""
        corpus = self.commonplaces.corpus
        rows, first = np.unique(corpus.rows[numbers], return_index=True)
        years = self.years[rows]
        order = np.lexsort((rows, np.where(years == _NO_YEAR, np.iinfo(np.int64).max, years)))
        names = Counter(name for row in rows.tolist() if (name := corpus.reports[row].unit.value))
        known = Counter(years[years != _NO_YEAR].tolist())
        return Uses(
            occurrences=len(numbers),
            passages=len(np.unique(numbers)),
            reports=len(rows),
            units=len(np.unique(self.commonplaces.voices[numbers])),
            years=tuple(sorted(known.items())),
            names=tuple(name for name, _count in names.most_common(_SHOWN)),
            places=tuple(Place(int(numbers[at]), int(starts[at]), int(ends[at])) for at in first[order].tolist()),
        )

    def sourced(self, uses: Uses, most: int = _SHOWN) -> Uses:
        """The uses with their first places resolved."""
        return replace(uses, sources=tuple(self.source(place) for place in uses.places[:most]))

    def source(self, place: Place) -> Source:
        """A place resolved."""
        info, passage = self.commonplaces.corpus.info(place.number), self.commonplaces.corpus.passage(place.number)
        known = (info.unit.value, info.year.value, info.title.value)
        return Source(info.id, passage.id, Span(place.start, place.end), *known, info.file, passage.line)

    @cached_property
    def years(self) -> Numbers:
        """The year of every report by row, -1 where it is unknown."""
        reports = self.commonplaces.corpus.reports
        return np.array([_NO_YEAR if info.year.value is None else info.year.value for info in reports], np.int64)

    @cached_property
    def latest_year(self) -> int | None:
        """The last year of the corpus."""
        known = self.years[self.years != _NO_YEAR]
        return int(known.max()) if len(known) else None


__all__ = ["Place", "Source", "Uses", "UsesReader"]
