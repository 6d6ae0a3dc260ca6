"""The ledger of lists of tasks: each entry with owner, last day and state, and the words that say so."""

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from typing import TYPE_CHECKING, ClassVar

from kb.followup import Duty, TaskEntry, TaskState
from kb.i18n import _
from kb.render.commitments import whose
from kb.render.tasks import DUTIES, TASK_SIGNS, TASK_STATES, counts_text, due_day, owners_text
from tui.bindings import bindings
from tui.features import actions_of
from tui.passages import Spot
from tui.screens.rows import Listed, Order
from tui.screens.table import TableScreen
from tui.text.lines import Line, flowed, plain
from tui.views.look import Look
from tui.views.table import Column

if TYPE_CHECKING:
    from kb.library import Library

_STATES = tuple(TaskState)
_SHOWN: tuple[TaskState | None, ...] = (None, *_STATES)
_STYLES = {
    TaskState.CLOSED: "good",
    TaskState.STANDING: "good",
    TaskState.PARTLY: "changed",
    TaskState.MOVING: "changed",
    TaskState.BEHIND: "error",
    TaskState.OPEN: "error",
}
_NO_DAY = date.max
_SORTS: dict[str, Callable[[TaskEntry], tuple[int | str | date, ...]]] = {
    "due": lambda row: ((row.due and row.due.day) or _NO_DAY, row.report.file, row.task.start),
    "owner": lambda row: (owners_text(row, Duty.LEAD) or "\uffff", row.report.file, row.task.start),
    "state": lambda row: (_STATES.index(row.state), row.report.file, row.task.start),
}


class TasksScreen(TableScreen[TaskEntry]):
    """Entries of lists of tasks, by list; those overdue on a day."""

    FEATURE: ClassVar[str] = "tasks"
    NEEDS_QUESTION: ClassVar[bool] = False
    LIVE: ClassVar[bool] = False
    ORDERS: ClassVar[tuple[Order, ...]] = (
        Order("list", lambda: _("by list")),
        Order("due", lambda: _("by last day")),
        Order("owner", lambda: _("by owner")),
        Order("state", lambda: _("by state")),
    )
    BINDINGS: ClassVar = [*bindings(actions_of("tasks"))]
    shown: TaskState | None = None
    """The only state that is shown; None for all."""
    on: date | None = None
    """The day that overdue is reckoned by; None where nobody asked."""

    def first_question(self) -> str:
        """All of them."""
        return ""

    def action_state(self) -> None:
        """Show only what stands so; the next state each time, then all again."""
        self.shown = _SHOWN[(_SHOWN.index(self.shown) + 1) % len(_SHOWN)]
        self.load()

    def action_overdue(self) -> None:
        """Ask for a day, and show what is overdue on it."""
        asked = (self.on or date.today()).isoformat()
        self.kb.prompt(_("Overdue on"), asked, self._set_day, note=_("A day such as 2024-12-31; empty: no matter when"))

    def _set_day(self, answer: str | None) -> None:
        if answer is None:
            return
        try:
            self.on = date.fromisoformat(answer.strip()) if answer.strip() else None
        except ValueError:
            self.say(_("{text} is no day. Write one such as 2024-12-31.").format(text=answer))
            return
        self.load()

    def work(self, asked: str) -> "Callable[[Library], Listed[TaskEntry]]":
        """The entries of the lists that answer; all, where nothing is asked."""
        sort, only, on = _SORTS.get(self.order_id), self.shown, self.on

        def rows(library: "Library") -> Listed[TaskEntry]:
            found = library.tasks(asked)
            kept = [one for one in found if (only is None or one.state is only) and (on is None or one.is_overdue(on))]
            notes = [_("only: {state}").format(state=TASK_STATES[only]())] if only else []
            notes += [_("overdue on {day}").format(day=on.isoformat())] if on else []
            notes += (
                []
                if len(found)
                else [
                    _(
                        "Here no report holds a list of tasks: no table or items with 责任单位, 完成时限 or what became of them."
                    )
                ]
            )
            return Listed(sorted(kept, key=sort) if sort else kept, said=counts_text(found.entries, on), notes=notes)

        return rows

    def columns(self) -> Sequence[Column[TaskEntry]]:
        """State, number, task, last day, owner, list."""
        return (
            Column(lambda: _("state"), lambda row: TASK_SIGNS[row.state], 2, "key"),
            Column(lambda: _("no."), lambda row: row.task.number, 4, "dim", least=60),
            Column(lambda: _("task"), lambda row: row.name, style="head"),
            Column(lambda: _("due"), lambda row: due_day(row, self.on), 12, "number"),
            Column(lambda: _("owner"), lambda row: owners_text(row, Duty.LEAD, Duty.PERSON), 16, "dim", least=64),
            Column(lambda: _("list"), lambda row: row.listed, 24, "dim", least=100),
        )

    def spots(self, row: TaskEntry) -> Sequence[Spot]:
        """The entry, then the words that say how it stands."""
        found = [Spot(row.report.id, row.passage.id, (row.span,), text=row.name)]
        if row.told and row.told.passage.id != row.passage.id:
            found.append(Spot(row.told.report.id, row.told.passage.id, (row.told.inside,), text=row.told.text))
        return found

    def detail(self, row: TaskEntry, look: Look) -> Iterable[Line]:
        """The entry in full: list, part, owners by what they do, deadline as written, state and who says so."""
        yield from flowed([plain(f"{row.task.number}  {row.name}".strip(), look.face, "head")], look.width)
        place = "  ".join(filter(None, [row.listed, row.task.group, whose(row.report)]))
        yield from flowed([plain(place, look.face, "dim")], look.width)
        for duty in Duty:
            if names := owners_text(row, duty):
                yield from flowed([plain(f"{DUTIES[duty]()}  {names}", look.face)], look.width)
        if row.deadline:
            due = due_day(row, self.on)
            said = row.deadline if row.deadline == due else f"{row.deadline}  {due}"
            yield from flowed([plain(f"{_('due')}  {said}", look.face)], look.width)
        state = f"{TASK_SIGNS[row.state]} {TASK_STATES[row.state]()}"
        told = f"{state}  “{row.told.text}” {whose(row.told.report)}" if row.told else state
        yield from flowed([plain(told, look.face, _STYLES.get(row.state, "dim"))], look.width)

    def row_query(self, row: TaskEntry) -> str:
        """The passages that name it."""
        return f'"{row.name.replace(chr(34), "")}"'


__all__ = ["TasksScreen"]
