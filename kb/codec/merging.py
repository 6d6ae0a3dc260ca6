"""Writing segments again as one, without what was deleted: arrays are renumbered and joined, nothing is analysed again."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import numpy as np

from kb.codec.contents import Contents, FieldContents, open_contents
from kb.codec.dictionary import dictionary_arrays
from kb.codec.inversion import field_arrays
from kb.codec.postings import Entries
from kb.codec.segment import ArraySegment
from kb.codec.stored import StoredDraft
from kb.codec.varints import Numbers
from kb.literal.arrayfile import Arrays, write_arrays


@dataclass(frozen=True)
class _Part:
    """A segment that is merged; its living documents are numbered from ``first``."""

    contents: Contents
    segment: ArraySegment
    first: int

    @cached_property
    def living(self) -> Numbers:
        """The documents that are not deleted."""
        deleted = np.fromiter(self.segment.deleted_docs(), np.int64)
        return np.setdiff1d(np.arange(self.contents.documents), deleted, assume_unique=True)

    @cached_property
    def numbers(self) -> Numbers:
        """The new number of each document; -1 for deleted ones."""
        numbers = np.full(self.contents.documents, -1, np.int64)
        numbers[self.living] = np.arange(len(self.living)) + self.first
        return numbers

    def entries(self, field: FieldContents, rows: Numbers) -> Entries:
        """The living postings of a field; ``rows`` gives the new row of each term."""
        old = field.postings.entries()
        documents = self.numbers[old.documents]
        stays = documents >= 0
        return Entries(rows[old.rows[stays]], documents[stays], old.frequencies[stays])


def merge_segments(source: Path, segments: Sequence[ArraySegment], target: Path, name: str) -> ArraySegment:
    """Write the living documents of segments in ``source`` into one segment in ``target``. Raises IndexDamagedError."""
    parts: list[_Part] = []
    first = 0
    for segment in segments:
        contents = open_contents(segment.file(source), segment.doc_count_all())
        contents.file.require(not contents.file.damaged())
        parts.append(_Part(contents, segment, first))
        first += segment.doc_count()
    arrays = dict(_stored(parts))
    for field in sorted({field for part in parts for field in part.contents.fields}):
        arrays |= _field(parts, field, first)
    merged = ArraySegment(name, first)
    write_arrays(merged.file(target), arrays)
    return merged


def _stored(parts: Sequence[_Part]) -> Arrays:
    draft = StoredDraft()
    for part in parts:
        for document in part.living.tolist():
            draft.add(part.contents.stored.values(document))
    return draft.arrays()


def _field(parts: Sequence[_Part], name: str, documents: int) -> Arrays:
    fields = [part.contents.fields[name] for part in parts]
    vocabularies = [field.dictionary.terms() for field in fields]
    terms = sorted(set().union(*vocabularies))
    rows = {term: row for row, term in enumerate(terms)}
    old = [
        part.entries(field, np.array([rows[term] for term in vocabulary], np.int64))
        for part, field, vocabulary in zip(parts, fields, vocabularies, strict=True)
    ]
    terms, entries = _without_empty(terms, _joined(old))
    return {**dictionary_arrays(name, terms), **field_arrays(name, entries, len(terms), documents)}


def _joined(parts: Sequence[Entries]) -> Entries:
    rows, documents, frequencies = (np.concatenate(columns) for columns in zip(*parts, strict=True))
    order = np.argsort(rows, kind="stable")
    return Entries(rows[order], documents[order], frequencies[order])


def _without_empty(terms: list[bytes], entries: Entries) -> tuple[list[bytes], Entries]:
    """Only the terms that some living document holds."""
    held = np.bincount(entries.rows, minlength=len(terms)) > 0
    renumbered = (np.cumsum(held) - 1)[entries.rows]
    return [term for term, stays in zip(terms, held.tolist(), strict=True) if stays], entries._replace(rows=renumbered)


__all__ = ["merge_segments"]
