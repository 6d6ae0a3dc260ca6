"""The notebook: browse, search, tag, comment, put in order, export."""

from collections.abc import Callable
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Container, Horizontal
from textual.widgets import Input

from kb.i18n import _
from kb.notebook import Anchor, Note
from tui.bindings import bindings
from tui.exporting import export
from tui.keys import NOTEBOOK, Action
from tui.passages import Copy, Spot, copied
from tui.paths import PathSuggester, here, typed_path
from tui.screens.base import KbScreen
from tui.text.lines import Line, plain, sheet
from tui.views.notes import empty_lines, note_lines, whole_note_lines
from tui.widgets.pane import Pane
from tui.widgets.plate import Plate
from tui.widgets.query_line import QueryLine

if TYPE_CHECKING:
    from kb.library import Library


class NotebookScreen(KbScreen):
    """Shows the notes; a word in the line narrows them."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings(NOTEBOOK)]
    ACTIONS: ClassVar[tuple[Action, ...]] = NOTEBOOK

    def __init__(self) -> None:
        super().__init__()
        self.notes: tuple[Note, ...] = ()
        self.removed: list[int] = []

    def compose(self) -> ComposeResult:
        """A line to search in, the notes, the note under the cursor."""
        with Horizontal(id="line"):
            yield Plate(id="slash")
            yield QueryLine(id="query")
        with Container(id="body"):
            yield Pane(id="results")
            yield Pane(id="preview")
        yield Plate(id="keys")

    def on_mount(self) -> None:
        """Read the notebook."""
        super().on_mount()
        self.list.border_title = _("Notebook")
        self.preview.border_title = _("Note")
        self.set_focus(self.list)
        self.load()

    @property
    def list(self) -> Pane:
        """The notes."""
        return self.query_one("#results", Pane)

    @property
    def preview(self) -> Pane:
        """The note under the cursor."""
        return self.query_one("#preview", Pane)

    @property
    def current(self) -> Note | None:
        """The note under the cursor."""
        return self.notes[self.list.cursor] if self.list.cursor < len(self.notes) else None

    @on(Input.Changed, "#query")
    def load(self) -> None:
        """Read the notes that answer the line."""
        typed = self.query_one("#query", QueryLine).value
        words = " ".join(word for word in typed.split() if not word.startswith("#"))
        tags = [word for word in typed.split() if word.startswith("#") and len(word) > 1]
        self.ask("notes", lambda library: library.notebook.notes(words, tag=tags[0] if tags else None), self.receive)

    def receive(self, notes: tuple[Note, ...]) -> None:
        """Show the notes."""
        self.notes = notes
        self.show_notes()

    def show_notes(self, cursor: int | None = None) -> None:
        """The notes for the width."""
        look = self.look(self.list)
        searched = bool(self.query_one("#query", QueryLine).value)
        lines = note_lines(self.notes, look) if self.notes else empty_lines(look, searched=searched)
        place = self.list.cursor if cursor is None else cursor
        self.list.show(sheet(lines), cursor=place, top=place == 0)
        self.list.border_title = f"{_('Notebook')} {len(self.notes)}" if self.notes else _("Notebook")
        self.show_note()

    @on(Pane.Moved, "#results")
    def show_note(self) -> None:
        """The note under the cursor, whole."""
        note = self.current
        self.preview.show(sheet(whole_note_lines(note, self.look(self.preview)) if note else ()), top=True)

    @on(Pane.Resized)
    def rearrange(self, event: Pane.Resized) -> None:
        """A pane has another width."""
        if event.pane is self.preview:
            self.show_note()
        elif event.pane is self.list:
            self.show_notes()
        elif event.pane.id == "slash":
            self.query_one("#slash", Plate).put_lines([Line((plain("/ ", self.face, "key"),))])

    @on(QueryLine.Left)
    def leave_line(self) -> None:
        """To the notes."""
        self.set_focus(self.list)

    def action_query(self) -> None:
        """To the line."""
        self.set_focus(self.query_one("#query", QueryLine))

    def _do(self, work: Callable[["Library"], object], cursor: int | None = None, said: str = "") -> None:
        """Change the notebook, then show it as it is."""

        def done(_result: object) -> None:
            if cursor is not None:
                self.list.set_reactive(Pane.cursor, max(cursor, 0))
            self.load()
            if said:
                self.say(said)

        self.do(work, done)

    def action_edit(self) -> None:
        """Give the note a comment."""
        note = self.current
        if note:
            number = note.id

            def store(answer: str | None) -> None:
                if answer is not None:
                    self._do(lambda library: library.notebook.edit(number, answer))

            self.kb.prompt(_("Your note"), note.note.replace("\n", " "), store)

    def action_tag(self) -> None:
        """Give the note its tags."""
        note = self.current
        if note:
            number, before = note.id, set(note.tags)

            def store(answer: str | None) -> None:
                if answer is not None:
                    wanted = {tag.removeprefix("#") for tag in answer.split()} - {""}
                    self._do(
                        lambda library: library.notebook.tag(
                            number, add=sorted(wanted - before), drop=sorted(before - wanted)
                        )
                    )

            self.kb.prompt(_("Tags, with spaces between them"), " ".join(note.tags), store)

    def action_shift(self, step: int) -> None:
        """Move the note up or down in the order."""
        note = self.current
        if note:
            number, place = note.id, max(note.place + step, 1)
            self._do(lambda library: library.notebook.move(number, place), self.list.cursor + step)

    def action_remove(self) -> None:
        """Remove the note; u takes it back."""
        note = self.current
        if note:
            number = note.id
            self.removed.append(number)
            self._do(lambda library: library.notebook.remove(number), said=_("Removed. u takes it back."))

    def action_restore(self) -> None:
        """Take the last removal back."""
        if self.removed:
            number = self.removed.pop()
            self._do(lambda library: library.notebook.restore(number), said=_("It is back."))
        else:
            self.say(_("Nothing was removed here."), "dim")

    def action_copy(self, what: str) -> None:
        """Copy the note's text, with slots, or its citation."""
        note = self.current
        if note:
            self.do(lambda library: _copied(library, what, note), self._tell)

    def _tell(self, copy: Copy) -> None:
        if copy.how.osc:
            self.app.copy_to_clipboard(copy.text)
        self.say(copy.said)

    def action_open(self) -> None:
        """The report the note was taken from."""
        note = self.current
        if note:
            self.ask("anchor", lambda library: library.anchor(note), self._open)

    def _open(self, anchor: Anchor) -> None:
        if anchor.report:
            self.kb.open_reader(Spot(anchor.report, anchor.passage))
        else:
            self.say(_("Its source is no longer in the knowledge base; the note keeps the text."), "masked")

    def action_export(self) -> None:
        """Write the notes to a file."""
        note = _("The ending decides: .md .docx .csv")
        default = str(here() / "notes.md")
        self.kb.prompt(_("Export to"), default, self._export, note=note, suggester=PathSuggester())

    def _export(self, answer: str | None) -> None:
        if answer and answer.strip():
            file, place = typed_path(answer), self.kb.options.place
            self.say(_("Exporting…"), "dim")
            self.ask("export", lambda _library: export(place, file, len(self.notes)), self.say)


def _copied(library: "Library", what: str, note: Note) -> Copy:
    made = copied(library, what, note.text, note.origin)
    library.notebook.copied(note.id)
    return made


__all__ = ["NotebookScreen"]
