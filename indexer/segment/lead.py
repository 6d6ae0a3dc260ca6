"""The lead of a numbered item: the short piece at its head that may be a heading."""

import re
from typing import NamedTuple

LEAD_LIMIT = 90
"""No heading is longer: among the 471 of the hand-labelled outlines the longest has 49 characters."""

COLON_LIMIT = 40
"""A lead closed by ： is a term or a short announcement; behind a longer one the colon belongs to a sentence."""

LONG_LEAD = 40
"""Where a sentence is longer than this a blank may part the heading from its first words."""

_MARKS = re.compile(r"[。；;！!？?：:“”「」《》（）()〔〕【】]")
_OPENERS, _CLOSERS = "“「《（(〔【", "”」》）)〕】"
_SPLIT = re.compile(
    r"([\u4e00-\u9fff“”《》（）、A-Za-z0-9]{2,25})(?:[ \t\xa0]*\u3000[ \t\u3000\xa0]*|[ \t\xa0]{2,})(?=[\u4e00-\u9fff“《])"
)

_BLANK = re.compile(r"[ \t\xa0\u3000]")
BLANK_LIMIT = 36
"""No blank behind more characters sets off a lead."""
_HEADING = r"((?:[0-9]{4}年)?[\u4e00-\u9fff“”《》（）、，A-Za-z0-9]{4,30}) "
_THIN_SPLIT = re.compile(_HEADING + r"(?=[\u4e00-\u9fff“《0-9])")
_TIMED_SPLIT = re.compile(_HEADING + r"(?=[12][0-9]{3} ?年|今年|过去|一年来|去年|各位代表|我们)")


class Lead(NamedTuple):
    """What may be a heading. ``stop``: where its characters end, without the closing mark; ``closing``: that mark, empty at the end of the item;
    ``after``: where the text behind it begins; ``more``: whether there is such text.
    """

    stop: int
    closing: str
    after: int
    more: bool


def find_lead(text: str, start: int, stop: int) -> Lead | None:
    """The lead of the item ``text[start:stop]``, None where no piece within LEAD_LIMIT can be one."""
    limit = min(stop, start + LEAD_LIMIT)
    depth = 0
    for found in _MARKS.finditer(text, start, limit):
        sign = found[0]
        if sign in _OPENERS:
            depth += 1
        elif sign in _CLOSERS:
            depth = max(0, depth - 1)
        elif _closes(text, found.start(), start, depth):
            place = found.start()
            return _set_off(text, start, place) or _lead(text, place, stop)
    if stop - start > LEAD_LIMIT:
        return _set_off(text, start, stop)
    return _at_blank(text, start, stop) or Lead(stop, "", stop, more=False)


def _closes(text: str, place: int, start: int, depth: int) -> bool:
    sign = text[place]
    if sign in "：:":
        between_digits = text[place - 1 : place].isdigit() and text[place + 1 : place + 2].isdigit()
        return depth == 0 and not between_digits and place - start <= COLON_LIMIT
    return not (depth and text[place + 1 : place + 2] in tuple(_CLOSERS))


def _lead(text: str, place: int, stop: int) -> Lead:
    kept = place + 1 if text[place] in "！!？?" else place
    after = place + 1
    while after < stop and (text[after] in _CLOSERS or text[after].isspace()):
        after += 1
    return Lead(_without_blanks(text, kept), text[place], after, more=after < stop)


def _set_off(text: str, start: int, stop: int) -> Lead | None:
    """A lead that a blank sets off, wide or thin."""
    if not _BLANK.search(text, start, min(stop, start + BLANK_LIMIT)):
        return None
    return _at_blank(text, start, stop) or _at_thin_blank(text, start, stop)


def _at_blank(text: str, start: int, stop: int) -> Lead | None:
    """A lead set off by a wide blank only: 第一条　适用范围　本办法适用于…"""
    found = _SPLIT.match(text, start, stop)
    return Lead(found.end(1), " ", found.end(), more=True) if found else None


def _at_thin_blank(text: str, start: int, stop: int) -> Lead | None:
    """A lead set off by one blank, a line end that was lost.

    It is one where what reaches to the next 。 is too long for a heading, or where a time behind it opens a sentence.
    """
    found = (_THIN_SPLIT if stop - start > LONG_LEAD else _TIMED_SPLIT).match(text, start, stop)
    return Lead(found.end(1), " ", found.end(), more=True) if found else None


def _without_blanks(text: str, stop: int) -> int:
    while text[stop - 1].isspace():
        stop -= 1
    return stop
