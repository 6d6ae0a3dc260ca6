"""The ledger of tasks by list (台账): each entry with who answers for it, by when, and where it stands, with the words that say so."""

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from kb.facts.tasks import Due, Duty, Task, TaskState, tasks
from kb.model import JsonObject, Passage, Report, ReportInfo, Span
from kb.text import fold

_FINISHED = frozenset({TaskState.CLOSED, TaskState.STANDING})
_SENTENCE = re.compile("[^。；;\\n\\t]+[。；;]?")
LONGEST_EVIDENCE = 160


@dataclass(frozen=True, slots=True)
class Told:
    """What is said of a task: the report, the passage, the place of the words in the report's text, the words and what stands around them."""

    state: TaskState
    report: ReportInfo
    passage: Passage
    span: Span
    words: str
    text: str

    @property
    def inside(self) -> Span:
        """The words in the passage's text."""
        return Span(self.span.start - self.passage.start, self.span.end - self.passage.start)

    def to_dict(self) -> JsonObject:
        """It as the command prints it; ``start`` and ``end`` are of the report's text."""
        place = {"passage": self.passage.id, "start": self.span.start, "end": self.span.end}
        return {"said": self.words, "evidence": self.text, "report": self.report.id, "file": self.report.file} | place


@dataclass(frozen=True, slots=True)
class TaskEntry:
    """A task of a list with its report and passage. ``listed`` names the list, ``under`` is where that name stands; ``told`` is None where nobody says how it stands."""

    report: ReportInfo
    passage: Passage
    task: Task
    listed: str
    name: str
    owners: tuple[tuple[str, Duty], ...]
    deadline: str
    progress: str
    under: Passage
    told: Told | None = None

    @property
    def state(self) -> TaskState:
        """Where it stands."""
        return self.told.state if self.told else TaskState.WAITING

    @property
    def due(self) -> Due | None:
        """By when."""
        return self.task.due

    @property
    def span(self) -> Span:
        """Its name in the passage's text."""
        name, passage = self.task.name, self.passage
        return Span(name.start - passage.start, min(name.end, passage.end) - passage.start)

    @property
    def described(self) -> str:
        """Its name, list, part of the list and owners, folded: where the words of a query are looked for."""
        return fold(" ".join((self.name, self.listed, self.task.group, *(name for name, _duty in self.owners))))

    def owned_by(self, duty: Duty) -> tuple[str, ...]:
        """Who has this to do with it."""
        return tuple(name for name, own in self.owners if own is duty)

    def is_overdue(self, on: date) -> bool:
        """Whether its last day has passed and nobody says that it is done."""
        day = self.task.due.day if self.task.due else None
        return day is not None and day < on and self.state not in _FINISHED

    def to_dict(self, on: date | None = None) -> JsonObject:
        """The entry as the command prints it; ``start`` and ``end`` are of the report's text."""
        due = self.task.due
        what = {
            "list": self.listed,
            "group": self.task.group or None,
            "number": self.task.number or None,
            "task": self.name,
        }
        who = {"owners": [{"name": name, "duty": duty.value} for name, duty in self.owners]}
        by_when = {
            "deadline": self.deadline or None,
            "term": due.term.value if due else None,
            "due": due.day.isoformat() if due and due.day else None,
            "year_assumed": due.assumed if due else False,
        }
        stands = {
            "state": self.state.value,
            "overdue": self.is_overdue(on) if on else None,
            "progress": self.progress or None,
        }
        info, name = self.report, self.task.name
        whose = {"report": info.id, "unit": info.unit.value, "year": info.year.value, "file": info.file}
        place = {"line": self.passage.line, "passage": self.passage.id, "start": name.start, "end": name.end}
        return what | who | by_when | stands | whose | place | {"told": self.told and self.told.to_dict()}


@dataclass(frozen=True, slots=True)
class TaskList:
    """The entries of one list, in the order of the text."""

    name: str
    report: ReportInfo
    entries: tuple[TaskEntry, ...]

    def states(self) -> dict[TaskState, int]:
        """How many stand where."""
        return states_of(self.entries)


