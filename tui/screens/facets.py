"""The facets of the search screen: checked boxes and years become filters of the query, and show what it filters by."""

from typing import TYPE_CHECKING

from kb.query import Field, QueryError
from tui.answers import Counts
from tui.narrowing import checked, toggled, toggled_end, with_years, years_of
from tui.text.lines import sheet
from tui.views.facets import FacetRow, Facets, facet_lines
from tui.widgets.facets import FacetPane
from tui.widgets.pane import Pane
from tui.widgets.query_line import QueryLine

if TYPE_CHECKING:
    from tui.screens.base import KbScreen as _Base
else:
    _Base = object


class FacetActions(_Base):
    """Narrows the query through the panel of facets."""

    counts: Counts
    opened: frozenset[Field]

    @property
    def line(self) -> QueryLine:
        """The query line."""
        return self.query_one("#query", QueryLine)

    @property
    def facets(self) -> FacetPane:
        """The facets."""
        return self.query_one("#facets", FacetPane)

    @property
    def results(self) -> Pane:
        """The list."""
        return self.query_one("#results", Pane)

    def show_facets(self) -> None:
        """The facets with their boxes."""
        text = self.line.value
        chosen = {field: checked(text, field) for field in Field}
        facets = Facets(self.counts, chosen, years_of(text), self.opened)
        before = self.facets.row
        rows = self.facets.rows = facets.rows()
        same = (
            number
            for number, row in enumerate(rows)
            if before and (row.field, row.value) == (before.field, before.value)
        )
        place = next(same, self.facets.cursor)
        self.facets.show(sheet(facet_lines(facets, self.look(self.facets))), cursor=place)

    def action_filter(self) -> None:
        """To the facets; over the list where there is little room."""
        self.set_class(True, "-facets")
        self.facets.styles.display = "block"  # at once: the next key is for the facets
        self.set_focus(self.facets)

    def on_facet_pane_closed(self) -> None:
        """Back to the list."""
        self.action_back_out()

    def on_facet_pane_checked(self, event: FacetPane.Checked) -> None:
        """Write a filter into the query, or take it out."""
        row = event.row
        if not row.value:
            self.opened |= {row.field}
            self.show_facets()
            return
        self._rewrite(row)

    def _rewrite(self, row: FacetRow) -> None:
        text = self.line.value
        try:
            if row.field is Field.YEAR:
                text = with_years(text, *toggled_end(years_of(text), int(row.value)))
            else:
                text = toggled(text, row.field, row.value)
        except QueryError as error:
            self.say(str(error), "error")
            return
        self.line.value = text
        self.line.cursor_position = len(text)

    def on_facet_pane_year_end(self, event: FacetPane.YearEnd) -> None:
        """Let the range of years begin or end there."""
        ends = years_of(self.line.value)
        year = int(event.row.value)
        ends = (year, ends[1]) if event.end == "first" else (ends[0], year)
        try:
            self.line.value = with_years(self.line.value, *ends)
        except QueryError as error:
            self.say(str(error), "error")

    def show_list(self) -> None:
        """The list, where the facets stood over it, with the keys."""
        self.set_class(False, "-facets")
        self.facets.styles.clear_rule("display")
        self.results.styles.display = "block"
        self.set_focus(self.results)
        self.call_after_refresh(self.results.styles.clear_rule, "display")

    def action_back_out(self) -> None:
        """Close what lies over the list."""
        self.show_list()


__all__ = ["FacetActions"]
