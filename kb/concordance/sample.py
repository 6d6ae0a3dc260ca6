"""A random sample that anybody can draw again: of so many lines, with a seed."""

from random import Random

import numpy as np

from kb.literal.codes import Numbers


def sample(size: int, wanted: int, seed: int) -> Numbers:
    """``wanted`` different numbers below ``size``, ascending; all of them where there are no more.

    Floyd's algorithm over ``Random(seed).random()``, the only stream that Python promises never to change.
    """
    if wanted >= size:
        return np.arange(size)
    draw = Random(seed).random  # noqa: S311 - a sample, no secret
    chosen: set[int] = set()
    for last in range(size - wanted, size):
        number = int(draw() * (last + 1))
        chosen.add(last if number in chosen else number)
    return np.array(sorted(chosen), np.int64)


__all__ = ["sample"]