@dataclass(frozen=True)
class TaskLedger:
    """Entries in the order of reports and texts; ``others`` counts those of the passages that were left out."""

    entries: tuple[TaskEntry, ...]
    others: int = 0

    def __len__(self) -> int:
        return len(self.entries)

    def __iter__(self) -> Iterator[TaskEntry]:
        return iter(self.entries)

    @cached_property
    def lists(self) -> tuple[TaskList, ...]:
        """The entries by list (清单)."""
        groups: dict[tuple[str, str], list[TaskEntry]] = {}
        for one in self.entries:
            groups.setdefault((one.report.id, one.listed), []).append(one)
        return tuple(TaskList(name, rows[0].report, tuple(rows)) for (_report, name), rows in groups.items())

    @cached_property
    def by_owner(self) -> tuple[tuple[str, tuple[TaskEntry, ...]], ...]:
        """The entries of each that leads, those with most first; what nobody leads under an empty name."""
        groups: dict[str, list[TaskEntry]] = {}
        for one in self.entries:
            for name in one.owned_by(Duty.LEAD) or one.owned_by(Duty.PERSON) or ("",):
                groups.setdefault(name, []).append(one)
        ordered = sorted(groups.items(), key=lambda pair: (not pair[0], -len(pair[1]), pair[0]))
        return tuple((name, tuple(rows)) for name, rows in ordered)

    def states(self) -> dict[TaskState, int]:
        """How many stand where, in the order of TaskState."""
        return states_of(self.entries)

    def kept(self, wanted: Callable[[TaskEntry], bool]) -> "TaskLedger":
        """The entries that are wanted; the others are counted."""
        chosen = tuple(filter(wanted, self.entries))
        return TaskLedger(chosen, self.others + len(self.entries) - len(chosen))


def states_of(entries: Sequence[TaskEntry]) -> dict[TaskState, int]:
    """How many of some entries stand where, in the order of TaskState."""
    counts = Counter(entry.state for entry in entries)
    return {state: counts[state] for state in TaskState if counts[state]}


def listed_tasks(report: Report) -> Iterator[TaskEntry]:
    """The entries of the lists of a report, with what the report itself says of them."""
    starts = [passage.start for passage in report.passages]
    for task in tasks(report):
        yield _entry(report, task, starts)


def _entry(report: Report, task: Task, starts: Sequence[int]) -> TaskEntry:
    return TaskEntry(
        report.info,
        _passage(report, starts, task.name.start),
        task,
        listed=_words(report, task.caption) or report.info.title.value or report.info.file,
        name=_words(report, task.name),
        owners=tuple((_words(report, one.span), one.duty) for one in task.owners),
        deadline=_words(report, task.due.span) if task.due else "",
        progress=_words(report, task.progress),
        under=_passage(report, starts, task.caption.start) if task.caption else report.passages[0],
        told=_told(report, task, starts),
    )


def _told(report: Report, task: Task, starts: Sequence[int]) -> Told | None:
    if task.said is None:
        return None
    span = task.said.span
    around = task.progress or _sentence(report.text, span)
    words, text = _words(report, span), _words(report, around)[:LONGEST_EVIDENCE]
    shown = text if words in text else f"{words} · {text}"
    return Told(task.said.state, report.info, _passage(report, starts, span.start), span, words, shown)


def _sentence(text: str, span: Span) -> Span:
    start = text.rfind("\n", 0, span.start) + 1
    around = next((one for one in _SENTENCE.finditer(text, start) if one.end() >= span.end), None)
    return Span(*around.span()) if around else span


def _passage(report: Report, starts: Sequence[int], place: int) -> Passage:
    return report.passages[bisect_right(starts, place) - 1]


def _words(report: Report, span: Span | None) -> str:
    return " ".join(report.text[span.start : span.end].split()) if span else ""


__all__ = ["LONGEST_EVIDENCE", "TaskEntry", "TaskLedger", "TaskList", "Told", "listed_tasks", "states_of"]
