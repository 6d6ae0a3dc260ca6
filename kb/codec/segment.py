"""A segment as Whoosh knows it: its name, how many documents it has, which of them are deleted."""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from whoosh.codec.base import Segment

if TYPE_CHECKING:
    from kb.codec.codec import ArrayCodec

INDEX_NAME = "MAIN"
SUFFIX = ".seg"


class ArraySegment(Segment):
    """A segment in a file of arrays; the file is never altered, deletions are kept in the table of segments."""

    def __init__(self, name: str, documents: int = 0, deleted: Iterable[int] = ()) -> None:
        self.indexname = INDEX_NAME
        self.segid = name
        self.compound = False
        self.draft: object = None
        """What Whoosh's own writer holds of it before it is written."""
        self._documents = documents
        self._deleted = set(deleted)

    def segment_id(self) -> str:
        """Its name in full."""
        return f"{self.indexname}_{self.segid}"

    def doc_count(self) -> int:
        """How many documents are not deleted."""
        return self._documents - len(self._deleted)

    def has_deletions(self) -> bool:
        """Whether any document is deleted."""
        return bool(self._deleted)

    def codec(self) -> "ArrayCodec":
        """The codec that reads it."""
        from kb.codec.codec import ArrayCodec

        return ArrayCodec()

    def file(self, directory: Path) -> Path:
        """The file that holds it."""
        return directory / f"{self.segment_id()}{SUFFIX}"

    def set_doc_count(self, doccount: int) -> None:
        """State how many documents it has."""
        self._documents = doccount

    def doc_count_all(self) -> int:
        """How many documents it has, deleted ones included."""
        return self._documents

    def deleted_count(self) -> int:
        """How many of them are deleted."""
        return len(self._deleted)

    def deleted_docs(self) -> Iterator[int]:
        """The numbers of the deleted ones, ascending."""
        return iter(sorted(self._deleted))

    def delete_document(self, docnum: int, delete: bool = True) -> None:
        """Mark a document as deleted, or take that back."""
        if delete:
            self._deleted.add(docnum)
        else:
            self._deleted.discard(docnum)

    def is_deleted(self, docnum: int) -> bool:
        """Whether a document is deleted."""
        return docnum in self._deleted

    def should_assemble(self) -> bool:
        """Never: it is one file already."""
        return False


__all__ = ["INDEX_NAME", "SUFFIX", "ArraySegment"]
