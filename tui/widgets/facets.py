"""The panel of facets: boxes to check, years to bound."""

from typing import ClassVar

from textual import on
from textual.binding import BindingType
from textual.message import Message

from kb.query import Field
from tui.bindings import bindings
from tui.keys import FACETS
from tui.views.facets import FacetRow
from tui.widgets.pane import Pane


class FacetPane(Pane):
    """Shows facet rows; says which one was checked."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings(FACETS)]

    class Checked(Message):
        """A box was checked or unchecked."""

        def __init__(self, row: FacetRow) -> None:
            super().__init__()
            self.row = row

    class YearEnd(Message):
        """A year was made the ``first`` or the ``last`` of the range."""

        def __init__(self, row: FacetRow, end: str) -> None:
            super().__init__()
            self.row = row
            self.end = end

    class Closed(Message):
        """The user is done with the facets."""

    rows: tuple[FacetRow, ...] = ()

    @property
    def row(self) -> FacetRow | None:
        """The row under the cursor."""
        return self.rows[self.cursor] if self.cursor < len(self.rows) else None

    def action_check(self) -> None:
        """Check the box under the cursor."""
        if self.row:
            self.post_message(self.Checked(self.row))

    def action_year_end(self, end: str) -> None:
        """Let the range of years begin or end here."""
        if self.row and self.row.field is Field.YEAR and self.row.value:
            self.post_message(self.YearEnd(self.row, end))

    def action_close_facets(self) -> None:
        """Done."""
        self.post_message(self.Closed())

    @on(Pane.Chosen)
    def click(self, event: Pane.Chosen) -> None:
        """A click checks."""
        event.stop()
        self.action_check()


__all__ = ["FacetPane"]
