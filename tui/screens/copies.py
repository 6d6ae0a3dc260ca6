"""Screens that count: a passage that only repeats another report is left out, until a key asks for each."""

from dataclasses import dataclass
from typing import TypeVar

from kb.i18n import _
from kb.render.counts import folded_text
from tui.features import actions_of
from tui.keys import first_key
from tui.passages import Context
from tui.screens.table import TableScreen

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Copies:
    """Whether repeated reports are counted each, and the key that changes it."""

    each: bool
    key: str

    def said(self, folded: int) -> str:
        """What there is to say where so many passages were left out."""
        return _("repeats counted too") if self.each else folded_text(folded, self.key)


class CountingScreen(TableScreen[T]):
    """A table whose rows are counted without repeats, or with them; the last of its feature's actions switches."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._each_copy = False

    @property
    def copies(self) -> Copies:
        """What is counted now."""
        return Copies(self._each_copy, first_key(actions_of(self.FEATURE)[-1], self.kb.key_map))

    def action_copies(self) -> None:
        """Count repeated reports each, or once."""
        self._each_copy = not self._each_copy
        self.load()


__all__ = ["Copies", "CountingScreen"]
