"""Tables drawn with signs or set out with blanks: their rows become rows of cells, as those of every other format are."""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from indexer.clean.edits import Edit
from indexer.clean.sheet import Line, Sheet, lines_with
from indexer.clean.words import words

_BARS = "|│┃║"
_BAR = re.compile(rf"(?<!\\)[ \t\u3000\xa0]*[{_BARS}][ \t\u3000\xa0]*")
_BAR_SIGN = re.compile(f"[{_BARS}]")
_RULE = re.compile(r"[|+:=\-—\u2500-\u257f \t\u3000]+")
_RULE_SIGN = re.compile(r"[\-=—─━═]{2}|[\u250c-\u254b\u2552-\u256c]")
_FEWEST_BARS = 2
_BORDERS = "+\u250c\u250f\u2554\u2514\u2517\u255a\u251c\u2523\u2560"
_FEWEST_DRAWN = 2
"""Lines, rules counted, that make a drawn table."""
_GAP = re.compile(r"(?<=\S)(?: {2,}|[ \xa0]?\u3000[ \u3000\xa0]*|\xa0{2,})(?=\S)")
_GAPS = re.compile(
    r"[ \u3000\xa0](?:(?<=\S\u3000)|(?<=\S )[ \u3000]|(?<=\S\xa0)[\xa0\u3000])[^\n]*?\S(?: {2}|\u3000|\xa0{2})[ \u3000\xa0]*\S"
)
"""A line with two gaps; it begins with a blank, which the engine finds at once."""
_FEWEST_ROWS, _FEWEST_CELLS = 3, 3
_LONGEST_CELL = 60
_HEADS = words(
    "序号 编号 项号 名次 排名 位次 排序 任务 事项 项目 项目名称 单位 部门 乡镇 街道 地区 县区 区县 县市区 县（市、区） 名称 单位名称 指标 指标名称 计量单位 责任单位 牵头单位 责任部门 配合单位 完成时限 时限 完成时间 时间 问题 措施 "
    "整改措施 目标 得分 分值 总分 数量 金额 年份 年度 类别 内容 工作内容 备注 合计 数值 增速 同比 比重 完成情况 进展情况 任务名称 重点任务 工作任务 责任人 联系人 规模 面积 投资 总投资"
)
"""What stands over the columns of tables."""
_FIGURE = re.compile(r"[+\-−]?\d[\d,.]*\s?(?:%|％|‰)?|[-—–]{1,2}")


def find_drawn_tables(text: str, sheet: Sheet) -> list[Edit]:
    """The signs that draw tables, and the blanks that stand for them."""
    edits = list(_drawn(text, sheet)) if _BAR_SIGN.search(text) else []
    return edits or (list(_set_out(text, sheet)) if _GAPS.search(text) else [])


def _drawn(text: str, sheet: Sheet) -> Iterator[Edit]:
    """Rows between bars: at least two lines that touch, with a bar at both ends or a rule among them."""
    found = lines_with(_BAR_SIGN, text, sheet)
    beside = (number + step for number in found for step in (-1, 1))
    for block in _touching(sheet, {*found, *(number for number in beside if _is_rule_at(sheet, number))}):
        rows = [line for line in block if not _is_rule(line)]
        if not rows or len(block) < _FEWEST_DRAWN or (len(rows) == len(block) and not all(map(_is_framed, rows))):
            continue
        for line in block:
            yield from [Edit(line.start, line.stop, "drawn-table")] if _is_rule(line) else _cells(line)


def _touching(sheet: Sheet, numbers: Iterable[int]) -> Iterator[list[Line]]:
    """The lines of those numbers in blocks that touch."""
    for _key, run in groupby(enumerate(sorted(numbers)), lambda pair: pair[1] - pair[0]):
        yield from _unbroken([sheet[number] for _place, number in run])


def _is_rule_at(sheet: Sheet, number: int) -> bool:
    return 0 <= number < len(sheet) and _is_rule(sheet[number])


def _unbroken(lines: Sequence[Line]) -> Iterator[list[Line]]:
    """Lines parted where an empty one stands between them."""
    block: list[Line] = []
    for line in lines:
        if block and line.blanks:
            yield block
            block = []
        block.append(line)
    yield block


def _is_rule(line: Line) -> bool:
    """A line of nothing but strokes: |---|:-:|, ├──┼──┤, +----+."""
    text = line.text
    if _RULE.fullmatch(text) is None or _RULE_SIGN.search(text) is None:
        return False
    return _BAR_SIGN.search(text) is not None or text[0] in _BORDERS


def _is_framed(line: Line) -> bool:
    return line.text[0] in _BARS and line.text[-1] in _BARS and len(_BAR_SIGN.findall(line.text)) > _FEWEST_BARS


def _cells(line: Line) -> Iterator[Edit]:
    """The bars of a row: those at its ends go, those between two cells part them."""
    text = line.text
    for bar in _BAR.finditer(text):
        inside = bar.start() > 0 and bar.end() < len(text)
        yield Edit(line.start + bar.start(), line.start + bar.end(), "drawn-table", put="\t" if inside else "")


def _set_out(text: str, sheet: Sheet) -> Iterator[Edit]:
    """Cells that blanks part: at least three lines that touch, of as many cells each, under heads or over figures."""
    for block in _touching(sheet, lines_with(_GAPS, text, sheet)):
        rows = [(line, _GAP.split(line.text)) for line in block]
        for count, run in groupby(rows, lambda row: len(row[1])):
            table = list(run)
            if count >= _FEWEST_CELLS and len(table) >= _FEWEST_ROWS and _is_table([cells for _line, cells in table]):
                yield from (edit for line, _row in table for edit in _gaps(line))


def _is_table(rows: Sequence[Sequence[str]]) -> bool:
    if any(len(cell) > _LONGEST_CELL or cell.endswith("。") for row in rows for cell in row):
        return False
    heads = sum(cell in _HEADS for cell in rows[0])
    figures = any(all(map(_FIGURE.fullmatch, column[1:])) for column in zip(*rows, strict=True))
    return heads >= 2 or (heads > 0 and figures)


def _gaps(line: Line) -> Iterator[Edit]:
    for gap in _GAP.finditer(line.text):
        yield Edit(line.start + gap.start(), line.start + gap.end(), "drawn-table", put="\t")


__all__ = ["find_drawn_tables"]
