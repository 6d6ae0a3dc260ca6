"""Where a knowledge base lies, and whether what lies there may be believed."""

import os
import stat
from pathlib import Path

from kb.errors import IndexMissingError, IndexUntrustedError, UsageError
from kb.i18n import _

DIRECTORY = ".kb"
VARIABLE = "KB_DIR"
CURRENT = "CURRENT"
GENERATIONS = "generations"
INDEX, LITERAL, INITIALS = "whoosh", "literal", "initials"
"""The folders of a generation."""
READERS_LOCK = "readers.lock"
OVERRIDES = "overrides.toml"
NOTEBOOK = "notebook.sqlite"

_OURS = {CURRENT, GENERATIONS, OVERRIDES, NOTEBOOK, "roots.json", "write.lock", "write.holder"}


def locate(kb_dir: str | Path | None = None) -> Path:
    """The knowledge base to read: the one named, else $KB_DIR, else .kb here or above.

    Raises IndexMissingError where there is none.
    """
    named = _named(kb_dir)
    place = named or _above(Path.cwd())
    if place is None or not place.is_dir():
        raise IndexMissingError(place or Path.cwd() / DIRECTORY)
    return place


def locate_for_writing(kb_dir: str | Path | None = None) -> Path:
    """The knowledge base to write: as ``locate``, but ./.kb where none is found. It need not exist yet.

    Raises UsageError where the named directory holds something else.
    """
    place = _named(kb_dir) or _above(Path.cwd()) or Path.cwd() / DIRECTORY
    if place.exists() and not _is_ours(place):
        raise UsageError(
            _("{place} is not a knowledge base and not empty. Name a new directory: --kb DIR").format(place=place)
        )
    return place


def _named(kb_dir: str | Path | None) -> Path | None:
    named = str(kb_dir) if kb_dir else os.environ.get(VARIABLE)
    if not named:
        return None
    place = Path(named).absolute()
    inner = place / DIRECTORY
    return inner if inner.is_dir() and not (place / CURRENT).exists() else place


def _above(start: Path) -> Path | None:
    return next((folder / DIRECTORY for folder in (start, *start.parents) if (folder / DIRECTORY).is_dir()), None)


def _is_ours(place: Path) -> bool:
    if not place.is_dir():
        return False
    names = {path.name for path in place.iterdir()}
    return bool(names & _OURS) or all(name.startswith(".") for name in names)


def check_trust(place: Path, generation: Path) -> None:
    """Refuse a knowledge base that belongs to another user or that anyone may write to.

    What is read is believed, down to the counts of an answer. Raises IndexUntrustedError.
    """
    if os.name == "nt":
        return
    for path in (place, place / CURRENT, generation.parent, generation, *generation.rglob("*")):
        _check_path(place, path)


def _check_path(place: Path, path: Path) -> None:
    try:
        found = path.stat()
    except OSError:
        return  # gone meanwhile, or missing: opening says so
    if found.st_uid != os.geteuid():
        raise IndexUntrustedError(place, _("{name} belongs to another user").format(name=path.name))
    if found.st_mode & stat.S_IWOTH:
        raise IndexUntrustedError(place, _("anyone may write to {name}").format(name=path.name))


__all__ = [
    "CURRENT",
    "DIRECTORY",
    "GENERATIONS",
    "INDEX",
    "INITIALS",
    "LITERAL",
    "OVERRIDES",
    "READERS_LOCK",
    "VARIABLE",
    "check_trust",
    "locate",
    "locate_for_writing",
]
