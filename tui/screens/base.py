"""What every screen has: the desk to ask, the face of the terminal, a line of keys that also says what happened."""

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, ClassVar, TypeVar, cast

from textual import events
from textual.binding import BindingType
from textual.css.query import NoMatches
from textual.geometry import Offset
from textual.screen import Screen
from textual.timer import Timer
from textual.widget import Widget

from kb.errors import KBError
from tui.bindings import bindings
from tui.keys import EVERYWHERE, LINE, Action
from tui.passages import Context
from tui.text.face import Face
from tui.views.keybar import keybar_line, said_line
from tui.views.look import Look
from tui.widgets.pane import Pane
from tui.widgets.plate import Plate
from tui.widgets.query_line import QueryLine

if TYPE_CHECKING:
    from kb.library import Library
    from tui.app import KbApp

T = TypeVar("T")
NARROW = 100
"""Below this width panes stand above each other."""
SAID_SECONDS = 5.0
"""How long a sentence stands in the place of the keys."""
TINY = (30, 9)
"""Below this size only the query and the list are shown."""


class KbScreen(Screen[None]):
    """A screen of the program."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings(EVERYWHERE)]
    ACTIONS: ClassVar[tuple[Action, ...]] = ()

    def __init__(self) -> None:
        super().__init__()
        self._saying: Timer | None = None
        self._said: tuple[str, str] | None = None
        self._wishes = 0
        self._slots: set[str] = set()

    @property
    def kb(self) -> "KbApp":
        """The program."""
        return cast("KbApp", self.app)

    @property
    def face(self) -> Face:
        """What the terminal shows."""
        return self.kb.face

    def look(self, pane: Pane) -> Look:
        """How a pane's lines are made."""
        return Look(pane.room, self.face)

    @property
    def is_there(self) -> bool:
        """Whether the screen can still show something: where it closes, its panes go before it does."""
        return self.is_mounted and self.app.is_running and self in self.app.screen_stack

    def ask(
        self,
        slot: str,
        work: Callable[["Library"], T],
        then: Callable[[T], None],
        failed: Callable[[KBError], None] | None = None,
    ) -> None:
        """Ask the library; the answer comes while the screen is there."""
        self._slots.add(slot)
        self._ask(slot, work, then, failed)

    def _ask(
        self,
        slot: str,
        work: Callable[["Library"], T],
        then: Callable[[T], None],
        failed: Callable[[KBError], None] | None = None,
    ) -> None:
        def receive(answer: T) -> None:
            if self.is_there:
                then(answer)

        def refuse(error: KBError) -> None:
            if self.is_there:
                (failed or self.fail)(error)

        self.kb.desk.ask(self._slot(slot), work, receive, refuse)

    def drop(self, slot: str) -> None:
        """Nobody waits for that slot's answer any more."""
        self.kb.desk.drop(self._slot(slot))

    def on_unmount(self) -> None:
        """Nobody waits for answers here any more; what the library was to do it does."""
        for slot in self._slots:
            self.drop(slot)

    def _slot(self, name: str) -> str:
        return f"{type(self).__name__} {id(self)} {name}"

    def do(self, work: Callable[["Library"], T], then: Callable[[T], None]) -> None:
        """Have the library do something that no later wish takes the place of."""
        self._wishes += 1
        self._ask(f"do {self._wishes}", work, then)

    def fail(self, error: KBError) -> None:
        """Say what went wrong."""
        self.say(str(error), "error")

    def say(self, text: str, style: str = "good") -> None:
        """Say a sentence in the place of the keys, until the next key."""
        self._stop_saying()
        self._said = (text, style)
        self._saying = self.set_timer(SAID_SECONDS, self.show_keys)
        self._show_foot()

    def _stop_saying(self) -> None:
        self._said = None
        if self._saying:
            self._saying.stop()
            self._saying = None

    def show_keys(self) -> None:
        """Show which keys are near."""
        self._stop_saying()
        self._show_foot()

    def _show_foot(self) -> None:
        """What was said, as long as it is to be read; else the keys."""
        plate = self._keys()
        if plate and self._said:
            plate.put_lines([said_line(*self._said, self.look(plate))])
        elif plate:
            typing = isinstance(self.focused, QueryLine)
            actions = LINE if typing else (*self.near_actions(), *EVERYWHERE)
            plate.put_lines([keybar_line(actions, self.kb.key_map, len(self.kb.marked), self.look(plate))])

    def near_actions(self) -> Iterable[Action]:
        """The actions that the keys do here and now."""
        return self.ACTIONS

    def more_actions(self) -> Iterable[Action]:
        """The actions that open other screens from here."""
        return ()

    def context(self) -> Context:
        """What a screen opened from here begins with."""
        return Context(self.kb.state.query, None, tuple(self.kb.marked))

    def _keys(self) -> Plate | None:
        try:
            return self.query_one("#keys", Plate)
        except NoMatches:
            return None

    def on_resize(self, event: events.Resize) -> None:
        """Arrange the panes for the size."""
        self.set_class(event.size.width < NARROW, "-narrow")
        self.set_class(event.size.width < TINY[0] or event.size.height < TINY[1], "-tiny")
        self.call_after_refresh(self._show_foot)

    def on_mount(self) -> None:
        """Use borders that the terminal draws straight."""
        self.set_class(self.face.ambiguous == 2, "-ascii")
        for pane in self.query(Pane):
            pane.face = self.face

    def on_descendant_focus(self) -> None:
        """Other keys are near now."""
        self._show_foot()

    def get_widget_and_offset_at(self, x: int, y: int) -> tuple[Widget | None, Offset | None]:
        """What is selected under the pointer: of a wide character both halves are the character."""
        widget, offset = super().get_widget_and_offset_at(x, y)
        if isinstance(widget, Pane):
            inside = widget.content_region
            return widget, widget.place_at(max(x - inside.x, 0), min(max(y - inside.y, 0), inside.height))
        return widget, offset

    async def action_leave(self) -> None:
        """Back to the screen before."""
        self.app.pop_screen()

    def action_help(self) -> None:
        """Which keys do what here."""
        self.kb.open_help(self)

    def action_palette(self) -> None:
        """All commands, by title."""
        self.kb.open_palette(self)

    def action_feature(self, name: str) -> None:
        """Open a screen of its own."""
        self.kb.open_feature(name, self.context())

    def action_switch_theme(self) -> None:
        """Dark or light."""
        self.kb.switch_theme()


__all__ = ["KbScreen"]
