"""Where a term stands: which passages hold it and how often each is known at once, the places when they are asked for."""

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from kb import analysis
from kb.literal import Matches
from kb.search.corpus import Corpus
from kb.search.postings import Numbers, Weights
from kb.text import fold

SpanList = list[tuple[int, int]]


@dataclass(frozen=True, slots=True)
class Placed:
    """A term of which all places are known."""

    matches: Matches

    @property
    def passages(self) -> Numbers:
        """The passages that hold it, ascending."""
        return self.matches.passages

    @property
    def counts(self) -> Numbers:
        """How often each of them holds it."""
        return self.matches.counts

    def spans(self, number: int, folded: str) -> SpanList:  # noqa: ARG002 - Counted's
        """Where it stands in one passage, which has that folded text."""
        return spans_in(self.matches, number)


@dataclass(frozen=True)
class Counted:
    """A run of one or two Han characters: the index keeps in which passages it stands and how often, not where."""

    corpus: Corpus
    run: str
    passages: Numbers
    counts: Weights

    @cached_property
    def matches(self) -> Matches:
        """All its places, looked for now."""
        return self.corpus.find(self.run)

    def spans(self, number: int, folded: str) -> SpanList:  # noqa: ARG002 - Placed's
        """Where it stands in one passage, which has that folded text."""
        return places_in(folded, fold(self.run))


Standing = Placed | Counted


def stand(corpus: Corpus, run: str) -> Standing:
    """Where a run stands. Two characters that are alike may overlap, which the index does not heed."""
    folded = fold(run)
    field = {1: "characters", 2: "bigrams"}.get(len(set(folded))) if analysis.is_han(folded) else None
    if field is None or len(folded) > len(set(folded)):
        return Placed(corpus.find(run))
    held = corpus.postings.term(field, folded)
    return Counted(corpus, run, held.numbers, held.frequencies)


def holds(standing: Standing, number: int) -> bool:
    """Whether a passage holds the term."""
    row = int(np.searchsorted(standing.passages, number))
    return row < len(standing.passages) and int(standing.passages[row]) == number


def spans_in(matches: Matches, number: int) -> SpanList:
    """Where the occurrences of ``matches`` stand in one passage."""
    row = int(np.searchsorted(matches.passages, number))
    if row == len(matches.passages) or matches.passages[row] != number:
        return []
    return matches.spans(row)


def places_in(folded: str, word: str) -> SpanList:
    """Where a folded word stands in a folded text, left to right, without overlap."""
    spans, place = [], folded.find(word)
    while place >= 0:
        spans.append((place, place + len(word)))
        place = folded.find(word, place + len(word))
    return spans


__all__ = ["Counted", "Placed", "SpanList", "Standing", "holds", "places_in", "spans_in", "stand"]
