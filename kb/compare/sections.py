"""Two reports section by section: what stayed, what was changed, what went, what came."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import pairwise

import numpy as np

from kb.compare.chain import Pair, heaviest_chain
from kb.compare.comparing import compare
from kb.compare.cutting import comparable
from kb.compare.likeness import Scores, likeness
from kb.compare.matching import match_scored
from kb.compare.values import Comparison, Kind
from kb.model import JsonObject, Report, Role, Section, Span

STAYED = 0.8
"""Share of common characters from which a section stayed; below it was changed."""
HEADING = 0.4
"""What the heading counts for in the likeness of two sections; their own text counts for the rest."""
ROLE = 0.1
"""What doing the same in the report (results, problems, plan) is worth."""
OTHER_ROLE, OTHER_LEVEL = 0.6, 0.85
"""What is left of a likeness where the role or the level differs."""
_NUMBERS = re.compile(r"[0-9]+")


class Fate(StrEnum):
    """What became of a section."""

    STAYED = "stayed"
    CHANGED = "changed"
    WENT = "went"
    CAME = "came"


@dataclass(frozen=True, slots=True)
class OwnText:
    """A section with its own characters: from its number to its first subsection. ``number`` is its place in the outline, from 1."""

    number: int
    section: Section
    span: Span

    def to_dict(self) -> JsonObject:
        """The section as the command prints it."""
        return {"number": self.number} | self.section.to_dict() | {"end": self.span.end}


@dataclass(frozen=True, slots=True)
class Counts:
    """Clauses of a pair of sections: the same, reworded, only left, only right."""

    stayed: int = 0
    changed: int = 0
    went: int = 0
    came: int = 0


@dataclass(frozen=True, slots=True)
class SectionPair:
    """Sections that belong together, or one without counterpart; ``moved`` says that it stands elsewhere in the order."""

    left: OwnText | None
    right: OwnText | None
    fate: Fate
    moved: bool = False
    comparison: Comparison | None = None

    @property
    def share(self) -> float:
        """How much of the two is the same: 0.0 where one is missing."""
        return self.comparison.similarity.share if self.comparison else 0.0

    @property
    def counts(self) -> Counts:
        """The clauses by what became of them."""
        rows = self.comparison.rows if self.comparison else ()
        kinds = [row.kind for row in rows]
        lone = [row.cells[0] is None for row in rows if row.kind is Kind.ONLY]
        moved = sum(row.kind is Kind.MOVED and row.cells[0] is not None for row in rows)
        return Counts(kinds.count(Kind.SAME) + moved, kinds.count(Kind.CHANGED), lone.count(False), lone.count(True))

    def to_dict(self) -> JsonObject:
        """The pair as the command prints it."""
        counts = self.counts
        sides = {"left": self.left and self.left.to_dict(), "right": self.right and self.right.to_dict()}
        told = {name: getattr(counts, name) for name in ("stayed", "changed", "went", "came")}
        return {"fate": self.fate.value, "moved": self.moved, "share": round(self.share, 4), "clauses": told} | sides


def compare_sections(left: Report, right: Report, names: Iterable[str] = ()) -> tuple[SectionPair, ...]:
    """The sections of two reports in the order of the left one, those that came where they stand in the right one.

    A section that was divided, or whose subsections were joined, is compared whole.
    """
    all_own, all_other = own_texts(left), own_texts(right)
    pairs = _match(left, all_own, right, all_other)
    own = _whole(all_own, all_other, pairs)
    other = _whole(all_other, all_own, [Pair(two, one, weight) for one, two, weight in pairs])
    known = tuple(names)
    chain = set(heaviest_chain(pairs))
    found = {
        pair: _pair(left, own[pair.left], right, other[pair.right], known, moved=pair not in chain) for pair in pairs
    }
    return tuple(_ordered(own, other, found, chain))


def _whole(own: Sequence[OwnText], other: Sequence[OwnText], pairs: Sequence[Pair]) -> dict[int, OwnText]:
    """The sections by their place, without those that are compared as part of the one above them."""
    kept = dict(enumerate(own))
    matched = {pair.left for pair in pairs}
    for pair in pairs:
        below = _below(own, pair.left)
        if below and not _below(other, pair.right) and not matched.intersection(below):
            kept[pair.left] = replace(own[pair.left], span=Span(own[pair.left].span.start, own[pair.left].section.end))
            kept = {place: entry for place, entry in kept.items() if place not in below}
    return kept


def _below(sections: Sequence[OwnText], place: int) -> range:
    """The places of the subsections of a section."""
    end = next(
        (n for n in range(place + 1, len(sections)) if sections[n].section.start >= sections[place].section.end),
        len(sections),
    )
    return range(place + 1, end)


def own_texts(report: Report) -> tuple[OwnText, ...]:
    """The sections of a report with their own text."""
    starts = [*(section.start for section in report.outline), len(report.text)]
    spans = (
        Span(start, min(end, section.end))
        for (start, end), section in zip(pairwise(starts), report.outline, strict=True)
    )
    return tuple(
        OwnText(number, section, span)
        for number, (section, span) in enumerate(zip(report.outline, spans, strict=True), 1)
    )


def _match(left: Report, own: Sequence[OwnText], right: Report, other: Sequence[OwnText]) -> list[Pair]:
    if not own or not other:
        return []
    bodies = [[_body(report, entry) for entry in side] for report, side in ((left, own), (right, other))]
    pairs = match_scored(bodies[0], bodies[1], _scores(own, other, likeness(*bodies)))
    return sorted([*pairs, *_by_role(own, other, pairs)])


def _scores(own: Sequence[OwnText], other: Sequence[OwnText], bodies: Scores) -> Scores:
    """How alike the sections are: by heading, text, level and role; bare articles of a law by their text alone."""
    headings = [[_heading(entry.section) for entry in side] for side in (own, other)]
    mixed = (HEADING * likeness(*headings) + (1 - HEADING) * bodies) * _fit(own, other) + ROLE * _same_role(own, other)
    headed = np.logical_and.outer(*(np.array([bool(name) for name in side]) for side in headings))
    scores: Scores = np.where(headed, np.minimum(mixed, 1.0), bodies).astype(np.float32)
    return scores


def _heading(section: Section) -> str:
    return _NUMBERS.sub("", comparable(section.heading))


def _body(report: Report, entry: OwnText) -> str:
    """The section's text as it is compared; that of a bare heading is the heading."""
    text = comparable(report.text[entry.section.heading_end : entry.span.end])
    return text if len(text) > 1 else _heading(entry.section)


