"""Kinds of fields of the index: what is given to each, and what its postings hold."""

from collections import Counter
from collections.abc import Iterator, Sequence

from whoosh.fields import FieldType
from whoosh.formats import Format


class Frequencies(Format):
    """Postings that hold a document's number and how often the term occurs in it, as the weight; no positions."""

    posting_size = 0


class Terms(FieldType):
    """A field that is given its terms in order instead of a text to analyse; how many they are is kept as the field's length."""

    def __init__(self) -> None:
        self.format = Frequencies()
        self.scorable = True
        self.stored = self.unique = False

    def index(self, value: Sequence[str], **_options: object) -> Iterator[tuple[bytes, int, int, bytes]]:  # type: ignore[override]
        """The postings of one document: (term, frequency, weight, no value)."""
        return ((term.encode("utf-8", "surrogatepass"), count, count, b"") for term, count in Counter(value).items())


class Name(FieldType):
    """A field that is given one term, as it is."""

    def __init__(self) -> None:
        self.format = Frequencies()
        self.scorable = self.stored = self.unique = False

    def index(self, value: str, **_options: object) -> Iterator[tuple[bytes, int, int, bytes]]:  # type: ignore[override]
        """The posting of one document: (term, frequency, weight, no value)."""
        yield value.encode("utf-8", "surrogatepass"), 1, 1, b""


__all__ = ["Frequencies", "Name", "Terms"]
