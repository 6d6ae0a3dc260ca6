"""The lines of a large text file, read one by one, and where the next one begins."""

from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from typing import TextIO

from indexer.read.faults import UnreadableError
from indexer.read.options import LARGEST_ROW
from kb.i18n import _

_BYTES = (1 << 64) - 1


@dataclass(frozen=True, slots=True)
class Mark:
    """Where a table goes on: the place in its file as ``TextIO.tell`` gives it, the number of the next row, what its beginning said."""

    place: int
    number: int
    headers: tuple[str, ...] = ()
    delimiter: str = ""

    @property
    def byte(self) -> int:
        """About how many bytes stand before it."""
        return self.place & _BYTES


class Lines:
    """The lines of a file from a place on; raises UnreadableError at one that is longer than a row may be."""

    def __init__(self, file: TextIO, place: int = 0) -> None:
        self._file = file
        self._ahead: deque[str] = deque()
        if place:
            file.seek(place)

    def peek(self, count: int) -> list[str]:
        """The next lines, which stay to be read."""
        self._ahead.extend(islice(iter(self._read, ""), count - len(self._ahead)))
        return list(self._ahead)

    def __iter__(self) -> Iterator[str]:
        while line := self._ahead.popleft() if self._ahead else self._read():
            yield line

    def _read(self) -> str:
        line = self._file.readline(LARGEST_ROW + 1)
        if len(line) > LARGEST_ROW:
            raise UnreadableError(
                "long-row",
                _("A row of the table has more than {limit} million characters. Split the table.").format(
                    limit=LARGEST_ROW // 1_000_000
                ),
            )
        return line

    @property
    def place(self) -> int | None:
        """Where the next line begins; None while lines wait that were looked at ahead."""
        return None if self._ahead else self._file.tell()


__all__ = ["Lines", "Mark"]
