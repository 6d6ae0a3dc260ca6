"""What keys do with the passage under the cursor, on every screen that has one."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from textual.app import SuspendNotSupported

from kb.errors import UsageError
from kb.i18n import _
from tui.outside import edit, pipe
from tui.passages import Copy, Opened, Spot, copied_spot, copied_text, file_at, keep, text_at

if TYPE_CHECKING:
    from tui.screens.base import KbScreen as _Base
else:
    _Base = object


class PassageActions(_Base):
    """Open, mark, copy, cite, keep, compare, facts, editor, pipe."""

    @property
    def spot(self) -> Spot | None:
        """What the cursor stands on."""
        raise NotImplementedError

    @property
    def passage_spot(self) -> Spot | None:
        """The passage the cursor stands on; None, and said so, where there is none."""
        spot = self.spot
        if spot and spot.passage:
            return spot
        self.say(_("There is no passage here."), "dim")
        return None

    def action_copy(self, what: str) -> None:
        """Copy what is selected, else the passage: its text, the text with slots, or its citation."""
        selected = self.get_selected_text() if what == "text" else None
        spot = None if selected else self.passage_spot
        if selected:
            self.tell_copied(copied_text("selection", selected))
            self.clear_selection()
        elif spot:
            self.ask("copy", lambda library: copied_spot(library, what, spot), self.tell_copied)

    def tell_copied(self, copy: Copy) -> None:
        """Send the text to the terminal where it takes it, and say what was copied."""
        if copy.how.osc:
            self.app.copy_to_clipboard(copy.text)
        self.say(copy.said)

    def action_keep(self) -> None:
        """Put the passage into the notebook."""
        spot = self.passage_spot
        if spot:
            self.do(lambda library: keep(library, spot), self.say)

    def action_compare(self) -> None:
        """Lay the marked passages side by side."""
        if len(self.kb.marked) < 2:
            self.say(_("Mark two to four passages with the space bar, then press C."), "error")
        else:
            self.kb.open_compare()

    def action_last_place(self) -> None:
        """Read on where one was reading last."""
        if not self.kb.open_last_place():
            self.say(_("No place was read yet."), "dim")

    def action_notebook(self) -> None:
        """The notebook."""
        self.kb.open_notebook()

    def action_claims(self) -> None:
        """What is known of the report, and why."""
        spot = self.spot
        if spot:
            self.kb.open_claims(spot.report)

    def action_editor(self) -> None:
        """The report's file in the user's editor, at the line."""
        spot = self.spot
        if spot:
            self.ask("file", lambda library: file_at(library, spot), self._edit)

    def _edit(self, opened: Opened) -> None:
        self._outside(lambda: edit(opened.file, opened.line, opened.text))
        if opened.text is not None:
            said = _("{file} is not plain text: what was opened is its text as it was read.")
            self.say(said.format(file=opened.file.name), "dim")

    def _outside(self, run: Callable[[], None]) -> None:
        """Give the terminal away while another program runs."""
        try:
            with self.app.suspend():
                run()
        except UsageError as error:
            self.fail(error)
        except SuspendNotSupported:
            self.say(_("Other programs cannot be run in this terminal."), "error")
        self.app.refresh()

    def action_pipe(self) -> None:
        """Give the passage, or the whole report, to a command."""
        spot = self.spot
        if spot:
            self.ask("pipe", lambda library: text_at(library, spot), self._pipe)

    def _pipe(self, text: str) -> None:
        def run(command: str | None) -> None:
            if command:
                self._outside(lambda: pipe(text, command))

        self.kb.prompt(_("Give the text to this command"), "", run)


__all__ = ["PassageActions"]
