"""What is to be read: a file, the id of its report, how it is read. Light to load, for those who only plan."""

import hashlib
import re
from dataclasses import dataclass, field
from pathlib import Path

from indexer.read.options import ReadOptions
from kb.config import Config
from kb.text import nfc

_SLUG_BREAK = re.compile(r"[\W_]+")
_SLUG_LENGTH = 80


@dataclass(frozen=True, slots=True)
class Settings:
    """How files are read and understood: the reader's options, and what the user's kb.toml says."""

    options: ReadOptions = field(default_factory=ReadOptions)
    config: Config = field(default_factory=Config)


@dataclass(frozen=True, slots=True)
class Task:
    """A file to read: where it lies, its path under its root, the id of its report (rows of a table add their number)."""

    path: Path
    name: str
    id: str


def slug(path: str) -> str:
    """A report id made of a path under its root: no suffix, letters and digits of any script, ``-`` for all else."""
    stem = path[: -len(suffix)] if (suffix := Path(path).suffix) else path
    shortened = _SLUG_BREAK.sub("-", nfc(stem)).strip("-") or "report"
    if len(shortened) <= _SLUG_LENGTH:
        return shortened
    return f"{shortened[:_SLUG_LENGTH]}-{hashlib.sha256(path.encode('utf-8', 'surrogatepass')).hexdigest()[:8]}"


def row_id(base: str, file: str, name: str) -> str:
    """The id of the report ``name`` of a file: for row N of a table ``base.N``, else ``base``."""
    row = name.removeprefix(file).removeprefix("#")
    return f"{base}.{row}" if row else base


__all__ = ["Settings", "Task", "row_id", "slug"]
