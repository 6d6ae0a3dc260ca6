"""What each part of a query found: how well every passage answers it, and where its characters stand."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

import numpy as np

from kb.literal import Matches
from kb.search.postings import Mask
from kb.search.rows import Rows, joined, no_rows, rows_of
from kb.search.standing import SpanList, Standing, holds, spans_in
from kb.search.tiers import Tier, Tiers
from kb.text import fold

Runs = tuple[str, ...]
_EXACT = int(Tier.EXACT)


class Found(Protocol):
    """A part of a query, evaluated."""

    @property
    def tiers(self) -> Tiers:
        """How well each passage answers."""

    @property
    def runs(self) -> Runs | None:
        """The folded runs whose occurrences are those of the part, so that those of different runs differ; None where it has others."""

    def count(self, wanted: Mask) -> int:
        """How many different exact occurrences there are in the passages where ``wanted`` is true."""

    def rows(self, wanted: Mask) -> Rows:
        """The exact occurrences in the passages where ``wanted`` is true."""

    def spans_at(self, number: int, folded: str) -> SpanList:
        """Where the exact occurrences stand in one passage, which has that folded text, in order."""

    def weak_spans(self, number: int, text: str) -> SpanList:
        """What to light up in a passage that answers less than exactly."""

    def notes(self, number: int) -> list[str]:
        """What the answer of a passage rests on where that is not the run itself."""


@dataclass(frozen=True, slots=True)
class Silent:
    """A part that decides which passages answer and has no characters of its own: a filter, a negation."""

    tiers: Tiers

    @property
    def runs(self) -> Runs:
        """None."""
        return ()

    def count(self, wanted: Mask) -> int:  # noqa: ARG002 - Found's
        """None."""
        return 0

    def rows(self, wanted: Mask) -> Rows:  # noqa: ARG002 - Found's
        """None."""
        return no_rows()

    def spans_at(self, number: int, folded: str) -> SpanList:  # noqa: ARG002 - Found's
        """None."""
        return []

    def weak_spans(self, number: int, text: str) -> SpanList:  # noqa: ARG002 - Found's
        """None."""
        return []

    def notes(self, number: int) -> list[str]:  # noqa: ARG002 - Found's
        """None."""
        return []


@dataclass(frozen=True, slots=True)
class Variant:
    """Another form under which a term was found, and how to say so."""

    matches: Matches
    note: str


@dataclass(frozen=True, slots=True)
class Leaf:
    """A term: its exact occurrences, its variants, and how to find its words in a text that holds them apart."""

    tiers: Tiers
    exact: Standing
    variants: tuple[Variant, ...] = ()
    light: Callable[[str], SpanList] | None = None
    note: str = ""
    """What to say of the occurrences themselves, where they are not the run as typed."""
    run: str | None = None
    """The folded run whose occurrences they are; None where they are others, or of several."""

    @property
    def runs(self) -> Runs | None:
        """The run."""
        return None if self.run is None else (self.run,)

    def count(self, wanted: Mask) -> int:
        """How many occurrences there are."""
        return int((self.exact.counts * wanted[self.exact.passages]).sum(dtype=np.float64))

    def rows(self, wanted: Mask) -> Rows:
        """The exact occurrences."""
        return rows_of(self.exact.matches, wanted)

    def spans_at(self, number: int, folded: str) -> SpanList:
        """Where the occurrences stand."""
        return self.exact.spans(number, folded)

    def weak_spans(self, number: int, text: str) -> SpanList:
        """The occurrences themselves, else those of the variants, else the words."""
        spans = self.exact.spans(number, fold(text))
        if spans:
            return spans
        for variant in self.variants:
            spans = spans_in(variant.matches, number)
            if spans:
                return spans
        return self.light(text) if self.light and self.tiers[number] else []

    def notes(self, number: int) -> list[str]:
        """Which variants answer, where the run itself does not."""
        if not self.note and self.tiers[number] == _EXACT:
            return []
        if holds(self.exact, number):
            return [self.note] if self.note else []
        return [variant.note for variant in self.variants if spans_in(variant.matches, number)][:1]


@dataclass(frozen=True, slots=True)
class Combined:
    """Several parts at once; a part speaks for a passage only where it answers itself."""

    tiers: Tiers
    parts: Sequence[Found]

    @property
    def runs(self) -> Runs | None:
        """Those of all parts."""
        runs: list[str] = []
        for part in self.parts:
            if part.runs is None:
                return None
            runs.extend(part.runs)
        return tuple(runs)

    def count(self, wanted: Mask) -> int:
        """How many distinct occurrences all parts have: those of different runs need not be compared."""
        telling = [part for part in self.parts if part.runs != ()]
        if len(telling) > 1 and (self.runs is None or len(set(self.runs)) < len(self.runs)):
            return len(self.rows(wanted).numbers)
        return sum(part.count(wanted & (part.tiers == _EXACT)) for part in telling)

    def rows(self, wanted: Mask) -> Rows:
        """The distinct occurrences of all parts."""
        return joined(part.rows(wanted & (part.tiers == _EXACT)) for part in self.parts)

    def spans_at(self, number: int, folded: str) -> SpanList:
        """The distinct spans of the parts that answer themselves."""
        return _distinct(part.spans_at(number, folded) for part in self.parts if part.tiers[number] == _EXACT)

    def weak_spans(self, number: int, text: str) -> SpanList:
        """The spans of all parts."""
        return sorted({span for part in self.parts for span in part.weak_spans(number, text)})

    def notes(self, number: int) -> list[str]:
        """The notes of all parts."""
        return [note for part in self.parts for note in part.notes(number)]


@dataclass(frozen=True, slots=True)
class Shown:
    """Terms that meet in groups of passages: each with the passages in which it takes part."""

    tiers: Tiers
    parts: Sequence[tuple[Found, Mask]]

    @property
    def runs(self) -> Runs | None:
        """Not said."""
        return None

    def count(self, wanted: Mask) -> int:
        """How many distinct occurrences the terms have where they take part."""
        return len(self.rows(wanted).numbers)

    def rows(self, wanted: Mask) -> Rows:
        """The distinct occurrences of the terms where they take part."""
        return joined(term.rows(wanted & mask) for term, mask in self.parts)

    def spans_at(self, number: int, folded: str) -> SpanList:
        """The distinct spans of the terms that take part."""
        return _distinct(term.spans_at(number, folded) for term, mask in self.parts if mask[number])

    def weak_spans(self, number: int, text: str) -> SpanList:
        """The spans of the terms that take part."""
        return sorted({span for term, mask in self.parts if mask[number] for span in term.weak_spans(number, text)})

    def notes(self, number: int) -> list[str]:
        """The notes of the terms that take part."""
        return [note for term, mask in self.parts if mask[number] for note in term.notes(number)]


@dataclass(frozen=True, slots=True)
class Located:
    """A part that was looked for passage by passage: the spans that answer, by passage number."""

    tiers: Tiers
    spans: Mapping[int, Sequence[tuple[int, int]]]

    @property
    def runs(self) -> Runs | None:
        """Of no run."""
        return None

    def count(self, wanted: Mask) -> int:
        """How many spans the wanted passages have."""
        return len(self.rows(wanted).numbers)

    def spans_at(self, number: int, folded: str) -> SpanList:  # noqa: ARG002 - Found's
        """The spans of the passage."""
        return sorted(set(self.spans.get(number, ())))

    def rows(self, wanted: Mask) -> Rows:
        """The spans of the wanted passages."""
        rows = [
            (number, start, end)
            for number, spans in self.spans.items()
            if wanted[number]
            for start, end in sorted(set(spans))
        ]
        table = np.array(rows, np.int64).reshape(-1, 3)
        return Rows(table[:, 0], table[:, 1], table[:, 2])

    def weak_spans(self, number: int, text: str) -> SpanList:  # noqa: ARG002 - Found's
        """The spans of the passage."""
        return sorted(set(self.spans.get(number, ())))

    def notes(self, number: int) -> list[str]:  # noqa: ARG002 - Found's
        """None."""
        return []


def _distinct(parts: Iterable[SpanList]) -> SpanList:
    return sorted({span for spans in parts for span in spans})


__all__ = ["Combined", "Found", "Leaf", "Located", "Shown", "Silent", "Variant"]
