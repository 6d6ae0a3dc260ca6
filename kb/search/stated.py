"""The quantities that passages state, as the index kept them: 有:数据, 满意度>=90%, and the table of metrics; and where something is promised."""

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

import numpy as np

from kb.query import Bound
from kb.schema import DATA, PROMISE
from kb.search.corpus import Corpus
from kb.search.postings import Mask
from kb.store.generation import reading
from kb.text import fold

if TYPE_CHECKING:
    from kb.facts import Quantity

_FACTS = "facts"


@dataclass(frozen=True)
class StatedFacts:
    """Reads the quantities of passages by their numbers; a passage without any is not read."""

    corpus: Corpus

    def of(self, number: int) -> "tuple[Quantity, ...]":
        """The quantities of a passage. Raises IndexDamagedError."""
        from kb.facts.store import decode

        with reading(self.corpus.generation.place):
            leaf = bisect_right(self._firsts, number) - 1
            reader, first = self._leaves[leaf]
            try:
                text = reader.stored_value(number - first, _FACTS)
            except KeyError:
                return ()
            return decode(text)

    @cached_property
    def _leaves(self) -> list[tuple[Any, int]]:
        return list(self.corpus.generation.reader.leaf_readers())

    @cached_property
    def _firsts(self) -> list[int]:
        return [first for _reader, first in self._leaves]

    def having(self) -> Mask:
        """True for every passage that states a quantity with a value."""
        mask = np.zeros(self.corpus.size, np.bool_)
        mask[self.corpus.postings.term("has", DATA).numbers] = True
        return mask

    def promising(self) -> Mask:
        """True for every passage in which something is promised (有:承诺)."""
        mask = np.zeros(self.corpus.size, np.bool_)
        mask[self.corpus.postings.term("has", PROMISE).numbers] = True
        return mask

    def with_rows(self, mask: Mask) -> Mask:
        """A mask with the rows of the tables whose heads, which state no number, are in it: a number is named there by the head of its column."""
        cells = np.zeros(self.corpus.size, np.bool_)
        cells[self.corpus.find("\t").passages] = True
        found = mask.copy()
        for number in np.flatnonzero(mask & cells & ~self.having()).tolist():
            row = number + 1
            while row < self.corpus.size and cells[row] and not found[row]:
                found[row] = True
                row += 1
        return found

    def within(self, bound: Bound) -> Mask:
        """True for every passage with a level of that name inside the bound. A name is held by the indicator, whole or in part."""
        mask = np.zeros(self.corpus.size, np.bool_)
        mask[self.corpus.find(bound.name).passages] = True
        named = np.flatnonzero(self.with_rows(mask) & self.having())
        mask[:] = False
        mask[list(self._answering(named.tolist(), bound))] = True
        return mask

    def _answering(self, numbers: list[int], bound: Bound) -> Iterator[int]:
        wanted = fold(bound.name)
        for number in numbers:
            text = self.corpus.text(number)
            if any(is_within(one, text, wanted, bound) for one in self.of(number)):
                yield number


def is_within(one: "Quantity", text: str, name: str, bound: Bound) -> bool:
    """Whether a quantity of a text is a level of that name, which is folded, inside the bound; of a range one end is enough."""
    if one.masked or one.change or (bound.unit and bound.unit != one.unit):
        return False
    if name not in fold(one.measured(text)):
        return False
    assert one.low is not None
    assert one.high is not None
    return bound.holds(one.low) or bound.holds(one.high)


__all__ = ["StatedFacts", "is_within"]
