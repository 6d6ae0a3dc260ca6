"""What the examination of a draft says. Frozen values; every span is of the draft's text unless it is said otherwise."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from kb.model import JsonObject, Passage, ReportInfo, Span


class Severity(StrEnum):
    """How grave a finding is: must be mended, should be mended, is to be looked at."""

    SERIOUS = "serious"
    ORDINARY = "ordinary"
    HINT = "hint"


class Part(StrEnum):
    """Which part of the examination a finding belongs to."""

    LEFTOVER = "leftover"
    COPIED = "copied"
    NUMBERS = "numbers"
    FORM = "form"


@dataclass(frozen=True, slots=True)
class Taken:
    """A run of the draft that stands in a passage of the knowledge base: its span there, and its letters that are no common wording."""

    span: Span
    source: Span
    passage: Passage
    report: ReportInfo
    own: int

    def to_dict(self) -> JsonObject:
        """The run as the command prints it."""
        source = {"passage": self.passage.id, "start": self.source.start, "end": self.source.end}
        return {"start": self.span.start, "end": self.span.end, "own": self.own, "source": source}


@dataclass(frozen=True, slots=True)
class Finding:
    """Something to be mended: by which rule, where, why, and what to do.

    ``text`` is what stands at ``span``, ``line`` the line of the file, ``path`` the headings above; ``source`` is the passage it was
    taken from. ``values`` are what the rule's sentences name.
    """

    rule: str
    part: Part
    severity: Severity
    span: Span
    text: str
    line: int
    why: str
    suggestion: str
    path: tuple[str, ...] = ()
    source: str | None = None
    values: Mapping[str, str] = field(default_factory=dict)

    def to_dict(self) -> JsonObject:
        """The finding as the command prints it."""
        place = {"line": self.line, "start": self.span.start, "end": self.span.end, "path": list(self.path)}
        told = {"why": self.why, "suggestion": self.suggestion, "source": self.source}
        head = {"rule": self.rule, "part": self.part.value, "severity": self.severity.value, "text": self.text}
        return head | place | told


@dataclass(frozen=True, slots=True)
class PassageShare:
    """How much of a passage of the draft is taken over, common wording, and original, in letters; and its chief source."""

    passage: Passage
    taken: int
    common: int
    original: int
    source: Passage | None = None
    report: ReportInfo | None = None
    longest: Span | None = None

    @property
    def letters(self) -> int:
        """All letters of the passage."""
        return self.taken + self.common + self.original

    def to_dict(self) -> JsonObject:
        """The share as the command prints it."""
        counts = {"taken": self.taken, "common": self.common, "original": self.original}
        longest = self.longest and {"start": self.longest.start, "end": self.longest.end}
        place = {"line": self.passage.line, "start": self.passage.start, "end": self.passage.end}
        return place | counts | {"source": self.source and self.source.id, "longest": longest}


@dataclass(frozen=True, slots=True)
class SourceShare:
    """A report that the draft takes from: how many letters, and the longest run."""

    report: ReportInfo
    letters: int
    longest: Span

    def to_dict(self) -> JsonObject:
        """The source as the command prints it."""
        claims = {name: getattr(self.report, name).value for name in ("title", "unit", "year", "date")}
        run = {"start": self.longest.start, "end": self.longest.end}
        return {"report": self.report.id, "file": self.report.file, **claims, "letters": self.letters, "longest": run}


@dataclass(frozen=True, slots=True)
class Own:
    """Whose the draft is: its unit and places, its years, and how that is known (``stated``, ``replaced`` or ``unknown``)."""

    unit: str | None = None
    places: tuple[str, ...] = ()
    years: tuple[int, ...] = ()
    known: str = "unknown"

    def to_dict(self) -> JsonObject:
        """Whose the draft is, as the command prints it."""
        return {"unit": self.unit, "places": list(self.places), "years": list(self.years), "known": self.known}


@dataclass(frozen=True, slots=True)
class Examination:
    """What was found in a draft.

    ``compared`` says whether there was a knowledge base to compare with; ``taken`` are the runs taken over, in order, and ``common`` the
    stretches of common wording, also inside those; ``shares`` are the passages of the draft; ``sources`` the reports it takes from, the most first; ``findings`` in order of part, then place. ``cut`` is how many letters of the file were
    taken for page furniture and not examined.
    """

    name: str
    text: str
    own: Own
    compared: bool
    taken: tuple[Taken, ...]
    common: tuple[Span, ...]
    shares: tuple[PassageShare, ...]
    sources: tuple[SourceShare, ...]
    findings: tuple[Finding, ...]
    cut: int = 0

    @property
    def letters(self) -> dict[str, int]:
        """Letters taken over, common wording, original."""
        return {name: sum(getattr(share, name) for share in self.shares) for name in ("taken", "common", "original")}

    def at_least(self, severity: Severity) -> tuple[Finding, ...]:
        """The findings of a severity or a graver one."""
        graver = list(Severity)[: list(Severity).index(severity) + 1]
        return tuple(finding for finding in self.findings if finding.severity in graver)

    def to_dict(self) -> JsonObject:
        """The summary as the command prints it, without the findings."""
        counts = {severity.value: sum(one.severity is severity for one in self.findings) for severity in Severity}
        common = [[span.start, span.end] for span in self.common]
        taken = [one.to_dict() for one in self.taken]
        lists = {"taken": taken, "common": common} | {
            "sources": [one.to_dict() for one in self.sources],
            "passages": [one.to_dict() for one in self.shares],
        }
        return {
            "draft": self.name,
            "compared": self.compared,
            "letters": self.letters,
            "cut": self.cut,
            "own": self.own.to_dict(),
            "findings": counts,
            **lists,
        }


__all__ = ["Examination", "Finding", "Own", "Part", "PassageShare", "Severity", "SourceShare", "Taken"]