def _fit(own: Sequence[OwnText], other: Sequence[OwnText]) -> Scores:
    levels = [[entry.section.level for entry in side] for side in (own, other)]
    same_level = np.equal.outer(*levels)
    fit: Scores = np.where(same_level, 1.0, OTHER_LEVEL).astype(np.float32)
    return np.where(_same_role(own, other), fit, fit * np.float32(OTHER_ROLE))


def _same_role(own: Sequence[OwnText], other: Sequence[OwnText]) -> Scores:
    roles = [np.array([_role(entry.section.role) for entry in side]) for side in (own, other)]
    same: Scores = np.equal.outer(*roles)
    return same


def _role(role: Role | None) -> str:
    """The role as it tells sections apart: what was done and what came of it are told together in many reports."""
    return "" if role is None else (Role.REVIEW if role is Role.RESULTS else role).value


def _by_role(own: Sequence[OwnText], other: Sequence[OwnText], pairs: Sequence[Pair]) -> list[Pair]:
    """Sections of the highest level that alone do the same on either side (the problems, the plan)."""
    used = {pair.left for pair in pairs}, {pair.right for pair in pairs}
    free = [
        {place: entry for place, entry in enumerate(side) if place not in taken and entry.section.level == 1}
        for side, taken in zip((own, other), used, strict=True)
    ]
    found = []
    for role in Role:
        places = [[place for place, entry in side.items() if entry.section.role is role] for side in free]
        if [*map(len, places)] == [1, 1]:
            found.append(Pair(places[0][0], places[1][0], 1.0))
    return found


def _pair(
    left: Report, own: OwnText, right: Report, other: OwnText, names: tuple[str, ...], *, moved: bool
) -> SectionPair:
    texts = left.text[own.span.start : own.span.end], right.text[other.span.start : other.span.end]
    comparison = compare(*texts, names=names)
    fate = Fate.STAYED if comparison.similarity.share >= STAYED else Fate.CHANGED
    return SectionPair(own, other, fate, moved, comparison)


def _ordered(
    own: Mapping[int, OwnText], other: Mapping[int, OwnText], found: Mapping[Pair, SectionPair], chain: set[Pair]
) -> list[SectionPair]:
    """The pairs by their left place; sections that came before the next pair that stands in the same order."""
    by_left = {pair.left: pair for pair in found}
    matched = {pair.right for pair in found}
    came = [SectionPair(None, entry, Fate.CAME) for place, entry in other.items() if place not in matched]
    rows: list[SectionPair] = []
    for place, entry in own.items():
        pair = by_left.get(place)
        if pair is not None and pair in chain:
            while came and came[0].right and came[0].right.number <= pair.right:
                rows.append(came.pop(0))
        rows.append(found[pair] if pair else SectionPair(entry, None, Fate.WENT))
    return [*rows, *came]


__all__ = ["Counts", "Fate", "OwnText", "SectionPair", "compare_sections", "own_texts"]
