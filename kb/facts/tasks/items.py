"""Tasks that are written as items: behind each a bracket, or below it lines, that name who answers for it, by when, and where it stands."""

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kb.facts.tasks.captions import Headings
from kb.facts.tasks.duties import OWNED, Announced, Part, labelled, names, owned
from kb.facts.tasks.states import said_of, told_cell
from kb.facts.tasks.values import Due, Duty, Said, Task, TaskOwner
from kb.model import Passage, PassageKind, Section, Span

_BRACKET = re.compile(r"\((?P<inside>(?:[^()\n]|\([^()\n]{0,20}\)){2,300})\)")
_ENDED = re.compile(r"[。;!?:\n”]\s*$")
_NUMBER = re.compile(
    r"\s*(?:[一二三四五六七八九十]{1,3}(?:、|是(?!否))|\([一二三四五六七八九十0-9]{1,3}\)|[0-9]{1,3}(?:[.、]|(?=[一-鿿]))|[①-⑳●•·■◆-])\s*"
)
_LEAD = re.compile(r"[^,;:。\n]{4,36}。")
_STATE = re.compile(r"(?:已|未|正在|长期|持续|部分|基本|尚未|全部|按期|立行).{1,14}")
_PROBLEM = re.compile("关于.{2,100}问题|问题.{0,8}整改|^针对.{2,80}(?:问题|方面)|^反馈(?:意见|问题)")
_PROBLEM_LINE = re.compile(
    r"^[^\S\n]*(?:\([^()\n]{1,4}\)|[0-9一二三四五六七八九十]{1,3}[.、])?\s?(?P<name>(?:关于|针对)[^\n。]{2,100}?问题)(?=[。:;,\n \t]|的?整改|方面|$)",
    re.MULTILINE,
)
_DUTIES = {Part.LEAD: Duty.LEAD, Part.SUPPORT: Duty.SUPPORT, Part.PERSON: Duty.PERSON}
_LONG_LINE = 120
"""Characters above which what a label announces is prose."""


@dataclass(frozen=True, slots=True)
class _Mark:
    """Where an item is closed: a bracket or lines, with what they say."""

    start: int
    end: int
    owners: tuple[TaskOwner, ...] = ()
    due: Due | None = None
    said: Said | None = None
    progress: Span | None = None

    @property
    def tells(self) -> bool:
        """Whether it makes what stands before it a task."""
        return bool(self.owners or (self.due and (self.said or self.progress)) or self.said)


def item_tasks(headings: Headings) -> Iterator[Task]:
    """The tasks of a report that stand in no table, in order."""
    found = [*_marked(headings), *_problems(headings)]
    yield from sorted(found, key=lambda task: (task.start, task.end))


def _marked(headings: Headings) -> Iterator[Task]:
    """Items with their marks, section by section: one mark in a section closes the section, several what stands before each."""
    groups: defaultdict[int | None, list[_Mark]] = defaultdict(list)
    for place, mark in _marks(headings):
        groups[place].append(mark)
    for place, marks in groups.items():
        section = None if place is None else headings.report.outline[place]
        if section and len(marks) == 1 and section.heading:
            yield _of_section(headings, section, marks[0])
        else:
            yield from _of_stretches(headings, section, marks)


def _marks(headings: Headings) -> Iterator[tuple[int | None, _Mark]]:
    """The marks of a report with the sections they close."""
    lines: list[Passage] = []
    for passage in headings.report.passages:
        if _is_line(headings.folded, passage) and (not lines or lines[-1].end == passage.start):
            lines.append(passage)
            continue
        yield from _line_mark(headings, lines)
        lines = [passage] if _is_line(headings.folded, passage) else []
        if not lines and passage.kind is not PassageKind.TITLE:
            yield from ((passage.section, mark) for mark in _brackets(headings, passage))
    yield from _line_mark(headings, lines)


def _is_line(folded: str, passage: Passage) -> bool:
    """Whether a passage begins with a label."""
    first = next(labelled(folded, Span(passage.start, passage.end)), None)
    return first is not None and "\t" not in passage.text and first.span.start - passage.start <= 20


def _line_mark(headings: Headings, lines: Sequence[Passage]) -> Iterator[tuple[int | None, _Mark]]:
    if lines:
        parts = [part for one in lines for part in labelled(headings.folded, Span(one.start, one.end))]
        mark = _mark(headings, Span(lines[0].start, lines[-1].end), parts)
        if mark.tells:
            yield _closed_by(headings, lines[0]), mark


def _closed_by(headings: Headings, passage: Passage) -> int | None:
    """The section that lines close: the problem they stand under, also where it has numbered paragraphs; else the nearest."""
    outline = headings.report.outline
    for number in range(len(outline) - 1, -1, -1):
        one = outline[number]
        if one.start <= passage.start < one.end and _PROBLEM.search(one.heading):
            return number
    return passage.section


