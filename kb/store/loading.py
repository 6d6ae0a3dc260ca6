"""What a generation says of itself, read and checked before anything else of it is believed."""

import json
import os
from collections.abc import Callable
from pathlib import Path

from kb import analysis, schema
from kb.errors import IndexDamagedError, IndexMismatchError, KBError, StorageError
from kb.i18n import _
from kb.refusal import reason
from kb.store.disk import refused
from kb.store.manifest import MANIFEST, SOURCES, Identity, Manifest, from_json, read_identity, wrong_files
from kb.store.place import CURRENT, GENERATIONS
from kb.store.segmenter import segmenter_files


def current_number(place: Path) -> int | None:
    """The number of the live generation; None where there never was one. Raises IndexDamagedError, StorageError."""
    try:
        return int((place / CURRENT).read_text("ascii")) or None
    except FileNotFoundError:
        if any(place.glob(f"{GENERATIONS}/[0-9]*")):
            raise IndexDamagedError(place, _("{name} is missing").format(name=CURRENT)) from None
        return None
    except (OSError, ValueError) as error:
        raise _unreadable(place, CURRENT, error) from error


def _unreadable(place: Path, name: str, error: Exception) -> KBError:
    """A file of the index that cannot be read is damaged, unless the system did not let us read it."""
    if isinstance(error, OSError) and refused(error):
        return StorageError(place, reason(error))
    return IndexDamagedError(place, _("{name} cannot be read").format(name=name))


def generation_directory(place: Path, number: int) -> Path:
    """Where the generation of that number lies."""
    return place / GENERATIONS / f"{number:06d}"


def root_path(place: Path, path: str) -> Path:
    """A root as the manifest names it, as a path: relative ones are relative to the folder that holds the knowledge base."""
    return Path(os.path.normpath(place.parent / path))


def identity(stages: str = "") -> Identity:
    """What an index written now depends on."""
    return Identity(schema.SCHEMA_VERSION, analysis.identity(), stages)


def load_head(place: Path, number: int) -> Manifest:
    """The manifest of a generation without its sources. Raises IndexDamagedError or IndexMismatchError."""
    return _load(place, number, lambda _directory: None)


def load_manifest(place: Path, number: int) -> Manifest:
    """The manifest of a generation. Raises IndexDamagedError or IndexMismatchError."""
    return _load(place, number, lambda directory: (directory / SOURCES).read_bytes())


def _load(place: Path, number: int, sources: Callable[[Path], bytes | None]) -> Manifest:
    directory = generation_directory(place, number)
    try:
        data = (directory / MANIFEST).read_bytes()
        _check_schema(place, read_identity(data))
        manifest = from_json(data, sources(directory))
    except (OSError, ValueError, TypeError, KeyError, AttributeError, RecursionError) as error:
        raise _unreadable(place, MANIFEST, error) from error
    _check_terms(place, manifest)
    return manifest


def salvage_manifest(place: Path) -> Manifest | None:
    """The manifest of the live generation as far as it can be read, of whatever version; None where it cannot."""
    try:
        number = current_number(place)
        return _salvaged(generation_directory(place, number)) if number is not None else None
    except (IndexDamagedError, StorageError, OSError, ValueError, TypeError, KeyError, AttributeError, RecursionError):
        return None


def _salvaged(directory: Path) -> Manifest:
    data = (directory / MANIFEST).read_bytes()
    older = json.loads(data).get("sources")  # until schema 3 the sources stood in the same file
    return from_json(data, (directory / SOURCES).read_bytes() if older is None else json.dumps(older).encode())


def _check_schema(place: Path, found: Identity) -> None:
    mine = schema.SCHEMA_VERSION
    if found.schema != mine:
        raise IndexMismatchError(
            place, _("its schema is {found}, this version's {mine}").format(found=found.schema, mine=mine)
        )


def _check_terms(place: Path, manifest: Manifest) -> None:
    """Whether texts are cut today as they were; the dictionary is loaded only where the files that cut them are others."""
    if manifest.segmenter != segmenter_files() and manifest.identity.analysis != analysis.identity():
        found = manifest.identity.analysis
        raise IndexMismatchError(place, _("another dictionary or segmenter: {found}").format(found=found))


def check_files(place: Path, directory: Path, manifest: Manifest) -> None:
    """Raise IndexDamagedError where a file of the generation is missing or has another size than when it was written."""
    wrong = next(iter(wrong_files(directory, manifest.files)), None)
    if wrong is not None:
        raise IndexDamagedError(place, _("{name} is missing or not whole").format(name=wrong))


__all__ = [
    "check_files", "current_number", "generation_directory", "identity", "load_head", "load_manifest", "root_path", "salvage_manifest",
]  # fmt: skip
