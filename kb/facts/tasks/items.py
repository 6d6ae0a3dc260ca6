"""Tasks that are written as items: behind each a bracket, or below it lines, that name who answers for it, by when, and where it stands."""

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence

from kb.facts.tasks.captions import Headings
from kb.facts.tasks.marks import PROBLEM, Mark, marks
from kb.facts.tasks.states import said_of
from kb.facts.tasks.values import Said, Task
from kb.model import Section, Span

_NUMBER = re.compile(
    r"\s*(?:[一二三四五六七八九十]{1,3}(?:、|是(?!否))|\([一二三四五六七八九十0-9]{1,3}\)|[0-9]{1,3}(?:[.、]|(?=[一-鿿]))|[①-⑳●•·■◆-])\s*"
)
_LEAD = re.compile(r"[^,;:。\n]{4,36}。")
_NUMBERED = r"^[^\S\n]*(?:\([^()\n]{1,4}\)|[0-9一二三四五六七八九十]{1,3}[.、])?\s?"
_PROBLEM_LINES = (
    re.compile(rf"{_NUMBERED}(?P<name>(?:关于|针对)[^\n。]{{2,100}}?问题)(?=[。:;,\n \t]|的?整改|方面|$)", re.MULTILINE),
    re.compile(rf"{_NUMBERED}(?P<name>[^\n。:;\t]{{4,100}})[。:]?\n?[^\S\n]*(?:该|此|上述|这一)(?:项|个)?问题(?=已|正|整改|持续|长期|尚|未|基本|部分)", re.MULTILINE),
)  # fmt: skip
"""Lines that name a problem: 关于…问题; what stands before 该问题已完成整改."""


def item_tasks(headings: Headings) -> Iterator[Task]:
    """The tasks of a report that stand in no table, in order."""
    found = list(marks(headings))
    tasks = [*_marked(headings, found), *_problems(headings, found)]
    yield from sorted(tasks, key=lambda task: (task.start, task.end))


def _marked(headings: Headings, found: Sequence[Mark]) -> Iterator[Task]:
    """Items with their marks, section by section: one mark in a section closes the section, several what stands before each."""
    groups: defaultdict[int | None, list[Mark]] = defaultdict(list)
    for mark in found:
        groups[mark.section].append(mark)
    for place, own in groups.items():
        section = None if place is None else headings.report.outline[place]
        if section and len(own) == 1 and section.heading:
            yield _of_section(headings, section, own[0])
        else:
            yield from _of_stretches(headings, section, own)


def _of_section(headings: Headings, section: Section, mark: Mark) -> Task:
    name = mark.name or Span(section.heading_end - len(section.heading), section.heading_end)
    said = mark.said or (
        _told_last(headings, section, mark) if mark.progress or PROBLEM.search(section.heading) else None
    )
    return _task(headings, Span(section.start, max(mark.end, section.heading_end)), name, mark, said)


def _told_last(headings: Headings, section: Section, mark: Mark) -> Said | None:
    """What the text of the section tells, where the mark tells no state."""
    return said_of(headings.folded, Span(section.heading_end, max(mark.end, section.heading_end)))


def _of_stretches(headings: Headings, section: Section | None, marks: Sequence[Mark]) -> Iterator[Task]:
    start = section.heading_end if section and section.heading else (section.start if section else 0)
    for mark in marks:
        stretch = mark.name or _before(headings, start, mark.start)
        if stretch:
            yield _task(headings, Span(stretch.start, mark.end), mark.name or _name(headings, stretch), mark, mark.said)
        start = mark.end


def _before(headings: Headings, start: int, end: int) -> Span | None:
    """The text that a mark closes: of the passage it stands in, else the passage before."""
    passages = headings.report.passages
    number = bisect_right(passages, max(end - 1, 0), key=lambda one: one.start) - 1
    while number >= 0:
        first = max(passages[number].start, start)
        inside = headings.folded[first : min(end, passages[number].end)]
        bare = inside.strip(" 。;,\n")
        if bare:
            begin = first + inside.index(bare[0])
            return Span(begin, first + len(inside.rstrip(" \n")))
        if passages[number].start <= start:
            return None
        number -= 1
    return None


def _name(headings: Headings, stretch: Span) -> Span:
    """A stretch without its number; only its first sentence where that is a heading within the line."""
    folded, passages = headings.folded, headings.report.passages
    number = _NUMBER.match(folded, stretch.start, stretch.end)
    begin = number.end() if number and number.end() < stretch.end else stretch.start
    place = bisect_left(passages, stretch.start, key=lambda one: one.start)
    opens = place < len(passages) and passages[place].start == stretch.start
    lead = _LEAD.match(folded, begin, stretch.end) if opens else None
    return Span(begin, lead.end() - 1) if lead and lead.end() < stretch.end else Span(begin, stretch.end)


def _task(headings: Headings, place: Span, name: Span, mark: Mark, said: Said | None) -> Task:
    caption = headings.item_caption(name.start)
    number = _NUMBER.match(headings.folded, place.start, name.end)
    return Task(
        place.start, place.end, name, number=number[0].strip(" .、()是") if number and number.end() <= name.start + 1 else "", caption=caption,
        group=headings.group(place.start, caption), owners=mark.owners, due=mark.due, said=said, progress=mark.progress,
    )  # fmt: skip


def _problems(headings: Headings, found: Sequence[Mark]) -> Iterator[Task]:
    """In a report on what was put right (整改): the problems that have no marks, with the state their text tells."""
    if "整改" not in headings.title:
        return
    folded, places = headings.folded, [mark.start for mark in found]
    found_lines = (Span(*one.span("name")) for form in _PROBLEM_LINES for one in form.finditer(folded))
    lines = sorted(found_lines, key=lambda one: one.start)
    for number, line in enumerate(lines):
        above = headings.above(line.start)
        after = lines[number + 1].start if number + 1 < len(lines) else len(folded)
        end = min(above[-1].end if above else len(folded), after)
        marked = bisect_left(places, line.start) != bisect_left(places, end)
        said = None if marked else said_of(folded, Span(line.end, end))
        if said:
            yield _task(headings, Span(line.start, end), line, Mark(end, end), said)


__all__ = ["item_tasks"]
