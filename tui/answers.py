"""What the search screen asks of the library, and what it gets: whole values, made on the library's thread."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from time import perf_counter
from typing import TYPE_CHECKING

from kb.model import ReportInfo
from kb.query import Field, QueryError
from kb.search.hits import Hit, Hits
from tui.narrowing import checked, without

if TYPE_CHECKING:
    from kb.library import Library

SORTS = ("relevance", "year", "unit")
"""The orders of hits, as the library names them."""
FIRST_PAGE, NEXT_PAGE = 40, 120
"""Hits that are fetched while typing, and each time the cursor comes near the end of them."""
Counts = Mapping[str, Mapping[str, int]]


@dataclass(frozen=True, slots=True)
class Found:
    """The answer to a query: its hits so far in their order, and how long it took."""

    query: str
    hits: Hits
    seconds: float
    sort: str = SORTS[0]

    @property
    def page(self) -> tuple[Hit, ...]:
        """The hits fetched so far."""
        return self.hits.page

    @property
    def complete(self) -> bool:
        """Whether all hits are there."""
        return len(self.hits.page) >= self.hits.total

    def joined(self, more: tuple[Hit, ...]) -> "Found":
        """The answer with more hits at its end."""
        return replace(self, hits=replace(self.hits, page=(*self.hits.page, *more)))


ANY_QUERY = "工作 | 放管服 年:2000.. 节:下一步"
"""It meets every part of a search: words of the dictionary, a run that the segmenter has to cut, facets with a filter."""


def find(library: "Library", query: str, sort: str = SORTS[0]) -> Found:
    """Search for a query. Raises QueryError."""
    started = perf_counter()
    hits = library.search(query, limit=FIRST_PAGE, sort=sort)
    return Found(query, hits, perf_counter() - started, sort)


def get_ready(library: "Library") -> None:
    """Load and make what any search needs, before one is asked for."""
    count_facets(library, find(library, ANY_QUERY))


def find_more(library: "Library", found: Found) -> tuple[Hit, ...]:
    """The hits after those that are there."""
    return library.search(found.query, limit=NEXT_PAGE, offset=len(found.page), sort=found.sort).page


def is_filtered(query: str) -> bool:
    """Whether a query filters by a field that has facets."""
    return any(checked(query, field) for field in Field)


def count_facets(library: "Library", found: Found) -> Counts:
    """The facets; those that the query filters by as they would be without that filter."""
    wider = dict(found.hits.facets)
    for field in Field:
        if field.value in wider and checked(found.query, field):
            wider[field.value] = _counts(library, without(found.query, field)).get(field.value, {})
    return wider


def _counts(library: "Library", text: str) -> Counts:
    if not text.strip():
        return report_counts(library.reports())
    try:
        return library.search(text, limit=0).facets
    except QueryError:
        return {}


@dataclass(frozen=True, slots=True)
class Shelf:
    """All reports, and how many of them have each value."""

    infos: tuple[ReportInfo, ...]
    counts: Counts


def browse(infos: tuple[ReportInfo, ...]) -> Shelf:
    """The shelf before anything is searched."""
    return Shelf(infos, report_counts(infos))


def report_counts(infos: tuple[ReportInfo, ...]) -> Counts:
    """How many reports have each value: the facets before anything is searched."""
    counts: dict[str, dict[str, int]] = {}
    for name in ("unit", "region", "year", "level", "kind"):
        column = counts.setdefault(name, {})
        for info in infos:
            value = getattr(info, name).value
            if value is not None:
                column[str(value)] = column.get(str(value), 0) + 1
    return counts


__all__ = [
    "SORTS",
    "Counts",
    "Found",
    "Shelf",
    "browse",
    "count_facets",
    "find",
    "find_more",
    "get_ready",
    "is_filtered",
    "report_counts",
]
