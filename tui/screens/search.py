"""The search screen: query, facets, results, preview."""

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Container, Horizontal, Vertical

from kb.i18n import _
from kb.search.hits import Hit
from tui.bindings import bindings
from tui.features import OPENERS
from tui.keys import FACETS as FACET_ACTIONS
from tui.keys import SEARCH, Action
from tui.passages import Context, Spot
from tui.screens.passages import PassageActions
from tui.screens.query import QueryScreen
from tui.text.lines import Line, even_sheet, plain, sheet
from tui.views.preview import info_lines, preview_lines
from tui.views.results import REPORT_HEIGHT, Listing, hit_lines, more_lines, report_row, visible_hits
from tui.views.status import explanation_lines
from tui.widgets.facets import FacetPane
from tui.widgets.pane import Pane
from tui.widgets.plate import Plate
from tui.widgets.query_line import QueryLine

ORDERS = {"year": lambda: _("by year"), "unit": lambda: _("by unit")}
"""What is said of an order of the hits; of that by relevance nothing."""


class SearchScreen(PassageActions, QueryScreen):
    """Searches while the query is typed."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings(OPENERS), *bindings(SEARCH)]
    ACTIONS: ClassVar[tuple[Action, ...]] = SEARCH

    def compose(self) -> ComposeResult:
        """Query above; facets, results and preview side by side; keys below."""
        with Vertical(id="top"):
            with Horizontal(id="line"):
                yield Plate(id="slash")
                yield QueryLine(self.kb.state.query, history=self.kb.history, id="query")
            yield Plate(id="status")
        with Container(id="body"):
            yield FacetPane(id="facets")
            yield Pane(id="results")
            yield Pane(id="preview")
        yield Plate(id="keys")

    def on_mount(self) -> None:
        """Begin with the query line; the library opens after the first paint."""
        super().on_mount()
        self.query_one("#top").border_title = _("Search")
        self.facets.border_title = _("Filter")
        self.results.border_title = _("Results")
        self.preview.border_title = _("Preview")
        self.query_one("#slash", Plate).put_lines([Line()])
        self.set_class(not self.kb.state.preview, "-nopreview")
        self.set_focus(self.line)
        self.say_status(_("Opening the knowledge base…"), "dim")
        self.call_after_refresh(self.search)
        self.call_after_refresh(self.load_history)

    @property
    def preview(self) -> Pane:
        """The preview."""
        return self.query_one("#preview", Pane)

    @property
    def spot(self) -> Spot | None:
        """The passage the cursor stands on, or the report."""
        hit, info = self.current, self.current_info
        return Spot(hit.report.id, hit.passage.id, hit.spans) if hit else Spot(info.id) if info else None

    # Showing ---------------------------------------------------------------------------------------------------

    def show_results(self, cursor: int | None = None) -> None:
        """The list, as it is to be shown now."""
        look = self.look(self.results)
        if self.found:
            listing = Listing(self.kb.state.grouped, self.weaker, frozenset(self.kb.marked))
            self.shown = visible_hits(self.found.hits, self.found.page, listing)
            lines = [*explanation_lines(self.found.hits, look), *hit_lines(self.shown, listing, look)]
            lines += more_lines(self.found.hits, self.shown, listing, look)
            made = sheet(lines)
        else:
            infos = self.infos
            made = even_sheet(len(infos), REPORT_HEIGHT, lambda row: report_row(infos, row, look))
        self.results.show(made, cursor=cursor, top=cursor == 0)
        self.show_preview()

    def show_preview(self) -> None:
        """What the cursor stands on, opened at the match."""
        look = self.look(self.preview)
        hit, info = self.current, self.current_info
        lines = list(preview_lines(hit, self.match, look) if hit else info_lines(info, look) if info else ())
        self.preview.show(sheet(lines), top=True)
        lit = next((n for n, line in enumerate(lines) if any(piece.style == "now" for piece in line.pieces)), 0)
        if hit and lit > self.preview.size.height // 2:
            self.preview.bring(lit)
        self._show_places(hit)

    def _show_places(self, hit: Hit | None) -> None:
        total = self.found.hits.total if self.found else len(self.infos)
        place = min(self.results.cursor + 1, total)
        self.results.border_title = f"{_('Results')} {place}/{total}" if total else _("Results")
        self.results.border_subtitle = ORDERS[self.sort]() if self.found and self.sort in ORDERS else ""
        spans = len(hit.spans) if hit else 0
        self.preview.border_title = f"{_('Preview')} {self.match + 1}/{spans}" if spans > 1 else _("Preview")

    @on(Pane.Resized)
    def rearrange(self, event: Pane.Resized) -> None:
        """A pane has another width."""
        if event.pane is self.results:
            self.show_results()
        elif event.pane is self.preview:
            self.show_preview()
        elif event.pane is self.facets:
            self.show_facets()
        elif event.pane.id == "slash":
            self.query_one("#slash", Plate).put_lines([self._prompt()])
        elif event.pane.id == "status" and (self.found or self.infos):
            self.show_status()

    def _prompt(self) -> Line:
        return Line((plain("/ ", self.face, "key"),))

    # Moving ----------------------------------------------------------------------------------------------------

    @on(Pane.Moved, "#results")
    def follow(self) -> None:
        """The cursor moved: preview what it stands on; fetch more near the end."""
        self.match = 0
        self.show_preview()
        self.fetch_more()

    @on(Pane.Chosen, "#results")
    def click(self, event: Pane.Chosen) -> None:
        """A second click opens."""
        if event.again:
            self.action_open()

    def action_match(self, step: int) -> None:
        """To the next match: in this passage, else the first of the next one."""
        hit = self.current
        if hit and 0 <= self.match + step < len(hit.spans):
            self.match += step
            self.show_preview()
        else:
            self.results.action_move(step)

    def action_preview(self) -> None:
        """Show the preview, or do not."""
        self.kb.remember(preview=not self.kb.state.preview)
        self.set_class(not self.kb.state.preview, "-nopreview")

    def action_group(self) -> None:
        """Hits of a report together, or each alone."""
        self.kb.remember(grouped=not self.kb.state.grouped)
        self.show_results(0)

    def action_weaker(self) -> None:
        """Show what answers less than exactly, or do not."""
        self.weaker = not self.weaker
        self.show_results()

    def near_actions(self) -> tuple[Action, ...]:
        """The facets have keys of their own."""
        if self.focused is self.facets:
            return FACET_ACTIONS
        return SEARCH

    def more_actions(self) -> tuple[Action, ...]:
        """The other screens."""
        return OPENERS

    def context(self) -> Context:
        """What a screen opened from here begins with."""
        return Context(self.line.value, self.spot, tuple(self.kb.marked))

    # Elsewhere -------------------------------------------------------------------------------------------------

    def action_open(self) -> None:
        """Read the report at the passage."""
        spot = self.spot
        if spot:
            self.kb.open_reader(spot, self.line.value)

    def action_mark(self) -> None:
        """Mark the passage for comparison, and go on."""
        hit = self.current
        if hit:
            self.kb.toggle_mark(hit.passage.id)
            self.show_results()
            self.show_keys()
            self.results.action_move(1)

    def action_save_query(self) -> None:
        """Save the query under a name: query:NAME finds it again."""
        text = self.line.value.strip()

        def store(name: str | None) -> None:
            if name and name.strip():
                said = _("Saved. query:{name} finds it again.").format(name=name.strip())
                self.do(lambda library: library.notebook.saved.save(name, text), lambda _saved: self.say(said))

        if text:
            self.kb.prompt(_("Save the query as"), "", store, note=text)

    def action_reload(self) -> None:
        """Open the knowledge base again."""
        self.kb.desk.reopen()
        self.kb.noted_generation()
        self.search()
        self.say(_("The knowledge base was loaded again."))

    def action_index(self) -> None:
        """Index a folder."""
        self.kb.open_indexing()

    async def action_leave(self) -> None:
        """End the program."""
        self.kb.exit()


__all__ = ["SearchScreen"]
