"""A generation of the index, opened for reading: complete, immutable, and kept as long as somebody reads it."""

import pickle
import struct
import zlib
from bisect import bisect_right
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any, Self

import numpy as np

from kb import schema
from kb.errors import IndexDamagedError, IndexMissingError
from kb.i18n import _
from kb.model import Passage, Report, ReportInfo
from kb.store.disk import refused, storage
from kb.store.loading import (
    check_files,
    current_number,
    generation_directory,
    identity,
    load_head,
    load_manifest,
    root_path,
    salvage_manifest,
)  # fmt: skip
from kb.store.locks import FileLock
from kb.store.manifest import Entry, Manifest, Source
from kb.store.place import INDEX, INITIALS, LITERAL, READERS_LOCK, check_trust
from kb.store.repeats import Repeats, read_repeats
from kb.store.soundness import explain

if TYPE_CHECKING:
    from whoosh.reading import IndexReader

_ATTEMPTS = 5


@contextmanager
def reading(place: Path) -> Iterator[None]:
    """Let what a damaged index makes its engine raise leave as IndexDamagedError."""
    from whoosh.filedb.filestore import StorageError as EngineStorageError
    from whoosh.filedb.filetables import FileFormatError
    from whoosh.index import IndexError as EngineError
    from whoosh.matching.mcore import ReadTooFar
    from whoosh.reading import CorruptIndexError, ReaderClosed, TermNotFound

    damage = (
        OSError, EOFError, ValueError, TypeError, LookupError, AttributeError, ImportError, ArithmeticError, AssertionError,
        NameError, MemoryError, RecursionError, struct.error, zlib.error, pickle.UnpicklingError,
        EngineError, EngineStorageError, CorruptIndexError, FileFormatError, ReadTooFar,
    )  # fmt: skip
    try:
        yield
    except (TermNotFound, ReaderClosed):
        raise
    except damage as error:
        raise IndexDamagedError(
            place, _("it cannot be read: {reason}").format(reason=str(error) or type(error).__name__)
        ) from error


@dataclass(frozen=True)
class Generation:
    """An open generation. ``reader`` is the engine's; document numbers are those of the reader.

    Hold it only as long as it is needed: its files stay on the disk meanwhile. Also a context manager.
    """

    place: Path
    number: int
    head: Manifest
    """What the manifest says before its sources."""
    reader: "IndexReader"
    lock: FileLock

    @property
    def directory(self) -> Path:
        """Where the generation lies."""
        return generation_directory(self.place, self.number)

    @property
    def literal_directory(self) -> Path:
        """Where its literal index lies."""
        return self.directory / LITERAL

    @property
    def initials_directory(self) -> Path:
        """Where the literal index of its pinyin initials lies."""
        return self.directory / INITIALS

    @cached_property
    def manifest(self) -> Manifest:
        """The whole manifest, read when it is first asked for. Raises IndexDamagedError."""
        return load_manifest(self.place, self.number)

    @cached_property
    def repeats(self) -> Repeats:
        """Which reports and passages repeat others. Raises IndexDamagedError."""
        return read_repeats(self.directory)

    @cached_property
    def roots(self) -> tuple[Path, ...]:
        """The folders (or single files) it was built from."""
        return tuple(root_path(self.place, root.path) for root in self.head.roots)

    @cached_property
    def entries(self) -> dict[str, Entry]:
        """What the manifest says of each report, by id."""
        return {entry.id: entry for entry in self.manifest.entries()}

    @cached_property
    def sources(self) -> dict[str, Source]:
        """The source file of each report, by the report's id."""
        return {entry.id: source for source in self.manifest.sources for entry in source.reports}

    def stored(self, number: int, name: str) -> dict[str, str]:
        """One stored value of a document by its name, so that no other has to be unpacked."""
        row = bisect_right(self._bases, number) - 1
        leaf, base = self._leaves[row]
        return {name: leaf.stored_value(number - base, name)}

    @cached_property
    def _leaves(self) -> "list[tuple[Any, int]]":
        return list(self.reader.leaf_readers())

    @cached_property
    def _bases(self) -> list[int]:
        return [base for _leaf, base in self._leaves]

    def infos(self) -> Iterator[tuple[int, ReportInfo]]:
        """Every report with the number of its own document, in the order of the index."""
        with reading(self.place):
            for number in self.report_numbers():
                yield number, self._info(self.stored(number, "data"))

    def report_numbers(self) -> list[int]:
        """The numbers of the reports' own documents, ascending."""
        with reading(self.place):
            return sorted(_postings(self.reader, "kind", schema.REPORT))

    def report_number(self, report_id: str) -> int | None:
        """The number of a report's own document: its passages follow at once. None where no report has that id."""
        with reading(self.place):
            return min(_postings(self.reader, "report", report_id), default=None)

    def info(self, number: int) -> ReportInfo:
        """What is known of the report whose own document has that number."""
        with reading(self.place):
            return self._info(self.stored(number, "data"))

    def report(self, number: int) -> Report:
        """The whole report whose own document has that number."""
        with reading(self.place):
            stored = self.reader.stored_fields(number)
            info = self._info(stored)
            passages = (self.reader.stored_fields(number + 1 + step) for step in range(info.passages))
            return replace(schema.decode_report(stored, passages), info=info)

    def passage_number(self, passage_id: str) -> int | None:
        """The number of a passage's document; None where no passage has that id."""
        with reading(self.place):
            documents = _postings(self.reader, "report", schema.report_of(passage_id))
            return next(
                (number for number in documents if self.reader.stored_fields(number).get("passage") == passage_id), None
            )

    def passage(self, number: int) -> tuple[ReportInfo, Passage]:
        """The passage whose document has that number, and what is known of its report."""
        with reading(self.place):
            passage = schema.decode_passage(self.stored(number, "data"))
            own = self.report_number(schema.report_of(passage.id))
            if own is None:
                raise LookupError(passage.id)
            return self.info(own), passage

    def file(self, report_id: str) -> Path:
        """The file a report was read from."""
        source = self.sources[report_id]
        root = root_path(self.place, self.manifest.roots[source.root].path)
        return root if root.is_file() else root / source.path

    def _info(self, stored: schema.Stored) -> ReportInfo:
        info = schema.decode_report_info(stored)
        original, share = self.repeats.originals.get(info.id, (None, 0.0))
        return replace(info, duplicates_of=original, duplicate_share=share) if original else info

    def explain(self, error: BaseException) -> None:
        """Raise IndexDamagedError where an error comes of files that are no longer those that were written. Reads all of them."""
        explain(self.place, self.directory, self.head, error)

    def close(self) -> None:
        """Let go of the files."""
        self.reader.close()
        self.lock.release()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


