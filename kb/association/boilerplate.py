"""Boilerplate: what many units write in the same words. Runs that begin there can be left out of every count."""

import numpy as np

from kb.association.areas import Area, passage_lengths
from kb.literal.codes import Flags
from kb.literal.repeats import covered
from kb.search.commonplaces import Commonplaces
from kb.search.corpus import Corpus

LENGTH = 8
"""Characters from which a run that many units use is boilerplate."""


def boilerplate(corpus: Corpus, units: int) -> tuple[Flags, ...]:
    """For each block of the literal index the characters that stand in runs of LENGTH or more which so many units use."""
    common = Commonplaces(corpus)
    sheet = common.sheet()
    inside = covered(sheet, common.voices[common.numbers(sheet)], length=LENGTH, spread=units)
    flags = []
    index = corpus.texts.index
    laid = np.zeros(index.size, np.bool_)
    laid[sheet.passages] = True
    taken = 0
    for block, base in zip(index.blocks, index.bases, strict=False):
        wanted = np.repeat(laid[base : base + len(block.passages)], passage_lengths(block))
        own = np.zeros(len(wanted), np.bool_)
        count = int(np.count_nonzero(wanted))
        own[wanted] = inside[taken : taken + count]
        taken += count
        flags.append(own)
    return tuple(flags)


def leave_out(areas: list[Area], flags: tuple[Flags, ...] | None) -> list[Area]:
    """The areas without what is flagged."""
    return areas if flags is None else [area.without(flags) for area in areas]


__all__ = ["LENGTH", "boilerplate", "leave_out"]
