"""The measure that a line names for the items below it: 个人缴费费率：（1）…（2）退休人员为0.12%."""

import re

from kb.facts import nouns
from kb.facts.before import read_before
from kb.facts.values import UnitKind
from kb.model import Span

_ITEM = re.compile(r"\s*(?:[(][^()\n]{1,3}[)]|[0-9]{1,2}[.、]|[一二三四五六七八九十]+[、是]|[①-⑳])\s?")
_HEAD = re.compile(r"[^,。;:\n]{2,40}(?=[,:。])")
_LONGEST = 2000
"""Characters of a line that is looked through."""
_LINES = 8
"""Items above that are looked through."""


def heading_noun(folded: str, place: int, kind: UnitKind, endings: tuple[str, ...] = nouns.MEASURE_ENDS) -> Span | None:
    """The noun of the line above the items that ``place`` stands among, or of the head of its own item; None where it ends otherwise."""
    end = place
    for _line in range(_LINES):
        start = folded.rfind("\n", max(end - _LONGEST, 0), end) + 1
        if not start and end > _LONGEST:
            return None
        item = _ITEM.match(folded, start)
        head = _HEAD.match(folded, item.end() if item else start)
        if head and head.end() < place and _is_title(folded, head.end()):
            noun = read_before(folded, head.start(), head.end(), kind).noun
            if noun and noun.end == head.end() and folded.endswith(endings, 0, noun.end):
                return noun
        if item is None or not start:
            return None
        end = start - 1
    return None


def _is_title(folded: str, end: int) -> bool:
    return folded[end] == "," or folded[end + 1 : end + 2] == "\n"


__all__ = ["heading_noun"]
