"""Writing documents into a segment: terms into arrays, stored values into blocks, one file at the end."""

from pathlib import Path

from kb.codec.bulk import Listener, TextTerms
from kb.codec.inversion import Inversion
from kb.codec.segment import ArraySegment
from kb.codec.stored import StoredDraft
from kb.literal.arrayfile import write_arrays
from kb.schema import Document, schema


class SegmentWriter:
    """Writes one segment: documents in order, then ``finish``.

    ``name`` must be new in the directory, of lower-case letters and digits; ``listener`` is told of the texts as they are cut.
    """

    def __init__(self, directory: Path, name: str, listener: Listener | None = None) -> None:
        self._directory = directory
        self._segment = ArraySegment(name)
        self._stored = StoredDraft()
        self._texts = TextTerms(listener)
        self._fields = {field: Inversion() for field, kind in sorted(schema().items()) if kind.indexed}
        self.count = 0

    def add(self, document: Document) -> None:
        """Add a document after those before."""
        self._stored.add(document.stored)
        for field, name in document.names.items():
            self._fields[field].add_one(self.count, name)
        for field, terms in document.terms.items():
            self._fields[field].add(self.count, terms)
        if document.text:
            self._texts.add(self.count, document.text)
        self.count += 1

    def finish(self) -> ArraySegment:
        """Write everything; the segment can then be listed in a table of segments.

        Raises ValueError where some documents gave their text and others the terms of theirs.
        """
        arrays = dict(self._stored.arrays())
        texts = self._texts.arrays
        if any(len(self._fields[field]) for field in texts):
            raise ValueError("a segment is written of texts or of terms, not of both")
        makers = {field: inversion.arrays for field, inversion in self._fields.items()} | texts
        for field, make in makers.items():
            arrays |= make(field, self.count)
        self._segment.set_doc_count(self.count)
        write_arrays(self._segment.file(self._directory), arrays)
        return self._segment


__all__ = ["SegmentWriter"]
