"""What a notebook holds: notes, saved searches, what became of a note's source. Frozen values."""

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from kb.model import JsonObject, Span
from kb.origin import Origin


@dataclass(frozen=True, slots=True)
class Note:
    """A text that was kept (素材), with where it came from.

    ``spans`` are of ``text``; ``place`` counts the notes that are not removed from 1; ``copies`` is how often the text
    was copied out; ``removed`` is when it was put aside, None where it was not. Times are UTC.
    """

    id: int
    text: str
    origin: Origin
    spans: tuple[Span, ...] = ()
    tags: tuple[str, ...] = ()
    note: str = ""
    place: int = 0
    copies: int = 0
    created: datetime = field(default_factory=lambda: datetime.min)
    changed: datetime = field(default_factory=lambda: datetime.min)
    removed: datetime | None = None

    def to_dict(self) -> JsonObject:
        """The note as the command prints it."""
        own = {"id": self.id, "place": self.place, "text": self.text, "note": self.note, "tags": list(self.tags)}
        times = {"created": _iso(self.created), "changed": _iso(self.changed)}
        spans = [[span.start, span.end] for span in self.spans]
        gone = self.removed and _iso(self.removed)
        return (
            own | {"spans": spans, "copies": self.copies} | times | {"removed": gone, "origin": self.origin.to_dict()}
        )


def _iso(time: datetime) -> str:
    return time.isoformat(timespec="seconds")


@dataclass(frozen=True, slots=True)
class SavedQuery:
    """A query under a name. ``looked`` is when its news were last looked at, None before the first time; ``seen`` how many passages."""

    name: str
    query: str
    created: datetime
    looked: datetime | None = None
    seen: int = 0

    def to_dict(self) -> JsonObject:
        """The saved query as the command prints it."""
        looked = self.looked and _iso(self.looked)
        return {
            "name": self.name, "query": self.query, "created": _iso(self.created), "looked": looked, "seen": self.seen,
        }  # fmt: skip


class AnchorState(StrEnum):
    """What became of a note's source since it was kept."""

    SAME = "same"
    """the passage is there under its id"""
    SHIFTED = "shifted"
    """the text stands in the same report, in another passage"""
    ELSEWHERE = "elsewhere"
    """the text stands in another report only"""
    GONE = "gone"
    """the text stands nowhere any more; the note keeps it"""


@dataclass(frozen=True, slots=True)
class Anchor:
    """Where a note's text stands now: the passage's id (empty where it is gone), and where in it the text begins."""

    state: AnchorState
    passage: str = ""
    report: str = ""
    start: int = 0

    def to_dict(self) -> JsonObject:
        """The anchor as the command prints it."""
        return {"state": self.state.value, "passage": self.passage, "report": self.report, "start": self.start}


__all__ = ["Anchor", "AnchorState", "Note", "SavedQuery"]
