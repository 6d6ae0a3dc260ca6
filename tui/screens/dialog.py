"""Small screens over another: a question with a line to answer it, a list to choose from, a text to read."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, ClassVar, cast

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.suggester import Suggester
from textual.widgets import Input

from tui.bindings import bindings
from tui.keys import DIALOG, TEXT
from tui.text.lines import Line, flowed, plain, sheet
from tui.views.look import Look
from tui.widgets.pane import Pane
from tui.widgets.plate import Plate

if TYPE_CHECKING:
    from tui.app import KbApp


class Dialog(ModalScreen[str | None]):
    """A box over a screen."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings(DIALOG)]

    def __init__(self, title: str) -> None:
        super().__init__()
        self.heading = title

    @property
    def kb(self) -> "KbApp":
        """The program."""
        return cast("KbApp", self.app)

    def on_mount(self) -> None:
        """Use borders that the terminal draws straight."""
        self.set_class(self.kb.face.ambiguous == 2, "-ascii")
        self.query_one("#box").border_title = self.kb.face.dress(self.heading)

    def look(self, pane: Pane) -> Look:
        """How a pane's lines are made."""
        return Look(pane.room, self.kb.face)

    def action_leave(self) -> None:
        """Close without an answer."""
        self.dismiss(None)


class Prompt(Dialog):
    """Asks for a line of text."""

    def __init__(self, title: str, value: str = "", *, note: str = "", suggester: Suggester | None = None) -> None:
        super().__init__(title)
        self.value, self.note, self.suggester = value, note, suggester

    def compose(self) -> ComposeResult:
        """A note and a line."""
        with Vertical(id="box"):
            yield Plate(id="note")
            yield Input(self.value, id="answer", compact=True, suggester=self.suggester, select_on_focus=False)

    def on_mount(self) -> None:
        """Begin in the line."""
        super().on_mount()
        self.set_focus(self.query_one("#answer", Input))

    @on(Pane.Resized)
    def show_note(self) -> None:
        """The note, broken for the width."""
        plate = self.query_one("#note", Plate)
        look = self.look(plate)
        lines = [line for part in self.note.split("\n") for line in flowed([plain(part, look.face, "dim")], look.width)]
        plate.styles.height = max(len(lines) if self.note else 0, 1)
        plate.put_lines(lines)

    @on(Input.Submitted)
    def answer(self, event: Input.Submitted) -> None:
        """Give the answer."""
        self.dismiss(event.value)


class Chooser(Dialog):
    """A list that narrows while its line is typed into."""

    def __init__(self, title: str, entries: Callable[[str], Sequence[tuple[str, str, str]]]) -> None:
        super().__init__(title)
        self.entries = entries
        self.shown: Sequence[tuple[str, str, str]] = ()

    def compose(self) -> ComposeResult:
        """A line and a list."""
        self.add_class("-tall")
        with Vertical(id="box"):
            yield Input(id="answer", compact=True)
            yield Pane(id="entries")

    def on_mount(self) -> None:
        """Begin in the line."""
        super().on_mount()
        self.set_focus(self.query_one("#answer", Input))

    @on(Input.Changed)
    @on(Pane.Resized)
    def show_entries(self) -> None:
        """The entries that match what was typed."""
        pane = self.query_one("#entries", Pane)
        self.shown = self.entries(self.query_one("#answer", Input).value)
        pane.show(
            sheet(self._line(row, entry, self.look(pane)) for row, entry in enumerate(self.shown)), cursor=0, top=True
        )

    def _line(self, row: int, entry: tuple[str, str, str], look: Look) -> Line:
        _id, title, keys = entry
        from tui.text.lines import fitted
        from tui.views.look import GUTTER

        return Line(
            (GUTTER, *fitted([plain(title, look.face)], look.width - 12, look.face)),
            row,
            right=plain(f" {keys}", look.face, "dim"),
        )

    def on_key(self, event: object) -> None:
        """The arrows move in the list while the line has the focus."""
        key = getattr(event, "key", "")
        if key in ("up", "down"):
            self.query_one("#entries", Pane).action_move(1 if key == "down" else -1)

    @on(Input.Submitted)
    @on(Pane.Chosen)
    def answer(self) -> None:
        """Give the id of the entry under the cursor."""
        row = self.query_one("#entries", Pane).cursor
        self.dismiss(self.shown[row][0] if row < len(self.shown) else None)


class TextScreen(Dialog):
    """A text to read."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings(TEXT)]

    def __init__(self, title: str, lines: Callable[[Look], Sequence[Line]]) -> None:
        super().__init__(title)
        self.lines = lines

    def compose(self) -> ComposeResult:
        """A pane."""
        self.add_class("-tall")
        with Vertical(id="box"):
            yield Pane(id="reading")

    @on(Pane.Resized)
    def show_text(self) -> None:
        """The text, broken for the width."""
        pane = self.query_one("#reading", Pane)
        pane.show(sheet(self.lines(self.look(pane))))
        self.set_focus(pane)


__all__ = ["Chooser", "Dialog", "Prompt", "TextScreen"]
