"""The ledger of tasks by list, or by who answers for them, as text and as a table."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date

from kb.followup import Duty, TaskEntry, TaskLedger, TaskState, Term, states_of
from kb.i18n import _, ngettext
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


def list_lines(ledger: TaskLedger, on: date | None, *, width: int | None) -> Iterator[str]:
    """The entries under the name of their list, with its counts."""
    for one in ledger.lists:
        head = " · ".join(dict.fromkeys([visible_line(one.name), whose(one.report), counts_text(one.entries, on)]))
        yield head if width is None else cut(head, width)
        yield from _indented(one.entries, on, width=width, owner=True)


def owner_lines(ledger: TaskLedger, on: date | None, *, width: int | None) -> Iterator[str]:
    """The entries under each that leads, with the counts."""
    for name, entries in ledger.by_owner:
        head = f"{visible_line(name) or _('nobody named')} · {counts_text(entries, on)}"
        yield head if width is None else cut(head, width)
        yield from _indented(entries, on, width=width, owner=False)


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
    "DUTIES", "LATE", "TASK_SIGNS", "TASK_STATES", "counts_text", "due_day", "list_lines", "owner_lines", "owners_text", "task_sheet",
]  # fmt: skip
