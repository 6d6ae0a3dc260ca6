"""Blanks that layout put into words: letter-spaced lines."""

import re
from itertools import pairwise

from indexer.clean.edits import Edit
from indexer.clean.sheet import Line, Sheet
from indexer.clean.words import words

_PAIRS = words(
    "通知 目录 附件 前言 总则 附则 摘要 公告 通告 意见 办法 方案 决定 说明 正文 结语 引言 序言 概述 报告 命令 批复 纪要 规定 细则 条例 通报 议案 索引 后记 附录 附表 分则"
)
"""Words of two characters that are set with a gap between them when they stand alone."""
_ROWS = (
    "一二三四五六七八九十",
    "甲乙丙丁戊己庚辛壬癸",
    "0123456789",
    "上中下",
    "大中小",
    "优良中差",
    "是否",
    "东南西北中",
    "金木水火土",
    "日一二三四五六",
)
"""Single characters in these orders are cells or items, not a word set wide."""
_SINGLE = r"[\u4e00-\u9fff0-9]"
_GAP = r"[ \t\u3000\xa0]{1,4}"
_WIDE = re.compile(rf"(?<!\S){_SINGLE}(?:{_GAP}{_SINGLE}){{2,40}}(?!\S)")
_PAIR = re.compile(rf"(?<!\S)([\u4e00-\u9fff]){_GAP}([\u4e00-\u9fff])(?!\S)")
_BLANK = re.compile(_GAP)
_BLANKS = " \t\u3000\xa0"
_SET_APART = re.compile(rf"[{_BLANKS}]{_SINGLE}[{_BLANKS}]")
"""What every word of three characters and more that is set wide has in it."""
_LONGEST_LINE = 60
_INLINE_FEWEST = 4


def find_letter_spacing(text: str, sheet: Sheet) -> list[Edit]:
    """The blanks inside words set wide, where it is certain that they are words."""
    some = _SET_APART.search(text) is not None
    return [
        edit
        for line in sheet
        if _may_be_pair(line.text) or (some and _SET_APART.search(line.text))
        for edit in _edits(line)
    ]


def _may_be_pair(text: str) -> bool:
    """Whether a line is short and ends in a blank and one character."""
    return len(text) <= _LONGEST_LINE and text[-2:-1] in _BLANKS


def _edits(line: Line) -> list[Edit]:
    whole = len(line.text) <= _LONGEST_LINE
    edits: list[Edit] = []
    for found in _WIDE.finditer(line.text):
        letters = "".join(found[0].split())
        if _is_word(letters) and len(letters) >= (3 if whole else _INLINE_FEWEST):
            edits += _blanks(line, found)
    if whole and not edits:
        pair = _PAIR.search(line.text)
        if pair and pair[1] + pair[2] in _PAIRS and _stands_alone(line.text, pair):
            edits += _blanks(line, pair)
    return edits


def _is_word(letters: str) -> bool:
    if not letters.strip("0123456789年月日") and not re.search(r"\d{4}", letters):
        return False
    return (
        not letters.isdecimal()
        and not any(letters in row or set(letters) <= set(row) for row in _ROWS)
        and _has_run(letters)
    )


def _has_run(letters: str) -> bool:
    return any(left != right for left, right in pairwise(letters))


def _stands_alone(text: str, pair: re.Match[str]) -> bool:
    """Whether the pair is the line, or ends it behind a mark such as 第一章."""
    return pair.end() == len(text) and (
        pair.start() == 0 or re.fullmatch(r"第[\u4e00-\u9fff\d]{1,4}[章节编]", text[: pair.start()].strip()) is not None
    )


def _blanks(line: Line, found: re.Match[str]) -> list[Edit]:
    return [
        Edit(line.start + blank.start(), line.start + blank.end(), "letter-spacing")
        for blank in _BLANK.finditer(line.text, found.start(), found.end())
    ]
