"""Counting anew: a run's occurrences by reading a block's text from end to end, without the suffix array."""

import numpy as np

from kb.literal.block import Block
from kb.literal.codes import Flags, Numbers, Symbols
from kb.literal.overlap import without_overlap
from kb.literal.pattern import to_pattern
from kb.literal.values import Manner

STRETCH = 1 << 16
"""Symbols that are looked through at once: what is compared stays in the processor's cache."""


def recount(block: Block, run: str) -> int:
    """How often a run stands in the living passages of a block, folded, left to right, without overlap."""
    symbols = block.text.encode(to_pattern(run, Manner.FOLDED).folded)
    if symbols is None or not len(symbols):
        return 0
    starts = _places(block.text.symbols, symbols)
    counted = starts[without_overlap(starts, starts + len(symbols))] if len(starts) else starts
    return int(np.count_nonzero(_is_living(block, counted)))


def _places(text: Symbols, wanted: Symbols) -> Numbers:
    """Every place where the wanted symbols stand, ascending; they may overlap."""
    reach = STRETCH + len(wanted) - 1
    stretches = ((start, text[start : start + reach]) for start in range(0, len(text), STRETCH))
    found = [_inside(stretch, wanted) + start for start, stretch in stretches]
    return np.concatenate([np.empty(0, np.int64), *found])


def _inside(text: Symbols, wanted: Symbols) -> Numbers:
    places = np.flatnonzero(text[: max(len(text) - len(wanted) + 1, 0)] == wanted[0])
    for step in range(1, len(wanted)):
        places = places[text[places + step] == wanted[step]]
    return places


def _is_living(block: Block, starts: Numbers) -> Flags:
    owners = block.passages.holding(starts)
    return np.ones(len(owners), np.bool_) if block.dead is None else ~block.dead[block.reports_of(owners)]


__all__ = ["recount"]
