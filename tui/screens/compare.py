"""Two to four passages side by side."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType

from kb.compare.values import Comparison, Kind
from kb.i18n import _
from kb.model import Passage, PassageKind, Report, ReportInfo, Span
from kb.origin import origin_of
from kb.render import labels
from kb.render.comparison_html import comparison_page
from tui.bindings import bindings
from tui.exporting import write_page
from tui.keys import COMPARE, Action
from tui.passages import Copy, copied
from tui.paths import PathSuggester, here, typed_path
from tui.screens.base import KbScreen
from tui.text.lines import sheet
from tui.views.comparison import comparison_lines, legend, row_text
from tui.widgets.pane import Pane
from tui.widgets.plate import Plate

if TYPE_CHECKING:
    from kb.library import Library

MOST = 4
MOST_ALIKE = 2000
"""Characters of a passage by which a likeness is judged."""


@dataclass(frozen=True, slots=True)
class Side:
    """A passage of the comparison, and the text that is compared: its own, or that of its whole section."""

    info: ReportInfo
    passage: Passage
    text: str

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


Spans = Mapping[str, Span]
"""What of a passage's report is compared instead of the passage, by its id."""


def compare_passages(
    library: "Library", ids: tuple[str, ...], spans: Spans | None = None, *, sections: bool = False
) -> Compared:
    """Compare passages, or the whole sections they stand in, or these spans of their reports. Raises UnknownReportError."""
    from kb.compare import compare

    sides = tuple(_side(library, passage, (spans or {}).get(passage), sections=sections) for passage in ids)
    return Compared(sides, compare(*(side.text for side in sides), names=library.known_names))


def _side(library: "Library", passage_id: str, span: Span | None, *, sections: bool) -> Side:
    info, passage = library.passage(passage_id)
    if span is not None:
        return Side(info, passage, library.report(info.id).text[span.start : span.end])
    if not sections or passage.section is None:
        return Side(info, passage, passage.text)
    report = library.report(info.id)
    section = report.outline[passage.section]
    return Side(info, passage, report.text[section.start : section.end])


def same_section(library: "Library", passage_id: str, *, by_unit: bool) -> tuple[str, ...]:
    """A passage of the same section of other units' reports of the year, or of the unit's other years; the given one first."""
    info, passage = library.passage(passage_id)
    found = [passage_id]
    for other in sorted(library.reports(), key=lambda report: -(report.year.value or 0)):
        if len(found) < MOST and _is_wanted(info, other, by_unit=by_unit):
            twin = _twin(library.report(other.id), passage)
            found += [twin] if twin else []
    return tuple(found)


def _is_wanted(info: ReportInfo, other: ReportInfo, *, by_unit: bool) -> bool:
    if other.id == info.id or other.duplicates_of or info.unit.value is None:
        return False
    same_unit = other.unit.value == info.unit.value
    return not same_unit and other.year.value == info.year.value if by_unit else same_unit


def _twin(report: Report, passage: Passage) -> str:
    """The passage of another report whose headings and text are most like one's, among those of the same role."""
    from rapidfuzz.fuzz import ratio

    wanted = (other for other in report.passages if other.role == passage.role and other.kind == PassageKind.TEXT)
    heading = "".join(passage.path)
    scored = [
        (ratio("".join(other.path), heading) + ratio(other.text[:MOST_ALIKE], passage.text[:MOST_ALIKE]), other.id)
        for other in wanted
        if other.section is not None
    ]
    return max(scored, default=(0.0, ""))[1]


class CompareScreen(KbScreen):
    """Lays passages side by side, clause by clause."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings(COMPARE)]
    ACTIONS: ClassVar[tuple[Action, ...]] = COMPARE

    def __init__(self, ids: tuple[str, ...], spans: Spans | None = None) -> None:
        super().__init__()
        self.ids = ids
        self.spans = spans
        self.compared: Compared | None = None
        self.side = 0
        self.sections = False

    def compose(self) -> ComposeResult:
        """The columns, the legend, the keys."""
        yield Pane(id="sheet")
        yield Plate(id="legend")
        yield Plate(id="keys")

    def on_mount(self) -> None:
        """Compare."""
        super().on_mount()
        self.pane.border_title = _("Compare")
        self.set_focus(self.pane)
        self.compare()

    @property
    def pane(self) -> Pane:
        """The columns."""
        return self.query_one("#sheet", Pane)

    def compare(self) -> None:
        """Compare the passages that are laid out."""
        ids, spans, sections = self.ids, self.spans, self.sections
        self.ask("compare", lambda library: compare_passages(library, ids, spans, sections=sections), self.receive)

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

    def action_change(self, step: int) -> None:
        """To the next clause that differs, or the one before."""
        rows = self.compared.comparison.rows if self.compared else ()
        places = [number for number, row in enumerate(rows) if row.kind is not Kind.SAME]
        ahead = [place for place in places[::step] if (place - self.pane.cursor) * step > 0]
        if ahead:
            self.pane.put(ahead[0])
        else:
            self.say(_("No other difference that way."), "dim")

    def action_partner(self) -> None:
        """To where a moved clause stands on the other side."""
        row = (
            self.compared.comparison.rows[self.pane.cursor] if self.compared and self.compared.comparison.rows else None
        )
        partner = next((cell.partner for cell in row.cells if cell and cell.partner is not None), None) if row else None
        if partner is None:
            self.say(_("This clause has not moved."), "dim")
        else:
            self.pane.put(partner)

    def action_export(self) -> None:
        """Write the comparison to a page of HTML."""
        if self.compared:
            default = str(here() / "compare.html")
            self.kb.prompt(_("Export to"), default, self._export, suggester=PathSuggester())

    def _export(self, answer: str | None) -> None:
        if answer and answer.strip() and self.compared:
            file, compared = typed_path(answer), self.compared
            names = [side.title for side in compared.sides]
            self.do(lambda _library: write_page(file, comparison_page(compared.comparison, names)), self.say)

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
            self.side, self.sections = 0, True
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
            self.do(lambda library: copied(library, "text", text, origin_of(side.info, side.passage)), self._tell)

    def _tell(self, copy: Copy) -> None:
        if copy.how.osc:
            self.app.copy_to_clipboard(copy.text)
        self.say(copy.said)


__all__ = ["CompareScreen", "compare_passages", "same_section"]
