"""What the operating system refused, and why: said in the user's language."""

import errno
import os
from collections.abc import Callable
from pathlib import Path

from kb.i18n import _

REASONS: dict[str, Callable[[], str]] = {
    "ENOENT": lambda: _("No such file or directory"),
    "ENOTDIR": lambda: _("Not a directory"),
    "EISDIR": lambda: _("Is a directory"),
    "EACCES": lambda: _("Permission denied"),
    "EPERM": lambda: _("Operation not permitted"),
    "EEXIST": lambda: _("File exists"),
    "ENAMETOOLONG": lambda: _("File name too long"),
    "ELOOP": lambda: _("Too many levels of symbolic links"),
    "EROFS": lambda: _("Read-only file system"),
    "ENOSPC": lambda: _("No space left on device"),
    "EDQUOT": lambda: _("Disk quota exceeded"),
    "EFBIG": lambda: _("File too large"),
    "EIO": lambda: _("Input/output error"),
    "ENOMEM": lambda: _("Cannot allocate memory"),
    "EMFILE": lambda: _("Too many open files"),
    "ENFILE": lambda: _("Too many open files"),
    "EBUSY": lambda: _("Device or resource busy"),
    "ETXTBSY": lambda: _("Text file busy"),
    "ENOLCK": lambda: _("No locks available"),
    "ENOTSUP": lambda: _("Operation not supported"),
    "EOPNOTSUPP": lambda: _("Operation not supported"),
    "ESTALE": lambda: _("Stale file handle"),
}
"""The reasons that users meet, by the system's name for them. Others are told in the system's own words."""


def reason(error: OSError) -> str:
    """Why the system refused, without numbers and paths."""
    told = REASONS.get(errno.errorcode.get(error.errno or 0, ""))
    return told() if told else error.strerror or str(error) or type(error).__name__


def sentence(error: OSError) -> str:
    """What cannot be done because the system refused, and what to do."""
    if not _has_folder():
        return _("The folder you are in is not there any more. Change to another one and run the same command again.")
    if error.filename is None:
        return _("The system refused: {reason}. Mend the cause and run the same command again.").format(
            reason=reason(error)
        )
    return _("Cannot use {place}: {reason}. Mend the cause and run the same command again.").format(
        place=os.fsdecode(error.filename) if isinstance(error.filename, bytes) else error.filename, reason=reason(error)
    )


def _has_folder() -> bool:
    try:
        Path.cwd()
    except OSError:
        return False
    return True


__all__ = ["REASONS", "reason", "sentence"]
