"""Counting anew: a run's occurrences by reading a block's text from end to end, without the suffix array."""

from collections.abc import Iterator

import numpy as np

from kb.literal.block import Block
from kb.literal.codes import Flags, Numbers
from kb.literal.overlap import without_overlap
from kb.literal.pattern import to_pattern
from kb.literal.values import Manner


def recount(block: Block, run: str) -> int:
    """How often a run stands in the living passages of a block, folded, left to right, without overlap."""
    symbols = block.text.encode(to_pattern(run, Manner.FOLDED).folded)
    if symbols is None or not len(symbols):
        return 0
    starts = np.fromiter(_places(block, symbols.tobytes()), np.int64)
    counted = starts[without_overlap(starts, starts + len(symbols))] if len(starts) else starts
    return int(np.count_nonzero(_is_living(block, counted)))


def _places(block: Block, wanted: bytes) -> Iterator[int]:
    """Every place of the wanted bytes that is a symbol's beginning; they may overlap."""
    size, text = block.text.symbols.itemsize, block.text.symbols.tobytes()
    place = text.find(wanted)
    while place >= 0:
        if place % size == 0:
            yield place // size
        place = text.find(wanted, place + 1)


def _is_living(block: Block, starts: Numbers) -> Flags:
    owners = block.passages.holding(starts)
    return np.ones(len(owners), np.bool_) if block.dead is None else ~block.dead[block.reports_of(owners)]


__all__ = ["recount"]
