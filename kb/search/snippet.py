"""Snippets: a window of characters around a passage's matches, cut where a reader would cut."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from kb.model import Span

ELLIPSIS = "…"
_NUMBER_EDGE = re.compile(r"[\d.,%‰A-Za-z]")
_PAUSE = "，。；：、！？,;:!? \n"
_REACH = 8
"""Characters by which an edge may move to a pause."""


@dataclass(frozen=True, slots=True)
class Snippet:
    """A part of a passage in one line: ``text``, and the matches in it as spans of that text."""

    text: str
    spans: tuple[Span, ...]


def make_snippet(text: str, spans: Sequence[Span], width: int = 80) -> Snippet:
    """About ``width`` characters of ``text`` around its first match (the beginning where there is none)."""
    start, end = _window(text, spans, width)
    head = ELLIPSIS if text[:start].strip() else ""
    tail = ELLIPSIS if text[end:].strip() else ""
    shown = text[start:end].replace("\n", " ").replace("\t", " ")
    shift = len(head) - start
    inside = tuple(Span(span.start + shift, min(span.end, end) + shift) for span in spans if start <= span.start < end)
    return Snippet(head + shown.rstrip() + tail, inside)


def _window(text: str, spans: Sequence[Span], width: int) -> tuple[int, int]:
    if len(text) <= width:
        return 0, len(text)
    first = spans[0] if spans else Span(0, 0)
    room = max(width - (first.end - first.start), 0)
    start = max(0, min(first.start - room // 2, len(text) - width))
    start = _begin(text, start, first.start)
    return start, _finish(text, start + width)


def _begin(text: str, start: int, limit: int) -> int:
    """The edge, moved right behind a pause that is near, else off the inside of a number."""
    if start == 0:
        return 0
    for place in range(start, min(start + _REACH, limit)):
        if text[place - 1] in _PAUSE:
            return place
    while start > 0 and _NUMBER_EDGE.match(text[start - 1]) and _NUMBER_EDGE.match(text[start]):
        start -= 1
    return start


def _finish(text: str, end: int) -> int:
    end = min(end, len(text))
    while end < len(text) and _NUMBER_EDGE.match(text[end - 1]) and _NUMBER_EDGE.match(text[end]):
        end += 1
    return end


__all__ = ["ELLIPSIS", "Snippet", "make_snippet"]
