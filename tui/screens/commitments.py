"""The ledger of commitments: what was promised, where it stands, and the sentence of the later report that says so."""

from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING, ClassVar

from kb.followup import Entry, State
from kb.i18n import _
from kb.render.commitments import SIGNS, STATES, due_text, outcome_text, states_text, whose
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

_STATES = tuple(State)
_SORTS: dict[str, Callable[[Entry], tuple[int | str, ...]]] = {
    "state": lambda row: (_STATES.index(row.state), row.report.file, row.commitment.start),
    "newest": lambda row: (-(row.year or 0), row.report.file, row.commitment.start),
}
_SHOWN: tuple[State | None, ...] = (None, *_STATES)
_STYLES = {State.CLOSED: "good", State.PARTLY: "changed", State.UNCLEAR: "masked", State.OPEN: "error"}


class CommitmentsScreen(TableScreen[Entry]):
    """Commitments of the passages that answer, each followed into the next report of its unit."""

    FEATURE: ClassVar[str] = "commitments"
    NEEDS_QUESTION: ClassVar[bool] = False
    LIVE: ClassVar[bool] = False
    ORDERS: ClassVar[tuple[Order, ...]] = (
        Order("report", lambda: _("by report")),
        Order("state", lambda: _("by state")),
        Order("newest", lambda: _("the newest first")),
    )
    BINDINGS: ClassVar = [*bindings(actions_of("commitments"))]
    shown: State | None = None
    """The only state that is shown; None for all."""

    def action_state(self) -> None:
        """Show only what stands so; the next state each time, then all again."""
        self.shown = _SHOWN[(_SHOWN.index(self.shown) + 1) % len(_SHOWN)]
        self.load()

    def work(self, asked: str) -> "Callable[[Library], Listed[Entry]]":
        """The commitments of the passages that answer; all, where nothing is asked."""
        sort, only = _SORTS.get(self.order_id), self.shown

        def rows(library: "Library") -> Listed[Entry]:
            found = library.commitments(asked, follow=True)
            kept = [one for one in found if only is None or one.state is only]
            notes = () if only is None else (_("only: {state}").format(state=STATES[only]()),)
            return Listed(sorted(kept, key=sort) if sort else kept, said=states_text(found.states()), notes=notes)

        return rows

    def columns(self) -> Sequence[Column[Entry]]:
        """State, unit, by when, the number, what was promised."""
        return (
            Column(lambda: _("state"), _state, 2, "key"),
            Column(lambda: _("commitment"), lambda row: row.text, style="head"),
            Column(lambda: _("target"), lambda row: row.words("target"), 12, "number", least=60),
            Column(lambda: _("due"), due_text, 13, "dim", least=76),
            Column(lambda: _("owner"), lambda row: row.words("owner"), 16, "dim", least=110),
            Column(lambda: _("unit"), lambda row: row.report.unit.value or "", 22, "dim", least=92),
        )

    def spots(self, row: Entry) -> Sequence[Spot]:
        """The commitment, then the evidence."""
        found = [Spot(row.report.id, row.passage.id, (row.span,), text=row.text)]
        outcome = row.outcome
        if outcome and outcome.passage and outcome.span:
            found.append(Spot(outcome.report.id, outcome.passage.id, (outcome.span,), text=outcome.text))
        return found

    def detail(self, row: Entry, look: Look) -> Iterable[Line]:
        """Both sentences, the verdict between them, and why."""
        yield from flowed([plain(f"{row.text}", look.face, "head")], look.width)
        yield from flowed([plain(_source(row), look.face, "dim")], look.width)
        state = f"{SIGNS[row.state]} {STATES[row.state]()}"
        said = f"{state}  {outcome_text(row.outcome)}" if row.outcome else state
        yield from flowed([plain(said, look.face, _STYLES.get(row.state, "dim"))], look.width)
        if row.outcome and row.outcome.text:
            yield from flowed([plain(row.outcome.text, look.face, "head")], look.width)
            yield from flowed([plain(whose(row.outcome.report), look.face, "dim")], look.width)

    def row_query(self, row: Entry) -> str:
        """The passages that name what it is about."""
        name = (row.words("object") or row.text).replace('"', "")
        return f'"{name}"'


def _state(row: Entry) -> str:
    return SIGNS[row.state]


def _source(row: Entry) -> str:
    owner = row.words("owner")
    return "  ".join(filter(None, [whose(row.report), due_text(row), owner]))


__all__ = ["CommitmentsScreen"]
