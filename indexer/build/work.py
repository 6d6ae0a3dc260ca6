"""Pieces of work as they pass between the process that plans and those that do them. Light to load: workers load what they need."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from indexer.build.plan import Job
from indexer.read.textlines import Mark
from indexer.tasks import Settings
from kb.store.manifest import Source

if TYPE_CHECKING:
    from indexer.build.duplicates import Sketch
    from kb.codec import ArraySegment

STARTING, READY = -1, -2
"""What the Counter of a worker says before it has loaded what it needs, and while it waits for work."""

ENDED = 143
"""The exit code of a worker that was asked to end."""


class Counter(Protocol):
    """A number that the parent process can see while it grows: of the files that are finished of the piece at hand."""

    value: int


@dataclass(frozen=True, slots=True)
class Batch:
    """Files for one worker, in order; ``name`` is what its segments are called. ``crashed``: files no worker survived; ``ended``: files
    at which workers were ended by somebody or by the system, again and again.

    ``share``: where not 0, the one file is large, and if it is a table only so many characters of it from ``start`` on are to be read.
    """

    name: str
    jobs: tuple[Job, ...]
    crashed: frozenset[int] = frozenset()
    ended: frozenset[int] = frozenset()
    start: Mark | None = None
    share: int = 0


@dataclass(frozen=True, slots=True)
class Merge:
    """Segments of the live generation to be written again as one, without what was deleted."""

    name: str
    directory: Path
    segments: "tuple[ArraySegment, ...]"


Work = Batch | Merge


@dataclass(frozen=True, slots=True)
class Written:
    """What came of a piece of work: segments, what became of each file, the sketches of new reports by id, names of drafts."""

    segments: "tuple[ArraySegment, ...]" = ()
    sources: tuple[Source, ...] = ()
    sketches: "Mapping[str, Sketch] | None" = None
    drafts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Refused:
    """The disk refused while segments were written."""

    message: str


@dataclass(frozen=True, slots=True)
class GoesOn:
    """A table has more rows than the piece at hand: they are told of before its own are read, so that another process may begin."""

    mark: Mark


Answer = Written | Refused | GoesOn


@dataclass(frozen=True, slots=True)
class Workshop:
    """What all workers share: where the next generation's index is made, and how the files of each root are read."""

    place: Path
    directory: Path
    settings: tuple[Settings, ...]


__all__ = [
    "ENDED",
    "READY",
    "STARTING",
    "Answer",
    "Batch",
    "Counter",
    "GoesOn",
    "Merge",
    "Refused",
    "Work",
    "Workshop",
    "Written",
]
