"""Common wording (通用语) told from copying: the longer a run, the more units must use it before it belongs to nobody.

What is decided is a stretch of text: for each row of FORMULAS, a stretch whose every run of a few characters is used by that many
units, and which is no longer than the row allows, is common wording. A paragraph that three units share is no formula.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Counts = NDArray[np.int64]
Flags = NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Formula:
    """A run of at most ``longest`` characters is common wording where ``voices`` units use it."""

    longest: int
    voices: int


FORMULAS = (
    # Two units that share no more than eleven characters in a row share a turn of phrase: 重要指示批示精神 has eight.
    Formula(11, 2),
    # A clause: 严格落实中央八项规定及其实施细则精神. Two may have it from each other, three have it from above.
    Formula(24, 3),
    # A sentence of the standing kind (以…为指导，全面贯彻…). Of 44 government work reports the fifth to use one changes nothing in it.
    Formula(40, 5),
    # Whatever its length: the openings of reports (以…为指导，全面贯彻…，坚持…) have formulas of 200 characters that all write.
    Formula(1 << 30, 8),
)


def common_flags(voices: Counts, length: int, most: int | None = None) -> Flags:
    """Which characters of a text are common wording; ``voices[i]`` units use the run of ``length`` characters at place i.

    The answer has ``length - 1`` entries more. ``most`` names units from which a run is common however long it is.
    """
    flags = np.zeros(len(voices) + length - 1, np.bool_)
    rows = FORMULAS if most is None else (*FORMULAS, Formula(len(flags), most))
    for row in rows:
        for start, end in stretches(voices >= row.voices):
            if end - start + length - 1 <= row.longest:
                flags[start : end + length - 1] = True
    return flags


def stretches(flags: Flags) -> list[tuple[int, int]]:
    """The stretches of places where ``flags`` is true, as (start, end)."""
    edges = np.flatnonzero(np.diff(np.concatenate([[False], flags, [False]]).astype(np.int8)))
    return list(zip(edges[::2].tolist(), edges[1::2].tolist(), strict=True))


__all__ = ["FORMULAS", "Formula", "common_flags", "stretches"]
