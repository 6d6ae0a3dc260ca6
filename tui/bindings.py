"""The actions of the table of keys as Textual takes them."""

from collections.abc import Iterable

from textual.binding import Binding

from tui.keys import Action


def bindings(actions: Iterable[Action]) -> list[Binding]:
    """The actions as bindings that a key map can change."""
    return [Binding(action.keys, action.action, action.id, id=action.id, show=False) for action in actions]


__all__ = ["bindings"]
