"""The notebook as lines: a row a note, with its source, tags and comment; and one note whole."""

from collections.abc import Iterator, Sequence

from kb.i18n import _, ngettext
from kb.notebook import Note
from kb.origin import Origin
from tui.text.face import cells
from tui.text.lines import Line, Mark, Piece, fitted, flowed, plain
from tui.views.look import GUTTER, Look
from tui.views.preview import CLOSE, OPEN, passage_lines


def source_text(origin: Origin) -> str:
    """Who, when, where in the report."""
    year = f"{origin.year}" + (f"({_('inferred')})" if "year" in origin.inferred else "") if origin.year else ""
    known = [part for part in (origin.unit or "", year, origin.kind or "") if part]
    return " · ".join([*(known or [origin.name]), *origin.path[-1:]])


def note_lines(notes: Sequence[Note], look: Look) -> Iterator[Line]:
    """The notes, a row each."""
    for row, note in enumerate(notes):
        tags = " ".join(f"#{tag}" for tag in note.tags)
        right = plain(f" {tags}", look.face, "role") if tags else None
        room = max(look.width - 3 - min(cells(right.text) if right else 0, look.width // 2), 8)
        head = fitted([plain(f"{note.place}. {source_text(note.origin)}", look.face, "head")], room, look.face)
        yield Line((GUTTER, *head), row, right=right)
        text = plain(" ".join(note.text.split()), look.face)
        yield Line((Piece("  ", "", ""), *fitted([text], look.width - 3, look.face)), row)
        if note.note:
            comment = plain("# " + " ".join(note.note.split()), look.face, "inferred")
            yield Line((Piece("  ", "", ""), *fitted([comment], look.width - 3, look.face)), row)


def whole_note_lines(note: Note, look: Look) -> Iterator[Line]:
    """One note with everything that is known of it."""
    marks = [Mark(span.start, span.end, "match", OPEN, CLOSE) for span in note.spans]
    yield from passage_lines(note.text, marks, (0, len(note.text)), look)
    yield Line()
    if note.note:
        yield from flowed([plain(note.note.replace("\n", " "), look.face, "inferred")], look.width)
    copies = ngettext("copied {n} time", "copied {n} times", note.copies).format(n=note.copies)
    facts = [
        source_text(note.origin),
        f"{_('file')}: {note.origin.file}:{note.origin.line}",
        copies if note.copies else "",
    ]
    for fact in filter(None, facts):
        yield from flowed([plain(fact, look.face, "dim")], look.width)


def empty_lines(look: Look, *, searched: bool) -> Iterator[Line]:
    """What stands where there is no note."""
    text = _("No note answers this.") if searched else _("The notebook is empty. Press m on a passage to keep it.")
    yield from flowed([plain(text, look.face, "dim")], look.width)


__all__ = ["empty_lines", "note_lines", "source_text", "whole_note_lines"]
