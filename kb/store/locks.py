"""Who may write, and who is reading: locks that the operating system frees when their process ends."""

import errno
import json
import os
import sys
from contextlib import ExitStack, suppress
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path
from types import TracebackType
from typing import Self

from kb.errors import IndexLockedError
from kb.i18n import _

WRITE_LOCK = "write.lock"
HOLDER = "write.holder"


@dataclass(frozen=True, slots=True)
class Holder:
    """Who holds the write lock."""

    pid: int
    host: str
    since: str

    def __str__(self) -> str:
        return _("process {pid} on {host}, since {since}").format(pid=self.pid, host=self.host, since=self.since)


_HELD = {errno.EAGAIN, errno.EWOULDBLOCK, errno.EACCES, errno.EDEADLK}
"""What the system says where another process has the lock; anything else means that it could not be asked for."""


class FileLock:
    """A lock on an existing or new file: shared or exclusive, taken at once or not at all.

    ``writable``: an exclusive one on a network disk wants a file that is open for writing.
    """

    def __init__(self, path: Path, *, create: bool = False, writable: bool = False) -> None:
        flags = os.O_RDWR | os.O_CREAT if create else os.O_RDWR if writable else os.O_RDONLY
        self._path = path
        self._handle = os.open(path, flags | getattr(os, "O_CLOEXEC", 0), 0o644)

    def take(self, *, shared: bool) -> bool:
        """Whether the lock could be had at once, and its file still has its name. Raises OSError where the disk has no locks."""
        try:
            _lock(self._handle, shared=shared)
        except OSError as error:
            if error.errno in _HELD:
                return False
            raise
        try:
            return os.path.samestat(os.fstat(self._handle), self._path.stat())
        except FileNotFoundError:
            return False

    def release(self) -> None:
        """Give the lock back; a second time does nothing."""
        if self._handle >= 0:
            os.close(self._handle)
            self._handle = -1


if sys.platform == "win32":
    import msvcrt

    def _lock(handle: int, *, shared: bool) -> None:
        # Windows has no shared lock here; it refuses to remove files that are open, which keeps readers safe.
        if not shared:
            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
else:
    import fcntl

    def _lock(handle: int, *, shared: bool) -> None:
        fcntl.flock(handle, (fcntl.LOCK_SH if shared else fcntl.LOCK_EX) | fcntl.LOCK_NB)


class WriteLock:
    """The right to write to a knowledge base, for one process at a time.

    Raises IndexLockedError, naming the holder, where another process has it. A killed process holds nothing.
    """

    def __init__(self, place: Path) -> None:
        self._place = place
        self._lock: FileLock | None = None

    def __enter__(self) -> Self:
        import socket

        since = datetime.now().astimezone().isoformat(sep=" ", timespec="seconds")
        holder = Holder(os.getpid(), socket.gethostname(), since)
        with ExitStack() as undone:
            lock = FileLock(self._place / WRITE_LOCK, create=True)
            undone.callback(lock.release)
            if not lock.take(shared=False):
                raise IndexLockedError(self._place, _holder(self._place))
            (self._place / HOLDER).write_text(json.dumps(asdict(holder)), "utf-8")
            self._lock = lock
            undone.pop_all()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        with suppress(OSError):  # it only tells others who we were
            (self._place / HOLDER).unlink()
        if self._lock:
            self._lock.release()


def _holder(place: Path) -> str:
    try:
        return str(Holder(**json.loads((place / HOLDER).read_text("utf-8"))))
    except (OSError, ValueError, TypeError):
        return _("a process that did not say who it is")


__all__ = ["HOLDER", "WRITE_LOCK", "FileLock", "Holder", "WriteLock"]
