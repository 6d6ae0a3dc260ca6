"""The next generation: built aside, published by one rename, and what earlier runs left behind."""

import json
import os
import secrets
import shutil
from collections.abc import Iterable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import asdict, dataclass, replace
from pathlib import Path

from kb import analysis
from kb.errors import IndexDamagedError, StorageError
from kb.store.disk import link_or_copy, remove_tree, storage, sync_directory, sync_tree, write_atomically
from kb.store.loading import current_number, generation_directory
from kb.store.locks import HOLDER, WRITE_LOCK, FileLock, WriteLock
from kb.store.manifest import MANIFEST, SOURCES, Manifest, Root, index_files, read_root, sources_to_json, to_json
from kb.store.place import CURRENT, GENERATIONS, INDEX, LITERAL, READERS_LOCK
from kb.store.segmenter import Files, segmenter_files
from kb.store.soundness import plain_checks

ROOTS = "roots.json"
_ASIDE = ".building-"


@contextmanager
def writing(place: Path) -> Iterator[None]:
    """Hold the write lock of a knowledge base, which is made where it is missing, swept of what killed runs left.

    Raises IndexLockedError where another process writes, StorageError where the disk refuses.
    """
    with ExitStack() as held:
        with storage(place):
            place.mkdir(mode=0o755, parents=True, exist_ok=True)
            held.enter_context(WriteLock(place))
            held.callback(_leave_nothing_empty, place)
            (place / GENERATIONS).mkdir(mode=0o755, exist_ok=True)
        sweep(place)
        yield


def _leave_nothing_empty(place: Path) -> None:
    """Remove a knowledge base that was made and never filled."""
    with suppress(OSError):  # it holds something: it stays
        (place / GENERATIONS).rmdir()
        (place / HOLDER).unlink()
        (place / WRITE_LOCK).unlink()
        place.rmdir()


@dataclass(frozen=True, slots=True)
class Building:
    """The next generation while it is made: nobody sees it before it is published."""

    place: Path
    number: int
    directory: Path

    @property
    def index(self) -> Path:
        """Where the engine's files go."""
        return self.directory / INDEX

    def keep(self, files: Iterable[Path]) -> None:
        """Take immutable files of the live generation over, by hard link where possible."""
        for path in files:
            link_or_copy(path, self.index / path.name)

    def publish(self, manifest: Manifest) -> None:
        """Make this the live generation, at one stroke, once everything has reached the disk."""
        from kb.store.generation import head_numbers, open_reader  # only where there is something new
        from kb.store.repeats import write_repeats

        with open_reader(self.index) as reader:
            heads = head_numbers(reader)
        write_repeats(self.directory, self.directory / LITERAL, manifest.entries(), heads)
        (self.directory / SOURCES).write_bytes(sources_to_json(manifest.sources))
        files = index_files(self.directory)
        checks = plain_checks(self.directory, files)
        stamped = replace(manifest, files=files, checks=checks, segmenter=_segmenter(manifest))
        (self.directory / MANIFEST).write_bytes(to_json(stamped))
        (self.directory / READERS_LOCK).touch(mode=0o644)
        sync_tree(self.directory)
        remember_roots(self.place, manifest.roots)
        if not (self.place / CURRENT).exists():
            _name_current(
                self.place, 0
            )  # so that one that lies there unnamed, should we be killed, is not taken for a loss
        target = generation_directory(self.place, self.number)
        self.directory.rename(target)
        sync_directory(target.parent)
        _name_current(self.place, self.number)


def _name_current(place: Path, number: int) -> None:
    """Say which generation is live; 0 is none yet."""
    write_atomically(place / CURRENT, f"{number:06d}\n".encode("ascii"))


def _segmenter(manifest: Manifest) -> Files:
    """The files that made the terms, if ours did."""
    return segmenter_files() if manifest.identity.analysis == analysis.identity() else ()


@contextmanager
def building(place: Path) -> Iterator[Building]:
    """A place aside for the next generation, removed again unless it is published. Needs the write lock."""
    directory = place / GENERATIONS / f"{_ASIDE}{os.getpid()}-{secrets.token_hex(4)}"
    with storage(place):
        try:
            directory.mkdir(mode=0o755)
            (directory / INDEX).mkdir(mode=0o755)
            yield Building(place, _next_number(place), directory)
        finally:
            remove_tree(directory)
        sweep(place)


def _next_number(place: Path) -> int:
    return max((int(path.name) for path in _numbered(place)), default=0) + 1


def _numbered(place: Path) -> list[Path]:
    return [path for path in (place / GENERATIONS).iterdir() if path.name.isascii() and path.name.isdigit()]


def sweep(place: Path) -> None:
    """Remove what nobody needs: unpublished generations of killed runs, old ones that nobody reads. Needs the write lock."""
    for path in (*(place / GENERATIONS).glob(f"{_ASIDE}*"), *place.glob(".*.tmp")):
        _remove(path)
    try:
        live = current_number(place)
    except (IndexDamagedError, StorageError):
        return  # nobody knows which is live: leave all to a rebuild
    for path in _numbered(place):
        if int(path.name) != live:
            _remove_unread(path)


def _remove_unread(directory: Path) -> None:
    """Remove a generation unless somebody reads it, or that cannot be known."""
    try:
        lock = FileLock(directory / READERS_LOCK, writable=True)
    except FileNotFoundError:
        remove_tree(directory)  # what was left of it
        return
    except OSError:
        return
    try:
        with suppress(OSError):
            if lock.take(shared=False):
                remove_tree(directory)
    finally:
        lock.release()


def _remove(path: Path) -> None:
    if path.is_dir():
        shutil.rmtree(path, ignore_errors=True)
    else:
        path.unlink(missing_ok=True)


def remember_roots(place: Path, roots: tuple[Root, ...]) -> None:
    """Keep the roots outside the index too, so that a damaged index can be built again."""
    write_atomically(place / ROOTS, json.dumps([asdict(root) for root in roots]).encode("ascii"))


def remembered_roots(place: Path) -> tuple[Root, ...]:
    """The roots of the last run, whatever became of the index; none where nothing can be read."""
    try:
        rows = json.loads((place / ROOTS).read_bytes())
        return tuple(read_root({**row, "config": ""}) for row in rows)
    except (OSError, ValueError, TypeError, KeyError):
        return ()


__all__ = ["ROOTS", "Building", "building", "remembered_roots", "sweep", "writing"]
