"""Writing documents into segments of the index through Whoosh's codec, a whole posting list at a time.

Whoosh's own writer handles each posting several times in Python; here terms are numbered, postings are kept in flat arrays,
sorted once by numpy, and given to the codec's blocks as they are. The files are those that Whoosh would write.
"""

import shutil
from array import array
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager
from itertools import count, repeat
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from whoosh.codec.whoosh3 import W3Codec, W3FieldWriter, W3PostingsWriter, W3Segment
from whoosh.filedb.filestore import FileStorage
from whoosh.index import TOC
from whoosh.reading import SegmentReader

from kb.schema import Document, schema

INDEX_NAME = "MAIN"
BLOCK = 1024
"""Postings in a block: each block costs a reader one unpickling."""


class SegmentWriter:
    """Writes one segment: documents in order, then ``finish``.

    ``name`` must be new in the directory, of lower-case letters and digits.
    """

    def __init__(self, directory: Path, name: str) -> None:
        self._temporary = directory / f"{name}.tmp"
        self._storage = _Storage(directory, self._temporary)
        self._codec = W3Codec(blocklimit=BLOCK)
        self._segment = W3Segment(self._codec, INDEX_NAME, segid=name)
        self._documents = self._codec.per_document_writer(self._storage, self._segment)
        self._schema = schema()
        self._postings = {field: _Postings() for field, kind in self._schema.items() if kind.indexed}
        self.count = 0

    def add(self, document: Document) -> None:
        """Add a document after those before."""
        writer, number = self._documents, self.count
        writer.start_doc(number)
        for field, value in document.stored.items():
            writer.add_field(field, self._schema[field], value, 0)
        for field, name in document.names.items():
            self._postings[field].add(number, {name: 1})
        for field, terms in document.terms.items():
            length = self._postings[field].add(number, terms)
            writer.add_field(field, self._schema[field], None, length)
        writer.finish_doc()
        self.count += 1

    def finish(self) -> W3Segment:
        """Write everything; the segment can then be listed in a table of contents."""
        self._segment.set_doc_count(self.count)
        self._documents.close()
        fields = _FieldWriter(_Codec(blocklimit=BLOCK), self._storage, self._segment)
        for field in sorted(self._postings):
            fields.write(field, self._schema[field], self._postings[field])
        fields.close()
        self._segment.create_compound_file(self._storage)
        shutil.rmtree(self._temporary, ignore_errors=True)
        return self._segment


class _Storage(FileStorage):
    """A storage whose temporary files lie in a folder of their own, so that writers side by side never meet.

    What it says depends on no clock and no order of a folder: the same documents give the same bytes.
    """

    def __init__(self, directory: Path, temporary: Path) -> None:
        super().__init__(str(directory))
        self._temporary = temporary

    def temp_storage(self, name: str | None = None) -> FileStorage:  # noqa: ARG002 - Whoosh's signature
        found: FileStorage = FileStorage(str(self._temporary)).create()
        return found

    def list(self) -> list[str]:
        return sorted(super().list())

    def file_modified(self, name: str) -> float:  # noqa: ARG002 - Whoosh's signature
        return 0.0


