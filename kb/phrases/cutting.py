"""From a maximal run to a phrase: cut at clauses, signs, quotation marks and empty words."""

import re
from itertools import pairwise

from kb.phrases.signs import CLAUSE_ENDS, CLOSING, PAIRS

SHORTEST = 6
"""Characters of the shortest phrase. What is shorter is a word."""
_EMPTY_FIRST = ("的", "了", "着", "地", "得", "和", "与", "及", "或", "等", "之")
_EMPTY_LAST = (
    "的",
    "和",
    "与",
    "及",
    "或",
    "在",
    "对",
    "以",
    "为",
    "是",
    "将",
    "把",
    "被",
    "从",
    "向",
    "让",
    "使",
    "并",
    "而",
    "于",
)
_NUMBERING = re.compile(
    r"(?:第?[一二三四五六七八九十百]{1,4}[、.,章节条]|\([一二三四五六七八九十]{1,3}\)|[一二三四五六七八九十]{1,3}\)|\d{1,2}[.、)])"
)
_FIGURES = "0123456789.%"


def cut_to_clauses(run: str, *, begins: bool, ends: bool) -> tuple[int, int]:
    """The part of a run that is whole clauses: what stands before the first clause end goes unless the run ``begins`` a clause, and so at its end.

    A run without a clause end inside stays as it is.
    """
    start, end = trim_signs(run, 0, len(run))
    inner = [place for place in range(start, end) if run[place] in CLAUSE_ENDS]
    if inner and not begins:
        start = inner[0] + 1
    if inner and not ends:
        end = max(start, inner[-1])
    return trim_signs(run, start, end)


def trim_signs(run: str, start: int, end: int) -> tuple[int, int]:
    """Without the signs at both ends; quotation marks and brackets that open a phrase or close it stay."""
    while start < end and not (run[start].isalnum() or run[start] in PAIRS):
        start += 1
    while end > start and not (run[end - 1].isalnum() or run[end - 1] in CLOSING):
        end -= 1
    return start, end


def trim_words(run: str, start: int, end: int) -> tuple[int, int]:
    """Without numbering and empty words at both ends, and without figures at the end, whose unit is not in the run."""
    numbering = _NUMBERING.match(run, start, end)
    start = numbering.end() if numbering else start
    if start < end and run.startswith(_EMPTY_FIRST, start, end):
        start += 1
    end = start + len(run[start:end].rstrip(_FIGURES))
    if start < end and run.endswith(_EMPTY_LAST, start, end):
        end -= 1
    return trim_signs(run, start, end)


def balance(run: str, start: int, end: int) -> tuple[int, int]:
    """The longest part in which every quotation mark and bracket has its other half."""
    opened: list[int] = []
    cuts = [start - 1]
    for place in range(start, end):
        if run[place] in PAIRS:
            opened.append(place)
        elif run[place] in CLOSING:
            if opened and run[opened[-1]] == CLOSING[run[place]]:
                opened.pop()
            else:
                cuts.append(place)
    edges = sorted([*cuts, *opened, end])
    first, last = max(pairwise(edges), key=lambda pair: pair[1] - pair[0])
    return trim_signs(run, first + 1, last)


__all__ = ["SHORTEST", "balance", "cut_to_clauses", "trim_signs", "trim_words"]
