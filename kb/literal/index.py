"""The literal index of a generation: any run of characters, exactly, over all blocks."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate
from pathlib import Path

import numpy as np

from kb.literal.block import Block, open_block
from kb.literal.codes import Codes, Numbers
from kb.literal.listing import read_listing
from kb.literal.pattern import to_pattern
from kb.literal.recount import recount
from kb.literal.values import Count, Manner, Matches, join


@dataclass(frozen=True)
class LiteralIndex:
    """Opened blocks. Passages and reports are numbered through all blocks, removed ones included, never matched.

    A report's passages have consecutive numbers, in their order in the report.
    """

    blocks: tuple[Block, ...]
    bases: tuple[int, ...]
    """The number of each block's first passage, then the number of all."""
    report_bases: tuple[int, ...]

    @classmethod
    def open(cls, directory: Path) -> "LiteralIndex":
        """Map the blocks of a generation. Raises IndexDamagedError, IndexMismatchError, StorageError."""
        entries = read_listing(directory)
        blocks = tuple(open_block(entry.block(directory), entry.dead(directory)) for entry in entries)
        bases = accumulate((len(block.passages) for block in blocks), initial=0)
        return cls(blocks, tuple(bases), tuple(accumulate((len(block.reports) for block in blocks), initial=0)))

    @property
    def size(self) -> int:
        """How many passages are numbered, removed ones included."""
        return self.bases[-1]

    def find(self, run: str, manner: Manner = Manner.FOLDED, *, across: bool = False) -> Matches:
        """Every occurrence of a run in a living passage, left to right without overlap. An empty run is nowhere.

        ``across``: only what passes over quotation marks and spaces, which SQUEEZED finds beside what FOLDED does.
        """
        pattern = to_pattern(run, manner)
        return join([block.find(pattern, across=across) for block in self.blocks], self.bases[:-1])

    def count(self, run: str, manner: Manner = Manner.FOLDED) -> Count:
        """How often a run occurs, in how many passages, in how many reports."""
        matches = self.find(run, manner)
        return Count(matches.occurrences, len(matches.passages), self.count_reports(matches.passages))

    def recount(self, run: str) -> int:
        """How often a run occurs, folded, counted anew by reading all the text: the proof of ``count``, a thousand times slower."""
        return sum(recount(block, run) for block in self.blocks)

    def report_numbers(self, passages: Numbers) -> Numbers:
        """The number of the report that each passage belongs to; ``passages`` ascends, and so does the answer."""
        cuts = np.searchsorted(passages, self.bases)
        parts = [
            block.reports_of(passages[first:end] - base) + report_base
            for block, first, end, base, report_base in zip(
                self.blocks, cuts, cuts[1:], self.bases, self.report_bases, strict=False
            )
        ]
        return np.concatenate([np.empty(0, np.int64), *parts])

    def count_reports(self, passages: Numbers) -> int:
        """In how many reports passages lie; ``passages`` ascends."""
        return int(np.count_nonzero(np.diff(self.report_numbers(passages), prepend=-1)))

    def report_key(self, number: int) -> str:
        """The key of a report by its number."""
        block = self._holding(self.report_bases, number)
        return self.blocks[block].reports.key(number - self.report_bases[block])

    def passage(self, number: int) -> str:
        """The text of a passage as it was written."""
        block = self._holding(self.bases, number)
        return self.blocks[block].passage(number - self.bases[block])

    def characters(self, passages: Numbers, offsets: Numbers) -> Codes:
        """The folded character at an offset of each passage, 0 where the passage has none."""
        if len(self.blocks) == 1:
            return self.blocks[0].characters(passages, offsets)
        found = np.zeros(len(passages), np.uint32)
        holding = np.searchsorted(self.bases, passages, "right") - 1
        for number, block in enumerate(self.blocks):
            own = holding == number
            found[own] = block.characters(passages[own] - self.bases[number], offsets[own])
        return found

    def folded_passages(self, key: str) -> list[str]:
        """The folded texts of a living report's passages. Raises KeyError."""
        passages = self.living[key]
        block = self._holding(self.bases, passages.start) if passages else 0
        return self.blocks[block].folded_passages(passages.start - self.bases[block], len(passages))

    def lengths(self) -> Numbers:
        """How many characters each passage has."""
        lengths = [np.diff(block.passages.bounds.astype(np.int64)) - 1 for block in self.blocks]
        return np.concatenate([np.empty(0, np.int64), *lengths])

    def passages_of(self, key: str) -> range | None:
        """The numbers of a living report's passages; None where there is no such report."""
        return self.living.get(key)

    @cached_property
    def living(self) -> dict[str, range]:
        """Of every living report the numbers of its passages, by key. Made when first asked for."""
        return dict(self._living())

    def _living(self) -> Iterator[tuple[str, range]]:
        for block, base in zip(self.blocks, self.bases, strict=False):
            for number in np.flatnonzero(block.living()).tolist():
                rows = block.reports.passages(number)
                yield block.reports.key(number), range(rows.start + base, rows.stop + base)

    @staticmethod
    def _holding(bases: tuple[int, ...], number: int) -> int:
        """Which block holds a number. Raises IndexError where none does."""
        if not 0 <= number < bases[-1]:
            raise IndexError(number)
        return int(np.searchsorted(bases, number, "right")) - 1

    def damaged(self) -> list[str]:
        """The blocks' files whose bytes are no longer those that were written. Reads all of them."""
        return [str(block.file.path) for block in self.blocks if block.file.damaged()]
