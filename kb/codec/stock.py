"""What Whoosh's own writer needs of the codec: it hands over documents, then postings one by one; both end in the same arrays."""

from array import array
from pathlib import Path
from typing import Any

import numpy as np
from whoosh.codec.base import FieldWriter, PerDocumentWriter

from kb.codec.dictionary import dictionary_arrays
from kb.codec.inversion import field_arrays
from kb.codec.postings import Entries
from kb.codec.segment import ArraySegment
from kb.codec.stored import StoredDraft
from kb.literal.arrayfile import Arrays, write_arrays


class DocumentsWriter(PerDocumentWriter):
    """Takes stored values and lengths, document by document."""

    def __init__(self, segment: ArraySegment) -> None:
        self._segment = segment
        self._stored = StoredDraft()
        self._values: dict[str, str] = {}
        self._lengths: dict[str, dict[int, int]] = {}
        self._number = 0
        self.is_closed = False

    def start_doc(self, docnum: int) -> None:
        """Begin a document."""
        self._number, self._values = docnum, {}

    def add_field(self, fieldname: str, fieldobj: Any, value: str | None, length: int) -> None:
        """Take a field's stored value and length."""
        del fieldobj
        if value is not None:
            self._values[fieldname] = value
        if length:
            self._lengths.setdefault(fieldname, {})[self._number] = length

    def add_column_value(self, fieldname: str, columnobj: Any, value: Any) -> None:
        """Columns are not kept: what Whoosh would sort by is sorted by arrays."""

    def finish_doc(self) -> None:
        """End the document."""
        self._stored.add(self._values)

    def doc_field_length(self, docnum: int, fieldname: str, default: int = 0) -> int:
        """The length of a field of a document, for the writer of the postings."""
        return self._lengths.get(fieldname, {}).get(docnum, default)

    def close(self) -> None:
        """Leave it to the writer of the postings, which is closed last."""
        if not self.is_closed:  # Whoosh closes it once more, as a reader
            self._segment.draft = self
        self.is_closed = True

    def add_vector_items(self, fieldname: str, fieldobj: Any, items: Any) -> None:
        """Vectors are not kept."""

    @property
    def count(self) -> int:
        """How many documents it has taken."""
        return len(self._stored)

    def arrays(self) -> Arrays:
        """The arrays of the stored values."""
        return self._stored.arrays()


class PostingsWriter(FieldWriter):
    """Takes postings field by field, term by term; ``close`` writes the segment's file."""

    def __init__(self, directory: Path, segment: ArraySegment) -> None:
        self._directory, self._segment = directory, segment
        self._fields: dict[str, tuple[list[bytes], array[int]]] = {}
        self._terms: list[bytes] = []
        self._entries = array("q")
        self.is_closed = False

    def start_field(self, fieldname: str, fieldobj: Any) -> None:
        """Begin a field."""
        del fieldobj
        self._terms, self._entries = [], array("q")
        self._fields[fieldname] = (self._terms, self._entries)

    def start_term(self, text: bytes) -> None:
        """Begin a term."""
        self._terms.append(text)

    def add(self, docnum: int, weight: float, vbytes: bytes, length: int) -> None:
        """Take a posting."""
        del vbytes, length
        self._entries.extend((len(self._terms) - 1, docnum, int(weight)))

    def finish_term(self) -> None:
        """End the term."""

    def close(self) -> None:
        """Write the file."""
        documents, self._segment.draft = self._segment.draft, None
        assert isinstance(documents, DocumentsWriter)
        found: dict[str, Any] = dict(documents.arrays())
        for name, (terms, entries) in self._fields.items():
            columns = np.array(entries, np.int64).reshape(-1, 3).T
            found |= dictionary_arrays(name, terms)
            found |= field_arrays(name, Entries(*columns), len(terms), documents.count)
        write_arrays(self._segment.file(self._directory), found)
        self.is_closed = True


__all__ = ["DocumentsWriter", "PostingsWriter"]
