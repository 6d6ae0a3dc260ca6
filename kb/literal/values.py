"""What goes into the literal index and what comes out: reports, manners of comparing, matches, counts."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

import numpy as np

from kb.literal.codes import Numbers
from kb.literal.overlap import without_overlap


class Manner(StrEnum):
    """How a run is compared with the text."""

    FOLDED = "folded"
    """Width, case and script folded: a bare term."""
    SQUEEZED = "squeezed"
    """Folded, and quotation marks and white space passed over in both: a term in double quotes."""
    LETTER = "letter"
    """Character by character as written: a term in single quotes."""


@dataclass(frozen=True, slots=True)
class LiteralReport:
    """A report as the index takes it: a key of its own, and its passages' texts as written, in order."""

    key: str
    passages: Sequence[str]


class Count(NamedTuple):
    """How often, in how many passages, in how many reports (次 / 段 / 篇)."""

    occurrences: int
    passages: int
    reports: int


@dataclass(frozen=True, slots=True, eq=False)
class Matches:
    """Where a run stands, ordered by passage, then by place; occurrences do not overlap.

    ``passages`` are the numbers of the passages that hold it, ascending, each once; the occurrences of ``passages[i]``
    are rows ``bounds[i]`` to ``bounds[i + 1]`` of ``starts`` and ``ends``, offsets in the passage's own text.
    """

    passages: Numbers
    bounds: Numbers
    starts: Numbers
    ends: Numbers

    @property
    def occurrences(self) -> int:
        """How often the run occurs."""
        return len(self.starts)

    @property
    def counts(self) -> Numbers:
        """How often it occurs in each of ``passages``."""
        return np.diff(self.bounds)

    def spans(self, row: int) -> list[tuple[int, int]]:
        """Start and end of every occurrence in ``passages[row]``."""
        rows = slice(int(self.bounds[row]), int(self.bounds[row + 1]))
        return list(zip(self.starts[rows].tolist(), self.ends[rows].tolist(), strict=True))


def group(owners: Numbers, starts: Numbers, ends: Numbers) -> Matches:
    """Occurrences grouped by the passage each lies in; ``owners`` ascends."""
    heads = np.flatnonzero(owners[1:] != owners[:-1]) + 1
    bounds = np.concatenate([np.zeros(min(1, len(owners)), np.int64), heads, [len(owners)]])
    return Matches(owners[bounds[:-1]], bounds, starts, ends)


def join(parts: Sequence[Matches], bases: Sequence[int]) -> Matches:
    """The matches of several blocks as one; ``bases`` is the number of each block's first passage."""
    if len(parts) == 1:
        return parts[0]
    rows = np.cumsum([0, *(part.occurrences for part in parts)])
    shifted = [part.bounds[:-1] + row for part, row in zip(parts, rows[:-1], strict=True)]
    return Matches(
        _chain([part.passages + base for part, base in zip(parts, bases, strict=True)]),
        _chain([*shifted, rows[-1:]]),
        _chain([part.starts for part in parts]),
        _chain([part.ends for part in parts]),
    )


def merge(parts: Sequence[Matches]) -> Matches:
    """The matches of several runs in one text as those of any of them: left to right, without overlap."""
    owners = _chain([np.repeat(part.passages, part.counts) for part in parts])
    starts, ends = _chain([part.starts for part in parts]), _chain([part.ends for part in parts])
    order = np.lexsort((ends, starts, owners))
    owners, starts, ends = owners[order], starts[order], ends[order]
    if len(owners):
        far = owners * (int(ends.max()) + 1)
        kept = without_overlap(far + starts, far + ends)
        owners, starts, ends = owners[kept], starts[kept], ends[kept]
    return group(owners, starts, ends)


def _chain(arrays: Sequence[Numbers]) -> Numbers:
    return np.concatenate([np.empty(0, np.int64), *arrays])
