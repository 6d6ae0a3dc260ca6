"""The query line: Textual's own input, left alone while somebody types, with a history under ↑."""

from typing import ClassVar

from textual import events
from textual.binding import BindingType
from textual.message import Message
from textual.suggester import Suggester
from textual.widgets import Input

from tui.bindings import bindings
from tui.keys import LINE

QUESTION_MARKS = ("?", "\uff1f")
"""Typed into an empty line they ask for help: no query begins with one."""


class QueryLine(Input):
    """One line of text. ↓, Tab, Enter and Esc leave it; ↑ goes back in the history."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings(LINE)]

    class Left(Message):
        """The user is done with the line."""

        def __init__(self, line: "QueryLine", *, entered: bool) -> None:
            super().__init__()
            self.line = line
            self.entered = entered

    def __init__(
        self,
        value: str = "",
        *,
        history: tuple[str, ...] = (),
        suggester: Suggester | None = None,
        id: str | None = None,  # noqa: A002 - Textual's name
    ) -> None:
        super().__init__(value, id=id, compact=True, suggester=suggester, select_on_focus=False)
        self.history = history
        self._place = 0
        self._typed = ""
        self.cursor_blink = False

    async def _on_key(self, event: events.Key) -> None:
        if event.character in QUESTION_MARKS and not self.value:
            event.stop()
            event.prevent_default()
            await self.run_action("screen.help")
        else:
            await super()._on_key(event)

    def action_older(self) -> None:
        """The query before, in its place."""
        if self._place < len(self.history):
            if self._place == 0:
                self._typed = self.value
            self._place += 1
            self._put(self.history[-self._place])

    def action_newer_or_leave(self) -> None:
        """The query after, or out of the line where there is none."""
        if self._place == 0:
            self.action_leave_line()
            return
        self._place -= 1
        self._put(self.history[-self._place] if self._place else self._typed)

    def action_complete_or_leave(self) -> None:
        """Take what is suggested, or leave the line where nothing is."""
        before = self.value
        self.cursor_position = len(before)
        self.action_cursor_right()
        if self.value == before:
            self.action_leave_line()

    def action_leave_line(self) -> None:
        """Leave the line as it is."""
        self._place = 0
        self.post_message(self.Left(self, entered=False))

    async def action_submit(self) -> None:
        """Leave the line with the query as it is: it has been searched while it was typed."""
        self._place = 0
        self.post_message(self.Left(self, entered=True))

    def _put(self, text: str) -> None:
        self.value = text
        self.cursor_position = len(text)


__all__ = ["QueryLine"]
