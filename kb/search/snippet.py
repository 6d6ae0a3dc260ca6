"""Snippets: a window of characters around a passage's matches, cut where a reader would cut."""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

from kb.model import Span

ELLIPSIS = "…"
_TOGETHER = re.compile(r"[\d.,%‰A-Za-z]")
_PAUSE = "，。；：、！？,;:!? \n"
_REACH = 8
"""Characters by which an edge may move to a pause."""


_ANCHORS = 50
"""Matches of a passage that are looked at."""


@dataclass(frozen=True, slots=True)
class Snippet:
    """A part of a passage in one line: ``text``, and the matches in it as spans of that text."""

    text: str
    spans: tuple[Span, ...]


def make_snippet(text: str, spans: Sequence[Span], width: int = 80) -> Snippet:
    """About ``width`` characters of ``text`` where most of its matches stand (the beginning where there is none)."""
    start, end = _window(text, spans, width)
    shown = text[start:end].rstrip()
    end = start + len(shown)
    head = ELLIPSIS if text[:start].strip() else ""
    tail = ELLIPSIS if text[end:].strip() else ""
    shift = len(head) - start
    inside = tuple(
        Span(max(span.start, start) + shift, min(span.end, end) + shift)
        for span in spans
        if span.end > start and span.start < end
    )
    return Snippet(head + shown.replace("\n", " ").replace("\t", " ") + tail, inside)


def _window(text: str, spans: Sequence[Span], width: int) -> tuple[int, int]:
    indent = len(text) - len(text.lstrip())
    if len(text) - indent <= width:
        return indent, len(text)
    lit = _densest(text, spans, width)
    room = max(width - (lit.end - lit.start), 0)
    start = max(indent, min(lit.start - room // 2, len(text) - width))
    start = start if start == indent else _begin(text, start, lit.start)
    return start, _finish(text, start + width)


def _densest(text: str, spans: Sequence[Span], width: int) -> Span:
    """The stretch of at most ``width`` characters with the most different matches, the first of those; the text's beginning without any."""
    best, most = Span(0, 0), 0
    for place, first in enumerate(spans[:_ANCHORS]):
        inside = [span for span in spans[place : place + _ANCHORS] if span.end <= first.start + width] or [first]
        different = len({text[span.start : span.end] for span in inside})
        if different > most:
            best, most = Span(first.start, max(span.end for span in inside)), different
    return best


def _begin(text: str, start: int, limit: int) -> int:
    """The edge, moved right behind a pause that is near, else left off the inside of a number, word or character."""
    for place in range(start, min(start + _REACH, limit)):
        if text[place - 1] in _PAUSE:
            return place
    while start > 0 and _holds_together(text, start):
        start -= 1
    return start


def _finish(text: str, end: int) -> int:
    end = min(end, len(text))
    while end < len(text) and _holds_together(text, end):
        end += 1
    return end


def _holds_together(text: str, place: int) -> bool:
    """Whether a cut before ``place`` would halve a number, a Latin word, or a character and its combining marks."""
    if unicodedata.combining(text[place]):
        return True
    return bool(_TOGETHER.match(text[place - 1]) and _TOGETHER.match(text[place]))


__all__ = ["ELLIPSIS", "Snippet", "make_snippet"]
