"""The error tree. A class owns its sentence, and the sentence ends with what to do.

KBError
├── UsageError           wrong use of a command or function (exit 2)
├── IndexMissingError    no knowledge base where one was expected
├── IndexDamagedError    a knowledge base that cannot be read
├── IndexMismatchError   built with another schema or dictionary
├── IndexUntrustedError  belongs to another user, or anyone may write to it
├── IndexLockedError     another run is writing to it
├── StorageError         the disk refused (full, read-only, no permission)
├── UnknownReportError   no report of that id
├── UnreadableFileError  a file the user named cannot be read as a report
├── UnwritableFileError  a file the user named cannot be written
├── ConfigError          kb.toml or overrides.toml says something wrong
└── QueryError           a query that cannot be read (kb.query: it knows the column)
"""

from kb.i18n import _, listed


class KBError(Exception):
    """Anything that a front end shows as one sentence, without a traceback."""

    exit_code = 2


class UsageError(KBError):
    """Wrong use: an option, a value or a name that does not fit. The caller words the sentence."""


class IndexMissingError(KBError):
    """No knowledge base at the place that was looked at."""

    def __init__(self, place: object) -> None:
        super().__init__(_("No index at {place}. Build one: kb index FOLDER").format(place=place))


class IndexDamagedError(KBError):
    """A knowledge base whose files are missing or cannot be read."""

    def __init__(self, place: object, reason: str) -> None:
        super().__init__(
            _(
                "The index at {place} is damaged ({reason}). Your notes and corrections are safe. Build it again: kb index --rebuild"
            ).format(place=place, reason=reason)
        )


class IndexMismatchError(KBError):
    """A knowledge base written with another schema, segmenter or dictionary."""

    def __init__(self, place: object, reason: str) -> None:
        super().__init__(
            _(
                "The index at {place} was built by another version ({reason}). Build it again: kb index --rebuild"
            ).format(place=place, reason=reason)
        )


class IndexUntrustedError(KBError):
    """A knowledge base that somebody else may have written."""

    def __init__(self, place: object, reason: str) -> None:
        super().__init__(
            _(
                "The index at {place} may have been written by somebody else ({reason}). If you trust it: --trust"
            ).format(place=place, reason=reason)
        )


class IndexLockedError(KBError):
    """Another process is writing to the knowledge base."""

    def __init__(self, place: object, holder: str) -> None:
        super().__init__(
            _(
                "Another run is writing to {place} ({holder}). Wait until it ends, then run the same command again."
            ).format(place=place, holder=holder)
        )


class StorageError(KBError):
    """The disk refused to read or write."""

    def __init__(self, place: object, reason: str) -> None:
        super().__init__(
            _(
                "Cannot use {place}: {reason}. The index as it was is untouched; mend the cause and run the same command again."
            ).format(place=place, reason=reason)
        )


class UnknownReportError(KBError):
    """No report or passage of that id; ``near`` are ids that look like it."""

    def __init__(self, report_id: str, near: tuple[str, ...] = ()) -> None:
        hint = _("Did you mean {ids}?").format(ids=listed(near)) if near else _("List them: kb list")
        super().__init__(_("No report {id}. {hint}").format(id=report_id, hint=hint))


class UnreadableFileError(KBError):
    """A file that holds no report text that can be read; ``message`` says why and what to do."""

    def __init__(self, file: object, message: str) -> None:
        super().__init__(_("Cannot read {file}: {message}").format(file=file, message=message))


class UnwritableFileError(KBError):
    """A file that results were to be written to, which the system refuses."""

    def __init__(self, file: object, reason: str) -> None:
        super().__init__(
            _("Cannot write {file}: {reason}. Mend the cause, or name another file.").format(file=file, reason=reason)
        )


class ConfigError(KBError):
    """A settings file says something wrong."""

    def __init__(self, file: object, message: str) -> None:
        super().__init__(
            _("{file} is wrong: {message}. Mend it and run the same command again.").format(file=file, message=message)
        )


__all__ = [
    "ConfigError", "IndexDamagedError", "IndexLockedError", "IndexMismatchError", "IndexMissingError", "IndexUntrustedError",
    "KBError", "StorageError", "UnknownReportError", "UnreadableFileError", "UnwritableFileError",
    "UsageError",
]  # fmt: skip
