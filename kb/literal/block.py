"""A block: the passages of some reports, laid out in one file that is never altered."""

from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

import numpy as np

from kb.literal.arrayfile import ArrayFile, open_arrays, write_arrays
from kb.literal.codes import CODE_POINTS, SEPARATOR, Codes, Flags, Numbers, Symbols, to_text
from kb.literal.draft import Draft, without_reports
from kb.literal.letters import Letters, letter_arrays, read_letters
from kb.literal.overlap import can_overlap, without_overlap
from kb.literal.passages import PassageMap, passage_arrays, read_passages
from kb.literal.pattern import Pattern
from kb.literal.reports import ReportTable, read_reports, report_arrays
from kb.literal.seams import Seams, read_seams, seam_arrays
from kb.literal.suffixes import SuffixText, read_suffix_text, suffix_arrays
from kb.literal.values import Manner, Matches, group

_NOWHERE = np.empty(0, np.int64)


@dataclass(frozen=True, slots=True)
class Block:
    """An opened block; ``dead`` flags the reports that were removed since it was written."""

    file: ArrayFile
    text: SuffixText
    passages: PassageMap
    reports: ReportTable
    letters: Letters
    seams: Seams
    dead: Flags | None

    def find(self, pattern: Pattern, *, across: bool = False) -> Matches:
        """Where a run stands in the living passages; passage numbers are the block's own.

        ``across``: of a squeezed run only what passes over some characters.
        """
        starts, ends = self._across(pattern) if across else self._occurrences(pattern)
        if len(starts) > 1 and can_overlap(pattern.folded):
            counted = without_overlap(starts, ends)
            starts, ends = starts[counted], ends[counted]
        owners = self.passages.holding(starts)
        if self.dead is not None:
            alive = ~self.dead[self.reports_of(owners)]
            starts, ends, owners = starts[alive], ends[alive], owners[alive]
        origins = self.passages.starts(owners)
        return group(owners, starts - origins, ends - origins)

    def _occurrences(self, pattern: Pattern) -> tuple[Numbers, Numbers]:
        """Starts and ends of all occurrences in the block's text, both ascending; they may overlap."""
        run = self.text.encode(pattern.folded)
        if run is None or not len(run):
            return _NOWHERE, _NOWHERE
        starts = self.text.places(run)
        if pattern.manner is Manner.LETTER:
            starts = self.letters.agreeing(starts, pattern)
        ends = starts + len(run)
        if pattern.manner is Manner.SQUEEZED:
            return self._across_seams(run, starts, ends)
        return starts, ends

    def _across(self, pattern: Pattern) -> tuple[Numbers, Numbers]:
        run = self.text.encode(pattern.folded)
        if run is None or pattern.manner is not Manner.SQUEEZED:
            return _NOWHERE, _NOWHERE
        return self._across_seams(run, _NOWHERE, _NOWHERE)

    def _across_seams(self, run: Symbols, starts: Numbers, ends: Numbers) -> tuple[Numbers, Numbers]:
        more_starts, more_ends = self.seams.matches(run)
        starts, ends = np.concatenate([starts, more_starts]), np.concatenate([ends, more_ends])
        order = np.argsort(starts, kind="stable")
        return starts[order], ends[order]

    def living(self) -> Flags:
        """Which reports were not removed."""
        return np.ones(len(self.reports), np.bool_) if self.dead is None else ~self.dead

    def reports_of(self, passages: Numbers) -> Numbers:
        """The report that each passage belongs to."""
        owners = self.passages.owners[passages].astype(np.int64)
        self.file.require(int(owners.max(initial=-1)) < len(self.reports))
        return owners

    def characters(self, passages: Numbers, offsets: Numbers) -> Codes:
        """The folded character at an offset of each passage, 0 where the passage has none."""
        starts = self.passages.starts(passages)
        places, ends = starts + offsets, self.passages.starts(passages + 1) - 1
        symbols = self.text.symbols[np.where((places >= starts) & (places < ends), places, ends)]
        return self.text.decode(symbols)

    def draft(self) -> Draft:
        """The living reports as they were written; all bytes are checked, so that no damage spreads."""
        self.file.require(not self.file.damaged())
        folded = self.text.codes(0, len(self.text.symbols))
        folded[self.passages.bounds[1:] - 1] = SEPARATOR
        keys = tuple(map(self.reports.key, range(len(self.reports))))
        whole = Draft(self.letters.restore(folded), folded, self.passages.bounds, self.reports.firsts, keys)
        return without_reports(whole, ~self.living())

    def folded_passages(self, first: int, count: int) -> list[str]:
        """The folded texts of passages that follow each other."""
        bounds = self.passages.bounds[first : first + count + 1].astype(np.int64)
        text = to_text(self.text.codes(int(bounds[0]), int(bounds[-1])))
        return [text[start : end - 1] for start, end in pairwise((bounds - bounds[0]).tolist())]

    def passage(self, number: int) -> str:
        """The text of one passage as it was written."""
        start, end = (int(bound) for bound in self.passages.bounds[number : number + 2])
        text = self.letters.restore(self.text.codes(start, end - 1), start)
        self.file.require(int(text.max(initial=0)) < CODE_POINTS)
        return to_text(text)


def write_block(path: Path, draft: Draft) -> None:
    """Write a block. Raises FileExistsError, and OSError where the disk refuses."""
    text = suffix_arrays(draft)
    parts = (
        text,
        passage_arrays(draft),
        report_arrays(draft),
        letter_arrays(draft),
        seam_arrays(draft, text["symbols"]),
    )
    write_arrays(path, {name: array for part in parts for name, array in part.items()})


def open_block(path: Path, dead: Path | None = None) -> Block:
    """Open a block, and the flags of its removed reports. Raises IndexDamagedError."""
    file = open_arrays(path)
    text, passages, reports = read_suffix_text(file), read_passages(file), read_reports(file)
    file.require(int(passages.bounds[-1]) == len(text.symbols) and int(reports.firsts[-1]) == len(passages))
    flags = None if dead is None else read_dead(dead, len(reports))
    return Block(file, text, passages, reports, read_letters(file), read_seams(file, text.symbols), flags)


def write_dead(path: Path, dead: Flags) -> None:
    """Write the flags of a block's removed reports."""
    write_arrays(path, {"dead": dead})


def read_dead(path: Path, reports: int) -> Flags:
    """The flags of a block's removed reports."""
    file = open_arrays(path)
    dead: Flags = file.array("dead", "|b1")
    file.require(len(dead) == reports)
    return dead
