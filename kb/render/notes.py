"""Notes as lines of plain text."""

from collections.abc import Iterator

from kb.copying import source_line
from kb.i18n import _
from kb.notebook import Anchor, AnchorState, Note
from kb.render.cells import cut
from kb.render.labels import Label
from kb.text import visible_line

SHOWN = 76
"""Cells of a note's text."""

ANCHORS: dict[AnchorState, Label] = {
    AnchorState.SAME: lambda: _("stands where it was: {passage}"),
    AnchorState.SHIFTED: lambda: _("stands in the same report, cut otherwise: {passage}"),
    AnchorState.ELSEWHERE: lambda: _("stands in another report now: {passage}"),
    AnchorState.GONE: lambda: _("the source is gone; the text is kept here"),
}


def note_lines(note: Note, anchor: Anchor | None = None) -> Iterator[str]:
    """A note in a few lines: its number, the beginning of its text, where it is from, tags and comment; where it stands now."""
    yield f"{note.id}. {cut(visible_line(note.text), SHOWN)}"
    yield visible_line(f"   {source_line(note.origin)}")
    if note.tags or note.note:
        yield visible_line("   " + "  ".join([*(f"#{tag}" for tag in note.tags), note.note]).rstrip())
    if anchor:
        yield visible_line("   " + ANCHORS[anchor.state]().format(passage=anchor.passage))


__all__ = ["ANCHORS", "note_lines"]
