"""An opened segment file: the terms, postings and lengths of each field, and the stored values."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from kb.codec.dictionary import Dictionary, read_dictionary
from kb.codec.postings import PackedPostings, Postings, read_postings
from kb.codec.stored import Stored, read_stored
from kb.literal.arrayfile import ArrayFile, open_arrays
from kb.schema import TERM_FIELDS

_TERMS = ".terms"


@dataclass(frozen=True, slots=True)
class FieldContents:
    """What a segment knows of a field. ``lengths``: how many terms each document has; 0 where they are not scored."""

    dictionary: Dictionary
    postings: PackedPostings
    lengths: NDArray[np.uint32]

    def find(self, term: bytes) -> Postings | None:
        """The postings of a term; None where no document holds it."""
        row = self.dictionary.row(term)
        return None if row is None else self.postings.term(row)


class Fields(Mapping[str, FieldContents]):
    """The fields of a segment by name, each read and checked when it is first asked for. Raises IndexDamagedError."""

    def __init__(self, file: ArrayFile, documents: int) -> None:
        self._file = file
        self._documents = documents
        self._names = sorted(name.removesuffix(_TERMS) for name in file.columns if name.endswith(_TERMS))
        self._read: dict[str, FieldContents] = {}

    def __getitem__(self, name: str) -> FieldContents:
        if name not in self._read:
            if name not in self._names:
                raise KeyError(name)
            self._read[name] = _field(self._file, name, self._documents)
        return self._read[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._names)

    def __len__(self) -> int:
        return len(self._names)


@dataclass(frozen=True, slots=True)
class Contents:
    """What stands in a segment's file."""

    file: ArrayFile
    stored: Stored
    fields: Fields

    @property
    def documents(self) -> int:
        """How many documents it has."""
        return len(self.stored)


def open_contents(path: Path, documents: int) -> Contents:
    """Open a segment's file, which must have so many documents. Raises IndexDamagedError."""
    file = open_arrays(path)
    stored = read_stored(file)
    file.require(len(stored) == documents)
    return Contents(file, stored, Fields(file, documents))


def _field(file: ArrayFile, name: str, documents: int) -> FieldContents:
    dictionary, lengths = read_dictionary(file, name), _lengths(file, name, documents)
    file.require(len(lengths) == documents)
    return FieldContents(dictionary, read_postings(file, name, len(dictionary), documents), lengths)


def _lengths(file: ArrayFile, name: str, documents: int) -> NDArray[np.uint32]:
    if name in TERM_FIELDS:
        return file.array(f"{name}.lengths", "<u4")
    return np.broadcast_to(np.uint32(0), documents)


__all__ = ["Contents", "FieldContents", "Fields", "open_contents"]
