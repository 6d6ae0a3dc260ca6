"""What looks like a number and is part of a name: glued to letters, in a short quotation, the head of a doctrine."""

import re

from kb.facts.numerals import DIGITS
from kb.facts.words import NAMES

_GLUED = re.compile(r"[a-z0-9.+·/:∶_@#=]")
_NAMED_BEHIND = re.compile(
    r"[:∶](?=[0-9])|强(?!度|劲)|级|代(?!表)|线|型|[+·]|[a-z]|期工程|号|版|届|大(?!类|于|家)|维|相|英寸|寸|后|(?<=年)(?:来|以来|行动|规划|计划)"
)
_IN_QUOTES = re.compile(r"[^“”\"\n,。]{0,10}[”\"]")
_OPENING = frozenset('“"')
_OPEN_QUOTE = re.compile("“[^”]*$")
_RANKED = frozenset("前后")
_RANKS = frozenset({"名", "位", "家", "强"})
_ITEM_BEFORE = re.compile(r"(?m)(?:^|:)[0-9]{1,2}\.$")


def is_name(folded: str, start: int, end: int, unit_name: str) -> bool:
    """Whether a number is part of a name: glued to letters or signs, in a short quotation, the head of a doctrine."""
    before = folded[start - 1 : start]
    if (
        _GLUED.match(before)
        and not _is_item(folded, start)
        and not (before == ":" and not folded[start - 2 : start - 1].isdecimal())
    ):
        return True
    if before in _OPENING and _IN_QUOTES.match(folded, end):
        return True
    if before == "第" or (before in _RANKED and unit_name in _RANKS):
        return True
    if folded[end : end + 1] == "”" and _OPEN_QUOTE.search(folded, max(0, start - 10), start):
        return True
    if unit_name == "个" and any(folded.startswith(name, end) for name in NAMES):
        return folded[start] in DIGITS
    return bool(_NAMED_BEHIND.match(folded, end))


def _is_item(folded: str, start: int) -> bool:
    """Whether the number of an item stands glued before an Arabic number."""
    return folded[start].isdecimal() and bool(_ITEM_BEFORE.search(folded, max(start - 4, 0), start))


__all__ = ["is_name"]