class _Postings:
    """The postings of a field: term number, document, frequency, side by side in the order of the documents."""

    def __init__(self) -> None:
        self._numbers: defaultdict[str, int] = defaultdict(count().__next__)
        self._terms = array("I")
        self._documents = array("I")
        self._frequencies = array("I")
        self._lengths = array("I")

    def add(self, document: int, terms: Mapping[str, int]) -> int:
        """Add a document's terms; the sum of their frequencies."""
        self._terms.extend(map(self._numbers.__getitem__, terms))
        self._documents.extend(repeat(document, len(terms)))
        self._frequencies.extend(terms.values())
        length = sum(terms.values())
        self._lengths.extend(repeat(0, document - len(self._lengths)))
        self._lengths.append(length)
        return length

    def lists(self) -> Iterator[tuple[bytes, "_List"]]:
        """Each term with its documents, their frequencies and their lengths, in the order of the terms' bytes."""
        order = np.argsort(_numbers(self._terms), kind="stable")
        documents = _numbers(self._documents)[order]
        columns = (
            array("I", documents.tobytes()),
            array("f", _numbers(self._frequencies)[order].astype(np.float32).tobytes()),
            array("I", _numbers(self._lengths)[documents].tobytes()),
        )
        ends = np.cumsum(np.bincount(_numbers(self._terms), minlength=len(self._numbers))).tolist()
        for term, number in sorted((_encoded(term), number) for term, number in self._numbers.items()):
            part = slice(ends[number - 1] if number else 0, ends[number])
            yield term, (columns[0][part], columns[1][part], columns[2][part])


_List = tuple["array[int]", "array[float]", "array[int]"]


def _encoded(term: str) -> bytes:
    return term.encode("utf-8", "surrogatepass")


def _numbers(values: "array[int]") -> NDArray[np.uint32]:
    return np.frombuffer(values, dtype=np.uint32) if values else np.empty(0, dtype=np.uint32)


class _PostingsWriter(W3PostingsWriter):
    def add_list(self, postings: _List) -> None:
        """Write a term's whole posting list, block by block."""
        documents, frequencies, lengths = postings
        for start in range(0, len(documents), BLOCK):
            part = slice(start, start + BLOCK)
            self._ids, self._weights = documents[part], frequencies[part]
            self._maxweight = max(self._weights)
            self._minlength, self._maxlength = min(lengths[part]), max(lengths[part])
            if start + BLOCK < len(documents):
                self._write_block()


class _Codec(W3Codec):
    def postings_writer(self, dbfile: Any, byteids: bool = False) -> _PostingsWriter:
        return _PostingsWriter(dbfile, blocklimit=BLOCK, byteids=byteids)


class _FieldWriter(W3FieldWriter):
    @property
    def _lists(self) -> _PostingsWriter:
        assert isinstance(self._postwriter, _PostingsWriter)
        return self._postwriter

    def write(self, name: str, field: Any, postings: _Postings) -> None:
        """Write all terms of a field."""
        self.start_field(name, field)
        for term, found in postings.lists():
            self.start_term(term)
            self._lists.add_list(found)
            self.finish_term()
        self.finish_field()


@contextmanager
def open_segment(directory: Path, segment: W3Segment) -> Iterator[SegmentReader]:
    """One segment, opened for reading by document numbers of its own."""
    reader = SegmentReader(FileStorage(str(directory), readonly=True), schema(), segment)
    try:
        yield reader
    finally:
        reader.close()


def delete_reports(directory: Path, segment: W3Segment, reports: Collection[str]) -> None:
    """Mark the documents of reports as deleted in a segment; its files stay as they are."""
    if not reports:
        return
    with open_segment(directory, segment) as reader:
        for report in reports:
            if ("report", _encoded(report)) in reader:
                for number in list(reader.postings("report", _encoded(report)).all_ids()):
                    segment.delete_document(number)


def read_segments(directory: Path) -> list[W3Segment]:
    """The segments that an index's table of contents lists."""
    found: list[W3Segment] = TOC.read(FileStorage(str(directory)), INDEX_NAME, schema=schema()).segments
    return found


def write_segments(directory: Path, segments: Sequence[W3Segment]) -> None:
    """Write the table of contents of an index that has these segments."""
    TOC(schema(), list(segments), 1).write(FileStorage(str(directory)), INDEX_NAME)


def segment_file(directory: Path, segment: W3Segment) -> Path:
    """The file that holds a segment."""
    return directory / f"{segment.segment_id()}.seg"


__all__ = [
    "INDEX_NAME",
    "SegmentWriter",
    "delete_reports",
    "open_segment",
    "read_segments",
    "segment_file",
    "write_segments",
]
