"""Lists in running text: the members of a noun phrase, and numbers one after another."""

import re
from collections.abc import Sequence
from itertools import pairwise

from kb.facts import nouns
from kb.model import Span

_JOINTS = re.compile("[、和与]|(?<![普涉波触危])及")
_ROW = re.compile(r"[0-9][0-9.,]*[^0-9,。;、和]{0,6}(?:[、和][^0-9,。;、和]{0,4}[0-9][0-9.,]*[^0-9,。;、和]{0,6})*")
_MEASURES = (
    *nouns.MEASURE_ENDS,
    "税",
    "人次",
    "花费",
    "利税",
    "消费",
    "出口",
    "进口",
    "增速",
    "口",
    "速",
    "距",
    "幅",
    "积",
    "重",
)
"""How measures end: what ends so is a member of its own."""
_SHORTER = 4
"""A first member so much shorter than the last only modifies its head: 城镇和农村居民人均可支配收入."""


def members(folded: str, noun: Span) -> Sequence[Span]:
    """The members of a noun phrase, one a number: where the first leans on the last one's head, the whole for each."""
    text = folded[noun.start : noun.end]
    cuts = [-1, *(match.start() for match in _JOINTS.finditer(text)), len(text)]
    parts = [Span(noun.start + left + 1, noun.start + right) for left, right in pairwise(cuts) if right - left > 1]
    if len(parts) < 2:
        return ()
    first, last = parts[0], parts[-1]
    is_longer = last.end - last.start - (first.end - first.start) >= _SHORTER
    leans = not folded[first.start : first.end].endswith(_MEASURES) and (
        is_longer or folded[last.start : last.end].endswith(_MEASURES)
    )
    return [noun] * len(parts) if leans else parts


def numbers_in_a_row(folded: str, start: int) -> int:
    """How many numbers stand one after another from ``start`` on, with 、 or 和 between them."""
    match = _ROW.match(folded, start)
    return 1 + len(re.findall("[、和](?=[^0-9]*[0-9])", match[0])) if match else 1


__all__ = ["members", "numbers_in_a_row"]
