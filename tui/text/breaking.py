"""Where lines of Chinese break: between characters, but never before a closing mark, after an opening one, or inside a number and its unit."""

import re
from collections.abc import Iterator

from tui.text.face import cells, character_cells

CLOSING = "，。、；：！？）》」』】〕〉”’…—·～％‰℃,.;:!?)]}%・．"
"""Marks that begin no line."""
OPENING = "（《“‘「『【〔〈([{"
"""Marks that end no line."""
_UNITS = (
    "平方公里", "平方千米", "立方米", "平方米", "千瓦时", "百分点", "个百分点", "分钟", "小时", "公里", "公斤", "千米", "千瓦", "万元", "亿元", "余件", "余万",
    "人次", "户次", "家次", "件次", "月份", "年度", "周年", "工作日", "个工作日", "以上", "多个", "多万", "余个", "个月",
)  # fmt: skip
_LETTERS = "年月日时分秒号个项件条人次家户名亩元岁天倍度级位篇场期批处类所张起吨米度村镇县区届章节款"
_CLOSE, _OPEN = re.escape(CLOSING), re.escape(OPENING)
_NUMBER = rf"[0-9０-９](?:[0-9０-９.,:/~\-]{{0,60}}[0-9０-９])?(?: ?[%％‰℃])?(?:[十百千万亿余多]{{0,3}}(?:{'|'.join(_UNITS)}|[{_LETTERS}])?)"
_ATOM = re.compile(
    rf"[{_OPEN}]*(?:{_NUMBER}|[A-Za-z][A-Za-z0-9_'@-]{{0,40}}|\s|[^\s{_OPEN}])?[{_CLOSE}]*",
    re.DOTALL,
)


def _atoms(text: str) -> Iterator[tuple[int, int]]:
    """The stretches of a text that a line should hold whole, one after the other, without a gap."""
    place, size = 0, len(text)
    while place < size:
        found = _ATOM.match(text, place)
        end = max(found.end() if found else 0, place + 1)
        yield place, end
        place = end


def break_lines(text: str, width: int, first: int | None = None) -> list[tuple[int, int]]:
    """The lines of a shown text, each at most ``width`` cells, as (start, end); ``first`` is the width of the first line.

    What alone is wider than a line is broken between characters. Spaces that end a line stay in it uncounted.
    """
    room, width = max(width if first is None else first, 2), max(width, 2)
    lines: list[tuple[int, int]] = []
    begin, used = 0, 0
    for start, end in _atoms(text):
        size = cells(text[start:end])
        if used + size > room and not (text[start:end].isspace() or start == begin):
            lines.append((begin, start))
            begin, used, room = start, 0, width
        if size > room:
            begin, used, room = _fold(text, (begin, start, end), lines, (used, room, width))
        else:
            used += size
    if begin < len(text) or not lines:
        lines.append((begin, len(text)))
    return lines


def _fold(
    text: str, places: tuple[int, int, int], lines: list[tuple[int, int]], widths: tuple[int, int, int]
) -> tuple[int, int, int]:
    """Break a stretch that is wider than a line; gives where the last line begins, the cells it holds, and its room."""
    begin, start, end = places
    used, room, width = widths
    for place in range(start, end):
        size = character_cells(text[place])
        if used + size > room and place > begin:
            lines.append((begin, place))
            begin, used, room = place, 0, width
        used += size
    return begin, used, room


__all__ = ["CLOSING", "OPENING", "break_lines"]
