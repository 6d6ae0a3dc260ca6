"""Candidates: maximal repeats cut to what a reader would call a phrase, each once, with how freely it stands."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from kb.literal.codes import Flags, Numbers
from kb.literal.repeats import Repeats
from kb.phrases.cutting import SHORTEST, balance, cut_to_clauses, trim_words
from kb.phrases.signs import CLOSING, PAIRS, Signs, signs_of
from kb.stopping import stop_if_asked

MOST = 12_000
"""Repeats that are looked at, the widest spread and longest first: what a reader will page through lies among the first hundreds."""
FREE = 0.4
"""The share of occurrences in which something else must stand before, and behind: else the run is a piece of a longer one."""
LONGEST = 300
"""Characters of the longest repeat that is looked at: what is longer is a page that somebody took over."""
_MOSTLY = 0.5
_NEARLY_ALWAYS = 0.8
_SAMPLE = 400


@dataclass(frozen=True, slots=True)
class Candidate:
    """A run as it may stand in a list: folded text, a place of the sheet, estimates of its uses.

    ``whole`` is the share of its occurrences with signs at both sides that no list goes on behind: 1 for what always is a clause.
    """

    text: str
    place: int
    spread: int
    occurrences: int
    whole: float


def candidates(repeats: Repeats) -> tuple[Candidate, ...]:
    """The candidates among repeats, each text once."""
    crude = np.where(repeats.lengths <= LONGEST, repeats.spread * np.sqrt(np.minimum(repeats.lengths, 30)), 0.0)
    rows = np.argsort(-crude, kind="stable")[: min(MOST, np.count_nonzero(crude))]
    cutter = _Cutter(repeats, signs_of(repeats.sheet))
    found: dict[str, Candidate] = {}
    for row in rows.tolist():
        stop_if_asked()
        for candidate in cutter.candidate(row):
            known = found.get(candidate.text)
            if known is None or known.occurrences < candidate.occurrences:
                found[candidate.text] = candidate
    return tuple(found.values())


@dataclass(frozen=True, slots=True)
class _Cutter:
    repeats: Repeats
    signs: Signs

    def candidate(self, row: int) -> Iterator[Candidate]:
        """The repeat cut to a phrase; none where nothing of that length or freedom is left."""
        places = self.repeats.places[self.repeats.starts[row] : self.repeats.ends[row]][:_SAMPLE].astype(np.int64)
        context = _Context(self.repeats.sheet.symbols, self.signs, places)
        start, end = self._cut(context, int(self.repeats.lengths[row]))
        if end - start < SHORTEST:
            return
        before, behind = context.symbols(start - 1), context.symbols(end)
        if min(self._freedom(before), self._freedom(behind)) >= FREE:
            whole = float((self.signs.edge[before] & self.signs.edge[behind]).mean())
            text = context.text(start, end)
            yield Candidate(
                text, int(places[0]) + start, int(self.repeats.spread[row]), int(self.repeats.sizes[row]), whole
            )

    def _cut(self, context: "_Context", length: int) -> tuple[int, int]:
        run = context.text(0, length)
        begins = context.share(self.signs.clause, -1) >= _MOSTLY
        ends = context.share(self.signs.clause, length) >= _MOSTLY
        start, end = trim_words(run, *cut_to_clauses(run, begins=begins, ends=ends))
        start, end = context.with_marks(start, end)
        shift = min(start, 0)
        start, end = balance(context.text(shift, end), start - shift, end - shift)
        return start + shift, end + shift

    def _freedom(self, symbols: Numbers) -> float:
        """The share of occurrences in which not the most frequent character stands there; signs are free, figures are one."""
        letters = symbols[~self.signs.any[symbols]]
        if not len(letters):
            return 1.0
        most = max(int(np.count_nonzero(self.signs.figure[letters])), int(np.bincount(letters).max()))
        return 1 - most / len(symbols)


@dataclass(frozen=True, slots=True)
class _Context:
    """The occurrences of a run: what stands at an offset from where each begins."""

    sheet: "np.typing.NDArray[np.unsignedinteger]"
    signs: Signs
    places: Numbers

    def symbols(self, offset: int) -> Numbers:
        return self.sheet[np.minimum(self.places + offset, len(self.sheet) - 1)].astype(np.int64)

    def share(self, flags: Flags, offset: int) -> float:
        return float(flags[self.symbols(offset)].mean())

    def text(self, start: int, end: int) -> str:
        first = int(self.places[0])
        return "".join(self.signs.characters[symbol] for symbol in self.sheet[first + start : first + end].tolist())

    def with_marks(self, start: int, end: int) -> tuple[int, int]:
        """With the quotation marks and brackets that nearly always stand around, where they belong to a half inside or to each other."""
        text = self.text(start, end)
        before, behind = self._mark(start - 1), self._mark(end)
        left = sum(text.count(mark) for mark in PAIRS) - sum(text.count(mark) for mark in CLOSING)
        if before in PAIRS and (left < 0 or (left == 0 and behind == PAIRS[before])):
            return start - 1, end + (behind == PAIRS[before] and left == 0)
        if behind in CLOSING and left > 0:
            return start, end + 1
        return start, end

    def _mark(self, offset: int) -> str:
        """The character that nearly always stands at an offset; empty for none."""
        symbols = self.symbols(offset)
        value = int(np.bincount(symbols).argmax())
        return self.signs.characters[value] if (symbols == value).mean() >= _NEARLY_ALWAYS else ""


__all__ = ["Candidate", "candidates"]