def _postings(reader: "IndexReader", field: str, term: str) -> Iterator[int]:
    if (field, term.encode("utf-8", "surrogatepass")) not in reader:
        return
    matcher = reader.postings(field, term.encode("utf-8", "surrogatepass"))
    while matcher.is_active():
        yield matcher.id()
        matcher.next()


def open_generation(place: Path, *, trust: bool = False) -> Generation:
    """Open the live generation of a knowledge base.

    Raises IndexMissingError, IndexUntrustedError, IndexMismatchError, IndexDamagedError or StorageError.
    """
    number, lock = _hold_current(place)
    try:
        directory = generation_directory(place, number)
        if not trust:
            check_trust(place, directory)
        head = load_head(place, number)
        check_files(place, directory, head)
        with reading(place):
            reader = open_reader(directory / INDEX)
    except BaseException:
        lock.release()
        raise
    return Generation(place, number, head, reader, lock)


def open_reader(directory: Path) -> "IndexReader":
    """All segments in a directory as one reader. Raises IndexDamagedError."""
    from kb.codec import open_index

    return open_index(directory)


def head_numbers(reader: "IndexReader") -> dict[str, int]:
    """The number of each report's own document by the report's id."""
    from kb.codec import ArrayReader

    found: dict[str, int] = {}
    for leaf, base in reader.leaf_readers():
        if isinstance(leaf, ArrayReader) and (heads := leaf.term_arrays("kind", schema.REPORT)) is not None:
            terms, entries = leaf.field_entries("report")
            own = np.isin(entries.documents, heads.documents)
            ids = [terms[row].decode("utf-8", "surrogatepass") for row in entries.rows[own].tolist()]
            found |= zip(ids, (entries.documents[own] + base).tolist(), strict=True)
    return found


def _hold_current(place: Path) -> tuple[int, FileLock]:
    for _attempt in range(_ATTEMPTS):
        number = current_number(place)
        if number is None:
            raise IndexMissingError(place)
        with storage(place):
            lock = _hold(generation_directory(place, number) / READERS_LOCK)
        if lock:
            return number, lock
    raise IndexDamagedError(place, _("generation {number} is missing").format(number=number))


def _hold(path: Path) -> FileLock | None:
    try:
        lock = FileLock(path)
    except OSError as error:
        if refused(error):
            raise
        return None
    try:
        held = lock.take(shared=True)
    except OSError:
        held = True  # the disk has no locks: nor can anybody write there, and so remove what is read
    if held:
        return lock
    lock.release()
    return None


__all__ = [
    "INDEX", "READERS_LOCK", "Generation", "check_files", "current_number", "generation_directory", "head_numbers", "identity", "load_head",
    "load_manifest", "open_generation", "open_reader", "reading", "root_path", "salvage_manifest",
]  # fmt: skip
