"""Documents inside a document: annexes and texts that a notice sends along; each counts and speaks for itself."""

import re
from dataclasses import dataclass

from indexer.lexicon.numbering import MarkKind, mark_at
from indexer.segment.cues import APART
from indexer.segment.lines import Line

_LABEL = re.compile(r"附\s{0,4}件\s{0,2}[0-9０-９一二三四五六七八九十]{0,3}\s{0,2}[：:]?|附[：:]?")
_TITLE_END = re.compile(
    r"(?:办法|方案|计划|规划|意见|规定|细则|条例|通知|纲要|要点|指南|章程|规则|规范|措施|清单|制度|标准|体系|行动|总结|报告)"
    r"(?:[（(〔【][^（）()]{1,30}[）)〕】])?"
)
LONGEST_TITLE = 60
TITLE_LINES = 3
"""A title is broken over this many lines at most."""
_FIRST = frozenset({MarkKind.PART, MarkKind.CHAPTER, MarkKind.ARTICLE, MarkKind.HAN})
SEARCHED = 12
"""How many lines behind its title the counting of an embedded document must begin."""


@dataclass(frozen=True, slots=True)
class Embedded:
    """A document inside the text: its first line, its title (empty where it has none), the line behind the title."""

    line: int
    title: str
    body: int


def find_embedded(text: str, lines: tuple[Line, ...], titled: frozenset[int]) -> list[Embedded]:
    """The embedded documents in order. ``titled`` are the lines of the text's own title."""
    found: list[Embedded] = []
    number = 1
    while number < len(lines):
        document = None if number in titled else _label(text, lines, number) or _unlabelled(text, lines, number)
        if document:
            found.append(document)
        number = max(number + 1, document.body if document else 0)
    return found


def _label(text: str, lines: tuple[Line, ...], number: int) -> Embedded | None:
    """An annex that says so: 附件1 alone on its line, its title below."""
    if lines[number].length > 10 or not _LABEL.fullmatch(text, lines[number].start, lines[number].stop):
        return None
    body = number + 1
    while (
        body < len(lines)
        and body <= number + TITLE_LINES
        and _may_be_title(text, lines[body])
        and not _names_part(text, lines[body])
    ):
        body += 1
    return Embedded(number, _words(text, lines[number + 1 : body]), body)


def _unlabelled(text: str, lines: tuple[Line, ...], number: int) -> Embedded | None:
    """A title in the middle of the text, below which the counting begins anew: what a notice prints behind its date."""
    line = lines[number]
    if (
        line.length > LONGEST_TITLE
        or not _may_be_title(text, line)
        or not _ends_as_title(text, line)
        or not _after_date(text, lines, number)
    ):
        return None
    marks = (mark_at(text, behind.start) for behind in lines[number + 1 : number + SEARCHED])
    first = next((mark for mark in marks if mark), None)
    if first is None or first.value != 1 or first.kind not in _FIRST:
        return None
    begin = number
    while (
        begin > 1
        and number - begin < TITLE_LINES - 1
        and _may_be_title(text, lines[begin - 1])
        and not _DATE.search(text, lines[begin - 1].start, lines[begin - 1].stop)
    ):
        begin -= 1
    return Embedded(begin, _words(text, lines[begin : number + 1]), number + 1)


_DATE = re.compile(
    r"(?:[12][0-9]{3}|[二一][〇○零九][〇○零一二三四五六七八九]{2})\s{0,2}年\s{0,2}.{1,4}月\s{0,2}.{1,4}日"
)


def _after_date(text: str, lines: tuple[Line, ...], number: int) -> bool:
    """Whether one of the lines just above is the date that ends what sent the document."""
    return any(
        line.length <= 24 and _DATE.search(text, line.start, line.stop)
        for line in lines[max(0, number - TITLE_LINES) : number]
    )


def _may_be_title(text: str, line: Line) -> bool:
    return (
        line.length <= LONGEST_TITLE
        and text[line.stop - 1] not in "。；：！？，、;:!?"
        and mark_at(text, line.start) is None
    )


def _names_part(text: str, line: Line) -> bool:
    return bool(APART.match(text[line.start : line.stop]))


def _ends_as_title(text: str, line: Line) -> bool:
    ends = [found.end() for found in _TITLE_END.finditer(text, line.start, line.stop)]
    return bool(ends) and ends[-1] == line.stop


def _words(text: str, lines: tuple[Line, ...]) -> str:
    return "".join(text[line.start : line.stop] for line in lines)
