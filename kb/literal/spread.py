"""How many different groups (reports, units …) hold a run: counted only as far as is asked."""

import numpy as np

from kb.literal.codes import Codes, Numbers
from kb.literal.index import LiteralIndex

NO_GROUP = -1
_FIRST_LOOK = 256


def spread_of(index: LiteralIndex, folded: Codes, groups: Numbers, enough: int) -> int:
    """How many groups hold a folded run; from ``enough`` on the count may stop.

    ``groups`` names one for each passage of the index, ``NO_GROUP`` for passages that do not count, removed ones among them.
    """
    found: set[int] = set()
    for block, base in zip(index.blocks, index.bases, strict=False):
        run = block.text.encode(folded)
        if run is None or not len(run):
            continue
        first, end = block.text.interval(run)
        step = _FIRST_LOOK
        while first < end and len(found) < enough:
            places = np.sort(block.text.suffixes[first : min(end, first + step)]).astype(np.int64)
            found.update(groups[block.passages.holding(places) + base].tolist())
            found.discard(NO_GROUP)
            first, step = first + step, step * 2
    return len(found)
