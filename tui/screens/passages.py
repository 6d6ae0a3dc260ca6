"""What keys do with the passage under the cursor, on every screen that has one."""

from pathlib import Path
from typing import TYPE_CHECKING

from kb.errors import UsageError
from kb.i18n import _
from tui.outside import editor_command, pipe, run_editor
from tui.passages import Copy, Target, copied, keep

if TYPE_CHECKING:
    from kb.model import ReportInfo
    from tui.screens.base import KbScreen as _Base
else:
    _Base = object


class PassageActions(_Base):
    """Copy, cite, keep, compare, facts, editor, pipe."""

    @property
    def target(self) -> Target | None:
        """The passage the cursor stands on."""
        raise NotImplementedError

    @property
    def current_info(self) -> "ReportInfo | None":
        """The report the cursor stands on or in."""
        raise NotImplementedError

    def action_copy(self, what: str) -> None:
        """Copy the passage: its text, the text with slots, or its citation."""
        target = self.target
        if target:
            self.ask(
                "copy", lambda library: copied(library, what, target.passage.text, target.origin), self.tell_copied
            )

    def tell_copied(self, copy: Copy) -> None:
        """Send the text to the terminal where it takes it, and say what was copied."""
        if copy.how.osc:
            self.app.copy_to_clipboard(copy.text)
        self.say(copy.said)

    def action_keep(self) -> None:
        """Put the passage into the notebook."""
        target = self.target
        if target:
            self.do(lambda library: keep(library, target), self.say)

    def action_compare(self) -> None:
        """Lay the marked passages side by side."""
        if len(self.kb.marked) < 2:
            self.say(_("Mark two to four passages with the space bar, then press C."), "error")
        else:
            self.kb.open_compare()

    def action_notebook(self) -> None:
        """The notebook."""
        self.kb.open_notebook()

    def action_claims(self) -> None:
        """What is known of the report, and why."""
        info = self.current_info
        if info:
            self.kb.open_claims(info.id)

    def action_editor(self) -> None:
        """The report's file in the user's editor, at the line."""
        info, target = self.current_info, self.target
        if info:
            line = target.passage.line if target else 1
            self.ask("file", lambda library: library.file(info.id), lambda file: self._edit(file, line))

    def _edit(self, file: Path, line: int) -> None:
        try:
            command = editor_command(file, line)
            with self.app.suspend():
                run_editor(command)
        except UsageError as error:
            self.fail(error)
        self.app.refresh()

    def action_pipe(self) -> None:
        """Give the passage, or the whole report, to a command."""
        target, info = self.target, self.current_info
        if target:
            self._pipe(target.passage.text)
        elif info:
            self.ask("pipe", lambda library: library.report(info.id).text, self._pipe)

    def _pipe(self, text: str) -> None:
        def run(command: str | None) -> None:
            if command:
                with self.app.suspend():
                    pipe(text, command)
                self.app.refresh()

        self.kb.prompt(_("Give the text to this command"), "", run)


__all__ = ["PassageActions"]
