"""What a search for reuse gives: clusters of passages that have a text from each other, who had it first, what was changed."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from kb.compare import Kind, compare
from kb.model import JsonObject, Passage, ReportInfo, Span
from kb.reuse.dating import written
from kb.search.commonplaces import voice_of
from kb.text import fold

_STOPS = "。！？；\n"
_FARTHEST = 60
"""Characters by which a part is shown longer on either side, to where its sentence begins and ends."""

_CHANGES = 12


@dataclass(frozen=True, slots=True)
class Change:
    """What one version has where the first one has something else; empty where it has nothing."""

    first: str
    here: str

    def to_dict(self) -> JsonObject:
        """The change as the command prints it."""
        return {"first": self.first, "here": self.here}


@dataclass(frozen=True, slots=True)
class Version:
    """A passage of a cluster; ``span`` is the part of its text that others have too."""

    report: ReportInfo
    passage: Passage
    span: Span

    @property
    def text(self) -> str:
        """The part that others have too."""
        return self.passage.text[self.span.start : self.span.end]

    @property
    def sentences(self) -> str:
        """The part with the sentences that it begins and ends in, as far as they are not long."""
        start, end, text = self.span.start, self.span.end, self.passage.text
        while start > 0 and text[start - 1] not in _STOPS and self.span.start - start < _FARTHEST:
            start -= 1
        while end < len(text) and text[end - 1] not in _STOPS and end - self.span.end < _FARTHEST:
            end += 1
        return text[start:end].strip()

    @property
    def when(self) -> str:
        """The date of publication, or the year, or nothing."""
        return self.report.date.value or (str(self.report.year.value) if self.report.year.value else "")

    def to_dict(self) -> JsonObject:
        """The version as the command prints it."""
        claims = {name: getattr(self.report, name).value for name in ("title", "unit", "year", "date")}
        place = {
            "report": self.report.id,
            "file": self.report.file,
            "line": self.passage.line,
            "path": list(self.passage.path),
        }
        return {
            "id": self.passage.id,
            **claims,
            **place,
            "start": self.span.start,
            "end": self.span.end,
            "text": self.text,
        }


@dataclass(frozen=True)
class Cluster:
    """Passages of several reports that have a text from each other, the earliest first, the undated last.

    ``units`` is how many different units there are, ``characters`` the length of the second longest part: so much two of them have.
    """

    versions: tuple[Version, ...]
    units: int
    characters: int

    @property
    def first(self) -> Version | None:
        """The version that was first for certain; None where none is dated, or another unit's may have been as early."""
        own = written(self.versions[0].report)
        if own is None:
            return None
        voice = voice_of(self.versions[0].report)
        others = [written(version.report) for version in self.versions if voice_of(version.report) != voice]
        is_certain = all(other is None or own.latest < other.earliest for other in others)
        return self.versions[0] if is_certain else None

    @cached_property
    def changes(self) -> tuple[tuple[Change, ...], ...]:
        """For each version what it has otherwise than the first in the list."""
        own = self.versions[0].sentences
        return tuple(_changes(own, version.sentences) for version in self.versions)

    def to_dict(self) -> JsonObject:
        """The cluster as the command prints it."""
        versions = [
            version.to_dict() | {"changes": [change.to_dict() for change in changes]}
            for version, changes in zip(self.versions, self.changes, strict=True)
        ]
        first = self.first
        return {
            "units": self.units,
            "characters": self.characters,
            "first": first and first.passage.id,
            "versions": versions,
        }


def in_order(versions: Sequence[Version]) -> tuple[Version, ...]:
    """Versions by time, by the earliest day that each may be of; the undated stand last."""
    return tuple(sorted(versions, key=_time))


def _time(version: Version) -> tuple[bool, str, str]:
    when = written(version.report)
    return when is None, when.earliest if when else "", version.passage.id


def _changes(first: str, here: str) -> tuple[Change, ...]:
    if fold(first) == fold(here):
        return ()
    return tuple(_of_comparison(first, here))[:_CHANGES]


def _of_comparison(first: str, here: str) -> Iterator[Change]:
    for row in compare(first, here).rows:
        left, right = row.cells
        if left and right:
            linked = {part.link: here[part.span.start : part.span.end] for part in right.parts if part.link is not None}
            yield from (
                Change(
                    first[part.span.start : part.span.end], linked.get(part.link, "") if part.link is not None else ""
                )
                for part in left.parts
                if part.kind is not Kind.SAME
            )
            yield from (
                Change("", here[part.span.start : part.span.end]) for part in right.parts if part.kind is Kind.ONLY
            )
        elif left and left.kind is Kind.ONLY:
            yield Change(first[left.span.start : left.span.end].strip(), "")
        elif right and right.kind is Kind.ONLY:
            yield Change("", here[right.span.start : right.span.end].strip())


__all__ = ["Change", "Cluster", "Version", "in_order"]
