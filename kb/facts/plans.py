"""Where a report speaks of what comes next: its plan sections, sentences that turn to it (下一步), and what a document demands."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from kb.facts.plan_words import AHEAD, DEMAND, DIRECTING, NEXT
from kb.model import PassageKind, Report, Role, Section, Span
from kb.text import fold

_BACKWARD = frozenset({Role.PROBLEMS, Role.RESULTS})
"""Sections that never turn to what comes next but by a heading of its own."""
_SENTENCE = re.compile(r"[^。!?\n]+[。!?\n]*")
_NEXT_SIGN = re.compile(r"下[一阶步年半]|今后|接下来|明年|20\d\d")
"""One of these stands in every NEXT, and is found many times as quickly."""
_ARTICLE = re.compile("第.{1,7}条")


def plan_stretches(report: Report) -> Iterator[Span]:
    """The passages, or parts of passages, that speak of what comes next, in order."""
    demanding = _demands(report)
    folded = fold(report.text)
    for passage in report.passages:
        if passage.kind is PassageKind.TITLE:
            continue
        if passage.role is Role.PLAN or (passage.role is None and AHEAD.search("".join(passage.path[-2:]))):
            yield Span(passage.start, passage.end)
        elif passage.kind is PassageKind.TEXT and passage.role not in _BACKWARD:
            words = folded[passage.start : passage.end]
            yield from _turned(passage.start, words, demanding=demanding and passage.role is None)


def _demands(report: Report) -> bool:
    """Whether the document tells others what to do, and is no law."""
    kinds = {report.info.kind.value, *report.info.kind_parents}
    return bool(kinds & DIRECTING) and not any(_ARTICLE.match(section.number) for section in report.outline)


def _turned(start: int, words: str, *, demanding: bool) -> Iterator[Span]:
    turn = NEXT.search(words) if _NEXT_SIGN.search(words) else None
    if turn:
        yield Span(start + turn.start(), start + len(words))
    elif demanding:
        for sentence in _SENTENCE.finditer(words):
            if DEMAND.search(sentence[0]):
                yield Span(start + sentence.start(), start + sentence.end())


class Topics:
    """The headings that only name what follows under them; one with nothing under it says all there is and is none."""

    def __init__(self, outline: Sequence[Section], text: str) -> None:
        named = (one for one in outline if one.heading and text[one.heading_end : one.end].strip(" 。\n　"))
        self._spans = sorted((one.start, one.heading_end) for one in named)

    def hold(self, place: Span) -> bool:
        """Whether the greater part of a stretch lies in one of them."""
        last = bisect_left(self._spans, (place.end, 0))
        near = self._spans[max(last - 2, 0) : last]
        return any(2 * (min(place.end, end) - max(place.start, start)) > place.end - place.start for start, end in near)


__all__ = ["Topics", "plan_stretches"]
