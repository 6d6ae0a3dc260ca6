"""The ledger of commitments: each with its place, and what became of it; closed only where a later report says that it was kept."""

from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from kb.facts.commitments import Commitment, commitments
from kb.followup.following import follow_up
from kb.followup.succession import planned_year
from kb.followup.values import FollowUp, Verdict
from kb.model import JsonObject, Passage, Report, ReportInfo, Span


class State(StrEnum):
    """Where a task stands in the ledger (台账): closed (销号) only with evidence."""

    CLOSED = "closed"
    PARTLY = "partly"
    UNCLEAR = "unclear"
    OPEN = "open"
    WAITING = "waiting"


_STATES = {
    Verdict.FULFILLED: State.CLOSED,
    Verdict.PARTLY: State.PARTLY,
    Verdict.OTHER_MEASURE: State.UNCLEAR,
    Verdict.NOT_MENTIONED: State.OPEN,
}


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a later report says: the report, the sentence and its passage (None where it says nothing), the numbers compared."""

    followed: FollowUp
    report: ReportInfo
    passage: Passage | None
    text: str
    promised: str
    reached: str

    @property
    def span(self) -> Span | None:
        """The evidence in the passage's text."""
        place = self.followed.evidence
        return _inside(place, self.passage) if place and self.passage else None

    def to_dict(self) -> JsonObject:
        """The outcome as the command prints it; ``start`` and ``end`` are of the later report's text."""
        place = self.followed.evidence
        compared = {"promised": self.promised or None, "reached": self.reached or None}
        where = {
            "passage": self.passage and self.passage.id,
            "start": place and place.start,
            "end": place and place.end,
        }
        said = {
            "verdict": self.followed.verdict.value,
            "reason": self.followed.reason.value,
            "evidence": self.text or None,
        }
        return said | compared | {"report": self.report.id, "year": self.report.year.value} | where


@dataclass(frozen=True, slots=True)
class Entry:
    """A commitment with its report and passage; ``outcome`` is None where no later report of the unit is known, or none was asked for."""

    report: ReportInfo
    passage: Passage
    commitment: Commitment
    text: str
    outcome: Outcome | None = None

    @property
    def span(self) -> Span:
        """Its place in the passage's text."""
        return _inside(Span(self.commitment.start, self.commitment.end), self.passage)

    @property
    def year(self) -> int | None:
        """The year it was made for."""
        return planned_year(self.report)

    @property
    def state(self) -> State:
        """Where it stands."""
        return _STATES[self.outcome.followed.verdict] if self.outcome else State.WAITING

    def words(self, part: str) -> str:
        """The words of a part: action, object, target, deadline, owner; empty where there is none."""
        span: Span | None = getattr(self.commitment, part)
        if span is None:
            return ""
        start = self.passage.start
        inside = self.passage.start <= span.start and span.end <= self.passage.end
        return self.passage.text[span.start - start : span.end - start] if inside else ""

    def to_dict(self) -> JsonObject:
        """The commitment as the command prints it; ``start`` and ``end`` are of the report's text."""
        parts = {part: self.words(part) or None for part in PARTS}
        own = {"text": self.text, **parts, "quantified": self.commitment.quantified, "state": self.state.value}
        info = self.report
        whose = {
            "report": info.id,
            "unit": info.unit.value,
            "year": info.year.value,
            "for": self.year,
            "file": info.file,
        }
        place = {"line": self.passage.line, "passage": self.passage.id, "path": list(self.passage.path)}
        where = {"start": self.commitment.start, "end": self.commitment.end}
        return own | whose | place | where | {"outcome": self.outcome and self.outcome.to_dict()}


PARTS = ("action", "object", "target", "deadline", "owner")


@dataclass(frozen=True, slots=True)
class CommitmentLedger:
    """Commitments in the order of reports and texts; ``others`` counts those of the passages that were left out."""

    entries: tuple[Entry, ...]
    others: int = 0

    def __len__(self) -> int:
        return len(self.entries)

    def __iter__(self) -> Iterator[Entry]:
        return iter(self.entries)

    def states(self) -> dict[State, int]:
        """How many stand where, in the order of State."""
        counts = Counter(entry.state for entry in self.entries)
        return {state: counts[state] for state in State if counts[state]}

    def kept(self, wanted: Callable[[Entry], bool]) -> "CommitmentLedger":
        """The entries that are wanted; the others are counted."""
        chosen = tuple(filter(wanted, self.entries))
        return CommitmentLedger(chosen, self.others + len(self.entries) - len(chosen))


def entries_of(report: Report) -> Iterator[Entry]:
    """The commitments of a report, not followed."""
    starts = [passage.start for passage in report.passages]
    for one in commitments(report):
        yield _entry(report, one, starts, None)


def followed_entries(report: Report, later: Sequence[Report]) -> Iterator[Entry]:
    """The commitments of a report, each with what the reports after it say."""
    if not later:
        yield from entries_of(report)
        return
    starts = [passage.start for passage in report.passages]
    known = {one.info.id: one for one in later}
    for one in follow_up(report, later):
        yield _entry(report, one.commitment, starts, _outcome(one, report, known[one.report]))


def _entry(report: Report, one: Commitment, starts: Sequence[int], outcome: Outcome | None) -> Entry:
    passage = report.passages[bisect_right(starts, one.start) - 1]
    return Entry(report.info, passage, one, report.text[one.start : one.end], outcome)


def _outcome(one: FollowUp, report: Report, later: Report) -> Outcome:
    place = one.evidence
    passage = next((row for row in later.passages if place and row.start <= place.start < row.end), None)
    promised = report.text[one.promised.start : one.promised.end] if one.promised else ""
    reached = later.text[one.reached.start : one.reached.end] if one.reached else ""
    return Outcome(one, later.info, passage, later.text[place.start : place.end] if place else "", promised, reached)


def _inside(place: Span, passage: Passage) -> Span:
    return Span(place.start - passage.start, min(place.end, passage.end) - passage.start)


__all__ = ["PARTS", "CommitmentLedger", "Entry", "Outcome", "State", "entries_of", "followed_entries"]
