"""The words that can be a collocate or a key word: the Han words of two characters or more that the index knows."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np

from kb.analysis import is_han
from kb.association.areas import Area
from kb.literal.block import Block
from kb.literal.codes import Numbers, to_text
from kb.literal.tally import MOST_ROOM, Intervals, counted_places, find_intervals, places_of, tally
from kb.search.corpus import Corpus
from kb.search.examples import Example, examples

EXAMPLES = 5
"""Places that are kept of each word."""
_SHORTEST = 2
_REAL = 0.35
"""Share of a run's occurrences that the segmenter must take for the word: 会发 in 社会发展 is none."""


@dataclass(frozen=True)
class Lexicon:
    """Words, folded, with where each stands in every block."""

    blocks: tuple[Block, ...]
    words: Sequence[str]

    @classmethod
    def of(cls, corpus: Corpus) -> "Lexicon":
        """The words of a corpus."""
        blocks, cut = corpus.texts.index.blocks, corpus.postings.frequencies("words")
        words = [word for word in cut if len(word) >= _SHORTEST and is_han(word)]
        found = cls(blocks, words)
        real = np.array([cut[word] for word in words], np.int64) >= _REAL * found.widths
        return found.only(np.flatnonzero(real & (found.widths > 0)))

    @cached_property
    def _intervals(self) -> tuple[Intervals, ...]:
        return tuple(find_intervals(block.text, self.words) for block in self.blocks)

    @cached_property
    def widths(self) -> Numbers:
        """How often each word stands anywhere; occurrences may overlap."""
        return _summed(len(self.words), (one.widths for one in self._intervals))

    @cached_property
    def lengths(self) -> Numbers:
        """How many characters each word has."""
        return np.fromiter(map(len, self.words), np.int64, len(self.words))

    def only(self, rows: Numbers) -> "Lexicon":
        """Some of the words."""
        chosen = Lexicon(self.blocks, [self.words[row] for row in rows.tolist()])
        chosen.__dict__["_intervals"] = tuple(one.only(rows) for one in self._intervals)
        return chosen

    def count(self, area: Area) -> Numbers:
        """How often each word stands in an area."""
        if area.whole:
            return self._anywhere
        parts = zip(self.blocks, self._intervals, area.rooms, strict=True)
        return _summed(len(self.words), (tally(block, self.words, own, rooms) for block, own, rooms in parts))

    @cached_property
    def _anywhere(self) -> Numbers:
        """How often each word stands in all of the text, left to right without overlap."""
        counts = self.widths.copy()
        looped = np.flatnonzero(np.logical_or.reduce([one.looped for one in self._intervals]))
        everywhere = Area(tuple(np.full(len(block.text.symbols), MOST_ROOM, np.uint8) for block in self.blocks))
        if len(looped):
            counts[looped] = self.only(looped).count(everywhere)
        return counts

    def places(self, row: int, area: Area) -> Iterator[tuple[int, Numbers]]:
        """Where one word stands in an area: the number of the block and the places, ascending."""
        parts = zip(self.blocks, self._intervals, area.rooms, strict=True)
        for number, (block, own, rooms) in enumerate(parts):
            yield number, counted_places(block.text, own, row, self.words[row], rooms)

    def contexts(self, row: int, width: int, most: int) -> list[tuple[str, str]]:
        """What stands before and behind the first places of a word, up to separators, which are spaces here."""
        found: list[tuple[str, str]] = []
        for block, own in zip(self.blocks, self._intervals, strict=True):
            few = replace(own, ends=np.minimum(own.ends, own.firsts + most - len(found)))
            for place in places_of(block.text, few, np.array([row])).tolist():
                end = place + len(self.words[row])
                before = to_text(block.text.codes(max(place - width, 0), place))
                behind = to_text(block.text.codes(end, min(end + width, len(block.text.symbols))))
                found.append((before.replace("\0", " "), behind.replace("\0", " ")))
        return found


def _summed(size: int, parts: Iterable[Numbers]) -> Numbers:
    """The sum over the blocks; noughts where there is none."""
    total = np.zeros(size, np.int64)
    for part in parts:
        total += part
    return total


@dataclass(frozen=True, slots=True)
class Held:
    """In how many reports a word stands, and the first places."""

    reports: int
    examples: tuple[Example, ...]


def held(corpus: Corpus, words: Lexicon, row: int, area: Area) -> Held:
    """Where a word stands in an area."""
    index, reports, first = corpus.texts.index, set[int](), list[tuple[int, int, int]]()
    for number, places in words.places(row, area):
        block = index.blocks[number]
        owners = block.passages.holding(places)
        numbers = corpus.texts.numbers[owners + index.bases[number]]
        reports.update(corpus.rows[numbers].tolist())
        starts = (places - block.passages.starts(owners))[:EXAMPLES].tolist()
        length = len(words.words[row])
        first += [(own, start, start + length) for own, start in zip(numbers[:EXAMPLES].tolist(), starts, strict=True)]
    return Held(len(reports), examples(corpus, first[:EXAMPLES]))


__all__ = ["Held", "Lexicon", "held"]
