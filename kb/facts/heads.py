"""The heads of the columns of tables that measure: what is measured, in which year, in what unit, whether it is a change or a goal."""

import re
from dataclasses import dataclass

_BRACKET = re.compile(r"[(〔\[](?P<inside>[^()〔〕\[\]]{1,12})[)〕\]]")
_YEAR = re.compile(r"(?<![0-9])(?P<year>(?:19|20)[0-9]{2})(?:年度?|(?![0-9]))")
_BEFORE = re.compile("上年同期|去年同期|上年度?|去年|上期|同期")
_NOW = re.compile("本年度?|今年|本期|当年")
_GOAL = re.compile("(?:年度|全年|预期|计划|考核|规划|本年)*(?:目标|计划|任务|预期|预算)(?:目标|任务|计划|值|数|量|额)*")
_PLAIN = re.compile(
    "(?:实际|累计|全年|当年|合计|绝对|指标|统计|完成|达到|期末)*(?:数值|数量|数据|数|值|量|情况|完成|实绩|实际|累计|金额|总量|总数|总计|合计|规模)?"
)
_CHANGE = re.compile(
    "(?:同比|环比|比上年|比去年|较上年|较去年|与上年相比)?(?:±|(?P<down>下降|减少|降低|降|压减|压缩)|增减|升降|增长|增速|增幅|涨幅|涨|增加|增|提高|变化|变动|同比|环比)(?:率|幅度?|速度?|量|额|数量?|天数|情况|比例|值)?"
)
_RELATIVE, _ABSOLUTE = re.compile("增长|增速|涨|降|同比|环比|[率速幅]"), re.compile("[量额数]|情况")
_NO_MEASURE = re.compile(
    ".*(?:序号|编号|代码|电话|手机|邮编|邮政编码|传真|账号|文号|号码|证号|名次|排名|位次|排序|页码|年份|日期|时间|时限|期限|备注|说明|版本|学号|条款|地址)|序|年|月|月份|年度|no\\.?"
)
_UNITS = {"天数": "天", "人数": "人", "件数": "件", "次数": "次", "户数": "户", "家数": "家", "期数": "期", "场数": "场", "个数": "个", "项数": "项", "得分": "分", "总分": "分", "分值": "分"}  # fmt: skip
"""What is counted, where the name of a column says no more than that it is counted."""


@dataclass(frozen=True, slots=True)
class Head:
    """What the head of a column says. ``name`` is empty where the row alone says what is measured."""

    name: str = ""
    unit: str = ""
    year: int | None = None
    back: int = 0
    """How many years before the report's own it is of: 上年 is 1."""
    goal: bool = False
    change: bool = False
    falls: bool = False
    """A change that is said to go down: 降幅."""
    relative: bool = False
    """A change in percent, where it has no unit: 增速, not 增加."""


def read_head(folded: str) -> Head | None:
    """The head of a column of numbers; None where it heads what is no measure: numbers of rows, places, telephones.

    >>> read_head("2031年优良天数")
    Head(name='优良天数', unit='天', year=2031, back=0, goal=False, change=False, falls=False, relative=False)
    >>> read_head("序号") is None
    True
    """
    bare = re.sub(r"\s+", "", folded)
    bracket = _BRACKET.search(bare)
    bare = _BRACKET.sub("", bare).strip(":、")
    years = _YEAR.findall(bare)
    bare = _YEAR.sub("", bare)
    back = bool(_BEFORE.search(bare)) and not _CHANGE.fullmatch(bare)
    bare = _BEFORE.sub("", _NOW.sub("", bare)) if back else _NOW.sub("", bare)
    if (not bare and not years and not back and bracket is None) or (bare and _NO_MEASURE.fullmatch(bare)):
        return None
    change, goal = _CHANGE.fullmatch(bare), _GOAL.fullmatch(bare)
    name = "" if change or goal or _PLAIN.fullmatch(bare) else bare
    return Head(
        name=name,
        unit=bracket["inside"].removeprefix("单位:") if bracket else _counted(bare),
        year=int(years[-1]) if years else None,
        back=int(back),
        goal=goal is not None and bool(bare),
        change=change is not None and bool(bare),
        falls=change is not None and change["down"] is not None,
        relative=change is not None and _RELATIVE.search(bare) is not None and _ABSOLUTE.search(bare) is None,
    )


def _counted(bare: str) -> str:
    return next((unit for ending, unit in _UNITS.items() if bare.endswith(ending)), "")


__all__ = ["Head", "read_head"]
