"""Figures in running text: dates, periods, numbers with their units, and 《titles》, each a span that is one thing to a reader."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from kb.model import Span


class FigureKind(StrEnum):
    """What a figure is."""

    DATE = "date"
    NUMBER = "number"
    TITLE = "title"


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure in a text. ``value`` is the part that says how much or when; what follows in ``span`` is the unit (件, %, 个百分点)."""

    kind: FigureKind
    span: Span
    value: Span


_DIGITS = r"[0-9０-９]"
_HAN_DIGITS = "一二三四五六七八九十百千万亿零〇两"
_YEAR_DIGITS = rf"(?:(?:19|20|１９|２０){_DIGITS}{{2}}|[一二][九〇零][〇零一二三四五六七八九]{{2}}|[X×Ｘx*]{{2,4}}|20[X×Ｘx*]{{2}})"
_DAY_DIGITS = r"(?:[0-9０-９]{1,2}|[一二三四五六七八九十]{1,3}|[X×Ｘx*]{1,2})"
_HAN_NUMBER = f"(?:[{_HAN_DIGITS}]{{2,12}})"
_LATIN_NUMBER = r"(?:[0-9０-９]{1,3}(?:[,，][0-9０-９]{3}){1,5}|[0-9０-９]{1,15})(?:[.．][0-9０-９]{1,6})?"
_MASKED_NUMBER = r"(?:[X×Ｘ*]{1,4}[.．][X×Ｘ*0-9]{1,3}|[X×Ｘ]{1,4}(?=[%％‰])|[X×Ｘ*]{2,4}(?=[万亿余多个件次家人项名户处场台套条起宗]))"
_MAGNITUDE = r"(?:[百千万亿]{1,2})?(?:余|多)?"
_MEASURES = (
    "个百分点", "百分点", "平方公里", "平方千米", "平方米", "立方米", "公里", "千米", "公顷", "千瓦时", "千瓦", "兆瓦", "万千瓦",
    "人次", "件次", "户次", "辆次", "架次", "例次", "标准箱", "工作日", "小时", "分钟", "个月", "个工作日", "美元", "欧元", "元", "吨",
    "公斤", "千克", "亩", "米", "度", "秒", "倍", "成", "折", "席", "岁", "年", "月", "日", "天", "周", "届", "期", "号",
    "个", "件", "次", "家", "人", "项", "名", "户", "处", "场", "台", "套", "条", "起", "宗", "篇", "份", "本", "部", "座", "所", "辆", "艘",
    "位", "批", "支", "款", "类", "种", "笔", "页", "字", "封", "例", "张", "间", "栋", "幢", "眼", "口", "株", "头", "只", "村", "镇", "县",
)  # fmt: skip
_MEASURE = "|".join(sorted(_MEASURES, key=len, reverse=True))
_PERCENT = r"[%％‰]"
_UNIT = rf"(?:{_PERCENT}|(?:{_MEASURE}))?"

_MONTH_PART = "[日号份底末初]|[上中下]旬"
_YEAR_PART = rf"{_DAY_DIGITS}月(?:{_DAY_DIGITS}[日号]|{_MONTH_PART})?|第?[一二三四1-4]季度|[上下]半年|[度底末初]"
_DATE = (
    r"(?:19|20)[0-9]{2}[-/.][0-9]{1,2}[-/.][0-9]{1,2}"
    rf"|{_YEAR_DIGITS}年(?:{_YEAR_PART})?"
    r"|(?:19|20)[0-9]{2}(?=[-—–－~～至到]{1,2}(?:19|20)[0-9]{2}年)"
    rf"|{_DAY_DIGITS}月(?:{_DAY_DIGITS}[日号]|{_MONTH_PART})"
)
_PATTERN = re.compile(
    rf"(?P<title>《[^《》\n]{{1,80}}》)"
    rf"|(?P<date>{_DATE})"
    rf"|(?P<number>(?:百分之[{_HAN_DIGITS}点]{{1,8}}|{_MASKED_NUMBER}|{_LATIN_NUMBER})(?P<magnitude>{_MAGNITUDE}))(?P<unit>{_UNIT})"
    rf"|(?P<han>{_HAN_NUMBER}(?:余|多)?)(?P<han_unit>(?:{_MEASURE}))"
)


def figures(text: str) -> Iterator[Figure]:
    """The figures of a text in order, none overlapping another."""
    for match in _PATTERN.finditer(text):
        whole = Span(*match.span())
        if match["title"]:
            yield Figure(FigureKind.TITLE, whole, whole)
        elif match["date"]:
            yield Figure(FigureKind.DATE, whole, whole)
        else:
            yield Figure(FigureKind.NUMBER, whole, Span(*match.span("number" if match["number"] else "han")))


__all__ = ["Figure", "FigureKind", "figures"]
