"""The notebook (素材夹): passages that were kept, tagged, commented and put in order; saved queries; the query history."""

import sqlite3
from collections.abc import Iterable, Sequence
from pathlib import Path

from kb.errors import UsageError
from kb.i18n import _
from kb.model import Span
from kb.notebook.file import NotebookDamagedError, NotebookFile
from kb.notebook.history import History
from kb.notebook.rows import now, read_notes, storable, type_errors, write_origin, write_spans
from kb.notebook.saved import SavedQueries
from kb.notebook.values import Note
from kb.origin import Origin
from kb.text import fold

FILE_NAME = "notebook.sqlite"
LONGEST_TAG = 60


class UnknownNoteError(UsageError):
    """No note of that number."""

    def __init__(self, number: int) -> None:
        super().__init__(_("No note {number}. List them: kb note list").format(number=number))


class Notebook:
    """A user's notebook in ``directory``. Every call opens the file, does its work in one transaction, and lets go of it.

    The file is made by the first thing that is kept. All calls raise NotebookDamagedError, NotebookVersionError,
    NotebookBusyError or StorageError where the file cannot be used; a file that is not whole is never written to.
    """

    def __init__(self, directory: Path) -> None:
        self.file = NotebookFile(directory / FILE_NAME)
        self.saved = SavedQueries(self.file)
        self.history = History(self.file)

    def add(
        self, text: str, origin: Origin, *, spans: Iterable[Span] = (), tags: Iterable[str] = (), note: str = ""
    ) -> Note:
        """Keep a text with where it came from. A text that is kept already gains the tags, and the note behind its own."""
        kept = storable(text.rstrip("\n"))
        if not kept.strip():
            raise UsageError(_("There is no text to keep."))
        wanted = checked_tags(tags)
        with self.file.writing() as connection:
            number = _same_text(connection, kept, origin) or _insert(connection, kept, origin, spans)
            _add_tags(connection, number, wanted)
            if note.strip():
                _append_note(connection, number, storable(note.strip()))
        return self.note(number)

    def notes(self, query: str = "", *, tag: str | None = None, removed: bool = False) -> tuple[Note, ...]:
        """The notes in their order that hold every word of ``query`` (in text, note, tags or source) and have the tag.

        ``removed``: those that were removed instead, the last removed first.
        """
        words = fold(query).split()
        found = self._all(removed=removed)
        return tuple(note for note in found if _holds(note, words) and (tag is None or _has_tag(note, tag)))

    def _all(self, *, removed: bool) -> list[Note]:
        with self.file.reading() as connection:
            if connection is None:
                return []
            try:
                return read_notes(connection, removed=removed)
            except type_errors as error:
                raise NotebookDamagedError(self.file.path, str(error)) from error

    def note(self, number: int) -> Note:
        """The note of that number, also one that was removed. Raises UnknownNoteError."""
        for removed in (False, True):
            for note in self._all(removed=removed):
                if note.id == number:
                    return note
        raise UnknownNoteError(number)

    def tags(self) -> dict[str, int]:
        """Every tag with how many notes have it, the most used first."""
        counts: dict[str, int] = {}
        for note in self._all(removed=False):
            for tag in note.tags:
                counts[tag] = counts.get(tag, 0) + 1
        return dict(sorted(counts.items(), key=lambda entry: (-entry[1], entry[0])))

    def edit(self, number: int, note: str) -> Note:
        """Give a note another comment. Raises UnknownNoteError."""
        return self._change(number, "note = ?", storable(note.strip()))

    def tag(self, number: int, add: Iterable[str] = (), drop: Iterable[str] = ()) -> Note:
        """Add tags to a note and take tags from it. Raises UnknownNoteError, UsageError."""
        added, dropped = checked_tags(add), {fold(tag) for tag in checked_tags(drop)}
        with self.file.writing() as connection:
            _check_known(connection, [number])
            for (tag,) in connection.execute("SELECT tag FROM tags WHERE note = ?", (number,)).fetchall():
                if fold(tag) in dropped:
                    connection.execute("DELETE FROM tags WHERE note = ? AND tag = ?", (number, tag))
            _add_tags(connection, number, added)
            connection.execute("UPDATE notes SET changed = ? WHERE id = ?", (now(), number))
        return self.note(number)

    def remove(self, *numbers: int) -> None:
        """Put notes aside; ``restore`` brings them back. Raises UnknownNoteError, and then removes none."""
        with self.file.writing() as connection:
            _check_known(connection, numbers)
            rows = ((now(), number) for number in numbers)
            connection.executemany("UPDATE notes SET removed = ? WHERE id = ? AND removed IS NULL", rows)

    def restore(self, *numbers: int) -> None:
        """Bring removed notes back to their places. Raises UnknownNoteError, and then restores none."""
        with self.file.writing() as connection:
            _check_known(connection, numbers)
            connection.executemany("UPDATE notes SET removed = NULL WHERE id = ?", ((number,) for number in numbers))

    def move(self, number: int, place: int) -> Note:
        """Move a note to a place in the order, counted from 1; beyond the ends means the first or the last."""
        with self.file.writing() as connection:
            rows = connection.execute("SELECT id FROM notes WHERE removed IS NULL ORDER BY position, id")
            order = [found for (found,) in rows]
            if number not in order:
                raise UnknownNoteError(number)
            order.remove(number)
            order.insert(max(0, place - 1), number)
            connection.executemany("UPDATE notes SET position = ? WHERE id = ?", enumerate(order, 1))
        return self.note(number)

    def copied(self, number: int) -> Note:
        """Count that a note's text was copied out. Raises UnknownNoteError."""
        return self._change(number, "copies = copies + ?", 1)

    def _change(self, number: int, assignment: str, value: str | int) -> Note:
        with self.file.writing() as connection:
            _check_known(connection, [number])
            statement = f"UPDATE notes SET {assignment}, changed = ? WHERE id = ?"  # noqa: S608 - ours, see the callers
            connection.execute(statement, (value, now(), number))
        return self.note(number)


