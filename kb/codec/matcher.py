"""A leaf of Whoosh's queries over a term's arrays."""

from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray
from whoosh.matching.mcore import LeafMatcher, ReadTooFar
from whoosh.reading import TermInfo

from kb.codec.postings import Postings


class ArrayMatcher(LeafMatcher):
    """Walks a term's postings. All of them are one block: skipping by quality gains nothing over arrays."""

    def __init__(self, term: tuple[str, bytes], postings: Postings, info: TermInfo, way: tuple[Any, Any]) -> None:
        self._term, self._postings, self._info = term, postings, info
        self.format, self.scorer = way
        self._place = 0

    def is_active(self) -> bool:
        """Whether there is a posting at hand."""
        return self._place < len(self._postings.documents)

    def reset(self) -> None:
        """Go back to the first posting."""
        self._place = 0

    def copy(self) -> "ArrayMatcher":
        """Another one, at the same posting."""
        again = ArrayMatcher(self._term, self._postings, self._info, (self.format, self.scorer))
        again._place = self._place
        return again

    def id(self) -> int:
        """The document at hand."""
        if not self.is_active():
            raise ReadTooFar
        return int(self._postings.documents[self._place])

    def all_ids(self) -> Any:
        """All documents."""
        return iter(self._postings.documents.tolist())

    def next(self) -> None:
        """Go on to the next posting."""
        if not self.is_active():
            raise ReadTooFar
        self._place += 1

    def skip_to(self, id: int) -> None:  # noqa: A002 - Whoosh's signature
        """Go on to the first document that is not less than ``id``."""
        if not self.is_active():
            raise ReadTooFar
        self._place = max(self._place, int(np.searchsorted(self._postings.documents, id)))

    def weight(self) -> float:
        """How often the term occurs in the document at hand."""
        return float(self._postings.frequencies[self._place])

    def value(self) -> bytes:
        """Postings hold nothing more."""
        return b""

    def supports_block_quality(self) -> bool:
        """Whether the best score of the block is known."""
        return bool(self.scorer and self.scorer.supports_block_quality())

    def max_quality(self) -> float:
        """The best score any posting can have."""
        return float(self.scorer.max_quality())

    def block_quality(self) -> float:
        """The best score any posting of the block can have: that of all."""
        return float(self.scorer.block_quality(self))

    def skip_to_quality(self, minquality: float) -> int:
        """Pass over all postings where none can score more than ``minquality``."""
        if self.block_quality() > minquality:
            return 0
        self._place = len(self._postings.documents)
        return 1

    def block_min_length(self) -> int:
        """The least length of a document."""
        return int(self._info.min_length() or 0)

    def block_max_length(self) -> int:
        """The greatest length of a document."""
        return int(self._info.max_length())

    def block_max_weight(self) -> float:
        """The greatest frequency."""
        return float(self._info.max_weight())


class ArrayTermInfo(TermInfo):
    """What Whoosh's scorers ask of a term, worked out from its arrays when it is first asked."""

    def __init__(self, postings: Postings, lengths: NDArray[np.uint32]) -> None:
        self._postings, self._all_lengths = postings, lengths

    @cached_property
    def _lengths(self) -> NDArray[np.uint32]:
        return np.asarray(self._all_lengths[self._postings.documents])

    def weight(self) -> float:
        """How often the term occurs."""
        return float(self._postings.frequencies.sum())

    def doc_frequency(self) -> int:
        """How many documents hold it."""
        return len(self._postings.documents)

    def min_length(self) -> int:
        """The length of the shortest of them."""
        return int(self._lengths.min())

    def max_length(self) -> int:
        """The length of the longest of them."""
        return int(self._lengths.max())

    def max_weight(self) -> float:
        """How often it occurs where it occurs most."""
        return float(self._postings.frequencies.max())

    def min_id(self) -> int:
        """The first document."""
        return int(self._postings.documents[0])

    def max_id(self) -> int:
        """The last document."""
        return int(self._postings.documents[-1])


__all__ = ["ArrayMatcher", "ArrayTermInfo"]
