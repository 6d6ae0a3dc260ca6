"""What of a masked text may hide characters: the unbroken rows of signs inside a mask, each known by the characters beside it."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence

from kb.model import Mask
from kb.text import fold

SIGNS = frozenset("*×○〇□■xd")
"""Folded characters that stand for a struck-out one inside a mask."""
EDGE = "\n"
"""Stands beside a row of signs where the passage begins or ends."""


def hidden_rows(folded: str, start: int, end: int) -> Iterator[range]:
    """The unbroken rows of hiding characters between two places of a folded text."""
    place, end = start, min(end, len(folded))
    while place < end:
        stop = place
        while stop < end and folded[stop] in SIGNS:
            stop += 1
        if stop > place:
            yield range(place, stop)
        place = max(stop, place + 1)


def neighbourhoods(texts: Sequence[str], masks: Sequence[Mask]) -> dict[int, list[str]]:
    """For each passage in which a mask begins its hidden rows, each with the character before and the one behind, folded.

    ``masks`` have offsets in all texts joined.
    """
    starts = [0]
    for text in texts:
        starts.append(starts[-1] + len(text))
    found: dict[int, list[str]] = {}
    for mask in masks:
        row = bisect_right(starts, mask.start) - 1
        rows = found.setdefault(row, [])
        folded, inner = fold(texts[row]), mask.start - starts[row]
        rows.extend(_beside(folded, one) for one in hidden_rows(folded, inner, inner + mask.end - mask.start))
    return found


def _beside(folded: str, row: range) -> str:
    before = folded[row.start - 1] if row.start else EDGE
    return before + folded[row.start : row.stop] + (folded[row.stop : row.stop + 1] or EDGE)


__all__ = ["EDGE", "SIGNS", "hidden_rows", "neighbourhoods"]
