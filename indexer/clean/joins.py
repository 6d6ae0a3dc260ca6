"""Lines that a page, a printer or a link broke inside a sentence, put together again."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from indexer.clean.edits import Edit
from indexer.clean.forms import CLOSERS, QUOTE_CLOSERS, begins_block, ends_open
from indexer.clean.sheet import Line, Sheet
from indexer.lexicon.numbering import MarkKind, mark_at

_CONTINUES = "，。、；：！？）》”’】％,;!?%"
_LEADS_ON, _SHORTEST_LEAD = "的和与及或", 10
_OPENS = "（《“‘【〈「『"
_NARROWEST, _WIDEST = 36, 120
"""Widths (a Han character is two) between which a text can be wrapped."""
_BAND = 6
_SLACK = 4
_WIDE_SHARE = 0.2
"""In a wrapped text hardly a line goes beyond the margin."""
_FEWEST = 6
_LONG, _FEW_BROKEN = 40, 0.1
_DOTS = re.compile(r"\.{5}|…{3}|·{5}")
_DATE_PART = re.compile(r"[年月日]")
_BLANK_SHARE = 0.5
_LONGEST_GROUP = 60
_LABELLED = re.compile(r"[\u4e00-\u9fff\s\u3000]{1,8}[:：]")
_AFTER_BLANK = re.compile(r"(?<=[。；！？])[ \u3000]+")
_HEAD_LINES = 30
_OCCASION_HEAD = re.compile(r"[—（(\-―\s]{0,4}(?:19|20)?[\d〇○零一二三四五六七八九]{2,4}年.{0,20}在")
_OCCASION_TAIL = re.compile(r"[\u4e00-\u9fff（）()]{2,40}(?:会议|大会|全会|会)上(?:的(?:讲话|报告|发言))?[）)]?")
_MARK_ALONE = re.compile(
    r"(?:附\s?件\s?[:：]\s?)?(?:\d{1,2}\s?[.．、]|[（(][\u4e00-\u9fff\d]{1,3}[)）]|[一二三四五六七八九十]{1,3}、)"
)


def find_joins(sheet: Sheet) -> list[Edit]:
    """The line ends that stand inside a sentence."""
    joined = [False] * max(0, len(sheet) - 1)
    for rule in (_certain, _dates, _occasions, _wrapped, _fragments, _halves):
        for at in rule(sheet):
            joined[at] = True
    return [_edit(sheet[at], sheet[at + 1]) for at, together in enumerate(joined) if together]


def _edit(line: Line, after: Line) -> Edit:
    left, right = line.text[-1], after.text[0]
    latin = left.isascii() and right.isascii() and left.isalnum() and right.isalnum()
    mark = _MARK_ALONE.fullmatch(line.text) is not None and right.isdecimal()
    return Edit(line.end, after.start, "line-join", put=" " if latin or mark else "")


def _certain(sheet: Sheet) -> Iterator[int]:
    """A line that begins with a closing mark, ends with an opening one or with 的, or is a number without its item."""
    for at in range(len(sheet) - 1):
        text, after = sheet[at].text, sheet[at + 1].text
        if (
            (after[0] in _CONTINUES and text[-1] not in CLOSERS and not begins_block(text[-1] + after))
            or text[-1] in _OPENS
            or (text[-1] in _LEADS_ON and len(text) >= _SHORTEST_LEAD and not begins_block(after))
            or (len(text) <= 8 and _is_mark_alone(text, after))
        ):
            yield at


def _is_mark_alone(text: str, after: str) -> bool:
    return _MARK_ALONE.fullmatch(text) is not None and not _MARK_ALONE.match(after) and len(after) > 1


def _dates(sheet: Sheet) -> Iterator[int]:
    """The parts of a date, one a line: 2025 / 年 / 07 / 月."""
    for at in range(len(sheet) - 1):
        text, after = sheet[at].text, sheet[at + 1].text
        if len(after) > 2 or len(text) > 12:
            continue
        if (_DATE_PART.fullmatch(after) and text[-1:].isdecimal()) or (
            after.isdecimal() and text[-1] in "年月" and at + 2 < len(sheet) and sheet[at + 2].text[0] in "月日"
        ):
            yield at


def _occasions(sheet: Sheet) -> Iterator[int]:
    """The line under a title that says when and where, cut in two: ——2026年1月26日在某省第十四届 / 人民代表大会第五次会议上."""
    for at in range(min(len(sheet) - 1, _HEAD_LINES)):
        text, after = sheet[at].text, sheet[at + 1].text
        if (
            len(text) <= 60
            and _OCCASION_HEAD.match(text)
            and not text.endswith(("上", "）", ")", "。"))
            and _OCCASION_TAIL.fullmatch(after)
        ):
            yield at


def _wrapped(sheet: Sheet) -> list[int]:
    """Full lines of a text that was wrapped at a fixed width."""
    unclosed = sum(line.text[-1] not in CLOSERS for line in sheet)
    if unclosed < _FEWEST or unclosed * 4 < len(sheet):
        return []
    widths = [_width(line.text) for line in sheet]
    bands = _bands(sheet, widths)
    if not bands:
        return []
    low, high = min(bands) - _SLACK, max(bands) + _BAND + 2 * _SLACK
    if sum(width > high for width in widths) > _WIDE_SHARE * len(widths):
        return []
    return [
        at
        for at in range(len(sheet) - 1)
        if _is_full(sheet[at].text, widths[at], low, high) and _may_go_on(sheet[at], sheet[at + 1])
    ]


def _is_full(text: str, width: int, low: int, high: int) -> bool:
    """Whether a line reaches the margin, or ends at a comma."""
    if width > high:
        tail = _AFTER_BLANK.split(text)[-1]
        return tail != text and low - _SLACK <= _width(tail)
    return width >= low or (text[-1] in "，、" and width >= _NARROWEST)


def _width(text: str) -> int:
    return (
        2 * len(text)
        if not text.isascii() and len(text) > _WIDEST
        else 2 * len(text) - len(text.encode("ascii", "ignore"))
    )


def _bands(sheet: Sheet, widths: Sequence[int]) -> list[int]:
    """The widths (each the low end of a band) at which open lines crowd; empty where the text is not wrapped."""
    broken = Counter(
        width
        for width, line in zip(widths, sheet, strict=True)
        if _NARROWEST <= width <= _WIDEST and line.text[-1] not in CLOSERS and not _DOTS.search(line.text)
    )
    total = sum(broken.values())
    if total < _FEWEST or total * 4 < len(sheet):
        return []
    bands: list[int] = []
    left = broken.copy()
    for _ in range(2):
        low = max(range(_NARROWEST, _WIDEST), key=lambda low: (sum(left[low + step] for step in range(_BAND)), low))
        held = sum(left[low + step] for step in range(_BAND))
        if held < _FEWEST or held * 6 < total:
            break
        bands.append(low)
        for step in range(_BAND):
            left[low + step] = 0
    return bands if 2 * sum(left.values()) <= total else []


def _may_go_on(line: Line, after: Line) -> bool:
    """Whether the next line can be the rest of an open one."""
    if (
        line.text[-1] in CLOSERS
        or (line.text[-1] in QUOTE_CLOSERS and not ends_open(line.text))
        or _DOTS.search(line.text)
    ):
        return False
    return not _begins_item(after.text) and after.indent <= line.indent + 1 and not _DOTS.search(after.text)


def _begins_item(text: str) -> bool:
    """A mark of numbering or a bullet; a bare number (200 万元) goes on where a line was full."""
    mark = mark_at(text)
    return begins_block(text) and not (mark is not None and mark.kind is MarkKind.ARABIC and not mark.closing)


def _fragments(sheet: Sheet) -> Iterator[int]:
    """Lines without an empty one between, in a text that parts its paragraphs by empty lines: pieces around links."""
    parted = sum(line.blanks > 0 for line in sheet[1:])
    if len(sheet) < 2 or parted < _BLANK_SHARE * (len(sheet) - 1) / 2:
        return
    for start, stop in _groups(sheet):
        yield from _pieces(sheet, start, stop)


def _groups(sheet: Sheet) -> Iterator[tuple[int, int]]:
    """Runs of two or more lines without an empty line or a closed sentence between."""
    start = 0
    for at in range(1, len(sheet) + 1):
        if at == len(sheet) or sheet[at].blanks or not ends_open(sheet[at - 1].text):
            if at - start > 1:
                yield start, at
            start = at


def _pieces(sheet: Sheet, start: int, stop: int) -> Iterator[int]:
    """The joins of a group that reads as one sentence cut in pieces."""
    lines = sheet[start:stop]
    closed = not ends_open(lines[-1].text)
    prose = "，" in lines[0].text or "。" in lines[0].text or any(line.text[0] in _CONTINUES for line in lines[1:])
    plain = not any(begins_block(line.text) or _LABELLED.match(line.text) for line in lines[1:])
    if closed and prose and plain and len(lines) <= _LONGEST_GROUP:
        yield from range(start, stop - 1)


def _halves(sheet: Sheet) -> Iterator[int]:
    """A long line cut in two by a page's end, in a text whose long lines are closed otherwise."""
    long = [at for at, line in enumerate(sheet) if len(line.text) >= _LONG]
    broken = [at for at in long if _is_cut(sheet[at].text)]
    if len(long) < _FEWEST or len(broken) > max(1, _FEW_BROKEN * len(long)):
        return
    for at in broken:
        if at + 1 < len(sheet) and _is_rest(sheet[at], sheet[at + 1]):
            yield at


def _is_cut(text: str) -> bool:
    return ("\u4e00" <= text[-1] <= "\u9fff" or text[-1] in "，、") and "。" in text


def _is_rest(line: Line, after: Line) -> bool:
    """Whether a line can be the second half: it closes a sentence, and nothing says that it begins one."""
    text = after.text
    closed = text[-1] in CLOSERS or not ends_open(text)
    return (
        closed
        and len(text) >= _SHORTEST_LEAD
        and not begins_block(text)
        and after.indent <= line.indent
        and not _LABELLED.match(text)
    )
