"""A plate: one line or a few that only show something."""

from collections.abc import Iterable

from tui.text.lines import Line, sheet
from tui.widgets.pane import Pane


class Plate(Pane, can_focus=False):
    """Shows lines; takes no keys."""

    DEFAULT_CSS = """
    Plate { height: 1; border: none; padding: 0; }
    """

    def put_lines(self, lines: Iterable[Line]) -> None:
        """Show other lines."""
        self.show(sheet(lines), top=True)


__all__ = ["Plate"]
