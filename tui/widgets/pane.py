"""A pane: lines of styled text that scroll, with a cursor that stands on a row."""

from typing import ClassVar

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.binding import BindingType
from textual.geometry import Offset, Region, Size
from textual.message import Message
from textual.reactive import var
from textual.scroll_view import ScrollView
from textual.selection import Selection
from textual.strip import Strip

from tui.bindings import bindings
from tui.keys import MOVES
from tui.paint import style_of
from tui.text.face import Face, cells, character_cells
from tui.text.lines import Line, Piece, Sheet

EMPTY = Sheet()
_MOST_SEGMENTS = 4000


class Pane(ScrollView, can_focus=True):
    """Shows a sheet. Where rows can be chosen the keys move the cursor, else they scroll."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings(MOVES)]

    cursor: var[int] = var(0)
    face: var[Face] = var(Face())

    class Moved(Message):
        """The cursor stands on another row, or the pane was scrolled."""

        def __init__(self, pane: "Pane", row: int) -> None:
            super().__init__()
            self.pane = pane
            self.row = row

        @property
        def control(self) -> "Pane":
            """The pane that says so."""
            return self.pane

    class Chosen(Message):
        """A row was clicked; ``again`` where it was the cursor's already."""

        def __init__(self, pane: "Pane", row: int, *, again: bool) -> None:
            super().__init__()
            self.pane = pane
            self.row = row
            self.again = again

        @property
        def control(self) -> "Pane":
            """The pane that says so."""
            return self.pane

    class Resized(Message):
        """The pane's width changed: its lines want breaking anew."""

        def __init__(self, pane: "Pane") -> None:
            super().__init__()
            self.pane = pane

        @property
        def control(self) -> "Pane":
            """The pane that says so."""
            return self.pane

    def __init__(self, id: str | None = None, classes: str | None = None) -> None:  # noqa: A002 - Textual's name
        super().__init__(id=id, classes=classes)
        self.sheet = EMPTY
        self._width = 0
        self._base = Style.null()

    def show(self, sheet: Sheet, *, cursor: int | None = None, top: bool = False) -> None:
        """Show other lines; ``cursor`` puts the cursor on a row, ``top`` scrolls to the first line."""
        self.sheet = sheet
        self.set_reactive(Pane.virtual_size, Size(self.size.width, len(sheet.lines)))  # no layout depends on it
        if cursor is not None:
            self.set_reactive(Pane.cursor, max(0, min(cursor, sheet.size - 1)))
        if top:
            self.scroll_to(y=0, animate=False, immediate=True, force=True)
        elif sheet.size:
            self._keep_in_sight()
        self.refresh()

    @property
    def room(self) -> int:
        """The cells of a line."""
        return max(self.size.width, 4)

    def on_resize(self, event: events.Resize) -> None:
        """Tell that the width changed."""
        if event.size.width != self._width:
            self._width = event.size.width
            self.post_message(self.Resized(self))

    def render_lines(self, crop: Region) -> list[Strip]:
        """The lines of a part of the pane; its own style is the same for all of them."""
        self._base = self.rich_style
        return super().render_lines(crop)

    def render_line(self, y: int) -> Strip:
        """A line of the sheet as cells of the screen."""
        number = y + self.scroll_offset.y
        width = self.size.width
        base = self._base
        if number >= len(self.sheet.lines):
            return Strip.blank(width, base)
        line = self.sheet.lines[number]
        return self._strip(line, width, base, number)

    def _strip(self, line: Line, width: int, base: Style, number: int) -> Strip:
        dark = self.app.current_theme.dark
        lit = base + style_of(self._row_style(line), dark=dark)
        pieces = self._with_sign(line) if self._row_style(line) else line.pieces
        segments = [Segment(piece.text, lit + style_of(piece.style, dark=dark)) for piece in pieces[:_MOST_SEGMENTS]]
        strip = Strip(segments).adjust_cell_length(width, lit)
        if line.right:
            size = cells(line.right.text)
            strip = Strip(
                [*strip.crop(0, width - size), Segment(line.right.text, lit + style_of(line.right.style, dark=dark))]
            )
        return self._selected(strip, number)

    def _with_sign(self, line: Line) -> tuple[Piece, ...]:
        """The line with the cursor's sign in its gutter."""
        if line.pieces and line.pieces[0].style == "gutter":
            return (Piece(self.face.dress("› "), "key", ""), *line.pieces[1:])
        return line.pieces

    def _row_style(self, line: Line) -> str:
        if line.row is None or line.row != self.cursor:
            return ""
        return "cursor" if self.has_focus else "cursor-away"

    def _selected(self, strip: Strip, number: int) -> Strip:
        selection = self.text_selection
        span = selection.get_span(number) if selection else None
        if span is None:
            return strip
        start, end = span
        style = self.screen.get_component_rich_style("screen--selection")
        size = strip.cell_length
        low = min(cells(strip.text[:start]), size)
        high = size if end == -1 else min(cells(strip.text[:end]), size)
        return Strip.join([strip.crop(0, low), strip.crop(low, high).apply_style(style), strip.crop(high, size)])

    def place_at(self, x: int, y: int) -> Offset:
        """The character of the sheet that a cell of the pane shows a half of, or the whole: (number in its line, line)."""
        number = y + self.scroll_offset.y
        text = self.sheet.lines[number].text if 0 <= number < len(self.sheet.lines) else ""
        place = used = 0
        while place < len(text) and used + character_cells(text[place]) <= x:
            used += character_cells(text[place])
            place += 1
        return Offset(place, number)

    def get_selection(self, selection: Selection) -> tuple[str, str] | None:
        """The source text of what is selected: no padding, no line ends of ours."""
        parts = []
        for number, line in enumerate(self.sheet.lines):
            span = selection.get_span(number)
            if span is None:
                continue
            start, end = span
            parts.append(line.copied(start, None if end == -1 else end))
            parts.append("" if line.flows else "\n")
        return "".join(parts).rstrip("\n"), "\n"

    def selection_updated(self, selection: Selection | None) -> None:  # noqa: ARG002 - Textual's signature
        """Show what is selected."""
        self.refresh()

    def action_move(self, step: int) -> None:
        """Move the cursor, or scroll where there is nothing to choose."""
        if self.sheet.size and not self._goes_on(step):
            self.put(self.cursor + step)
        else:
            self._scroll(step)

    def _goes_on(self, step: int) -> bool:
        """Whether the cursor's row reaches beyond the pane that way: it is read before the cursor leaves it."""
        first, last = self.sheet.rows[min(self.cursor, self.sheet.size - 1)]
        top = self.scroll_offset.y
        return last > top + self.size.height > first if step > 0 else first < top < last

    def action_half(self, step: int) -> None:
        """Half a page up or down."""
        lines = max(self.size.height // 2, 1)
        if not self.sheet.size:
            self._scroll(step * lines)
            return
        first, _last = self.sheet.rows[self.cursor]
        self.put(self._row_near(first + step * lines, step))

    def action_top(self) -> None:
        """To the first row or line."""
        self.put(0) if self.sheet.size else self._scroll(-len(self.sheet.lines))

    def action_bottom(self) -> None:
        """To the last row or line."""
        self.put(self.sheet.size - 1) if self.sheet.size else self._scroll(len(self.sheet.lines))

    def _row_near(self, line: int, step: int) -> int:
        rows = self.sheet.rows
        if step > 0:
            return next((row for row, (first, _last) in enumerate(rows) if first >= line), len(rows) - 1)
        return next((row for row in range(len(rows) - 1, -1, -1) if rows[row][0] <= line), 0)

    def put(self, row: int) -> None:
        """Put the cursor on a row."""
        row = max(0, min(row, self.sheet.size - 1))
        if row == self.cursor:
            self._keep_in_sight()
            return
        self.cursor = row
        self._keep_in_sight()
        self.post_message(self.Moved(self, row))

    def watch_cursor(self) -> None:
        """Show the cursor where it is."""
        self.refresh()

    def _scroll(self, lines: int) -> None:
        self.scroll_to(y=self.scroll_offset.y + lines, animate=False, immediate=True, force=True)
        self.post_message(self.Moved(self, -1))

    def _keep_in_sight(self) -> None:
        if not self.sheet.size:
            return
        first, last = self.sheet.rows[min(self.cursor, self.sheet.size - 1)]
        if self.cursor == 0:
            first = 0
        elif first and self.sheet.lines[first - 1].row is None:
            first -= 1  # the head above the row
        self.scroll_to_region(
            Region(0, first, 1, last - first), animate=False, immediate=True, force=True, x_axis=False
        )

    def bring(self, line: int, share: float = 0.4) -> None:
        """Scroll so that a line stands at that share of the height."""
        self.scroll_to(y=max(0, line - int(self.size.height * share)), animate=False, immediate=True, force=True)

    def on_click(self, event: events.Click) -> None:
        """Choose the row under the pointer."""
        number = event.get_content_offset_capture(self).y + self.scroll_offset.y
        row = self.sheet.lines[number].row if 0 <= number < len(self.sheet.lines) else None
        if row is not None:
            again = row == self.cursor
            self.put(row)
            self.post_message(self.Chosen(self, row, again=again))

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        """Scroll three lines."""
        event.stop()
        self._scroll(3)

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        """Scroll three lines back."""
        event.stop()
        self._scroll(-3)

    def on_focus(self) -> None:
        """Show that the keys act here."""
        self.refresh()

    def on_blur(self) -> None:
        """Show that they no longer do."""
        self.refresh()


__all__ = ["Pane"]
