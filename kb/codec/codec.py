"""The codec that Whoosh reads segments through."""

from collections.abc import Iterator
from functools import cached_property
from pathlib import Path
from typing import Any, NoReturn

from whoosh.codec.base import Codec, FieldCursor, PerDocumentReader, TermsReader

from kb.codec.contents import Contents, open_contents
from kb.codec.matcher import ArrayMatcher, ArrayTermInfo
from kb.codec.segment import ArraySegment
from kb.codec.stock import DocumentsWriter, PostingsWriter

Term = tuple[str, bytes]


class ArrayCodec(Codec):
    """Reads segments that ``kb.codec.writer`` writes in bulk, and lets Whoosh's own writer write the same. No vectors.

    ``contents``: those of the one segment that it is to read, where somebody has opened it.
    """

    def __init__(self, contents: Contents | None = None) -> None:
        self._opened = contents

    def per_document_writer(self, storage: Any, segment: ArraySegment) -> DocumentsWriter:
        """Takes the documents of Whoosh's own writer."""
        del storage
        return DocumentsWriter(segment)

    def field_writer(self, storage: Any, segment: ArraySegment) -> PostingsWriter:
        """Takes the postings of Whoosh's own writer."""
        return PostingsWriter(Path(storage.folder), segment)

    def postings_writer(self, dbfile: Any, byteids: bool = False) -> NoReturn:
        """Only vectors are written one list at a time."""
        raise NotImplementedError

    def postings_reader(
        self, dbfile: Any, terminfo: Any, format_: Any, term: Any = None, scorer: Any = None
    ) -> NoReturn:
        """Only vectors are read one list at a time."""
        raise NotImplementedError

    def terms_reader(self, storage: Any, segment: ArraySegment) -> "ArrayTerms":
        """The terms of a segment with their postings."""
        return ArrayTerms(self._contents(storage, segment))

    def per_document_reader(self, storage: Any, segment: ArraySegment) -> "ArrayDocuments | DocumentsWriter":
        """The documents of a segment; while Whoosh's own writer is at it, what it has taken so far."""
        if isinstance(segment.draft, DocumentsWriter):
            return segment.draft
        return ArrayDocuments(self._contents(storage, segment), segment)

    def _contents(self, storage: Any, segment: ArraySegment) -> Contents:
        return self._opened or open_contents(segment.file(Path(storage.folder)), segment.doc_count_all())

    def new_segment(self, storage: Any, indexname: str) -> ArraySegment:
        """A new segment of no documents."""
        del storage, indexname
        import secrets

        return ArraySegment(secrets.token_hex(8))


class ArrayTerms(TermsReader):
    """The terms of a segment."""

    def __init__(self, contents: Contents) -> None:
        self.contents = contents

    def __contains__(self, term: Term) -> bool:
        return self._row(*term) is not None

    def _row(self, field: str, term: bytes) -> int | None:
        known = self.contents.fields.get(field)
        return None if known is None else known.dictionary.row(term)

    def _found(self, field: str, term: bytes) -> int:
        row = self._row(field, term)
        if row is None:
            raise KeyError((field, term))
        return row

    def cursor(self, fieldname: str, fieldobj: Any) -> "ArrayCursor":
        """A cursor over the terms of a field."""
        return ArrayCursor(self.contents, fieldname, fieldobj)

    def indexed_field_names(self) -> list[str]:
        """The fields that have terms."""
        return [name for name, field in self.contents.fields.items() if len(field.dictionary)]

    def terms(self) -> Iterator[Term]:
        """All terms, in order."""
        return ((field, term) for field in self.contents.fields for _field, term in self.terms_from(field, b""))

    def terms_from(self, fieldname: str, prefix: bytes) -> Iterator[Term]:
        """The terms of a field from one on, in order."""
        dictionary = self.contents.fields[fieldname].dictionary
        return ((fieldname, term) for _row, term in dictionary.rows(dictionary.row_from(prefix)))

    def items(self) -> Iterator[tuple[Term, ArrayTermInfo]]:
        """All terms, with what is known of each."""
        return ((term, self.term_info(*term)) for term in self.terms())

    def items_from(self, fieldname: str, prefix: bytes) -> Iterator[tuple[Term, ArrayTermInfo]]:
        """The terms of a field from one on, with what is known of each."""
        return ((term, self.term_info(*term)) for term in self.terms_from(fieldname, prefix))

    def term_info(self, fieldname: str, text: bytes) -> ArrayTermInfo:
        """What is known of a term. Raises KeyError."""
        field = self.contents.fields[fieldname]
        return ArrayTermInfo(field.postings.term(self._found(fieldname, text)), field.lengths)

    def frequency(self, fieldname: str, text: bytes) -> float:
        """How often a term occurs. Raises KeyError."""
        return self.term_info(fieldname, text).weight()

    def doc_frequency(self, fieldname: str, text: bytes) -> int:
        """How many documents hold a term. Raises KeyError."""
        return int(self.contents.fields[fieldname].postings.held[self._found(fieldname, text)])

    def matcher(self, fieldname: str, text: bytes, format_: Any, scorer: Any = None) -> ArrayMatcher:
        """The postings of a term as a leaf of Whoosh's queries. Raises KeyError."""
        field = self.contents.fields[fieldname]
        postings = field.postings.term(self._found(fieldname, text))
        return ArrayMatcher((fieldname, text), postings, ArrayTermInfo(postings, field.lengths), (format_, scorer))