def checked_tags(tags: Iterable[str]) -> tuple[str, ...]:
    """The tags as they are kept: one line each, no spaces at the ends, no # in front. Raises UsageError."""
    shown = tuple(dict.fromkeys(" ".join(storable(tag).split()).removeprefix("#") for tag in tags))
    for tag in shown:
        if not tag or len(tag) > LONGEST_TAG or not tag.isprintable():
            raise UsageError(_("A tag has 1 to {limit} characters, in one line.").format(limit=LONGEST_TAG))
    return shown


def _holds(note: Note, words: Sequence[str]) -> bool:
    origin = note.origin
    source = (origin.title, origin.unit, origin.file, origin.year, *origin.path)
    text = fold("\n".join((note.text, note.note, *note.tags, *(str(part) for part in source if part))))
    return all(word in text for word in words)


def _has_tag(note: Note, tag: str) -> bool:
    return fold(tag.removeprefix("#")) in {fold(own) for own in note.tags}


def _same_text(connection: sqlite3.Connection, text: str, origin: Origin) -> int | None:
    """The note that keeps this text of this passage already."""
    if not origin.passage:
        return None
    rows = "SELECT id FROM notes WHERE removed IS NULL AND passage = ? AND text = ?"
    row = connection.execute(rows, (origin.passage, text)).fetchone()
    return int(row[0]) if row else None


def _insert(connection: sqlite3.Connection, text: str, origin: Origin, spans: Iterable[Span]) -> int:
    time = now()
    inserted = connection.execute(
        "INSERT INTO notes (text, spans, origin, passage, position, created, changed) "
        "VALUES (?, ?, ?, ?, (SELECT 1 + coalesce(max(position), 0) FROM notes), ?, ?)",
        (text, write_spans(spans), write_origin(origin), storable(origin.passage), time, time),
    )
    assert inserted.lastrowid is not None
    return inserted.lastrowid


def _add_tags(connection: sqlite3.Connection, number: int, tags: Iterable[str]) -> None:
    rows = connection.execute("SELECT tag FROM tags WHERE note = ?", (number,)).fetchall()
    known = {fold(tag) for (tag,) in rows}
    fresh = ((number, tag) for tag in tags if fold(tag) not in known)
    connection.executemany("INSERT OR IGNORE INTO tags (note, tag) VALUES (?, ?)", fresh)


def _append_note(connection: sqlite3.Connection, number: int, note: str) -> None:
    (own,) = connection.execute("SELECT note FROM notes WHERE id = ?", (number,)).fetchone()
    if note not in own:
        joined = f"{own}\n{note}" if own else note
        connection.execute("UPDATE notes SET note = ?, changed = ? WHERE id = ?", (joined, now(), number))


def _check_known(connection: sqlite3.Connection, numbers: Iterable[int]) -> None:
    for number in numbers:
        if connection.execute("SELECT 1 FROM notes WHERE id = ?", (number,)).fetchone() is None:
            raise UnknownNoteError(number)


__all__ = ["FILE_NAME", "Notebook", "UnknownNoteError", "checked_tags"]
