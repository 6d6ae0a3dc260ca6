"""A term's frequency along one dimension of the corpus, with everything that makes the figures comparable."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from kb.errors import UsageError
from kb.frequency.dimensions import DIMENSIONS, Division
from kb.frequency.dispersion import Dispersion, dispersion
from kb.frequency.profiles import Profile, profiles
from kb.frequency.uses import Use, first_and_last
from kb.frequency.values import Group, Row, Size, per_ten_thousand
from kb.i18n import _
from kb.literal.codes import Numbers
from kb.search.examples import Example, examples
from kb.search.hits import Count
from kb.search.occurrences import Occurrences
from kb.search.postings import Mask


@dataclass(frozen=True)
class Trend:
    """How a term is spread over a dimension: year, unit, region, level, kind or role."""

    occurrences: Occurrences
    dimension: str
    rows: tuple[Row, ...]
    """A row for every group of the corpus, also where the term is not used: years in order, of others the most frequent first."""

    @property
    def query(self) -> str:
        """The term as typed."""
        return self.occurrences.query.text.strip()

    @property
    def count(self) -> Count:
        """How often it stands in the whole."""
        return self.occurrences.count

    @cached_property
    def size(self) -> Size:
        """How large the part of the corpus is in which it was looked for: the denominator."""
        ground, corpus = self.occurrences.ground, self.occurrences.corpus
        reports = len(np.unique(corpus.rows[ground]))
        return Size(int(corpus.texts.lengths[ground].sum()), int(np.count_nonzero(ground)), reports)

    @property
    def rate(self) -> float | None:
        """Occurrences per 10,000 characters of the whole."""
        return per_ten_thousand(self.count.occurrences, self.size.characters)

    @cached_property
    def uses(self) -> tuple[Use | None, Use | None]:
        """The first and the last use; None where no report that uses the term has a year."""
        return first_and_last(self.occurrences)

    def examples(self, most: int) -> Mapping[str | int | None, tuple[Example, ...]]:
        """The first uses in every group, at most so many."""
        found = self.occurrences
        division = DIMENSIONS[self.dimension](found.corpus, np.empty(0, np.int64))
        codes = division.codes[found.rows.numbers]
        return {
            value: examples(found.corpus, _places(found, np.flatnonzero(codes == place)[:most]))
            for place, value in enumerate(division.values)
        }

    @cached_property
    def profiles(self) -> tuple[Profile, ...]:
        """Where in each report the term stands."""
        return profiles(self.occurrences)

    @cached_property
    def over_reports(self) -> Dispersion:
        """How evenly it is spread over the reports."""
        return _dispersed([(one.occurrences, one.characters) for one in self.profiles])

    @cached_property
    def over_groups(self) -> Dispersion:
        """How evenly it is spread over the groups of the dimension."""
        return _dispersed([(row.count.occurrences, row.group.size.characters) for row in self.rows])


def _dispersed(parts: list[tuple[int, int]]) -> Dispersion:
    table = np.array(parts, np.int64).reshape(-1, 2)
    return dispersion(table[:, 0], table[:, 1])


def _places(found: Occurrences, rows: Numbers) -> Iterator[tuple[int, int, int]]:
    """Passage number, start and end of some occurrences."""
    return zip(*(column[rows].tolist() for column in found.rows), strict=True)


def trend(found: Occurrences, dimension: str) -> Trend:
    """The trend of what was found. Raises UsageError where there is no such dimension."""
    if dimension not in DIMENSIONS:
        known = ", ".join(DIMENSIONS)
        raise UsageError(_("Cannot count by {by}: choose one of {known}.").format(by=dimension, known=known))
    division = DIMENSIONS[dimension](found.corpus, np.unique(found.corpus.rows[found.ground]))
    rows = [row for row in _rows(found, division) if row.group.size.passages]
    return Trend(found, dimension, tuple(_with_gaps(rows) if dimension == "year" else _by_frequency(rows)))


def _rows(found: Occurrences, division: Division) -> Iterator[Row]:
    values, lengths = len(division.values), found.corpus.texts.lengths
    characters = np.bincount(division.codes[found.ground], weights=lengths[found.ground], minlength=values)
    occurrences = np.bincount(division.codes[found.rows.numbers], minlength=values)
    sizes, counts = _held(found, division, found.ground), _held(found, division, found.passages)
    for place, value in enumerate(division.values):
        size = Size(int(characters[place]), *(int(column[place]) for column in sizes))
        count = Count(int(occurrences[place]), *(int(column[place]) for column in counts))
        yield Row(Group(value, size, int(division.guessed[place])), count)


def _held(found: Occurrences, division: Division, mask: Mask) -> tuple[Numbers, Numbers]:
    """How many passages of a mask, and how many reports with such passages, each value has."""
    values, codes = len(division.values), division.codes[mask]
    pairs = np.unique(found.corpus.rows[mask] * values + codes)
    return np.bincount(codes, minlength=values), np.bincount(pairs % values, minlength=values)


def _with_gaps(rows: list[Row]) -> Iterator[Row]:
    """The rows of years with those between them for which the corpus has nothing."""
    known = {row.group.value: row for row in rows}
    years = [year for year in known if isinstance(year, int)]
    nothing = Size(0, 0, 0)
    for year in range(min(years), max(years) + 1) if years else ():
        yield known.get(year) or Row(Group(year, nothing), Count(0, 0, 0))
    if None in known:
        yield known[None]


def _by_frequency(rows: list[Row]) -> list[Row]:
    return sorted(rows, key=lambda row: (row.group.value is None, -row.count.occurrences, -(row.rate or 0)))


__all__ = ["Trend", "trend"]
