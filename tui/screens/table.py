"""A table of rows with their passages beside it: what the screens of phrases, figures, similar texts have in common.

A screen of this kind says how its rows are found (``work``), which columns they have (``columns``) and which passages stand
behind a row (``spots``); question line, loading and showing are in ``rows``, what the keys do is here.
"""

from collections.abc import Iterator
from typing import ClassVar, TypeVar

from textual import on
from textual.binding import BindingType

from kb.i18n import _
from tui.bindings import bindings
from tui.exporting import ExportRow, write_rows
from tui.features import OPENERS, actions_of
from tui.keys import TABLE, Action
from tui.passages import Context, Spot
from tui.paths import PathSuggester, here, typed_path
from tui.screens.passages import PassageActions
from tui.screens.rows import Listed, Order, RowsScreen
from tui.views.table import Column
from tui.widgets.pane import Pane
from tui.widgets.query_line import QueryLine

T = TypeVar("T")


class TableScreen(PassageActions, RowsScreen[T]):
    """Lists rows; a screen of its own fills in ``work``, ``columns`` and ``spots``."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings(OPENERS), *bindings(TABLE)]

    @property
    def spot(self) -> Spot | None:
        """The passage the cursor stands on: the row's first one, or in the passages the one there."""
        row = self.current
        spots = self.spots(row) if row is not None else ()
        place = self.preview.cursor if self.preview.has_focus else 0
        return spots[place] if place < len(spots) else None

    def context(self) -> Context:
        """What a screen opened from here begins with."""
        return Context(self.line.value if self.ASKS else self.opened_from.query, self.spot, tuple(self.kb.marked))

    def row_query(self, row: T) -> str:
        """The query that finds a row's passages on the search screen; empty where there is none."""
        del row
        return ""

    def near_actions(self) -> tuple[Action, ...]:
        """Its own keys, then those of every table."""
        return (*actions_of(self.FEATURE), *TABLE)

    def more_actions(self) -> tuple[Action, ...]:
        """The other screens."""
        return OPENERS

    @on(QueryLine.Left)
    def leave_line(self, event: QueryLine.Left) -> None:
        """To the list."""
        if self.IS_QUERY:
            self.kb.remember_query(self.line.value)
            self.line.history = self.kb.history
        if event.entered and not self.LIVE:
            self.load()
        self.set_focus(self.results)

    def action_query(self) -> None:
        """To the question line."""
        if self.ASKS:
            self.set_focus(self.line)

    def action_order(self) -> None:
        """The next order of the rows."""
        if self.ORDERS:
            self.order = (self.order + 1) % len(self.ORDERS)
            self.load()

    def action_detail(self) -> None:
        """To the passages of the row, and back."""
        self.set_focus(self.results if self.preview.has_focus else self.preview)

    @on(Pane.Chosen)
    def click(self, event: Pane.Chosen) -> None:
        """A second click opens."""
        if event.again:
            self.action_open()

    def action_open(self) -> None:
        """Read the report at the passage."""
        spot = self.spot
        if spot:
            self.kb.open_reader(spot)

    def action_mark(self) -> None:
        """Mark the passage for comparison, and go on."""
        spot = self.passage_spot
        if spot:
            self.kb.toggle_mark(spot.passage)
            self.show_rows()
            self.show_keys()
            (self.preview if self.preview.has_focus else self.results).action_move(1)

    def action_preview(self) -> None:
        """Show the passages, or do not."""
        self.kb.remember(preview=not self.kb.state.preview)
        self.set_class(not self.kb.state.preview, "-nopreview")

    def action_search_row(self) -> None:
        """Search for the row on the search screen."""
        row = self.current
        query = self.row_query(row) if row is not None else ""
        if query:
            self.kb.search_for(query)

    def export_rows(self) -> Iterator[ExportRow]:
        """The rows as they are written to a file: the columns and the first passage."""
        for row in self.listed.rows:
            spots = self.spots(row)
            yield ExportRow(tuple(column.value(row) for column in self.columns()), spots[0] if spots else None)

    def action_export(self) -> None:
        """Write the rows to a file."""
        if self.listed.rows:
            note = _("The ending decides: .csv .md .json")
            default = str(here() / f"{self.FEATURE}.csv")
            self.kb.prompt(_("Export to"), default, self._export, note=note, suggester=PathSuggester())

    def _export(self, answer: str | None) -> None:
        if answer and answer.strip():
            file = typed_path(answer)
            heads = tuple(column.title() for column in self.columns())
            rows = tuple(self.export_rows())
            self.say(_("Exporting…"), "dim")
            self.do(lambda library: write_rows(library, file, heads, rows), self.say)

    async def action_leave(self) -> None:
        """Out of the passages, else back to the screen before."""
        if self.preview.has_focus:
            self.set_focus(self.results)
        else:
            self.app.pop_screen()


__all__ = ["Column", "Listed", "Order", "TableScreen"]
