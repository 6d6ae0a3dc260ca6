"""The notebook's file: opened for one piece of work at a time, brought up to date, and never written where it is not whole.

The rollback journal, not the write-ahead log, is used: it holds on network disks too. A writer takes the file before it
reads, so that two programs never overwrite each other's work; the second waits.
"""

import errno
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from kb.errors import KBError, StorageError
from kb.i18n import _
from kb.notebook.schema import APPLICATION_ID, MIGRATIONS, VERSION
from kb.refusal import reason

PATIENCE_SECONDS = 20.0
"""How long a writer waits for another one; a write takes milliseconds."""

_HEAD = b"SQLite format 3\x00"
_BUSY = frozenset({sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED})
_DAMAGED = frozenset({sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_ERROR, sqlite3.SQLITE_FORMAT})


class NotebookDamagedError(KBError):
    """The notebook's file cannot be read; it is left as it is."""

    def __init__(self, path: Path, reason: str) -> None:
        super().__init__(
            _(
                "The notebook {path} cannot be read ({reason}). Nothing was written to it. Put a copy of it aside, then restore a backup, or move it away to begin a new one."
            ).format(path=path, reason=reason)
        )


class NotebookVersionError(KBError):
    """The notebook was written by a newer version of the program."""

    def __init__(self, path: Path, found: int) -> None:
        super().__init__(
            _(
                "The notebook {path} was written by a newer version (its schema is {found}, this version's {mine}). Update policy-kb; nothing was changed."
            ).format(path=path, found=found, mine=VERSION)
        )


class NotebookStorageError(StorageError):
    """The disk refused to read or write the notebook."""

    def __init__(self, path: Path, reason: str) -> None:
        KBError.__init__(
            self,
            _("Cannot use the notebook {path}: {reason}. It is as it was; mend the cause and do it again.").format(
                path=path, reason=reason
            ),
        )


class NotebookBusyError(KBError):
    """Another program holds the notebook."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            _("Another program is writing to the notebook {path}. Wait a moment and do it again.").format(path=path)
        )


@dataclass(frozen=True, slots=True)
class NotebookFile:
    """Where a notebook lies. The file is made by the first write; until then reading finds nothing."""

    path: Path

    @contextmanager
    def reading(self) -> Iterator[sqlite3.Connection | None]:
        """A connection to read with; None where there is no notebook yet. Raises NotebookDamagedError and its like."""
        if not self._has_content():
            yield None
            return
        with self._connected() as connection:
            if _version(connection) < VERSION:
                self._migrate(connection)
            connection.execute("BEGIN")
            yield connection
            connection.rollback()

    @contextmanager
    def writing(self) -> Iterator[sqlite3.Connection]:
        """A connection inside a transaction that is kept when the block ends well, and undone when it does not."""
        with self._connected() as connection:
            self._migrate(connection)
            connection.execute("BEGIN IMMEDIATE")
            try:
                yield connection
            except BaseException:
                connection.rollback()
                raise
            connection.commit()

    def _has_content(self) -> bool:
        try:
            return self.path.stat().st_size > 0
        except FileNotFoundError:
            return False
        except OSError as error:
            raise NotebookStorageError(self.path, reason(error)) from error

    @contextmanager
    def _connected(self) -> Iterator[sqlite3.Connection]:
        with self._explained():
            self._check_head()
            connection = sqlite3.connect(self.path, timeout=PATIENCE_SECONDS, isolation_level=None)
            connection.row_factory = _row
            try:
                self._check_content(connection)
                yield connection
            finally:
                connection.close()

    def _check_head(self) -> None:
        """SQLite takes a text file for an empty database when it is short: look before it writes."""
        if not self._has_content():
            return
        with self.path.open("rb") as file:
            head = file.read(len(_HEAD))
        if head != _HEAD:
            raise NotebookDamagedError(self.path, _("it is not a notebook"))

    def _check_content(self, connection: sqlite3.Connection) -> None:
        for pragma in ("trusted_schema = OFF", "foreign_keys = ON", "synchronous = FULL", "cell_size_check = ON"):
            connection.execute(f"PRAGMA {pragma}")
        owner = _number(connection, "application_id")
        tables = _first(connection, "SELECT count(*) FROM sqlite_master")
        if tables and owner != APPLICATION_ID:
            raise NotebookDamagedError(self.path, _("it is not a notebook"))
        if _version(connection) > VERSION:
            raise NotebookVersionError(self.path, _version(connection))

    def _migrate(self, connection: sqlite3.Connection) -> None:
        """Bring the tables up to date, in one transaction that is kept whole or not at all."""
        if _version(connection) == VERSION:
            return
        connection.execute("BEGIN IMMEDIATE")
        for migration in MIGRATIONS[_version(connection) :]:  # another program may have been quicker
            for statement in migration:
                connection.execute(statement)
        connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        connection.execute(f"PRAGMA user_version = {VERSION}")
        connection.commit()

    @contextmanager
    def _explained(self) -> Iterator[None]:
        """Let what SQLite refuses leave as a sentence."""
        try:
            yield
        except sqlite3.DatabaseError as error:
            code = getattr(error, "sqlite_errorcode", sqlite3.SQLITE_ERROR) & 0xFF
            if code in _BUSY:
                raise NotebookBusyError(self.path) from error
            if code in _DAMAGED:
                raise NotebookDamagedError(self.path, str(error)) from error
            raise NotebookStorageError(self.path, _refusal(code, error)) from error
        except UnicodeDecodeError as error:  # in the names of tables
            raise NotebookDamagedError(self.path, str(error)) from error
        except OSError as error:
            raise NotebookStorageError(self.path, reason(error)) from error


_REFUSALS = {
    sqlite3.SQLITE_FULL: errno.ENOSPC, sqlite3.SQLITE_IOERR: errno.EIO, sqlite3.SQLITE_NOMEM: errno.ENOMEM, sqlite3.SQLITE_PERM: errno.EACCES,
    sqlite3.SQLITE_READONLY: errno.EACCES, sqlite3.SQLITE_AUTH: errno.EACCES, sqlite3.SQLITE_TOOBIG: errno.EFBIG,
}  # fmt: skip
"""What the system said, by what SQLite makes of it."""


def _refusal(code: int, error: sqlite3.Error) -> str:
    return reason(OSError(_REFUSALS[code], str(error))) if code in _REFUSALS else str(error)


def _row(_cursor: sqlite3.Cursor, row: tuple[Any, ...]) -> tuple[Any, ...]:
    """A row as it stands there. No column of ours holds raw bytes: where one does, something else wrote it."""
    if any(isinstance(value, bytes) for value in row):
        raise sqlite3.DataError(_("it holds bytes where text should stand"))
    return row


def _first(connection: sqlite3.Connection, statement: str) -> int:
    return int(connection.execute(statement).fetchone()[0])


def _number(connection: sqlite3.Connection, pragma: str) -> int:
    return _first(connection, f"PRAGMA {pragma}")


def _version(connection: sqlite3.Connection) -> int:
    return _number(connection, "user_version")


__all__ = ["NotebookBusyError", "NotebookDamagedError", "NotebookFile", "NotebookStorageError", "NotebookVersionError"]
