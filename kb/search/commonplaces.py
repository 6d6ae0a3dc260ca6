"""Commonplaces (通用语): runs that several units use. Nobody owns them: they are safe to reuse, and say little of who wrote them."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from kb.literal.codes import Numbers, to_codes
from kb.literal.repeats import covered
from kb.literal.sheet import Sheet, lay_out
from kb.literal.spread import NO_GROUP, spread_of
from kb.model import ReportInfo, Span
from kb.search.corpus import Corpus
from kb.search.duplicates import Duplicates
from kb.search.postings import Mask
from kb.text import fold

LENGTH = 6
"""Characters from which a shared run is a phrase and not a word: 工作机制 is everybody's in every field."""
VOICES = 3
"""Units that must use a run; two may have it from each other."""
_MASKED = frozenset("X×Ｘ*＊某")


def voice_of(info: ReportInfo) -> str:
    """Whose words a report holds: its unit's; its own where that is unknown or masked, since a masked unit equals no other."""
    unit = info.unit.value
    return info.id if unit is None or not _MASKED.isdisjoint(unit) else f"={unit}"


@dataclass(frozen=True)
class Commonplaces:
    """What the units of a corpus have in common. Passages that only repeat another report's are left out of every count."""

    corpus: Corpus

    @cached_property
    def counted(self) -> Mask:
        """The passages that count: all but those of repeated reports."""
        everything = self.corpus.passages
        return everything & ~Duplicates(self.corpus).folded(everything)

    @cached_property
    def voices(self) -> Numbers:
        """The number of the voice of every passage, by passage number, ``NO_GROUP`` where it does not count."""
        names: dict[str, int] = {}
        rows = [names.setdefault(voice_of(info), len(names)) for info in self.corpus.reports]
        found = np.array([*rows, NO_GROUP], np.int64)[self.corpus.rows]
        return np.where(self.counted, found, NO_GROUP)

    @cached_property
    def _by_place(self) -> Numbers:
        numbers = self.corpus.texts.numbers
        return np.where(numbers >= 0, np.append(self.voices, NO_GROUP)[numbers], NO_GROUP)

    def uses(self, run: str, enough: int = VOICES) -> int:
        """How many units use a run; from ``enough`` on the count may stop."""
        return spread_of(self.corpus.texts.index, to_codes(fold(run)), self._by_place, enough)

    def spans(self, text: str, *, length: int = LENGTH, voices: int = VOICES) -> tuple[Span, ...]:
        """The stretches of any text that lie in runs of ``length`` characters or more which ``voices`` units or more use.

        >>> Commonplaces(corpus).spans("深入学习贯彻习近平总书记重要指示批示精神")    # doctest: +SKIP
        (Span(start=0, end=19),)
        """
        return tuple(_joined(self._windows(fold(text), length, voices), length))

    def _windows(self, folded: str, length: int, voices: int) -> Iterator[int]:
        codes, index = to_codes(folded), self.corpus.texts.index
        for start in range(len(folded) - length + 1):
            window = folded[start : start + length]
            if "\n" in window:
                continue
            if spread_of(index, codes[start : start + length], self._by_place, voices) >= voices:
                yield start

    def sheet(self, wanted: Mask | None = None) -> Sheet:
        """The counted passages (of the wanted ones) laid out for what asks of all their runs."""
        numbers = self.corpus.texts.numbers
        chosen = self.counted if wanted is None else self.counted & wanted
        return lay_out(self.corpus.texts.index, (numbers >= 0) & np.append(chosen, False)[numbers])

    def numbers(self, sheet: Sheet) -> Numbers:
        """The passage numbers of a sheet's passages."""
        return self.corpus.texts.numbers[sheet.passages]

    def shares(self, *, length: int = LENGTH, voices: int = VOICES) -> "np.typing.NDArray[np.float32]":
        """Of every passage the share of its characters that lie in commonplaces, by passage number; 0 where it does not count."""
        sheet = self.sheet()
        inside = covered(sheet, self.voices[self.numbers(sheet)], length=length, spread=voices)
        sums = np.concatenate([np.zeros(1, np.int64), np.cumsum(inside)])[sheet.bounds]
        shares = np.zeros(self.corpus.size, np.float32)
        shares[self.numbers(sheet)] = np.diff(sums) / np.maximum(1, np.diff(sheet.bounds) - 1)
        return shares


def _joined(starts: Iterable[int], length: int) -> Iterator[Span]:
    """Windows of one length as stretches, ascending; those that touch are one."""
    first = end = -1
    for start in starts:
        if start > end:
            if end > first:
                yield Span(first, end)
            first = start
        end = start + length
    if end > first:
        yield Span(first, end)


__all__ = ["LENGTH", "VOICES", "Commonplaces", "voice_of"]
