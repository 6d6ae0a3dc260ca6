"""Saved queries (``query:NAME``) and what of their answers was seen already."""

import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass

from kb.errors import UsageError
from kb.i18n import _, listed
from kb.notebook.file import NotebookDamagedError, NotebookFile
from kb.notebook.rows import now, storable, text_of, time_of, type_errors
from kb.notebook.values import SavedQuery
from kb.query import check_saved
from kb.query.fields import nearest
from kb.text import fold, nfc

LONGEST_NAME = 60
_NOT_IN_NAMES = frozenset("\"'“”‘’()（）|｜＂＇")

_LIST = """SELECT name, query, created, looked, (SELECT count(*) FROM seen WHERE seen.key = saved.key)
    FROM saved ORDER BY name"""


class UnknownSavedQueryError(UsageError):
    """No saved query of that name; ``near`` are the most similar ones."""

    def __init__(self, name: str, near: tuple[str, ...]) -> None:
        hint = _("Did you mean {ids}?").format(ids=listed(near)) if near else _("List them: kb query list")
        super().__init__(_("No saved query {name}. {hint}").format(name=name, hint=hint))


@dataclass(frozen=True, slots=True)
class SavedQueries:
    """The saved queries of a notebook. Names are compared folded: width, case and traditional script do not count."""

    file: NotebookFile

    def list(self) -> tuple[SavedQuery, ...]:
        """Every saved query, by name. Raises NotebookDamagedError and its like."""
        with self.file.reading() as connection:
            rows = connection.execute(_LIST).fetchall() if connection else []
        try:
            return tuple(
                SavedQuery(text_of(name), text_of(query), time_of(created), looked and time_of(looked), seen)
                for name, query, created, looked, seen in rows
            )
        except type_errors as error:
            raise NotebookDamagedError(self.file.path, str(error)) from error

    def texts(self) -> dict[str, str]:
        """Name → query: what ``query:NAME`` stands for."""
        return {saved.name: saved.query for saved in self.list()}

    def get(self, name: str) -> SavedQuery:
        """The saved query of that name. Raises UnknownSavedQueryError."""
        known = self.list()
        found = next((saved for saved in known if fold(saved.name) == fold(nfc(name))), None)
        if found is None:
            raise UnknownSavedQueryError(name, nearest(name, tuple(saved.name for saved in known)))
        return found

    def save(self, name: str, query: str) -> SavedQuery:
        """Keep a query under a name; one of that name is replaced, and what was seen of it forgotten if the query differs.

        Raises UsageError for a name that cannot be written, QueryError for a query that cannot be read or asks for itself.
        """
        shown = checked_name(name)
        check_saved(shown, query, self.texts())
        with self.file.writing() as connection:
            _store(connection, shown, storable(query.strip()))
        return self.get(shown)

    def remove(self, name: str) -> SavedQuery:
        """Forget a saved query and what was seen of it; what it was. Raises UnknownSavedQueryError."""
        found = self.get(name)
        with self.file.writing() as connection:
            connection.execute("DELETE FROM saved WHERE key = ?", (fold(found.name),))
        return found

    def seen(self, name: str) -> frozenset[str]:
        """The digests of the passages that were seen among its answers."""
        with self.file.reading() as connection:
            if connection is None:
                return frozenset()
            rows = connection.execute("SELECT digest FROM seen WHERE key = ?", (fold(nfc(name)),))
            return frozenset(digest for (digest,) in rows)

    def look(self, name: str, digests: Iterable[str]) -> None:
        """Say that these passages have been seen among its answers, now. Raises UnknownSavedQueryError."""
        key = fold(self.get(name).name)
        with self.file.writing() as connection:
            rows = ((key, digest) for digest in digests)
            connection.executemany("INSERT OR IGNORE INTO seen (key, digest) VALUES (?, ?)", rows)
            connection.execute("UPDATE saved SET looked = ? WHERE key = ?", (now(), key))


def checked_name(name: str) -> str:
    """The name as it is kept: one line, without the signs that a query is written with. Raises UsageError."""
    shown = " ".join(storable(nfc(name)).split())
    if not shown or len(shown) > LONGEST_NAME or not shown.isprintable() or _NOT_IN_NAMES & set(shown):
        raise UsageError(
            _("A name has 1 to {limit} characters, without quotation marks, brackets and |.").format(limit=LONGEST_NAME)
        )
    return shown


def _store(connection: sqlite3.Connection, name: str, query: str) -> None:
    key = fold(name)
    row = connection.execute("SELECT query FROM saved WHERE key = ?", (key,)).fetchone()
    if row and row[0] == query:
        connection.execute("UPDATE saved SET name = ? WHERE key = ?", (name, key))
        return
    connection.execute("DELETE FROM saved WHERE key = ?", (key,))
    connection.execute("INSERT INTO saved (key, name, query, created) VALUES (?, ?, ?, ?)", (key, name, query, now()))


__all__ = ["SavedQueries", "UnknownSavedQueryError", "checked_name"]
