"""Masked text: a run is looked for where its characters may have been struck out (信访举报 in ``**举报``, 党建 in ``D建``)."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from kb.literal import Matches
from kb.masking import hidden_rows
from kb.search.corpus import Corpus
from kb.text import fold

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
    """All masks of a corpus, found by the characters beside them."""

    corpus: Corpus

    @cached_property
    def _neighbourhoods(self) -> dict[str, list[str]]:
        """The terms of masks by the character before and by the one behind."""
        found: dict[str, list[str]] = {}
        for term in self.corpus.postings.terms("masks"):
            for letter in {term[0], term[-1]}:
                found.setdefault(letter, []).append(term)
        return found

    @cached_property
    def _read(self) -> dict[int, tuple[MaskedPlace, ...]]:
        return {}

    def _places(self, number: int) -> tuple[MaskedPlace, ...]:
        if number not in self._read:
            self._read[number] = tuple(self._of_passage(number))
        return self._read[number]

    def _of_passage(self, number: int) -> Iterator[MaskedPlace]:
        head = int(self.corpus.heads[self.corpus.rows[number]])
        text, start = fold(self.corpus.text(number)), int(self.corpus.texts.lengths[head + 1 : number].sum())
        for mask in self.corpus.infos[head].masks:
            if start <= mask.start < start + len(text):
                for row in hidden_rows(text, mask.start - start, mask.end - start):
                    yield MaskedPlace(number, text, row)

    def find(self, run: str) -> Matches:
        """The places where a run may stand under a mask; runs of one character are not looked for."""
        folded = fold(run)
        if len(folded) < 2:
            return _matches([])
        beside = {term for letter in set(folded) for term in self._neighbourhoods.get(letter, ())}
        numbers = {
            number
            for term in beside
            if _may_fit(folded, term)
            for number in self.corpus.postings.term("masks", term).numbers.tolist()
        }
        return _matches(
            sorted({found for number in numbers for place in self._places(number) for found in _fits(folded, place)})
        )


def _may_fit(run: str, term: str) -> bool:
    """Whether a run may stand over hidden characters with these neighbours; the run may begin or end on a hidden one."""
    hidden = len(term) - 2
    return any(
        (start == 0 or run[start - 1] == term[0]) and (start + hidden == len(run) or run[start + hidden] == term[-1])
        for start in range(len(run) - hidden + 1)
    )


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
