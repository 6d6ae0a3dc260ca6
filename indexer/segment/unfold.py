"""Texts that came as one line: the places where their lines must have ended, by the counting of their marks."""

import re
from collections import defaultdict

from indexer.lexicon.numbering import HAN_DIGITS, Mark, MarkKind, mark_at
from indexer.segment.lines import Line

LONGEST_PARAGRAPH = 1500
"""A longer line may hold several paragraphs that lost their line ends."""
LONGEST_ALONE = 200
"""So may a shorter one in a text of hardly another line."""
FEWEST_LINES = 5

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
_INSIDE = re.compile(r"(?<![一二三四五六七八九十、和及])(?=[（(][一二三四五六七八九十]{1,3}[)）])")
"""A bracketed number may stand behind the heading above it without any mark between."""
_PLACE = re.compile(rf"(?<=[。；：！？;:!?”’）) \u3000])(?=[{HAN_DIGITS}第（(0-9０-９])")


def unfold(text: str, lines: tuple[Line, ...]) -> tuple[Line, ...]:
    """The lines, an overlong one cut where marks inside it count on from one: 一、 … 二、 … 三、."""
    longest = LONGEST_ALONE if len(lines) <= FEWEST_LINES else LONGEST_PARAGRAPH
    if all(line.length <= longest for line in lines):
        return lines
    unfolded: list[Line] = []
    for line in lines:
        unfolded.extend(_parts(text, line) if line.length > longest else (line,))
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
    places = {place.start() for form in (_PLACE, _INSIDE) for place in form.finditer(text, line.start + 1, line.stop)}
    found = (mark_at(text, place) for place in sorted(places))
    head = mark_at(text, line.start)
    runs: dict[MarkKind, list[Mark]] = defaultdict(list)
    kept: list[Mark] = []
    opened: Mark | None = None
    for mark in [head, *found]:
        if (
            mark is None
            or mark.kind not in _UNFOLDED
            or mark.end >= line.stop
            or (mark.kind is MarkKind.HAN and mark.closing != "、")
        ):
            continue
        kept.extend(_count_on(runs, mark))
        if mark.kind is MarkKind.HAN and mark.value == 1:
            opened = mark
    if opened is not None and _has_parts(kept, opened):
        kept.append(opened)
    return sorted((mark for mark in kept if mark.start > line.start), key=lambda mark: mark.start)


def _has_parts(kept: list[Mark], opened: Mark) -> bool:
    """Whether a lone 一、 stands above parts （一）（二） that are counted, and is not counted itself."""
    return opened not in kept and any(mark.kind is MarkKind.HAN_PAREN and mark.start > opened.start for mark in kept)


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
