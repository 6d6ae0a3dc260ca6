"""A file about to be read: where it is, what it is called, what format it is in, and its bytes within limits."""

import stat
from dataclasses import dataclass
from pathlib import Path

from indexer.read.faults import UnreadableError
from indexer.read.formats import SNIFFED, Format, sniff
from indexer.read.options import LARGEST, MEGABYTE, ReadOptions
from kb.i18n import _


@dataclass(frozen=True, slots=True)
class Source:
    """A file that exists, is not empty, and is not too large for its format."""

    path: Path
    name: str
    form: Format
    options: ReadOptions

    def data(self) -> bytes:
        """All the bytes of the file."""
        return self.path.read_bytes()


def open_source(path: Path, name: str, options: ReadOptions) -> Source:
    """Look at a file before it is read; raises UnreadableError, or OSError where the system refuses."""
    status = path.stat()
    if not stat.S_ISREG(status.st_mode):
        raise UnreadableError("no-file", _("This is not a regular file. Name a file or a folder of files."))
    if status.st_size == 0:
        raise UnreadableError("empty", _("The file is empty. Take it out of the folder, or fetch it again."))
    with path.open("rb") as file:
        form = sniff(path, file.read(SNIFFED))
    _check_size(status.st_size, form)
    return Source(path, name, form, options)


def _check_size(size: int, form: Format) -> None:
    largest = LARGEST[form.reader]
    if size > largest:
        raise UnreadableError(
            "too-large",
            _(
                "The file has {size} MB, more than the {limit} MB read of one {format} file. Split it into one file a report."
            ).format(size=size // MEGABYTE, limit=largest // MEGABYTE, format=form.name),
        )
