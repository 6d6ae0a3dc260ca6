"""The table of an index's segments, and all of them opened as one reader."""

import json
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from whoosh.reading import EmptyReader, IndexReader, MultiReader

from kb.codec.reader import ArrayReader
from kb.codec.segment import ArraySegment
from kb.errors import IndexDamagedError
from kb.i18n import _
from kb.schema import schema

TABLE = "segments.json"


def write_table(directory: Path, segments: Sequence[ArraySegment]) -> None:
    """Say that these segments make up the index."""
    rows = [[one.segid, one.doc_count_all(), list(_stretches(one.deleted_docs()))] for one in segments]
    (directory / TABLE).write_text(json.dumps({"segments": rows}), "ascii")


def _stretches(numbers: Iterable[int]) -> Iterator[list[int]]:
    """Ascending numbers as stretches: the first, and the one after the last."""
    first = end = -1
    for number in numbers:
        if number != end:
            if end >= 0:
                yield [first, end]
            first = number
        end = number + 1
    if end >= 0:
        yield [first, end]


def read_table(directory: Path) -> list[ArraySegment]:
    """The segments that make up the index. Raises IndexDamagedError."""
    try:
        rows = json.loads((directory / TABLE).read_bytes())["segments"]
        return [_segment(*row) for row in rows]
    except (OSError, ValueError, TypeError, LookupError, RecursionError) as error:
        raise IndexDamagedError(directory, _("{file} is cut short or altered").format(file=TABLE)) from error


def _segment(name: Any, documents: Any, deleted: Any) -> ArraySegment:
    if not isinstance(name, str) or not name.isalnum() or type(documents) is not int:
        raise ValueError(name)
    stretches = [range(first, end) for first, end in deleted]
    if any(not 0 <= one.start <= one.stop <= documents for one in stretches):
        raise ValueError(name)
    return ArraySegment(name, documents, (number for one in stretches for number in one))


@contextmanager
def open_segment(directory: Path, segment: ArraySegment) -> Iterator[ArrayReader]:
    """One segment, opened for reading by document numbers of its own."""
    reader = ArrayReader(directory, segment)
    try:
        yield reader
    finally:
        reader.close()


def open_index(directory: Path) -> IndexReader:
    """The whole index; its leaves are ArrayReaders. Raises IndexDamagedError."""
    readers: list[IndexReader] = [ArrayReader(directory, segment) for segment in read_table(directory)]
    if not readers:
        return EmptyReader(schema())
    return readers[0] if len(readers) == 1 else MultiReader(readers)


__all__ = ["open_index", "open_segment", "read_table", "write_table"]
