"""Counting as Ctrl+F counts: left to right, the next occurrence begins where the last one ended."""

import numpy as np

from kb.literal.codes import Codes, Flags, Numbers


def can_overlap(run: Codes) -> bool:
    """Whether an end of the run is also a beginning of it, so that two occurrences may share characters."""
    data, size = run.tobytes(), run.itemsize
    return any(data.startswith(data[shift:]) for shift in range(size, len(data), size))


def without_overlap(starts: Numbers, ends: Numbers) -> Flags:
    """Which occurrences are counted, given all of them, both arrays ascending.

    The first of every cluster of overlapping occurrences is counted, and from a counted one the first that begins at
    or after its end. Those chains are followed from all clusters at once, with strides that double.
    """
    heads = np.ones(len(starts), np.bool_)
    heads[1:] = starts[1:] >= ends[:-1]
    if heads.all():
        return heads
    counted = np.append(heads, False)
    stride = np.append(np.searchsorted(starts, ends), len(starts))
    reached = -1
    while (total := int(np.count_nonzero(counted))) != reached:
        reached = total
        counted[stride[counted]] = True
        stride = stride[stride]
    return counted[:-1]
