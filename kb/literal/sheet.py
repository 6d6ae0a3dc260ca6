"""A sheet: passages of one or more blocks laid end to end and sorted anew, for what asks of all their runs at once."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from kb.literal.block import Block
from kb.literal.codes import Codes, Flags, Numbers, Places, to_text
from kb.literal.index import LiteralIndex
from kb.literal.suffixes import sort_suffixes

LINE_END = 0x0A


@dataclass(frozen=True, slots=True)
class Sheet:
    """The folded text of some passages, symbol 0 behind each and for each line end, so that no run crosses one.

    Symbol s > 0 is the code point ``alphabet[s - 1]``. ``passages`` are the numbers of the passages in the literal index,
    ``bounds`` where each begins, and the length of all; ``suffixes`` the places in the order of what stands there.
    """

    alphabet: Codes
    symbols: NDArray[np.unsignedinteger]
    suffixes: Places
    passages: Numbers
    bounds: Numbers

    def owners(self, places: Numbers) -> Numbers:
        """The row in ``passages`` of the passage that each place lies in."""
        return np.searchsorted(self.bounds, places, "right").astype(np.int64) - 1

    def text(self, start: int, end: int) -> str:
        """A stretch of the folded text, line ends for separators."""
        table = np.concatenate([np.array([LINE_END], np.uint32), self.alphabet])
        return to_text(table[self.symbols[start:end]])

    def rooms(self) -> Places:
        """How many characters stand from each place up to the next separator."""
        edges = np.flatnonzero(self.symbols == 0).astype(np.int64)
        lengths: Numbers = edges - np.concatenate([np.full(1, -1, np.int64), edges[:-1]])
        return (np.repeat(edges, lengths) - np.arange(len(self.symbols))).astype(np.uint32)


def lay_out(index: LiteralIndex, wanted: Flags) -> Sheet:
    """Lay out the passages of an index where ``wanted`` is true, which holds one flag a passage of it. Removed ones must not be wanted."""
    parts = [_codes(block, wanted[base : base + len(block.passages)]) for block, base in _based(index)]
    codes = np.concatenate([np.empty(0, np.uint32), *parts])
    alphabet, symbols = _encode(codes)
    passages = np.flatnonzero(wanted).astype(np.int64)
    lengths = index.lengths()[passages] + 1
    bounds = np.concatenate([np.zeros(1, np.int64), np.cumsum(lengths)])
    big_endian = symbols.astype(symbols.dtype.newbyteorder(">"))
    return Sheet(alphabet, symbols, sort_suffixes(big_endian), passages, bounds)


def _based(index: LiteralIndex) -> Sequence[tuple[Block, int]]:
    return list(zip(index.blocks, index.bases, strict=False))


def _codes(block: Block, wanted: Flags) -> Codes:
    """The code points of a block's wanted passages, 0 for separators."""
    bounds = block.passages.bounds.astype(np.int64)
    lengths: Numbers = bounds[1:] - bounds[:-1]
    codes = block.text.codes(0, len(block.text.symbols))
    kept: Codes = codes if wanted.all() else codes[np.repeat(wanted, lengths)]
    return kept


def _encode(codes: Codes) -> tuple[Codes, NDArray[np.unsignedinteger]]:
    """The alphabet of code points, without line ends, and the text as its symbols."""
    seen = np.zeros(int(codes.max(initial=0)) + 1, np.bool_)
    seen[codes] = True
    seen[[place for place in (0, LINE_END) if place < len(seen)]] = False
    alphabet = np.flatnonzero(seen).astype(np.uint32)
    table = np.zeros(len(seen), np.uint32)
    table[alphabet] = np.arange(1, len(alphabet) + 1)
    symbols = table[codes]
    return alphabet, symbols.astype(np.uint16) if len(alphabet) < 1 << 16 else symbols