class ArrayCursor(FieldCursor):
    """A cursor over the terms of a field, which gives them as text."""

    def __init__(self, contents: Contents, fieldname: str, field: Any) -> None:
        self._dictionary = contents.fields[fieldname].dictionary
        self._field = field
        self._row = 0

    def first(self) -> Any:
        """Go to the first term."""
        self._row = 0
        return self.text()

    def find(self, string: str | bytes) -> Any:
        """Go to the first term that is not less."""
        wanted = string if isinstance(string, bytes) else self._field.to_bytes(string)
        self._row = self._dictionary.row_from(wanted)
        return self.text()

    def next(self) -> Any:
        """Go to the next term."""
        self._row += 1
        return self.text()

    def text(self) -> Any:
        """The term at hand; None after the last."""
        return self._field.from_bytes(self._dictionary.term(self._row)) if self.is_valid() else None

    def is_valid(self) -> bool:
        """Whether there is a term at hand."""
        return self._row < len(self._dictionary)


class ArrayDocuments(PerDocumentReader):
    """The documents of a segment: stored values, lengths, deletions."""

    def __init__(self, contents: Contents, segment: ArraySegment) -> None:
        self.contents = contents
        self._segment = segment

    @cached_property
    def _totals(self) -> dict[str, int]:
        return {name: int(field.lengths.sum(dtype=int)) for name, field in self.contents.fields.items()}

    def doc_count(self) -> int:
        """How many documents are not deleted."""
        return self._segment.doc_count()

    def doc_count_all(self) -> int:
        """How many documents there are."""
        return self._segment.doc_count_all()

    def has_deletions(self) -> bool:
        """Whether any is deleted."""
        return self._segment.has_deletions()

    def is_deleted(self, docnum: int) -> bool:
        """Whether one is deleted."""
        return self._segment.is_deleted(docnum)

    def deleted_docs(self) -> Iterator[int]:
        """The deleted ones."""
        return self._segment.deleted_docs()

    def stored_fields(self, docnum: int) -> dict[str, str]:
        """The stored values of a document."""
        return self.contents.stored.values(docnum)

    def doc_field_length(self, docnum: int, fieldname: str, default: int = 0) -> int:
        """How many terms of a field a document has."""
        field = self.contents.fields.get(fieldname)
        return (int(field.lengths[docnum]) if field else 0) or default

    def field_length(self, fieldname: str) -> int:
        """How many terms of a field all documents have."""
        return self._totals.get(fieldname, 0)

    def min_field_length(self, fieldname: str) -> int:
        """The least number of terms of a field."""
        return self._extreme(fieldname)[0]

    def max_field_length(self, fieldname: str) -> int:
        """The greatest number of terms of a field."""
        return self._extreme(fieldname)[1]

    def _extreme(self, fieldname: str) -> tuple[int, int]:
        known = self.contents.fields.get(fieldname)
        return (
            (0, 0) if known is None or not len(known.lengths) else (int(known.lengths.min()), int(known.lengths.max()))
        )


__all__ = ["ArrayCodec", "ArrayDocuments", "ArrayTerms"]