def _brackets(headings: Headings, passage: Passage) -> Iterator[_Mark]:
    folded = headings.folded
    for match in _BRACKET.finditer(folded, passage.start, passage.end):
        if not _ends_something(folded, match, passage):
            continue
        place = Span(match.start("inside"), match.end("inside"))
        parts = list(labelled(folded, place))
        mark = _mark(headings, Span(*match.span()), parts) if parts else _plain_mark(headings, match, place)
        if mark.tells:
            yield mark


def _ends_something(folded: str, match: re.Match[str], passage: Passage) -> bool:
    """Whether a bracket stands behind a sentence or at the end of a line."""
    behind = folded[match.end() : passage.end].lstrip(" ")
    return not behind or behind[0] in "。;\n" or bool(_ENDED.search(folded[passage.start : match.start()]))


def _plain_mark(headings: Headings, match: re.Match[str], place: Span) -> _Mark:
    """A bracket without labels: who leads (某局牵头，6月底前完成), or only the state (已销号)."""
    folded = headings.folded
    words = folded[place.start : place.end]
    if OWNED.match(folded, place.start, place.end):
        owners = tuple(owned(folded, place))
        last = max(one.span.end for one in owners) if owners else place.start
        due = headings.due(Span(last, place.end)) if re.search("[0-9一二三四]月|年[底内末]|季度", words) else None
        return _Mark(*match.span(), owners=owners, due=due)
    return _Mark(*match.span(), said=said_of(folded, place) if _STATE.fullmatch(words) else None)


def _mark(headings: Headings, place: Span, parts: Sequence[Announced]) -> _Mark:
    folded, said = headings.folded, {one.part: one.span for one in reversed(parts)}
    owners = _owners(folded, [one for one in parts if one.part in _DUTIES and _short(one.span)])
    due, state, told = said.get(Part.DEADLINE), said.get(Part.STATE), said.get(Part.PROGRESS)
    return _Mark(
        place.start,
        place.end,
        owners=tuple(owners),
        due=headings.due(due) if due and _short(due) else None,
        said=(told_cell(folded, state, yes_or_no=True) if state else None) or (said_of(folded, told) if told else None),
        progress=told,
    )


def _owners(folded: str, parts: Sequence[Announced]) -> Iterator[TaskOwner]:
    """Whoever labels name; with 牵头单位 and 责任单位 side by side the first leads."""
    leads = False
    for one in parts:
        duty = Duty.SUPPORT if one.part is Part.LEAD and leads else _DUTIES[one.part]
        leads = leads or one.part is Part.LEAD
        yield from names(folded, one.span, duty)


def _short(place: Span) -> bool:
    return place.end - place.start <= _LONG_LINE


def _of_section(headings: Headings, section: Section, mark: _Mark) -> Task:
    name = Span(section.heading_end - len(section.heading), section.heading_end)
    said = mark.said or (
        _told_last(headings, section, mark) if mark.progress or _PROBLEM.search(section.heading) else None
    )
    return _task(headings, Span(section.start, max(mark.end, section.heading_end)), name, mark, said)


def _told_last(headings: Headings, section: Section, mark: _Mark) -> Said | None:
    """What the text of the section tells, where the mark tells no state."""
    return said_of(headings.folded, Span(section.heading_end, max(mark.end, section.heading_end)))


def _of_stretches(headings: Headings, section: Section | None, marks: Sequence[_Mark]) -> Iterator[Task]:
    start = section.heading_end if section and section.heading else (section.start if section else 0)
    for mark in marks:
        stretch = _before(headings, start, mark.start)
        if stretch:
            yield _task(headings, Span(stretch.start, mark.end), _name(headings, stretch), mark, mark.said)
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


def _task(headings: Headings, place: Span, name: Span, mark: _Mark, said: Said | None) -> Task:
    caption = headings.item_caption(name.start)
    number = _NUMBER.match(headings.folded, place.start, name.end)
    return Task(
        place.start, place.end, name, number=number[0].strip(" .、()是") if number and number.end() <= name.start + 1 else "", caption=caption,
        group=headings.group(place.start, caption), owners=mark.owners, due=mark.due, said=said, progress=mark.progress,
    )  # fmt: skip


def _problems(headings: Headings) -> Iterator[Task]:
    """In a report on what was put right (整改): the problems that have no marks, with the state their text tells."""
    if "整改" not in headings.title:
        return
    marks = [mark.start for _place, mark in _marks(headings)]
    lines = list(_PROBLEM_LINE.finditer(headings.folded))
    for number, line in enumerate(lines):
        above = headings.above(line.start("name"))
        end = min(
            above[-1].end if above else len(headings.folded),
            lines[number + 1].start() if number + 1 < len(lines) else len(headings.folded),
        )
        marked = bisect_left(marks, line.start()) != bisect_left(marks, end)
        said = None if marked else said_of(headings.folded, Span(line.end("name"), end))
        if said:
            yield _task(headings, Span(line.start(), end), Span(*line.span("name")), _Mark(end, end), said)


__all__ = ["item_tasks"]
