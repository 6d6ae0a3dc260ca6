"""The reader: a report whole, its outline beside it."""

from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Container

from kb.i18n import _
from kb.model import Passage, Report, Span
from kb.query import QueryError
from tui.bindings import bindings
from tui.features import OPENERS
from tui.keys import READER, Action
from tui.passages import Context, Spot
from tui.screens.base import KbScreen
from tui.screens.passages import PassageActions
from tui.text.lines import sheet
from tui.trail import Trail
from tui.views.report import Spans, cut_lines, outline_lines, report_lines
from tui.widgets.pane import Pane
from tui.widgets.plate import Plate

if TYPE_CHECKING:
    from kb.library import Library


def spans_in(library: "Library", query: str, report_id: str) -> Spans:
    """Where a query's matches stand in a report, by passage."""
    if not query.strip():
        return {}
    try:
        return library.matches(query, report_id)
    except QueryError:
        return {}


class ReaderScreen(PassageActions, KbScreen):
    """Reads one report."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings(OPENERS), *bindings(READER)]
    ACTIONS: ClassVar[tuple[Action, ...]] = READER

    def __init__(self, spot: Spot, query: str) -> None:
        super().__init__()
        self.start, self.text_query = spot, query
        self.report: Report | None = None
        self.spans: Spans = {spot.passage: spot.spans}
        self.now: tuple[str, int] = (spot.passage, 0)

    def compose(self) -> ComposeResult:
        """Outline and text."""
        with Container(id="body"):
            yield Pane(id="outline")
            yield Pane(id="text")
        yield Plate(id="keys")

    def on_mount(self) -> None:
        """Read the report."""
        super().on_mount()
        self.outline.border_title = _("Outline")
        self.set_focus(self.text)
        self.load(self.start)

    def load(self, spot: Spot) -> None:
        """Read a report, at a spot."""
        self.start, self.now = spot, (spot.passage, 0)
        self.ask("report", lambda library: library.report(spot.report), self.receive)

    @property
    def outline(self) -> Pane:
        """The outline."""
        return self.query_one("#outline", Pane)

    @property
    def text(self) -> Pane:
        """The text."""
        return self.query_one("#text", Pane)

    @property
    def passage(self) -> Passage | None:
        """The passage the cursor stands on."""
        passages = self.report.passages if self.report else ()
        return passages[self.text.cursor] if self.text.cursor < len(passages) else None

    @property
    def spot(self) -> Spot | None:
        """The passage the cursor stands on, or the report."""
        if not self.report:
            return None
        passage = self.passage
        report = self.report.info.id
        return Spot(report, passage.id, self._spans_of(passage.id)) if passage else Spot(report)

    def receive(self, report: Report) -> None:
        """Show the report at the hit; then find its other matches."""
        self.report = report
        self.spans = {self.start.passage: self.start.spans}
        self.show_text(self._row_of(self.now[0]))
        self._bring_match()
        self.show_outline()
        query = self.text_query
        self.ask("spans", lambda library: spans_in(library, query, report.info.id), self._light)

    def _light(self, spans: Spans) -> None:
        if spans:
            opened_at = {place: found for place, found in self.spans.items() if found}
            self.spans = {**spans, **opened_at}
            self.show_text()

    def _row_of(self, passage_id: str) -> int:
        passages = self.report.passages if self.report else ()
        return next((row for row, passage in enumerate(passages) if passage.id == passage_id), 0)

    def show_text(self, cursor: int | None = None) -> None:
        """The text for the width."""
        if not self.report:
            return
        lines = sheet(report_lines(self.report, self.spans, self.now, self.look(self.text)))
        self.text.show(lines, cursor=cursor, top=cursor == 0)
        if cursor:
            self.text.bring(lines.rows[self.text.cursor][0])
        self._show_place()

    def show_outline(self) -> None:
        """The outline for the width."""
        if self.report:
            self.outline.show(
                sheet(outline_lines(self.report.outline, self.look(self.outline))), cursor=self._section()
            )

    def _section(self) -> int:
        passage = self.passage
        if not passage or not self.report:
            return 0
        if passage.section is not None:
            return passage.section
        before = [n for n, section in enumerate(self.report.outline) if section.start <= passage.start]
        return before[-1] if before else 0

    def _show_place(self) -> None:
        if not self.report:
            return
        title = self.report.info.title.value or self.report.info.file
        room = max(self.text.size.width - 16, 8)
        from tui.text.lines import cut

        share = f"{self.text.cursor + 1}/{len(self.report.passages)}"
        self.text.border_title = cut(title, room, self.face).replace("[", "(")
        self.text.border_subtitle = share
        if self.focused is not self.outline and self.outline.sheet.size:
            self.outline.put(self._section())

    @on(Pane.Resized)
    def rearrange(self, event: Pane.Resized) -> None:
        """A pane has another width."""
        if event.pane is self.text:
            self.show_text(self.text.cursor)
        elif event.pane is self.outline:
            self.show_outline()

    @on(Pane.Moved, "#text")
    def follow(self) -> None:
        """Light the section the cursor stands in."""
        self._show_place()

    @on(Pane.Chosen, "#outline")
    def choose(self, event: Pane.Chosen) -> None:
        """Go to the section."""
        self.go_to_section(event.row)

    def go_to_section(self, row: int) -> None:
        """Put the cursor on a section's first passage."""
        if self.report and row < len(self.report.outline):
            start = self.report.outline[row].start
            passages = enumerate(self.report.passages)
            self.jump(next((number for number, passage in passages if passage.end > start), 0))
        self.remove_class("-outline")
        self.set_focus(self.text)

    def jump(self, row: int) -> None:
        """Go to a passage, and remember where one came from."""
        self._note_place()
        self._show_row(row)
        if self.spot:
            self.kb.trail = self.kb.trail.went(self.spot)

    def _note_place(self) -> None:
        if self.spot:
            self.kb.trail = self.kb.trail.moved(self.spot)

    def _show_row(self, row: int) -> None:
        self.text.put(row)
        if self.text.sheet.size:
            self.text.bring(self.text.sheet.rows[self.text.cursor][0], 0.2)

    def action_history(self, step: int) -> None:
        """Back to where one came from, or on again, in whatever report that is."""
        self._note_place()
        said = _("There is nothing further back.") if step < 0 else _("There is nothing further on.")
        self._follow(self.kb.trail.stepped(step), said)

    def action_return(self) -> None:
        """To the place read before this one; once more leads back."""
        self._note_place()
        self._follow(self.kb.trail.returned(), _("No other place was read yet."))

    def _follow(self, trail: Trail | None, otherwise: str) -> None:
        spot = trail.place if trail else None
        if not trail or not spot:
            self.say(otherwise, "dim")
            return
        self.kb.trail = trail
        if self.report and spot.report == self.report.info.id:
            self._show_row(self._row_of(spot.passage))
        else:
            self.load(spot)

    def action_outline(self) -> None:
        """To the outline and back; Enter goes to the section."""
        if self.focused is self.outline:
            self.go_to_section(self.outline.cursor)
        else:
            self.add_class("-outline")
            self.set_focus(self.outline)

    def key_enter(self) -> None:
        """Go to the section under the cursor."""
        if self.focused is self.outline:
            self.go_to_section(self.outline.cursor)

    def action_match(self, step: int) -> None:
        """To the next match in the report."""
        places = self._places()
        if not places:
            self.say(_("No match of the query in this report."), "dim")
            return
        here = places.index(self.now) if self.now in places else -1 if step > 0 else 0
        self.now = places[(here + step) % len(places)]
        self.text.set_reactive(Pane.cursor, self._row_of(self.now[0]))
        self.show_text(self.text.cursor)
        self._bring_match()

    def _bring_match(self) -> None:
        lines = self.text.sheet.lines
        lit = next((n for n, line in enumerate(lines) if any(piece.style == "now" for piece in line.pieces)), None)
        if lit is not None:
            self.text.bring(lit)

    def _places(self) -> list[tuple[str, int]]:
        passages = self.report.passages if self.report else ()
        return [(passage.id, number) for passage in passages for number in range(len(self._spans_of(passage.id)))]

    def _spans_of(self, passage_id: str) -> tuple[Span, ...]:
        return tuple(self.spans.get(passage_id, ()))

    def more_actions(self) -> tuple[Action, ...]:
        """The other screens."""
        return OPENERS

    def context(self) -> Context:
        """What a screen opened from here begins with."""
        return Context(self.text_query, self.spot, tuple(self.kb.marked))

    def action_cuts(self) -> None:
        """What was cut from the file."""
        report = self.report
        if report:
            self.kb.read(_("What was cut"), lambda look: list(cut_lines(report, look)))

    def action_mark(self) -> None:
        """Mark the passage for comparison."""
        passage = self.passage
        if passage:
            self.kb.toggle_mark(passage.id)
            self.show_keys()
            self.text.action_move(1)

    async def action_query(self) -> None:
        """Back to the query line."""
        self.app.pop_screen()
        await self.app.screen.run_action("query")

    async def action_leave(self) -> None:
        """Back to the list; out of the outline first."""
        if self.focused is self.outline and self.has_class("-narrow"):
            self.remove_class("-outline")
            self.set_focus(self.text)
        else:
            self._note_place()
            self.app.pop_screen()


__all__ = ["ReaderScreen", "spans_in"]
