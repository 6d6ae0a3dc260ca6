"""Masked text: a run is looked for where its characters may have been struck out (信访举报 in ``**举报``, 党建 in ``D建``)."""

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from kb.literal import Matches
from kb.search.corpus import Corpus
from kb.text import fold

SIGNS = frozenset("*×○〇□■xd")
"""Folded characters that stand for a struck-out one inside a mask."""
LEAST_SEEN = 1
"""Characters of the run that must stand unmasked beside the mask."""


@dataclass(frozen=True, slots=True)
class MaskedPlace:
    """A mask in a passage: the passage's number and folded text, where its hiding characters stand."""

    number: int
    text: str
    hidden: range


@dataclass(frozen=True)
class MaskIndex:
    """All masks of a corpus."""

    corpus: Corpus

    @cached_property
    def _places(self) -> tuple[MaskedPlace, ...]:
        return tuple(
            place for head, info in sorted(self.corpus.infos.items()) if info.masks for place in self._of_report(head)
        )

    def _of_report(self, head: int) -> Iterator[MaskedPlace]:
        info = self.corpus.infos[head]
        texts = [fold(self.corpus.text(head + 1 + step)) for step in range(info.passages)]
        starts = np.concatenate([[0], np.cumsum([len(text) for text in texts])]).tolist()
        for mask in info.masks:
            row = bisect_right(starts, mask.start) - 1
            inner = mask.start - starts[row]
            yield from _hiding(head + 1 + row, texts[row], inner, inner + mask.end - mask.start)

    def find(self, run: str) -> Matches:
        """The places where a run may stand under a mask; runs of one character are not looked for."""
        folded = fold(run)
        if len(folded) < 2:
            return _matches([])
        return _matches(sorted({found for place in self._places for found in _fits(folded, place)}))


def _hiding(number: int, text: str, start: int, end: int) -> Iterator[MaskedPlace]:
    """The unbroken rows of hiding characters in a mask."""
    place = start
    while place < min(end, len(text)):
        stop = place
        while stop < min(end, len(text)) and text[stop] in SIGNS:
            stop += 1
        if stop > place:
            yield MaskedPlace(number, text, range(place, stop))
        place = max(stop, place + 1)


def _fits(run: str, place: MaskedPlace) -> Iterator[tuple[int, int, int]]:
    """Where the run fits over the mask: all hidden characters are inside it and Han, all others are seen, at least one.

    A masked number is no value: ``X.X%`` is never taken for 5.5%.
    """
    hidden = place.hidden
    if len(hidden) + LEAST_SEEN > len(run):
        return
    for start in range(max(0, hidden.stop - len(run)), hidden.start + 1):
        window = place.text[start : start + len(run)]
        seen = zip(range(start, start + len(run)), run, window, strict=False)
        if len(window) == len(run) and all(
            wanted.isalpha() and not wanted.isascii() if at in hidden else wanted == stands
            for at, wanted, stands in seen
        ):
            yield place.number, start, start + len(run)


def _matches(found: list[tuple[int, int, int]]) -> Matches:
    table = np.array(found, np.int64).reshape(-1, 3)
    numbers, firsts = np.unique(table[:, 0], return_index=True)
    return Matches(numbers, np.append(firsts, len(found)).astype(np.int64), table[:, 1], table[:, 2])


__all__ = ["MaskIndex", "MaskedPlace"]
