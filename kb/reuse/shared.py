"""Which stretches of passages stand in other reports too, and which of them belong together. All passages at once, no pairs compared.

The suffix array puts every run of some characters beside its equals: a group of equal runs is what the passages of several reports
share. Runs that are common wording are left out; what follows on in a passage is one stretch; stretches that share a run are linked.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from kb.literal.codes import Flags, Numbers
from kb.literal.repeats import common_prefixes, count_distinct
from kb.literal.sheet import Sheet
from kb.reuse.formulas import FORMULAS

PART = 0.5
"""Of the longer of two stretches so much must be shared for them to be versions of one text. Of the shorter one so much makes it an excerpt,
which goes with what it shares most with, and ties nothing together: else formulas would chain half of all statutes."""

SERIES = 5
"""So many reports weigh as one more unit: what one office writes in each of forty reports is its formula, not reuse."""

BRIDGE = 6
"""Characters between two runs of common length that do not make two of them: a sentence in which a number was changed is one sentence."""

FEW = 3
"""Units among whom a run may go round with changes; what more of them share in pieces is a formula with variants."""

_Small = NDArray[np.int32]


@dataclass(frozen=True, slots=True, eq=False)
class Links:
    """Stretches of a sheet, each in one passage, from ``starts`` to ``ends``; ``left[i]`` and ``right[i]`` share ``shared[i]`` characters.

    Every pair shares enough of the shorter one, ``versions`` flags those that share enough of the longer one too; ``formulas`` is how
    many stretches were taken for common wording.
    """

    starts: Numbers
    ends: Numbers
    left: Numbers
    right: Numbers
    shared: Numbers
    versions: Flags
    formulas: int


@dataclass(frozen=True, slots=True, eq=False)
class _Groups:
    """Equal runs: those of group g begin at ``places[starts[g]:ends[g]]``."""

    places: Numbers
    starts: _Small
    ends: _Small

    def only(self, kept: Flags) -> "_Groups":
        sizes = self.ends - self.starts
        rows = np.repeat(kept, sizes)
        ends = np.cumsum(sizes[kept]).astype(np.int32)
        return _Groups(self.places[rows], ends - sizes[kept], ends)

    def numbers(self) -> Numbers:
        """The group of every run."""
        return np.repeat(np.arange(len(self.starts)), self.ends - self.starts)


@dataclass(frozen=True, slots=True, eq=False)
class Origins:
    """Whose each passage of the sheet is: the number of its report, of its voice."""

    reports: Numbers
    voices: Numbers


def link_stretches(sheet: Sheet, origins: Origins, length: int, most: int | None = None) -> Links:
    """The stretches of at least ``length`` characters that several reports have, without common wording, and what belongs together.

    ``most``: units from which a run is common wording however long it is.
    """
    groups = _equal_runs(sheet, length)
    owners = sheet.owners(groups.places)
    groups = groups.only(_of_several(origins.reports[owners], groups))
    owners = sheet.owners(groups.places)
    heard = np.zeros(len(sheet.symbols), np.int32)
    voices = count_distinct(origins.voices[owners], groups.starts, groups.ends)
    reports = count_distinct(origins.reports[owners], groups.starts, groups.ends)
    heard[groups.places] = np.repeat(np.maximum(np.maximum(voices, reports // SERIES), 1), groups.ends - groups.starts)
    common = _common(heard, np.cumsum(sheet.symbols == 0, dtype=np.int32), length, most)
    starts, ends = _own_edges((heard > 0) & ~common, common, length)
    left, right, shared = _links(groups, _marked(len(heard), starts, ends)[groups.places], starts, ends, length)
    sizes = ends - starts + length - 1
    versions = shared >= PART * np.maximum(sizes[left], sizes[right])
    return Links(starts, ends + length - 1, left, right, shared, versions, len(_edges(common)[0]))


def _equal_runs(sheet: Sheet, length: int) -> _Groups:
    linked = common_prefixes(sheet) >= length
    before = np.concatenate([np.zeros(min(1, len(linked)), np.bool_), linked[:-1]])
    rows = np.flatnonzero(linked | before)
    starts = np.flatnonzero(~before[rows]).astype(np.int32)
    ends = np.concatenate([starts[1:], np.full(min(1, len(starts)), len(rows), np.int32)])
    return _Groups(sheet.suffixes[rows].astype(np.int64), starts, ends)


def _of_several(reports: Numbers, groups: _Groups) -> Flags:
    if not len(groups.starts):
        return np.empty(0, np.bool_)
    several: Flags = np.minimum.reduceat(reports, groups.starts) != np.maximum.reduceat(reports, groups.starts)
    return several


def _edges(flags: Flags) -> tuple[Numbers, Numbers]:
    """Where the stretches of true values begin and end."""
    padded = np.zeros(len(flags) + 2, np.int8)
    padded[1:-1] = flags
    steps = np.diff(padded)
    return np.flatnonzero(steps == 1), np.flatnonzero(steps == -1)


def _own_edges(reused: Flags, common: Flags, length: int) -> tuple[Numbers, Numbers]:
    """The stretches of reused runs that have ``length`` characters outside common wording: else they are the variants of a formula."""
    starts, ends = _edges(reused)
    formulas, ends_of_formulas = _edges(common)
    inside = _marked(len(common) + length, formulas, ends_of_formulas + length - 1)
    own = np.concatenate([np.zeros(1, np.int32), np.cumsum(~inside, dtype=np.int32)])
    enough = own[ends + length - 1] - own[starts] >= length
    return starts[enough], ends[enough]


def _common(heard: NDArray[np.int32], breaks: Numbers, length: int, most: int | None) -> Flags:
    """Which runs are common wording; as ``kb.reuse.formulas`` has it for one text, but with changed words bridged.

    ``breaks``: how many passages have ended before each place.
    """
    common = np.zeros(len(heard), np.bool_)
    for row in FORMULAS:
        starts, ends = _edges(heard >= row.voices)
        sizes = ends - starts + length - 1
        if row.voices <= FEW:
            sizes = _bridged_sizes(starts, ends + length - 1, breaks)
        short = sizes <= row.longest
        common |= _marked(len(heard), starts[short], ends[short])
    return common if most is None else common | (heard >= most)


def _bridged_sizes(starts: Numbers, ends: Numbers, breaks: Numbers) -> Numbers:
    """How long each stretch is together with those that follow closely in the same passage."""
    if not len(starts):
        return starts
    close = (starts[1:] - ends[:-1] <= BRIDGE) & (breaks[starts[1:]] == breaks[starts[:-1]])
    heads = np.flatnonzero(np.concatenate([[True], ~close]))
    lasts = np.concatenate([heads[1:], [len(starts)]]) - 1
    return np.repeat(ends[lasts] - starts[heads], np.diff(np.concatenate([heads, [len(starts)]])))


def _marked(size: int, starts: Numbers, ends: Numbers) -> Flags:
    """Places that lie in one of some stretches, which may touch and overlap."""
    steps = np.zeros(size + 1, np.int32)
    np.add.at(steps, starts, 1)
    np.add.at(steps, ends, -1)
    inside: Flags = np.cumsum(steps[:-1], dtype=np.int32) > 0
    return inside


def _links(
    groups: _Groups, kept: Flags, starts: Numbers, ends: Numbers, length: int
) -> tuple[Numbers, Numbers, Numbers]:
    """Pairs of stretches that share enough: of each group every run is paired with the first stretch that has it, and with the next."""
    numbers, places = groups.numbers()[kept], groups.places[kept]
    nodes = np.searchsorted(starts, places, "right") - 1
    order = np.lexsort((nodes, numbers))
    numbers, nodes = numbers[order], nodes[order]
    heads = np.flatnonzero(np.concatenate([np.ones(min(1, len(numbers)), np.bool_), numbers[1:] != numbers[:-1]]))
    sizes = np.diff(np.concatenate([heads, [len(numbers)]]))
    first = np.repeat(nodes[heads], sizes)
    follows = np.flatnonzero(numbers[1:] == numbers[:-1])
    pairs = ((first, nodes), (nodes[follows], nodes[follows + 1]))
    found = [_enough(one, other, ends - starts, length) for one, other in pairs]
    return (
        np.concatenate([row[0] for row in found]),
        np.concatenate([row[1] for row in found]),
        np.concatenate([row[2] for row in found]),
    )


def _enough(left: Numbers, right: Numbers, runs: Numbers, length: int) -> tuple[Numbers, Numbers, Numbers]:
    """The different pairs that share enough of the shorter one, with how many characters; ``runs`` is how many runs a stretch has."""
    different = left != right
    keys, counts = np.unique(left[different] * max(1, len(runs)) + right[different], return_counts=True)
    one, other = np.divmod(keys, max(1, len(runs)))
    shared = counts + length - 1
    enough = shared >= PART * (np.minimum(runs[one], runs[other]) + length - 1)
    return one[enough], other[enough], shared[enough]


__all__ = ["Links", "Origins", "link_stretches"]
