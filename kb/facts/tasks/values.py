"""A task as a list of tasks (清单, 台账) holds it: who, by when, where it stands as the report itself says; places are of the report's text."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from kb.model import Span


class Duty(StrEnum):
    """What an owner has to do with a task."""

    LEAD = "lead"
    SUPPORT = "support"
    PERSON = "person"


class Term(StrEnum):
    """What a deadline asks for: a day, at once (立行立改), always (长期坚持), or a time that cannot be reckoned."""

    DAY = "day"
    AT_ONCE = "at once"
    STANDING = "standing"
    UNCERTAIN = "uncertain"


class TaskState(StrEnum):
    """Where a task stands; WAITING where nothing is said of it."""

    CLOSED = "closed"
    PARTLY = "partly"
    MOVING = "moving"
    BEHIND = "behind"
    OPEN = "open"
    STANDING = "standing"
    WAITING = "waiting"


@dataclass(frozen=True, slots=True)
class TaskOwner:
    """Who is named, and for what."""

    span: Span
    duty: Duty


@dataclass(frozen=True, slots=True)
class Due:
    """By when: the words, and the last day they allow; ``assumed`` where neither they nor a heading above say the year."""

    span: Span
    term: Term
    day: date | None = None
    assumed: bool = False


@dataclass(frozen=True, slots=True)
class Said:
    """What the report itself says of the state, with the words that say so."""

    state: TaskState
    span: Span


@dataclass(frozen=True, slots=True)
class Task:
    """An entry of a list of tasks.

    ``start`` to ``end`` is the whole entry (a row of a table, an item with its bracket), ``name`` what is to be done,
    ``caption`` the name of the list (None: the report is the list), ``group`` the part of the list, ``progress`` what is told of it.
    """

    start: int
    end: int
    name: Span
    number: str = ""
    caption: Span | None = None
    group: str = ""
    owners: tuple[TaskOwner, ...] = ()
    due: Due | None = None
    said: Said | None = None
    progress: Span | None = None


__all__ = ["Due", "Duty", "Said", "Task", "TaskOwner", "TaskState", "Term"]
