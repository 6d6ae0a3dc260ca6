"""A segment opened for reading, by Whoosh's interface and by arrays."""

from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from whoosh.filedb.filestore import FileStorage
from whoosh.reading import SegmentReader

from kb.codec.codec import ArrayCodec, ArrayTerms
from kb.codec.contents import FieldContents, open_contents
from kb.codec.dictionary import encoded
from kb.codec.postings import Entries, Postings
from kb.codec.segment import ArraySegment
from kb.schema import schema


class ArrayReader(SegmentReader):
    """A reader of one segment, by document numbers of its own."""

    def __init__(self, directory: Path, segment: ArraySegment) -> None:
        contents = open_contents(segment.file(directory), segment.doc_count_all())
        super().__init__(FileStorage(str(directory), readonly=True), schema(), segment, codec=ArrayCodec(contents))
        self.deleted = np.fromiter(segment.deleted_docs(), np.int64, segment.deleted_count())
        """The deleted documents, ascending."""

    @property
    def _arrays(self) -> ArrayTerms:
        assert isinstance(self._terms, ArrayTerms)
        return self._terms

    def term_arrays(self, field: str, term: str) -> Postings | None:
        """The postings of a term without those of deleted documents; None where no document holds it. Raises IndexDamagedError."""
        known = self._arrays.contents.fields.get(field)
        found = known.find(encoded(term)) if known else None
        if found is None or not len(self.deleted):
            return found
        living = ~np.isin(found.documents, self.deleted, assume_unique=True)
        return Postings(found.documents[living], found.frequencies[living])

    def frequencies(self, field: str) -> tuple[list[bytes], NDArray[np.int64]]:
        """All terms of a field, and how often each occurs, in deleted documents too. Raises IndexDamagedError."""
        known = self._arrays.contents.fields[field]
        return known.dictionary.terms(), known.postings.totals()

    def field(self, name: str) -> FieldContents | None:
        """The terms of a field and their postings as they are packed, those of deleted documents included."""
        return self._arrays.contents.fields.get(name)

    def field_entries(self, field: str) -> tuple[list[bytes], Entries]:
        """All terms of a field with all their postings, those of deleted documents included. Raises IndexDamagedError."""
        known = self._arrays.contents.fields[field]
        return known.dictionary.terms(), known.postings.entries()

    def lengths(self, field: str) -> NDArray[np.uint32]:
        """How many terms of a field each document has, deleted ones included."""
        return self._arrays.contents.fields[field].lengths

    def stored_value(self, number: int, name: str) -> str:
        """One stored value of a document. Raises KeyError, IndexDamagedError."""
        return self._arrays.contents.stored.value(number, name)


__all__ = ["ArrayReader"]
