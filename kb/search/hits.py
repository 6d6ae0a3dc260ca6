"""What a search gives back: hits, counts, facets, and why there is nothing exact."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from kb.model import JsonObject, Passage, ReportInfo, Role, Span


class Sort(StrEnum):
    """What decides the order inside a tier."""

    RELEVANCE = "relevance"
    YEAR = "year"
    UNIT = "unit"


@dataclass(frozen=True, slots=True)
class Count:
    """How often (次), in how many passages (段), in how many reports (篇)."""

    occurrences: int
    passages: int
    reports: int

    def to_dict(self) -> JsonObject:
        """The count as the command prints it."""
        return {"occurrences": self.occurrences, "passages": self.passages, "reports": self.reports}


@dataclass(frozen=True, slots=True)
class Hit:
    """A passage that answers. ``match`` says how: exact, variant, words or some; ``spans`` are of ``text``.

    ``notes`` say what a variant rests on: the synonym, the mask, the quotes in between.
    """

    score: float
    match: str
    report: ReportInfo
    passage: Passage
    spans: tuple[Span, ...]
    notes: tuple[str, ...] = ()

    @property
    def id(self) -> str:
        """The passage's id."""
        return self.passage.id

    @property
    def text(self) -> str:
        """The passage's text."""
        return self.passage.text

    @property
    def path(self) -> tuple[str, ...]:
        """The headings the passage stands under, outermost first."""
        return self.passage.path

    @property
    def role(self) -> Role | None:
        """What the passage's section does."""
        return self.passage.role

    def to_dict(self) -> JsonObject:
        """The hit as the command prints it."""
        passage, report = self.passage, self.report
        claims = {name: getattr(report, name).value for name in ("title", "unit", "region", "year", "period", "kind")}
        place = {"report": report.id, "file": report.file, "line": passage.line}
        inside = {"path": list(passage.path), "role": passage.role and passage.role.value, "text": passage.text}
        spans = {"start": passage.start, "end": passage.end, "spans": [[span.start, span.end] for span in self.spans]}
        return (
            {"id": self.id, "score": round(self.score, 4), "match": self.match}
            | place
            | claims
            | inside
            | spans
            | {"notes": list(self.notes)}
        )


@dataclass(frozen=True, slots=True)
class Hits:
    """One page of answers, best first, and what is true of all of them.

    ``count`` counts what holds the query exactly, as Ctrl+F does; ``weaker`` counts the passages of the other tiers.
    ``facets`` count passages by value of unit, region, year, level, kind and role. ``explanation`` says, a line each,
    why nothing is exact; ``echo`` is how the query was understood; ``expansions`` what else was looked for; ``advice``
    names likely slips in the query; ``folded`` counts the passages left out because they repeat others that are counted.
    """

    page: tuple[Hit, ...]
    total: int
    count: Count
    weaker: Mapping[str, int]
    echo: str
    facets: Mapping[str, Mapping[str, int]] = field(default_factory=dict)
    explanation: tuple[str, ...] = ()
    expansions: tuple[str, ...] = ()
    advice: tuple[str, ...] = ()
    folded: int = 0

    def grouped(self) -> tuple[Hit, ...]:
        """The page with the hits of a report together, where the report's best one stands."""
        order: dict[str, int] = {}
        for hit in self.page:
            order.setdefault(hit.report.id, len(order))
        return tuple(sorted(self.page, key=lambda hit: order[hit.report.id]))

    def __len__(self) -> int:
        return len(self.page)

    def __getitem__(self, index: int) -> Hit:
        return self.page[index]

    def __iter__(self) -> Iterator[Hit]:
        return iter(self.page)


__all__ = ["Count", "Hit", "Hits", "Sort"]
