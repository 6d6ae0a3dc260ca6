"""Which blocks a generation has, in the order in which their passages are numbered."""

import json
import os
import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from kb.errors import IndexDamagedError, IndexMismatchError, StorageError
from kb.i18n import _
from kb.literal.arrayfile import damaged_error
from kb.refusal import reason

FORMAT = 2
_FILE = "blocks.json"
_NAME = re.compile(r"[0-9]{6}")


@dataclass(frozen=True, slots=True)
class Entry:
    """A block of a generation: its name, and whether some of its reports were removed."""

    name: str
    has_dead: bool = False

    def block(self, directory: Path) -> Path:
        """Where the block lies."""
        return directory / f"{self.name}.block"

    def dead(self, directory: Path) -> Path | None:
        """Where the flags of its removed reports lie."""
        return directory / f"{self.name}.dead" if self.has_dead else None


def write_listing(directory: Path, entries: Sequence[Entry]) -> None:
    """Write the list of blocks, durably."""
    rows = [{"name": entry.name, "dead": entry.has_dead} for entry in entries]
    with (directory / _FILE).open("x", encoding="utf-8") as file:
        json.dump({"format": FORMAT, "blocks": rows}, file)
        file.flush()
        os.fsync(file.fileno())


def read_listing(directory: Path) -> tuple[Entry, ...]:
    """The list of blocks. Raises IndexDamagedError, IndexMismatchError, StorageError."""
    path = directory / _FILE
    try:
        content = json.loads(path.read_bytes())
    except FileNotFoundError as error:
        raise IndexDamagedError(directory, _("{file} is missing").format(file=_FILE)) from error
    except OSError as error:
        raise StorageError(path, reason(error)) from error
    except (ValueError, RecursionError) as error:
        raise damaged_error(path) from error
    if isinstance(content, dict) and content.get("format", FORMAT) != FORMAT:
        raise IndexMismatchError(directory, f"{_FILE}: {content['format']!r:.20}")
    return _entries(path, content)


def _entries(path: Path, content: object) -> tuple[Entry, ...]:
    try:
        entries = tuple(Entry(row["name"], row["dead"]) for row in content["blocks"])  # type: ignore[index]
        sound = all(_NAME.fullmatch(entry.name) and isinstance(entry.has_dead, bool) for entry in entries)
    except (TypeError, KeyError) as error:
        raise damaged_error(path) from error
    if not sound or len({entry.name for entry in entries}) < len(entries):
        raise damaged_error(path)
    return entries
