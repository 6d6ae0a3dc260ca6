"""Files and directories that are written whole or not at all, and that reach the disk before they are relied on."""

import errno
import os
import shutil
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from kb.errors import StorageError
from kb.refusal import reason

_NO_LINKS = {errno.EXDEV, errno.EPERM, errno.EMLINK, errno.ENOTSUP, errno.EOPNOTSUPP, errno.ENOSYS, errno.EACCES}


_LOST = {errno.ENOENT, errno.ENOTDIR, errno.EISDIR, errno.ELOOP, errno.ENAMETOOLONG}


@contextmanager
def storage(place: Path) -> Iterator[None]:
    """Let what the disk refuses (full, read-only, no permission) leave as a StorageError about ``place``."""
    try:
        yield
    except OSError as error:
        raise StorageError(place, reason(error)) from error


def refused(error: OSError) -> bool:
    """Whether the system would not let us look, rather than that what was looked for is gone or something else."""
    return error.errno not in _LOST


def is_there(path: Path) -> bool:
    """Whether something of that name exists, also where the system does not let us look at it."""
    try:
        return path.exists()
    except OSError:
        return True


def is_folder(path: Path) -> bool:
    """Whether it is a folder, as far as the system lets us see."""
    return os.path.isdir(path)  # noqa: PTH112 - Path's own raises where it may not look


def may_enter(folder: Path) -> bool:
    """Whether there is a folder whose files we may look at: originals may be closed to who searches them."""
    return os.access(folder, os.X_OK)


def write_atomically(path: Path, data: bytes) -> None:
    """Replace a file by another content: after a crash either the old or the new one is there, whole."""
    aside = path.with_name(f".{path.name}.{os.getpid()}.tmp")
    try:
        with os.fdopen(os.open(aside, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o644), "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        aside.replace(path)
    except OSError:
        aside.unlink(missing_ok=True)
        raise
    sync_directory(path.parent)


def sync_directory(directory: Path) -> None:
    """Let the names in a directory reach the disk, where the system can do that."""
    if os.name == "nt":
        return
    handle = os.open(directory, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def sync_tree(directory: Path) -> None:
    """Let all files under a directory, and their names, reach the disk; nobody else may write to them afterwards."""
    for folder, _folders, files in os.walk(directory, topdown=False):
        for name in files:
            _sync_file(Path(folder, name))
        sync_directory(Path(folder))


def _sync_file(path: Path) -> None:
    with path.open("rb+") as file:
        os.fsync(file.fileno())
    mode = path.stat().st_mode
    if mode & stat.S_IWOTH:
        path.chmod(stat.S_IMODE(mode) & ~stat.S_IWOTH)


def link_or_copy(source: Path, target: Path) -> None:
    """Give an immutable file a second name; where the file system has no links, copy it."""
    try:
        os.link(source, target)
    except OSError as error:
        if error.errno not in _NO_LINKS:
            raise
        shutil.copyfile(source, target)


def remove_tree(directory: Path) -> None:
    """Remove a directory with everything in it, as far as the system lets us; what stays is tried again by a later run."""
    shutil.rmtree(directory, ignore_errors=True)


__all__ = [
    "is_folder",
    "is_there",
    "link_or_copy",
    "may_enter",
    "refused",
    "remove_tree",
    "storage",
    "sync_directory",
    "sync_tree",
    "write_atomically",
]
