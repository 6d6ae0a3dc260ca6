"""Two to four passages side by side."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType

from kb.compare.values import Comparison
from kb.i18n import _
from kb.model import Passage, ReportInfo
from kb.origin import origin_of
from kb.render import labels
from tui.keys import COMPARE, Action, bindings
from tui.passages import Copy, copied
from tui.screens.base import KbScreen
from tui.text.lines import sheet
from tui.views.comparison import comparison_lines, legend, row_text
from tui.widgets.pane import Pane
from tui.widgets.plate import Plate

if TYPE_CHECKING:
    from kb.library import Library

MOST = 4


@dataclass(frozen=True, slots=True)
class Side:
    """A passage of the comparison."""

    info: ReportInfo
    passage: Passage

    @property
    def title(self) -> str:
        """Who, when, where in the report."""
        who = [labels.claim_with_mark(name, getattr(self.info, name)) for name in ("unit", "year")]
        known = [value for value in who if value != "-"] or [self.info.title.value or self.info.file]
        return " · ".join([" ".join(known), *self.passage.path[-1:]])


@dataclass(frozen=True, slots=True)
class Compared:
    """Passages and what comparing them gave."""

    sides: tuple[Side, ...]
    comparison: Comparison


def compare_passages(library: "Library", ids: tuple[str, ...]) -> Compared:
    """Compare passages. Raises UnknownReportError."""
    from kb.compare import compare

    sides = tuple(Side(*library.passage(passage)) for passage in ids)
    return Compared(sides, compare(*(side.passage.text for side in sides)))


def same_section(library: "Library", passage_id: str, *, by_unit: bool) -> tuple[str, ...]:
    """Passages under the same heading: of other units, or of the same unit in other years; the given one first."""
    info, passage = library.passage(passage_id)
    found = [passage_id]
    for other in sorted(library.reports(), key=lambda report: -(report.year.value or 0)):
        same_unit = other.unit.value == info.unit.value and info.unit.value is not None
        wanted = (not same_unit and other.year.value == info.year.value) if by_unit else same_unit
        if other.id == info.id or not wanted or other.duplicates_of:
            continue
        twin = _twin(library, other.id, passage)
        if twin:
            found.append(twin)
        if len(found) == MOST:
            break
    return tuple(found)


def _twin(library: "Library", report_id: str, passage: Passage) -> str:
    """The passage of another report that is most like one, among those of the same role."""
    from rapidfuzz import fuzz

    candidates = [
        other
        for other in library.report(report_id).passages
        if other.role == passage.role and other.kind == passage.kind
    ]
    scored = [(_likeness(fuzz.ratio, other, passage), other.id) for other in candidates]
    return max(scored, default=(0.0, ""))[1]


def _likeness(ratio: object, other: Passage, passage: Passage) -> float:
    assert callable(ratio)
    headings = float(ratio("".join(other.path), "".join(passage.path)))
    return headings + float(ratio(other.text[:2000], passage.text[:2000]))


class CompareScreen(KbScreen):
    """Lays passages side by side, clause by clause."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings(COMPARE)]
    ACTIONS: ClassVar[tuple[Action, ...]] = COMPARE

    def __init__(self, ids: tuple[str, ...]) -> None:
        super().__init__()
        self.ids = ids
        self.compared: Compared | None = None
        self.side = 0

    def compose(self) -> ComposeResult:
        """The columns, the legend, the keys."""
        yield Pane(id="sheet")
        yield Plate(id="legend")
        yield Plate(id="keys")

    def on_mount(self) -> None:
        """Compare."""
        super().on_mount()
        self.pane.border_title = _("Compare")
        self.pane.focus()
        self.compare()

    @property
    def pane(self) -> Pane:
        """The columns."""
        return self.query_one("#sheet", Pane)

    def compare(self) -> None:
        """Compare the passages that are laid out."""
        ids = self.ids
        self.ask("compare", lambda library: compare_passages(library, ids), self.receive)

    def receive(self, compared: Compared) -> None:
        """Show what comparing gave."""
        self.compared = compared
        self.side = min(self.side, len(compared.sides) - 1)
        self.show_columns()

    @on(Pane.Resized)
    def show_columns(self) -> None:
        """The columns for the width."""
        plate = self.query_one("#legend", Plate)
        plate.put_lines([legend(self.look(plate))])
        if self.compared:
            titles = [side.title for side in self.compared.sides]
            lines = comparison_lines(self.compared.comparison, titles, self.side, self.look(self.pane))
            self.pane.show(sheet(lines))

    def action_side(self, step: int) -> None:
        """The keys act on the next column."""
        self.side = (self.side + step) % len(self.ids)
        self.show_columns()

    def action_swap(self) -> None:
        """Exchange this column with the next."""
        ids = list(self.ids)
        other = (self.side + 1) % len(ids)
        ids[self.side], ids[other] = ids[other], ids[self.side]
        self._lay(tuple(ids))

    def action_drop(self) -> None:
        """Take this column away."""
        if len(self.ids) <= 2:
            self.say(_("Two passages are the least that can be compared."), "error")
            return
        self._lay(tuple(passage for number, passage in enumerate(self.ids) if number != self.side))

    async def action_add(self) -> None:
        """Add one from a new search: mark it there, and press C."""
        if len(self.ids) >= MOST:
            self.say(_("Four passages are the most that can be compared."), "error")
            return
        self.kb.marked = list(self.ids)
        self.app.pop_screen()
        await self.app.screen.run_action("query")
        if isinstance(self.app.screen, KbScreen):
            self.app.screen.say(_("Search, mark one more with the space bar, and press C."))

    def action_years(self) -> None:
        """The same section of the same unit over the years."""
        self._gather(by_unit=False)

    def action_units(self) -> None:
        """The same topic over units in the same year."""
        self._gather(by_unit=True)

    def _gather(self, *, by_unit: bool) -> None:
        passage = self.ids[self.side]
        self.say(_("Looking for the same section…"), "dim")
        self.ask("gather", lambda library: same_section(library, passage, by_unit=by_unit), self._gathered)

    def _gathered(self, ids: tuple[str, ...]) -> None:
        if len(ids) < 2:
            self.say(_("No other report has such a section."), "error")
        else:
            self.side = 0
            self._lay(ids)
            self.show_keys()

    def _lay(self, ids: tuple[str, ...]) -> None:
        self.ids = ids
        self.kb.marked = list(ids)
        self.compare()

    def action_copy_text(self) -> None:
        """Copy the clause under the cursor."""
        compared = self.compared
        if not compared or not compared.comparison.rows:
            return
        text = row_text(compared.comparison, compared.comparison.rows[self.pane.cursor], self.side)
        side = compared.sides[self.side]
        if text:
            self.ask(
                "copy", lambda library: copied(library, "text", text, origin_of(side.info, side.passage)), self._tell
            )

    def _tell(self, copy: Copy) -> None:
        if copy.how.osc:
            self.app.copy_to_clipboard(copy.text)
        self.say(copy.said)


__all__ = ["CompareScreen", "compare_passages", "same_section"]
