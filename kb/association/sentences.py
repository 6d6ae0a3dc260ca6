"""Where the sentences of a block's text end: all of them at once, by the rule of ``kb.search.sentences``."""

import numpy as np
from numpy.typing import NDArray

from kb.literal.block import Block
from kb.literal.codes import Flags, Numbers, to_codes
from kb.literal.suffixes import SuffixText
from kb.text import fold

Kinds = NDArray[np.uint8]
_ENDERS = to_codes(fold("。!?;！？；\n"))
_CLOSERS = to_codes(fold("”’」』）)"))
_TEXT, _END, _CLOSE, _EDGE = range(4)


def sentence_ends(block: Block) -> Numbers:
    """The places behind the sentences, ascending; the edges of passages are among them."""
    kinds = _kinds(block.text)
    signs = np.flatnonzero(kinds)
    own, following = kinds[signs], np.append(kinds, _EDGE)[signs + 1]
    enders = (own == _END) & (following != _END) & (following != _CLOSE)
    closers = _closing(kinds, signs) & (following != _CLOSE)
    ends: Numbers = signs[enders | closers | (own == _EDGE)] + 1
    return ends


def _kinds(text: SuffixText) -> Kinds:
    """What each symbol of the text is to a sentence."""
    table = np.full(len(text.alphabet) + 1, _TEXT, np.uint8)
    table[0] = _EDGE
    table[1:][np.isin(text.alphabet, _ENDERS)] = _END
    table[1:][np.isin(text.alphabet, _CLOSERS)] = _CLOSE
    kinds: Kinds = table[text.symbols]
    return kinds


def _closing(kinds: Kinds, signs: Numbers) -> Flags:
    """Which signs are closing ones that belong to an end: they follow it at once, or one another."""
    closers = kinds[signs] == _CLOSE
    follows = np.diff(signs, prepend=-2) == 1
    heads = np.arange(len(signs))
    heads[closers & follows & np.append(False, closers[:-1])] = 0
    head = np.maximum.accumulate(heads)
    after_end = follows & np.append(False, kinds[signs][:-1] == _END)
    closing: Flags = closers & after_end[head]
    return closing


__all__ = ["sentence_ends"]
