"""Where tasks that are written as items are closed: brackets, lines and ends of lines that name who answers, by when, where it stands."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from kb.facts.tasks.captions import Headings
from kb.facts.tasks.duties import OWNED, Announced, Part, labelled, names, owned
from kb.facts.tasks.states import said_of, told_cell
from kb.facts.tasks.values import Due, Duty, Said, TaskOwner
from kb.model import Passage, PassageKind, Span

PROBLEM = re.compile("关于.{2,100}问题|问题.{0,8}整改|^针对.{2,80}(?:问题|方面)|^反馈(?:意见|问题)")
"""Headings that name a problem to be put right."""
_BRACKET = re.compile(r"\((?P<inside>(?:[^()\n]|\([^()\n]{0,20}\)){2,300})\)")
_ENDED = re.compile(r"[。;!?:\n”]\s*$")
_STATE = re.compile(r"(?:已|未|正在|长期|持续|部分|基本|尚未|全部|按期|立行).{1,14}")
_WHEN = re.compile("[0-9一二三四]月|年[底内末]|季度")
_DUTIES = {Part.LEAD: Duty.LEAD, Part.SUPPORT: Duty.SUPPORT, Part.PERSON: Duty.PERSON}
_LONG_LINE = 120
"""Characters above which what a label announces is prose."""
_OPENING = 20
"""Characters from the beginning of a line within which its first label is announced."""


@dataclass(frozen=True, slots=True)
class Mark:
    """Where an item is closed, with what is said there; ``section`` is the one it lies in or closes, ``name`` what a label calls the task."""

    start: int
    end: int
    section: int | None = None
    owners: tuple[TaskOwner, ...] = ()
    due: Due | None = None
    said: Said | None = None
    progress: Span | None = None
    name: Span | None = None

    @property
    def tells(self) -> bool:
        """Whether it makes what stands before it a task."""
        return bool(self.owners or (self.due and (self.said or self.progress)) or self.said)


def marks(headings: Headings) -> Iterator[Mark]:
    """The marks of a report in order."""
    opened: Mark | None = None
    for lines in _runs(headings):
        first = lines[0]
        if not _is_line(headings.folded, first):
            yield from _within(headings, first)
            continue
        parts = [part for one in lines for part in labelled(headings.folded, Span(one.start, one.end))]
        mark = replace(_mark(headings, Span(first.start, lines[-1].end), parts), section=_closed_by(headings, first))
        if opened and _goes_on(headings, opened, mark):
            mark = replace(mark, start=opened.start, section=opened.section, name=mark.name or opened.name)
        opened = None if mark.tells else mark
        if mark.tells:
            yield mark


def _runs(headings: Headings) -> Iterator[list[Passage]]:
    """The passages one by one, those that begin with labels and touch together."""
    lines: list[Passage] = []
    for passage in headings.report.passages:
        if not _is_line(headings.folded, passage):
            if lines:
                yield lines
            lines = []
            yield [passage]
        else:
            if lines and _first(headings.folded, passage).part is Part.NAME:
                yield lines
                lines = []
            lines.append(passage)
    if lines:
        yield lines


def _is_line(folded: str, passage: Passage) -> bool:
    """Whether a passage begins with a label, and its other labels stand in no bracket behind what that announces."""
    parts = list(labelled(folded, Span(passage.start, passage.end))) if "\t" not in passage.text else []
    if not parts or parts[0].span.start - passage.start > _OPENING:
        return False
    return parts[0].part not in (Part.NAME, Part.ASIDE) or all(folded[one.start - 1] != "(" for one in parts[1:])


def _first(folded: str, passage: Passage) -> Announced:
    return next(labelled(folded, Span(passage.start, passage.end)))


def _goes_on(headings: Headings, opened: Mark, mark: Mark) -> bool:
    """Whether lines go on with those before, paragraphs between them: 整改措施：（1）…（2）… 责任单位：…"""
    if opened.section is None or opened.section == mark.section:
        return opened.section == mark.section
    outer = headings.report.outline[opened.section]
    return outer.start <= mark.start < outer.end


def _closed_by(headings: Headings, passage: Passage) -> int | None:
    """The section that lines close: the problem they stand under, also where it has numbered paragraphs; else the nearest."""
    outline = headings.report.outline
    for number in range(len(outline) - 1, -1, -1):
        one = outline[number]
        if one.start <= passage.start < one.end and PROBLEM.search(one.heading):
            return number
    return passage.section


def _within(headings: Headings, passage: Passage) -> Iterator[Mark]:
    """The marks inside a passage: brackets; where it has none, labels behind its last sentence."""
    if passage.kind is PassageKind.TITLE or "\t" in passage.text:
        return
    found = list(_brackets(headings, passage))
    yield from found or _trailing(headings, passage)


def _trailing(headings: Headings, passage: Passage) -> Iterator[Mark]:
    """建成水闸2座。责任单位：县水务局；完成时限：6月底。"""
    parts = list(labelled(headings.folded, Span(passage.start, passage.end)))
    named = next((number for number, one in enumerate(parts) if one.part in _DUTIES and _short(one.span)), None)
    if named is not None and _ENDED.search(headings.folded, passage.start, parts[named].start):
        mark = _mark(headings, Span(parts[named].start, passage.end), parts[named:])
        yield replace(mark, section=passage.section)


def _brackets(headings: Headings, passage: Passage) -> Iterator[Mark]:
    folded = headings.folded
    for match in _BRACKET.finditer(folded, passage.start, passage.end):
        if not _ends_something(folded, match, passage):
            continue
        place = Span(match.start("inside"), match.end("inside"))
        parts = list(labelled(folded, place))
        mark = _mark(headings, Span(*match.span()), parts) if parts else _plain_mark(headings, match, place)
        if mark.tells:
            yield replace(mark, section=passage.section)


def _ends_something(folded: str, match: re.Match[str], passage: Passage) -> bool:
    """Whether a bracket stands behind a sentence or at the end of a line."""
    behind = folded[match.end() : passage.end].lstrip(" ")
    return not behind or behind[0] in "。;\n" or bool(_ENDED.search(folded[passage.start : match.start()]))


def _plain_mark(headings: Headings, match: re.Match[str], place: Span) -> Mark:
    """A bracket without labels: who leads (某局牵头，6月底前完成), or only the state (已销号)."""
    folded = headings.folded
    words = folded[place.start : place.end]
    if OWNED.match(folded, place.start, place.end):
        owners = tuple(owned(folded, place))
        last = max((one.span.end for one in owners), default=place.start)
        due = headings.due(Span(last, place.end)) if _WHEN.search(words) else None
        return Mark(*match.span(), owners=owners, due=due)
    return Mark(*match.span(), said=said_of(folded, place) if _STATE.fullmatch(words) else None)


def _mark(headings: Headings, place: Span, parts: Sequence[Announced]) -> Mark:
    folded, said = headings.folded, {one.part: one.span for one in reversed(parts)}
    owners = _owners(folded, [one for one in parts if one.part in _DUTIES and _short(one.span)])
    due, state, told = said.get(Part.DEADLINE), said.get(Part.STATE), said.get(Part.PROGRESS)
    return Mark(
        place.start,
        place.end,
        owners=tuple(owners),
        due=headings.due(due) if due and _short(due) else None,
        said=(told_cell(folded, state, yes_or_no=True) if state else None) or (said_of(folded, told) if told else None),
        progress=told,
        name=said.get(Part.NAME),
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


__all__ = ["PROBLEM", "Mark", "marks"]
