"""Texts that came as one line: the places where their lines must have ended, by the counting of their marks."""

import re
from collections import defaultdict

from indexer.lexicon.numbering import HAN_DIGITS, Mark, MarkKind, mark_at
from indexer.segment.lines import Line

LONGEST_PARAGRAPH = 1500
"""A longer line may hold several paragraphs that lost their line ends."""

_UNFOLDED = frozenset(
    {
        MarkKind.PART,
        MarkKind.CHAPTER,
        MarkKind.SECTION,
        MarkKind.ARTICLE,
        MarkKind.HAN,
        MarkKind.HAN_PAREN,
        MarkKind.ARABIC,
    }
)
_PLACE = re.compile(rf"(?<=[。；：！？;:!?”’）) \u3000])(?=[{HAN_DIGITS}第（(0-9０-９])")


def unfold(text: str, lines: tuple[Line, ...]) -> tuple[Line, ...]:
    """The lines, an overlong one cut where marks inside it count on from one: 一、 … 二、 … 三、."""
    if all(line.length <= LONGEST_PARAGRAPH for line in lines):
        return lines
    unfolded: list[Line] = []
    for line in lines:
        unfolded.extend(_parts(text, line) if line.length > LONGEST_PARAGRAPH else (line,))
    return tuple(unfolded)


def _parts(text: str, line: Line) -> list[Line]:
    starts = [mark.start for mark in _counted(text, line)]
    begins = [line.begin, *starts]
    ends = [*starts, line.end]
    return [_part(text, line, begin, end) for begin, end in zip(begins, ends, strict=True)]


def _part(text: str, line: Line, begin: int, end: int) -> Line:
    start, stop = max(begin, line.start), min(end, line.stop)
    while stop > start and text[stop - 1].isspace():
        stop -= 1
    return Line(begin, start, stop, end)


def _counted(text: str, line: Line) -> list[Mark]:
    """The marks inside the line that belong to a run of at least two counted from one, in order."""
    found = (mark_at(text, place.start()) for place in _PLACE.finditer(text, line.start + 1, line.stop))
    head = mark_at(text, line.start)
    runs: dict[MarkKind, list[Mark]] = defaultdict(list)
    kept: list[Mark] = []
    for mark in [head, *found]:
        if (
            mark is None
            or mark.kind not in _UNFOLDED
            or mark.end >= line.stop
            or (mark.kind is MarkKind.HAN and mark.closing != "、")
        ):
            continue
        kept.extend(_count_on(runs, mark))
    return sorted((mark for mark in kept if mark.start > line.start), key=lambda mark: mark.start)


def _count_on(runs: dict[MarkKind, list[Mark]], mark: Mark) -> list[Mark]:
    """The marks that this one shows to be counted: itself, and the first of its run where it is the second."""
    run = runs[mark.kind]
    if run and mark.value == (run[-1].value or 0) + 1:
        shown = [run[0], mark] if len(run) == 1 else [mark]
        run.append(mark)
        return shown
    if mark.value == 1:
        runs[mark.kind] = [mark]
    return []
