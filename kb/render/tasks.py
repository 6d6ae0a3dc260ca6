"""The ledger of tasks by list, or by who answers for them, as text and as a table."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from kb.followup import Duty, TaskEntry, TaskLedger, TaskState, Term, states_of
from kb.i18n import _, ngettext
from kb.model import JsonObject, ReportInfo
from kb.render.cells import cut
from kb.render.commitments import whose
from kb.render.sheets import Cell, Sheet, sheet_lines
from kb.text import visible_line

TASK_STATES: Mapping[TaskState, Callable[[], str]] = {
    TaskState.CLOSED: lambda: _("closed"),
    TaskState.PARTLY: lambda: _("in part"),
    TaskState.MOVING: lambda: _("under way"),
    TaskState.BEHIND: lambda: _("behind"),
    TaskState.OPEN: lambda: _("not done"),
    TaskState.STANDING: lambda: _("kept up"),
    TaskState.WAITING: lambda: _("nothing said"),
}
TASK_SIGNS: Mapping[TaskState, str] = {
    TaskState.CLOSED: "✓", TaskState.PARTLY: "◐", TaskState.MOVING: "→", TaskState.BEHIND: "!", TaskState.OPEN: "○", TaskState.STANDING: "∞", TaskState.WAITING: "–",
}  # fmt: skip
DUTIES: Mapping[Duty, Callable[[], str]] = {
    Duty.LEAD: lambda: _("leads"),
    Duty.SUPPORT: lambda: _("helps"),
    Duty.PERSON: lambda: _("person"),
}
_TERMS: Mapping[Term, Callable[[], str]] = {
    Term.AT_ONCE: lambda: _("at once"),
    Term.STANDING: lambda: _("always"),
    Term.UNCERTAIN: lambda: "",
    Term.DAY: lambda: "",
}
LATE = "‼"
"""Stands before the day that has passed."""


def due_day(entry: TaskEntry, on: date | None) -> str:
    """The last day, marked where it has passed; at once, always, or the words where no day can be reckoned."""
    due = entry.due
    if due is None:
        return ""
    if due.day is None:
        return _TERMS[due.term]() or visible_line(entry.deadline)
    return f"{LATE if on and entry.is_overdue(on) else ''}{due.day.isoformat()}{'?' if due.assumed else ''}"


def owners_text(entry: TaskEntry, *duties: Duty) -> str:
    """Who has one of these to do with a task; all of them where none is named."""
    return visible_line("、".join(name for name, duty in entry.owners if not duties or duty in duties))


def counts_text(entries: Sequence[TaskEntry], on: date | None) -> str:
    """How many there are, how many stand where, how many are overdue."""
    counted = ngettext("{n} task", "{n} tasks", len(entries)).format(n=len(entries))
    stand = (f"{TASK_SIGNS[state]} {TASK_STATES[state]()} {count}" for state, count in states_of(entries).items())
    late = sum(entry.is_overdue(on) for entry in entries) if on else 0
    overdue = ngettext("{n} overdue", "{n} overdue", late).format(n=late) if on else ""
    return " · ".join(filter(None, [counted, *stand, overdue]))


@dataclass(frozen=True, slots=True)
class Group:
    """Entries that are shown together: a list, or what one leads; with the report of a list."""

    name: str
    report: ReportInfo | None
    entries: tuple[TaskEntry, ...]

    def to_dict(self, on: date | None) -> JsonObject:
        """How many there are and how they stand, as the command prints it."""
        states = {state.value: count for state, count in states_of(self.entries).items()}
        late = sum(entry.is_overdue(on) for entry in self.entries) if on else None
        info = self.report
        whose_list = (
            {"report": info.id, "unit": info.unit.value, "year": info.year.value, "file": info.file} if info else {}
        )
        return (
            {("list" if info else "owner"): self.name}
            | whose_list
            | {"tasks": len(self.entries), "states": states, "overdue": late}
        )


def grouped(ledger: TaskLedger, by: str) -> tuple[Group, ...]:
    """The entries by list, or by who leads (``by`` is ``owner``)."""
    if by == "owner":
        return tuple(Group(name, None, entries) for name, entries in ledger.by_owner)
    return tuple(Group(one.name, one.report, one.entries) for one in ledger.lists)


def task_lines(
    groups: Iterable[Group], on: date | None, *, width: int | None, most: int | None = None
) -> Iterator[str]:
    """The entries under the name of their list, or of who leads, with the counts of all of them; ``most`` entries are shown."""
    left = most
    for one in groups:
        yield from group_lines([one], on, width=width)
        shown = one.entries[:left]
        left = None if left is None else left - len(shown)
        yield from _indented(shown, on, width=width, owner=one.report is not None) if shown else ()
        if left == 0:
            return


def group_lines(groups: Iterable[Group], on: date | None, *, width: int | None) -> Iterator[str]:
    """A line a list, or one that leads: whose it is, how many tasks, how they stand."""
    for one in groups:
        name = visible_line(one.name) or _("nobody named")
        head = " · ".join(
            dict.fromkeys([name, *([whose(one.report)] if one.report else []), counts_text(one.entries, on)])
        )
        yield head if width is None else cut(head, width)


def group_sheet(groups: Iterable[Group], on: date | None) -> Sheet:
    """The counts of each list, or of each that leads, as a table."""
    head = (
        _("list or owner"),
        _("unit"),
        _("year"),
        _("tasks"),
        *(TASK_STATES[state]() for state in TaskState),
        _("overdue"),
        _("source"),
    )
    return Sheet(head, tuple(_counts_row(one, on) for one in groups))


def _counts_row(one: Group, on: date | None) -> tuple[Cell, ...]:
    states = states_of(one.entries)
    late: Cell = sum(entry.is_overdue(on) for entry in one.entries) if on else ""
    info = one.report
    whose_list: tuple[Cell, Cell] = (info.unit.value, info.year.value) if info else ("", "")
    counts = (len(one.entries), *(states.get(state, 0) for state in TaskState))
    return (one.name or _("nobody named"), *whose_list, *counts, late, info.file if info else "")


def _indented(entries: Sequence[TaskEntry], on: date | None, *, width: int | None, owner: bool) -> Iterator[str]:
    head = ("", _("no."), _("task"), _("due"), _("owner") if owner else _("list"), _("evidence"))
    rows = tuple(_line_row(entry, on, owner=owner) for entry in entries)
    first, *lines = sheet_lines(Sheet(head, rows), None if width is None else width - 2)
    yield f"  {first}"
    part = ""
    for entry, line in zip(entries, lines, strict=True):
        if owner and entry.task.group != part:
            part = entry.task.group
            yield cut(f"  {visible_line(part)}", width) if width else f"  {visible_line(part)}"
        yield f"  {line}"


def _line_row(entry: TaskEntry, on: date | None, *, owner: bool) -> tuple[Cell, ...]:
    told = entry.told
    source = f"{entry.report.file}:{entry.passage.line}"
    place = f"“{told.text}” {told.report.file}:{told.passage.line}" if told else source
    who = owners_text(entry, Duty.LEAD, Duty.PERSON) if owner else entry.listed
    return TASK_SIGNS[entry.state], entry.task.number, entry.name, due_day(entry, on), who, place


def task_sheet(entries: Iterable[TaskEntry], on: date | None) -> Sheet:
    """Everything known of each task, a row each."""
    head = (
        _("list"), _("part of the list"), _("no."), _("task"), *(DUTIES[duty]() for duty in Duty), _("deadline"), _("due"), _("state"), _("overdue"), _("evidence"),
        _("progress"), _("unit"), _("year"), _("told in"), _("source"), "id",
    )  # fmt: skip
    return Sheet(head, tuple(_sheet_row(entry, on) for entry in entries))


def _sheet_row(entry: TaskEntry, on: date | None) -> tuple[Cell, ...]:
    info, told, due = entry.report, entry.told, entry.due
    what = (entry.listed, entry.task.group, entry.task.number, entry.name)
    who = tuple("、".join(entry.owned_by(duty)) for duty in Duty)
    day = due.day.isoformat() if due and due.day else ""
    late = (int(entry.is_overdue(on)) if on else "",)
    stands = (TASK_STATES[entry.state](), *late, told.text if told else "", entry.progress)
    seen = f"{told.report.file}:{told.passage.line}" if told else ""
    source = f"{info.file}:{entry.passage.line}"
    return (*what, *who, entry.deadline, day, *stands, info.unit.value, info.year.value, seen, source, entry.passage.id)


__all__ = [
    "DUTIES", "LATE", "TASK_SIGNS", "TASK_STATES", "Group", "counts_text", "due_day", "group_lines", "group_sheet", "grouped", "owners_text", "task_lines", "task_sheet",
]  # fmt: skip
