"""Notes as rows of the file and back."""

import json
import sqlite3
from collections.abc import Iterable
from dataclasses import fields
from datetime import UTC, datetime
from typing import Any

from kb.model import Span
from kb.notebook.values import Note
from kb.origin import Origin

_COLUMNS = "id, text, spans, origin, note, copies, created, changed, removed"
_ORIGIN_NAMES = frozenset(entry.name for entry in fields(Origin))

type_errors = (json.JSONDecodeError, TypeError, ValueError, KeyError)
"""What a row that is not ours makes of reading it."""


def now() -> str:
    """The present moment, as the file keeps it."""
    return datetime.now(UTC).isoformat(timespec="microseconds")


def time_of(text: str) -> datetime:
    """A moment that the file keeps."""
    return datetime.fromisoformat(text)


def text_of(value: object) -> str:
    """What should be text. Raises TypeError."""
    if not isinstance(value, str):
        raise TypeError(f"{value!r:.20}")
    return value


def storable(text: str) -> str:
    """The text without what UTF-8 cannot hold."""
    return text.encode("utf-8", "replace").decode("utf-8")


def write_spans(spans: Iterable[Span]) -> str:
    """Spans as the file keeps them."""
    return json.dumps([[span.start, span.end] for span in spans])


def write_origin(origin: Origin) -> str:
    """An origin as the file keeps it; what is unknown is left out."""
    known = {name: value for name, value in origin.to_dict().items() if value not in (None, "", [], ())}
    return storable(json.dumps(known, ensure_ascii=False))


def read_origin(text: str) -> Origin:
    """An origin as the file keeps it; names of a newer version are passed over."""
    known: dict[str, Any] = {name: value for name, value in json.loads(text).items() if name in _ORIGIN_NAMES}
    lists = {name: tuple(known[name]) for name in ("path", "inferred") if name in known}
    content: dict[str, Any] = {"report": "", "file": ""} | known | lists
    return Origin(**content)


def read_notes(connection: sqlite3.Connection, *, removed: bool) -> list[Note]:
    """All notes in their order; the removed ones instead, the last removed first."""
    rows = f"SELECT {_COLUMNS} FROM notes WHERE removed IS " + (  # noqa: S608 - the columns are ours
        "NOT NULL ORDER BY removed DESC, id DESC" if removed else "NULL ORDER BY position, id"
    )
    tags = _tags(connection)
    found = enumerate(connection.execute(rows), 1)
    return [_note(row, tags.get(row[0], ()), 0 if removed else place) for place, row in found]


def _tags(connection: sqlite3.Connection) -> dict[int, tuple[str, ...]]:
    found: dict[int, tuple[str, ...]] = {}
    for note, tag in connection.execute("SELECT note, tag FROM tags ORDER BY rowid"):
        found[note] = (*found.get(note, ()), tag)
    return found


def _note(row: tuple[Any, ...], tags: tuple[str, ...], place: int) -> Note:
    number, text, spans, origin, note, copies, created, changed, removed = row
    return Note(
        id=number,
        text=text_of(text),
        origin=read_origin(origin),
        spans=tuple(Span(int(start), int(end)) for start, end in json.loads(spans)),
        tags=tags,
        note=text_of(note),
        place=place,
        copies=copies,
        created=time_of(created),
        changed=time_of(changed),
        removed=removed and time_of(removed),
    )


__all__ = [
    "now",
    "read_notes",
    "read_origin",
    "storable",
    "text_of",
    "time_of",
    "type_errors",
    "write_origin",
    "write_spans",
]
