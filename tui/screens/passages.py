"""What keys do with the passage under the cursor, on every screen that has one."""

from pathlib import Path
from typing import TYPE_CHECKING

from kb.errors import UsageError
from kb.i18n import _
from tui.outside import editor_command, pipe, run_editor
from tui.passages import Copy, Spot, copied_spot, file_at, keep, text_at

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
        """Copy the passage: its text, the text with slots, or its citation."""
        spot = self.passage_spot
        if spot:
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

    def _edit(self, place: tuple[Path, int]) -> None:
        try:
            command = editor_command(*place)
            with self.app.suspend():
                run_editor(command)
        except UsageError as error:
            self.fail(error)
        self.app.refresh()

    def action_pipe(self) -> None:
        """Give the passage, or the whole report, to a command."""
        spot = self.spot
        if spot:
            self.ask("pipe", lambda library: text_at(library, spot), self._pipe)

    def _pipe(self, text: str) -> None:
        def run(command: str | None) -> None:
            if command:
                with self.app.suspend():
                    pipe(text, command)
                self.app.refresh()

        self.kb.prompt(_("Give the text to this command"), "", run)


__all__ = ["PassageActions"]
