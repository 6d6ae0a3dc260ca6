"""The program: what all screens share, and which screen comes next."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar

from textual.binding import BindingType
from textual.filter import LineFilter
from textual.suggester import Suggester

from kb.errors import IndexMissingError, KBError
from kb.i18n import _
from tui.commands import matching
from tui.desk import Desk
from tui.features import feature
from tui.keys import EVERYWHERE
from tui.net import WidthNet
from tui.ordered import OrderedKeys
from tui.paint import DARK, LIGHT, THEMES
from tui.passages import Context, Spot
from tui.screens.base import KbScreen
from tui.screens.dialog import Chooser, Prompt, TextScreen
from tui.screens.search import SearchScreen
from tui.settings import load_state, save_state, state_file
from tui.text.face import Face
from tui.text.lines import Line
from tui.trail import Trail
from tui.views.help import help_lines
from tui.views.look import Look

if TYPE_CHECKING:
    from kb.library import Library

MOST_MARKED = 4
MOST_HISTORY = 300
WATCH_SECONDS = 3.0
"""How often it is looked whether another run has replaced the knowledge base."""


@dataclass(frozen=True, slots=True)
class Options:
    """How the program was started."""

    place: Path
    trust: bool = False
    ambiguous: int = 1
    theme: str = ""
    key_map: tuple[tuple[str, str], ...] = ()


class KbApp(OrderedKeys):
    """The terminal application."""

    CSS_PATH = "style.tcss"
    ENABLE_COMMAND_PALETTE = False
    BINDINGS: ClassVar[list[BindingType]] = []

    def __init__(self, options: Options) -> None:
        super().__init__()
        self.options = options
        self.face = Face(options.ambiguous)
        self.state = load_state(state_file(options.place))
        self.key_map = dict(options.key_map)
        self.marked: list[str] = []
        self.history: tuple[str, ...] = ()
        self.trail = Trail()
        self.generation = self._generation()
        self.desk = Desk(self._open, self.call_later)

    def _open(self) -> "Library":
        import kb

        return kb.open(self.options.place, trust=self.options.trust)

    def get_line_filters(self) -> Sequence[LineFilter]:
        """No character of ambiguous width passes where the terminal draws it wide."""
        filters = super().get_line_filters()
        return [*filters, WidthNet()] if self.face.ambiguous == 2 else filters

    def on_mount(self) -> None:
        """Begin with the search screen."""
        for theme in THEMES:
            self.register_theme(theme)
        self.theme = self.options.theme or (self.state.theme if self.state.theme in (DARK, LIGHT) else DARK)
        self.set_keymap(self.key_map)
        self.desk.start()
        self.set_interval(WATCH_SECONDS, self._watch)
        self.push_screen(SearchScreen())

    def on_unmount(self) -> None:
        """Keep what is remembered; let go of the library."""
        save_state(state_file(self.options.place), self.state)
        self.desk.close()

    def remember(self, **changes: Any) -> None:
        """Remember how the program is left."""
        self.state = replace(self.state, **changes)

    def load_history(self, then: Callable[[], None]) -> None:
        """Read the queries asked before from the notebook."""

        def receive(queries: tuple[str, ...]) -> None:
            self.history = tuple(dict.fromkeys((*reversed(queries), *self.history)))
            then()

        self.desk.ask("history", lambda library: library.notebook.history.list(MOST_HISTORY), receive, _pass_over)

    def remember_query(self, query: str) -> None:
        """Put a query into the history, as its newest; where the notebook cannot be written it is remembered till the end."""
        if query.strip() and query != (self.history or ("",))[-1]:
            self.history = (*(known for known in self.history if known != query), query)
            slot = f"history {len(self.history)} {query}"
            self.desk.ask(slot, lambda library: library.notebook.history.add(query), _pass_over, _pass_over)

    def toggle_mark(self, passage: str) -> None:
        """Mark a passage or take its mark back; of more than four the oldest loses its mark."""
        if passage in self.marked:
            self.marked.remove(passage)
        else:
            self.marked = [*self.marked, passage][-MOST_MARKED:]

    def switch_theme(self) -> None:
        """Dark or light."""
        self.theme = LIGHT if self.theme == DARK else DARK
        self.remember(theme=self.theme)
        self.screen.refresh(recompose=False, layout=True)

    # The knowledge base ----------------------------------------------------------------------------------------

    def _generation(self) -> str:
        try:
            return (self.options.place / "CURRENT").read_text("utf-8")
        except (OSError, ValueError):
            return ""

    def noted_generation(self) -> None:
        """The generation that is live now is the one that is shown."""
        self.generation = self._generation()

    def _watch(self) -> None:
        if self._generation() != self.generation and isinstance(self.screen, KbScreen):
            self.screen.say(
                _("The knowledge base was replaced by another run. Press R in the list to load it."), "match"
            )

    def welcome(self, error: KBError) -> bool:
        """Offer to index a folder where there is no knowledge base; whether that is what is wrong."""
        if not isinstance(error, IndexMissingError):
            return False
        self.open_indexing()
        return True

    # Screens ---------------------------------------------------------------------------------------------------

    def open_reader(self, spot: Spot, query: str = "") -> None:
        """Read a report, at a spot; the matches of ``query`` in it are lit."""
        from tui.screens.reader import ReaderScreen

        self.trail = self.trail.went(replace(spot, text=""))
        self.push_screen(ReaderScreen(spot, query))

    def open_last_place(self) -> bool:
        """Read on at the place that was read last; whether there is one."""
        place = self.trail.place
        if place:
            self.open_reader(place, self.state.query)
        return place is not None

    def open_claims(self, report: str) -> None:
        """What is known of a report, and why."""
        from tui.screens.claims import ClaimsScreen

        self.push_screen(ClaimsScreen(report))

    def open_compare(self) -> None:
        """The marked passages side by side."""
        from tui.screens.compare import CompareScreen

        self.push_screen(CompareScreen(tuple(self.marked)))

    def open_notebook(self) -> None:
        """The notebook."""
        from tui.screens.notebook import NotebookScreen

        self.push_screen(NotebookScreen())

    def open_indexing(self) -> None:
        """Index a folder."""
        from tui.screens.indexing import IndexingScreen

        if not isinstance(self.screen, IndexingScreen):
            self.push_screen(IndexingScreen())

    def open_feature(self, name: str, context: Context) -> None:
        """Open a screen of its own."""
        module, _colon, screen = feature(name).screen.partition(":")
        self.push_screen(getattr(import_module(module), screen)(context))

    def search_for(self, query: str) -> None:
        """Back to the search screen, with a query."""
        while not isinstance(self.screen, SearchScreen) and len(self.screen_stack) > 1:
            self.pop_screen()
        if isinstance(self.screen, SearchScreen):
            self.screen.put_query(query)

    def prompt(
        self,
        title: str,
        value: str,
        then: Callable[[str | None], None],
        *,
        note: str = "",
        suggester: Suggester | None = None,
    ) -> None:
        """Ask for a line of text."""
        self.push_screen(Prompt(title, value, note=note, suggester=suggester), then)

    def read(self, title: str, lines: Callable[[Look], Sequence[Line]]) -> None:
        """Show a text over the screen."""
        self.push_screen(TextScreen(title, lines))

    def open_help(self, screen: KbScreen) -> None:
        """Which keys do what on a screen."""
        here, there = tuple(screen.near_actions()), tuple(screen.more_actions())
        self.read(_("Help"), lambda look: list(help_lines(here, there, self.key_map, look)))

    def open_palette(self, screen: KbScreen) -> None:
        """The commands of a screen, by title."""
        everywhere = (action for action in EVERYWHERE if action.id != "palette")
        actions = (*screen.near_actions(), *screen.more_actions(), *everywhere)
        known = {action.id: action for action in actions}

        def run(chosen: str | None) -> None:
            if chosen:
                self.call_later(screen.run_action, known[chosen].action)

        self.push_screen(Chooser(_("Commands"), lambda typed: matching(actions, self.key_map, typed)), run)


def _pass_over(_answer: object) -> None:
    """Nothing to do, nothing to say."""


__all__ = ["KbApp", "Options"]
