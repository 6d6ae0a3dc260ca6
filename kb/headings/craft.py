"""How well a frame is built: a frame that fixes how every part begins carries a heading, one that fixes a noun carries nothing."""

import re

from kb.headings.frames import Shared
from kb.headings.values import HeadingSet

_BEGINS, _BEGINS_AND_ENDS, _INSIDE, _ENDS = 1.0, 1.15, 0.7, 0.35
_ALONE, _ONE_PART = 0.1, 0.45
_PARTS = 3.0
_MOST_FIXED = 10.0
_STRONGEST = 8.0
_BOUND = re.compile(r"[\d?]|^第.条|十$|^(?:关于|应用|附)")


def craft(shared: Shared) -> float:
    """From 0 for a lone noun to about 12 for parts that all begin and end alike; frames bound to a figure are worth a tenth."""
    qualities = [_quality(pieces) for pieces in shared.parts]
    mean = sum(qualities) / len(qualities)
    if len(qualities) == 1:
        built = mean * (_ONE_PART if sum(map(bool, shared.parts[0])) > 1 else _ALONE)
    else:
        built = mean**2 * _PARTS
    free = 0.1 if any(_BOUND.search(piece) for pieces in shared.parts for piece in pieces) else 1
    return built * float(min(shared.fixed, _MOST_FIXED) ** 0.6) * free


def _quality(pieces: tuple[str, ...]) -> float:
    """How far a part is fixed: by its beginning, its end, or something inside."""
    if len(pieces) == 1:
        return _BEGINS
    first, *inner, last = pieces
    if first:
        return _BEGINS_AND_ENDS if last or any(inner) else _BEGINS
    return _INSIDE if any(inner) else _ENDS if last else 0.0


def set_worth(one: HeadingSet, shared: Shared) -> float:
    """What a set of parallel headings adds: somebody meant it."""
    return min(one.strength, _STRONGEST) * len(one.members) * min(craft(shared), _STRONGEST) / _STRONGEST


__all__ = ["craft", "set_worth"]
