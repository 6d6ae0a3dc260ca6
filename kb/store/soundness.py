"""Whether the files of a generation still hold the bytes that were written."""

import zlib
from collections.abc import Iterator, Mapping
from pathlib import Path

from kb.errors import IndexDamagedError, StorageError
from kb.i18n import _
from kb.literal.arrayfile import MAGIC, open_arrays
from kb.store.manifest import Manifest, wrong_files

FAULTS = (
    ValueError,
    TypeError,
    LookupError,
    AttributeError,
    ArithmeticError,
    AssertionError,
    MemoryError,
    RecursionError,
    zlib.error,
)
"""What comes of bytes that are believed and are not those that were written; it comes of our mistakes too."""

_PIECE = 1 << 20


def plain_checks(directory: Path, files: Mapping[str, int]) -> dict[str, int]:
    """The checksums of those files of a new generation that do not hold their own."""
    return {name: _checksum(directory / name) for name in files if not _checks_itself(directory / name)}


def altered_files(directory: Path, manifest: Manifest) -> Iterator[str]:
    """The files that are missing, or whose bytes are no longer those that were written. Reads all of them."""
    yield from (name for name in manifest.files if _is_altered(directory, name, manifest))


def explain(place: Path, directory: Path, manifest: Manifest, error: BaseException) -> None:
    """Raise IndexDamagedError where an unexpected error comes of files that are no longer those that were written."""
    if isinstance(error, FAULTS):
        for name in altered_files(directory, manifest):
            raise IndexDamagedError(place, _("{file} is cut short or altered").format(file=name)) from error


def _is_altered(directory: Path, name: str, manifest: Manifest) -> bool:
    path = directory / name
    if any(wrong_files(directory, {name: manifest.files[name]})):
        return True
    try:
        if name in manifest.checks:
            return _checksum(path) != manifest.checks[name]
        return _checks_itself(path) and bool(open_arrays(path).damaged())
    except (IndexDamagedError, StorageError, OSError):
        return True


def _checks_itself(path: Path) -> bool:
    with path.open("rb") as file:
        return file.read(len(MAGIC)) == MAGIC


def _checksum(path: Path) -> int:
    found = 0
    with path.open("rb") as file:
        while piece := file.read(_PIECE):
            found = zlib.crc32(piece, found)
    return found


__all__ = ["altered_files", "explain", "plain_checks"]
