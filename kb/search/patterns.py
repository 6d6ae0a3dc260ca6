"""Patterns over running text: slots and regular expressions, passage by passage, within a limit of time."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import reduce
from time import monotonic
from typing import TYPE_CHECKING

import numpy as np

from kb.literal import Matches
from kb.query.patterns import compile_pattern
from kb.search.corpus import Corpus
from kb.search.found import Leaf
from kb.search.patience import Patience, SlowQueryError
from kb.search.postings import Mask, Numbers
from kb.search.required import required_runs
from kb.search.standing import Placed, SpanList
from kb.search.tiers import Tier, no_tiers
from kb.text import fold

if TYPE_CHECKING:
    from regex import Pattern

LONGEST_SLOT = 60
"""Characters a slot may hold: longer than any clause of a heading."""

_CLAUSE = rf"[^。!?;,:、\n]{{1,{LONGEST_SLOT}}}"
_INSIDE = rf"[^。!?;\n]{{1,{LONGEST_SLOT}}}?"
_FROM_EDGE, _TO_EDGE = f"{_CLAUSE}?", _CLAUSE


@dataclass(frozen=True)
class PatternReader:
    """Evaluates patterns; only passages in ``allowed`` are looked at where it is given."""

    corpus: Corpus

    def slots(self, pieces: tuple[str, ...], allowed: Mask | None, patience: Patience) -> Leaf:
        """Pieces with slots between them, inside one sentence of the folded text."""
        numbers = self._holding([piece for piece in pieces if piece])
        return self._scan(compile_pattern(slot_pattern(pieces)), _only(numbers, allowed), patience, folded=True)

    def regex(self, pattern: str, allowed: Mask | None, patience: Patience) -> Leaf:
        """A regular expression over the text as written."""
        return self._scan(
            compile_pattern(pattern), _only(self._holding(required_runs(pattern)), allowed), patience, folded=False
        )

    def _holding(self, runs: Sequence[str]) -> Numbers:
        """The passages that hold every one of these runs."""
        holding = [self.corpus.find(run).passages for run in runs]
        return reduce(np.intersect1d, holding) if holding else np.flatnonzero(self.corpus.passages)

    def _scan(self, pattern: "Pattern[str]", numbers: Numbers, patience: Patience, *, folded: bool) -> Leaf:
        rows: list[tuple[int, SpanList]] = []
        since, behind = monotonic(), 0
        for number in numbers.tolist():
            text = self.corpus.text(number)
            seconds = patience.for_passage(since, behind)
            try:
                spans = _spans(pattern, fold(text) if folded else text, seconds)
            except TimeoutError as error:
                raise SlowQueryError(monotonic() - since) from error
            behind += len(text)
            if spans:
                rows.append((number, spans))
        tiers = no_tiers(self.corpus.size)
        matches = _matches(rows)
        tiers[matches.passages] = Tier.EXACT
        return Leaf(tiers, Placed(matches))


def slot_pattern(pieces: tuple[str, ...]) -> str:
    """The regular expression of pieces with a slot between each two; a slot at an open edge reaches to the next punctuation."""
    slots = [_INSIDE] * (len(pieces) - 1)
    if not pieces[0]:
        slots[0] = _FROM_EDGE
    if not pieces[-1]:
        slots[-1] = _TO_EDGE
    tails = [slot + re.escape(fold(piece)) for slot, piece in zip(slots, pieces[1:], strict=True)]
    return re.escape(fold(pieces[0])) + "".join(tails)


def _only(numbers: Numbers, allowed: Mask | None) -> Numbers:
    return numbers if allowed is None else numbers[allowed[numbers]]


def _spans(pattern: "Pattern[str]", text: str, seconds: float) -> SpanList:
    return [match.span() for match in pattern.finditer(text, timeout=seconds, concurrent=True) if match[0]]


def _matches(rows: Iterable[tuple[int, SpanList]]) -> Matches:
    found = list(rows)
    numbers = np.array([number for number, _spans in found], np.int64)
    bounds = np.cumsum([0, *(len(spans) for _number, spans in found)]).astype(np.int64)
    table = np.array([span for _number, spans in found for span in spans], np.int64).reshape(-1, 2)
    return Matches(numbers, bounds, table[:, 0], table[:, 1])


__all__ = ["LONGEST_SLOT", "PatternReader", "slot_pattern"]
