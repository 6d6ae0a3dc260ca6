"""The document's title at the head of the cleaned text."""

import re
from collections.abc import Sequence
from difflib import SequenceMatcher

from indexer.clean.copies import loose
from indexer.clean.forms import (
    is_docno,
    is_occasion,
    is_prose,
    is_salutation,
    is_speaker,
    is_title_like,
    names_a_document,
)
from indexer.clean.head import head_end
from indexer.clean.sheet import Line, Sheet
from kb.model import Span

SHORTEST_AGAIN, ALIKE = 6, 0.75
"""Lines this long and this much alike are one title said twice."""
MOST_LINES = 6
"""No title takes more lines."""
_WHOLE = re.compile(r"(?:关于|印发|转发).*的(?:[\u4e00-\u9fff]{0,6})$|(?:\d{4}年|年度).*(?:总结|报告|要点|计划)$")
_NO_TITLE = re.compile(
    r"(?:摘\s*要|(?:文章|本文)?目\s*录|前\s*言|引\s*言|序\s*言|附\s*件.{0,4}|内容提要|编者按|名词解释|各位代表|同志们|\d{4}年.{0,8}(?:工作)?回顾|.{0,12}(?:工作)?回顾|序号|总则|第[一二三]部分.*)"
)


def find_title(sheet: Sheet, stated: Sequence[str] = ()) -> Span | None:
    """Where the title stands; None where the text begins without one. ``stated`` are titles that the page's table says."""
    end = head_end(sheet)
    known = next((span for title in stated if (span := _spelling(sheet[:end], loose(title)))), None)
    return known or _guess(sheet, end)


def _spelling(head: Sheet, title: str) -> Span | None:
    """The lines of the head that together spell a title, marks aside."""
    texts = [loose(line.text) for line in head]
    for size in range(1, MOST_LINES + 1):
        for at in range(len(texts) - size + 1):
            if title and "".join(texts[at : at + size]) == title:
                return Span(head[at].start, head[at + size - 1].end)
    return None


def _guess(sheet: Sheet, end: int) -> Span | None:
    """The lines at the head that look like a title."""
    start = next((at for at in range(end) if not _is_red_head(sheet[at])), end)
    lines = _titular(sheet, start, end)
    while (
        len(lines) > 1 and not names_a_document(lines[-1].text) and any(names_a_document(line.text) for line in lines)
    ):
        lines.pop()
    after = start + len(lines)
    if lines and after < end and _takes_number(lines[-1].text) and is_docno(sheet[after].text):
        lines.append(sheet[after])
    return Span(lines[0].start, lines[-1].end) if lines and _is_enough(lines, end - start) else None


def _titular(sheet: Sheet, start: int, end: int) -> list[Line]:
    """The lines from ``start`` on that can be one title."""
    lines: list[Line] = []
    for at in range(start, min(end, start + MOST_LINES)):
        if not _can_be_title(sheet[at].text, bool(lines)):
            break
        if len(lines) == 1 and _says_again(sheet[at].text, lines[0].text):
            lines.clear()
        lines.append(sheet[at])
        whole = _is_whole("".join(line.text for line in lines))
        if names_a_document(sheet[at].text) and (whole or not _goes_on(sheet, at + 1, end)):
            break
    return lines


def _is_whole(title: str) -> bool:
    """Whether a title says all that titles of its kind say: 关于…的通知, 某年某地政府工作报告."""
    return _WHOLE.search(title) is not None


def _takes_number(text: str) -> bool:
    return text.endswith(("公告", "令", "通告", "公报"))


def _is_red_head(line: Line) -> bool:
    """A line above the title: the name of the paper (…文件), the document number."""
    return is_docno(line.text) or (line.text.endswith("文件") and len(line.text) <= 30 and "关于" not in line.text)


def _says_again(text: str, above: str) -> bool:
    """Whether a line is the title in other words: 2023年某区…情况报告 above 某区…情况的报告."""
    both = names_a_document(text) and names_a_document(above) and min(len(text), len(above)) >= SHORTEST_AGAIN
    return both and (
        text[-4:] == above[-4:] or text in above or SequenceMatcher(None, text, above, autojunk=False).ratio() >= ALIKE
    )


def _can_be_title(text: str, inside: bool) -> bool:
    if _NO_TITLE.fullmatch(text) or is_prose(text) or is_salutation(text) or (inside and "\t" in text):
        return False
    return is_title_like(text) or (
        inside and text[0] in "（(" and len(text) <= 30 and not is_occasion(text) and names_a_document(text)
    )


def _goes_on(sheet: Sheet, at: int, end: int) -> bool:
    """Whether the line at ``at`` belongs to the title although the line above could close it."""
    if at >= end:
        return False
    text = sheet[at].text
    return is_title_like(text) and names_a_document(text) and not is_speaker(text)


def _is_enough(lines: list[Line], head: int) -> bool:
    """Whether the lines are a title: they end as titles do, or stand alone above the text."""
    whole = "".join(line.text for line in lines)
    if names_a_document(whole):
        return True
    return (
        len(lines) <= 3
        and len(whole) >= 6
        and head <= len(lines) + 4
        and "，" not in whole[:-1]
        and not whole.isascii()
    )
