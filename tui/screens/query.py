"""What the search screen asks: the query while it is typed, its facets, more hits near the end of the list, the queries before."""

from textual import on
from textual.widgets import Input

from kb.errors import KBError
from kb.i18n import _
from kb.model import ReportInfo
from kb.query import Field, QueryError
from kb.search.hits import Hit
from tui.answers import SORTS, Counts, Found, Shelf, browse, count_facets, find, find_more, get_ready, is_filtered
from tui.screens.base import KbScreen
from tui.screens.facets import FacetActions
from tui.text.face import cells
from tui.views.status import error_lines, hits_lines, message_lines
from tui.widgets.plate import Plate
from tui.widgets.query_line import QueryLine

NEAR_END = 15
"""Rows from the end of the list at which more hits are fetched."""


class QueryScreen(FacetActions, KbScreen):
    """Asks while the query is typed, and keeps what was answered; how that is shown is its heirs' affair."""

    def __init__(self) -> None:
        super().__init__()
        self.found: Found | None = None
        self.infos: tuple[ReportInfo, ...] = ()
        self.shown: tuple[Hit, ...] = ()
        self.browsing = True
        self.counts: Counts = {}
        self.opened: frozenset[Field] = frozenset()
        self.weaker = False
        self.match = 0

    def show_results(self, cursor: int | None = None) -> None:
        """The list, as it is to be shown now."""
        raise NotImplementedError

    @property
    def current(self) -> Hit | None:
        """The hit the cursor stands on."""
        return self.shown[self.results.cursor] if self.results.cursor < len(self.shown) else None

    @property
    def current_info(self) -> ReportInfo | None:
        """The report the cursor stands on or in."""
        if self.current:
            return self.current.report
        reports = self.infos if self.browsing else ()
        return reports[self.results.cursor] if self.results.cursor < len(reports) else None

    @property
    def sort(self) -> str:
        """The order of the hits."""
        kept = self.kb.state.sort
        return kept if kept in SORTS else SORTS[0]

    # Asking ----------------------------------------------------------------------------------------------------

    @on(Input.Changed, "#query")
    def typed(self) -> None:
        """The query changed: search, and leave the line alone."""
        self.search()

    def search(self) -> None:
        """Ask for what the query line says."""
        query, sort = self.line.value, self.sort
        self.kb.remember(query=query)
        self.drop("facets")
        self.drop("more")
        self.drop("ready")
        if query.strip():
            self.ask("search", lambda library: find(library, query, sort), self.receive, self.refuse)
        else:
            self.ask("search", lambda library: browse(library.reports()), self.browse, self.refuse)

    def receive(self, found: Found) -> None:
        """Show an answer; facets that the query filters by are counted anew without that filter."""
        self.found, self.browsing, self.match = found, False, 0
        self.show_status()
        self.show_results(0)
        if is_filtered(found.query):
            self.ask("facets", lambda library: count_facets(library, found), self.receive_counts)
        else:
            self.receive_counts(found.hits.facets)

    def receive_counts(self, counts: Counts) -> None:
        """Show the facets."""
        self.counts = counts
        self.show_facets()

    def browse(self, shelf: Shelf) -> None:
        """Show all reports: nothing is searched."""
        self.found, self.infos, self.browsing, self.shown = None, shelf.infos, True, ()
        self.show_status()
        self.show_results(0)
        self.receive_counts(shelf.counts)
        self.ask("ready", get_ready, lambda _ready: None)

    def refuse(self, error: KBError) -> None:
        """The query cannot be read, or the knowledge base cannot."""
        if isinstance(error, QueryError):
            plate = self.query_one("#status", Plate)
            before = 2 + cells(error.query[: error.column]) - self.line.scroll_offset.x
            plate.put_lines(error_lines(error, before, self.look(plate)))
        elif not self.kb.welcome(error):
            self.say_status(str(error), "error")

    def fetch_more(self) -> None:
        """Fetch more hits where the cursor comes near the end of those that are there."""
        found = self.found
        if found and not found.complete and self.results.cursor > len(self.shown) - NEAR_END:
            self.ask("more", lambda library: find_more(library, found), self._append)

    def _append(self, more: tuple[Hit, ...]) -> None:
        if self.found and more:
            self.found = self.found.joined(more)
            current = self.current
            self.show_results()
            if current in self.shown:
                self.results.put(self.shown.index(current))

    # The line --------------------------------------------------------------------------------------------------

    def show_status(self) -> None:
        """The query as it was understood, and the counts."""
        plate = self.query_one("#status", Plate)
        if self.found:
            plate.put_lines(hits_lines(self.found.hits, self.found.seconds, self.look(plate)))
        else:
            text = _("{n} reports. Type what you look for.").format(n=len(self.infos))
            plate.put_lines(message_lines(text, "dim", self.look(plate)))

    def say_status(self, text: str, style: str) -> None:
        """A sentence in the place of the counts."""
        plate = self.query_one("#status", Plate)
        plate.put_lines(message_lines(text, style, self.look(plate)))

    def load_history(self) -> None:
        """Let the line know the queries asked before."""
        self.kb.load_history(self._know_history)

    def _know_history(self) -> None:
        self.line.history = self.kb.history

    def remember_line(self) -> None:
        """Put the query into the history."""
        self.kb.remember_query(self.line.value)
        self._know_history()

    @on(QueryLine.Left)
    def leave_line(self) -> None:
        """The query is finished: to the list."""
        self.remember_line()
        self.show_list()

    def put_query(self, query: str) -> None:
        """Search for a query, with the cursor in the list."""
        self.line.value = query
        self.line.cursor_position = len(query)
        self.remember_line()
        self.show_list()

    def action_query(self) -> None:
        """To the query line."""
        self.set_focus(self.line)

    def action_order(self) -> None:
        """The next order: by relevance, by year, by unit."""
        self.kb.remember(sort=SORTS[(SORTS.index(self.sort) + 1) % len(SORTS)])
        self.search()


__all__ = ["QueryScreen"]
