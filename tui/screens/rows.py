"""Rows that answer a question, with the passages behind the row under the cursor: asking for them and showing them."""

from collections.abc import Iterator, Sequence
from typing import TypeVar

from textual import on
from textual.app import ComposeResult
from textual.containers import Container, Horizontal, Vertical
from textual.timer import Timer
from textual.widgets import Input

from kb.errors import KBError
from kb.i18n import _, ngettext
from kb.query import QueryError
from tui.features import title_of
from tui.passages import Context, Seen, seen
from tui.screens.ownrows import Listed, Order, RowsOfItsOwn
from tui.text.face import cells
from tui.text.lines import Line, flowed, plain, sheet
from tui.views.look import Look
from tui.views.status import error_lines, message_lines, two_lines
from tui.views.table import Place, more_rows_lines, place_lines
from tui.widgets.pane import Pane
from tui.widgets.plate import Plate
from tui.widgets.query_line import QueryLine

T = TypeVar("T")
MOST_SPOTS = 40
"""Passages of one row that are shown beside it; the rest are counted."""
PATIENCE = 0.25
"""Seconds without an answer after which it is said that the library is looking."""


class RowsScreen(RowsOfItsOwn[T]):
    """Asks for rows and shows them with their passages."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.listed: Listed[T] = Listed()
        self.answered = False
        self.seen: tuple[Seen, ...] = ()
        self.order = 0
        self._waiting: Timer | None = None

    # The screen ------------------------------------------------------------------------------------------------

    def compose(self) -> ComposeResult:
        """The question above; the list with its heads, the passages; the keys below."""
        with Vertical(id="top"):
            with Horizontal(id="line"):
                yield Plate(id="slash")
                history = self.kb.history if self.IS_QUERY else ()
                yield QueryLine(self.first_question(), history=history, suggester=self.suggester(), id="query")
            yield Plate(id="status")
        with Container(id="body"):
            with Vertical(id="list"):
                yield Plate(id="heads")
                yield Pane(id="results")
            yield Pane(id="preview")
        yield Plate(id="keys")

    def on_mount(self) -> None:
        """Ask the first question; begin in the list, or in the line where there is no question yet."""
        super().on_mount()
        self.query_one("#top").border_title = title_of(self.FEATURE)
        self.preview.border_title = _("Passages")
        self.set_class(not self.ASKS, "-unasked")
        self.set_class(not self.kb.state.preview, "-nopreview")
        self.set_focus(self.line if self.ASKS and self.NEEDS_QUESTION and not self.line.value else self.results)
        self.load()

    @property
    def line(self) -> QueryLine:
        """The question line."""
        return self.query_one("#query", QueryLine)

    @property
    def results(self) -> Pane:
        """The list."""
        return self.query_one("#results", Pane)

    @property
    def preview(self) -> Pane:
        """The passages of the row under the cursor."""
        return self.query_one("#preview", Pane)

    @property
    def current(self) -> T | None:
        """The row under the cursor."""
        rows = self.listed.rows
        return rows[self.results.cursor] if self.results.cursor < len(rows) else None

    # Asking ----------------------------------------------------------------------------------------------------

    @on(Input.Changed, "#query")
    def typed(self) -> None:
        """The question changed."""
        if self.LIVE:
            self.load()

    @property
    def order_id(self) -> str:
        """The id of the order that holds."""
        return self.ORDERS[self.order].id if self.ORDERS else ""

    def load(self) -> None:
        """Ask for the rows."""
        asked = self.line.value.strip()
        if self.ASKS and self.NEEDS_QUESTION and not asked:
            self.drop("rows")
            self.receive(Listed(notes=(self.hint(),)))
            return
        self._be_patient()
        self.ask("rows", self.work(asked), self.receive, self.refuse)

    def _be_patient(self) -> None:
        self._stop_waiting()
        self._waiting = self.set_timer(PATIENCE, self._ask_for_patience)

    def _ask_for_patience(self) -> None:
        if self._waiting:  # a timer that has run out is heard also when it is stopped before
            self._say_status(_("Looking…"), "dim")

    def _stop_waiting(self) -> None:
        if self._waiting:
            self._waiting.stop()
            self._waiting = None

    def receive(self, listed: Listed[T]) -> None:
        """Show the rows."""
        self._stop_waiting()
        self.listed, self.answered = listed, True
        self.show_status()
        self.show_rows(0)

    def refuse(self, error: KBError) -> None:
        """The question cannot be read, or not be answered."""
        self._stop_waiting()
        if isinstance(error, QueryError):
            plate = self.query_one("#status", Plate)
            before = 2 + cells(error.query[: error.column]) - self.line.scroll_offset.x
            plate.put_lines(error_lines(error, before, self.look(plate)))
        else:
            self._say_status(str(error), "error")

    # Showing ---------------------------------------------------------------------------------------------------

    def _say_status(self, text: str, style: str) -> None:
        plate = self.query_one("#status", Plate)
        plate.put_lines(message_lines(text, style, self.look(plate)))

    def show_status(self) -> None:
        """How the question was understood, and what there is to say of the answer."""
        plate = self.query_one("#status", Plate)
        count = len(self.listed.rows)
        said = self.listed.said or (ngettext("{n} row", "{n} rows", count).format(n=count) if count else "")
        plate.put_lines(two_lines(self.listed.meaning, said, self.look(plate)))

    def show_rows(self, cursor: int | None = None) -> None:
        """The list for the width."""
        look = self.look(self.results)
        heads = self.query_one("#heads", Plate)
        heads.put_lines([self.heads(look)])
        self.results.show(sheet(self._list_lines(look)), cursor=cursor, top=cursor == 0)
        self._show_place()
        self.show_passages()

    def _list_lines(self, look: Look) -> Iterator[Line]:
        rows = self.listed.rows
        notes = self.listed.notes or (() if rows else (_("Nothing answers this."),))
        for note in notes:
            yield from flowed([plain(note, look.face, "inferred" if rows else "dim")], look.width, indent="  ")
        if rows:
            yield from self.lines(rows, look)
            yield from more_rows_lines(len(rows), look)

    def _show_place(self) -> None:
        total = len(self.listed.rows)
        pane = self.query_one("#list")
        pane.border_title = f"{min(self.results.cursor + 1, total)}/{total}" if total else ""
        pane.border_subtitle = self.ORDERS[self.order].title() if self.ORDERS else ""

    @on(Pane.Moved, "#results")
    def follow(self) -> None:
        """The cursor stands on another row."""
        self._show_place()
        self.show_passages()

    def show_passages(self) -> None:
        """Fetch the passages of the row under the cursor, and show them."""
        row = self.current
        spots = tuple(self.spots(row))[:MOST_SPOTS] if row is not None else ()
        if spots:
            self.ask("passages", lambda library: tuple(seen(library, spot) for spot in spots), self._receive_passages)
        else:
            self._receive_passages(())

    def _receive_passages(self, found: tuple[Seen, ...]) -> None:
        self.seen = found
        self._show_detail(top=True)

    def _show_detail(self, *, top: bool = False) -> None:
        row = self.current
        look = self.look(self.preview)
        lines = [] if row is None else list(self.detail(row, look))
        places = [Place(one.info, one.passage, one.spot.spans) for one in self.seen]
        lines += [Line()] if lines and places else []
        lines += place_lines(places, look)
        total = len(self.spots(row)) if row is not None else 0
        self.preview.border_title = f"{_('Passages')} {total}" if total > 1 else _("Passages")
        self.preview.show(sheet(lines), cursor=0 if top else None, top=top)
        if top and len(places) == 1:
            self._bring_match(lines)

    def _bring_match(self, lines: Sequence[Line]) -> None:
        """Scroll down to the first match of the one passage that is shown, where it does not stand in sight."""
        lit = next((n for n, line in enumerate(lines) if any(piece.style == "match" for piece in line.pieces)), 0)
        if lit >= self.preview.size.height:
            self.preview.bring(lit, share=0.85)

    @on(Pane.Resized)
    def rearrange(self, event: Pane.Resized) -> None:
        """A pane has another width."""
        if event.pane is self.results:
            self.show_rows()
        elif event.pane is self.preview:
            self._show_detail()
        elif event.pane.id == "slash":
            self.query_one("#slash", Plate).put_lines([Line((plain("/ ", self.face, "key"),))])
        elif event.pane.id == "status" and self.answered:
            self.show_status()


__all__ = ["Listed", "Order", "RowsScreen"]
