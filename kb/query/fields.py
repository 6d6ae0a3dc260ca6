"""The tables of field names, scopes and values, in Chinese and in English. A traditional or capital spelling finds its row too."""

from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cache

from kb.model import Level, Role
from kb.query.nodes import Field, Scope
from kb.text import fold


@dataclass(frozen=True, slots=True)
class Row:
    """A word of the language: the value it stands for, how it is shown in both languages, what else people write."""

    value: str
    chinese: str
    english: str
    others: tuple[str, ...] = ()

    @property
    def names(self) -> tuple[str, ...]:
        """Every spelling, the shown ones first."""
        return (self.chinese, self.english, *self.others)


FIELDS = (
    Row(Field.UNIT, "单位", "unit", ("发文单位", "机构")),
    Row(Field.REGION, "地区", "region", ("区域", "地域")),
    Row(Field.YEAR, "年", "year", ("年份", "年度")),
    Row(Field.LEVEL, "层级", "level", ("级别",)),
    Row(Field.KIND, "文种", "kind", ("类型", "type")),
    Row(Field.ROLE, "节", "in", ("role",)),
    Row(Field.TITLE, "标题", "title", ("题目",)),
    Row(Field.HAS, "有", "has", ("含有",)),
    Row(Field.CITES, "引", "cites", ("引用", "引文")),
    Row(Field.SUBSTANCE, "干货", "substance", ("实度", "concrete")),
)

SCOPES = (
    Row(Scope.SENTENCE, "同句", "sentence"),
    Row(Scope.PASSAGE, "同段", "passage", ("paragraph",)),
    Row(Scope.SECTION, "同节", "section"),
    Row(Scope.REPORT, "同篇", "report", ("document",)),
)

SAVED = (Row("query", "检索式", "query", ("检索", "saved")),)
"""The word before the name of a saved query."""

LEVELS = (
    Row(Level.NATIONAL, "国家", "national", ("中央", "全国", "国家级", "中央级", "国务院", "central", "state")),
    Row(Level.MINISTRY, "部委", "ministry", ("部", "部级", "国家部委", "中央部门", "部门", "department")),
    Row(Level.PROVINCE, "省", "province", ("省级", "自治区", "直辖市", "provincial")),
    Row(Level.CITY, "市", "city", ("市级", "地级市", "地市", "地级", "设区市", "州", "盟", "prefecture", "municipal")),
    Row(Level.COUNTY, "县", "county", ("县级", "区", "区县", "县区", "区级", "县市区", "县级市", "旗", "district")),
    Row(
        Level.TOWNSHIP,
        "乡镇",
        "township",
        ("乡", "镇", "乡级", "镇级", "乡镇级", "街道", "镇街", "town", "subdistrict"),
    ),
)

ROLES = (
    Row(Role.OPENING, "开头", "opening", ("开篇", "导语", "前言", "引言", "introduction")),
    Row(
        Role.REVIEW,
        "做法",
        "review",
        ("回顾", "工作情况", "工作回顾", "主要做法", "主要工作", "举措", "措施", "工作", "measures"),
    ),
    Row(
        Role.RESULTS,
        "成效",
        "results",
        ("成绩", "成果", "成就", "亮点", "主要成效", "工作成效", "result", "achievements"),
    ),
    Row(
        Role.PROBLEMS,
        "问题",
        "problems",
        ("不足", "困难", "差距", "短板", "存在问题", "存在的问题", "problem", "shortcomings"),
    ),
    Row(
        Role.PLAN,
        "下一步",
        "plan",
        (
            "打算",
            "计划",
            "下步",
            "下一步工作",
            "下一步打算",
            "工作打算",
            "工作计划",
            "安排",
            "工作安排",
            "思路",
            "展望",
            "plans",
            "next",
        ),
    ),
    Row(Role.CLOSING, "结尾", "closing", ("结语", "结束语", "conclusion")),
)

KINDS = (
    Row("工作总结", "工作总结", "work summary", ("总结", "小结", "工作小结", "summary")),
    Row("专项行动总结", "专项行动总结", "campaign summary", ("专项总结",)),
    Row("工作计划", "工作计划", "work plan", ("计划", "工作打算", "工作安排", "plan")),
    Row(
        "工作总结及计划",
        "工作总结及计划",
        "summary and plan",
        ("总结及计划", "总结和计划", "总结与计划", "工作总结和工作计划", "工作总结和计划"),
    ),
    Row("工作要点", "工作要点", "work priorities", ("要点", "priorities")),
    Row("工作报告", "工作报告", "work report", ("报告", "report")),
    Row("政府工作报告", "政府工作报告", "government work report", ("government-report", "gwr")),
    Row("党代会报告", "党代会报告", "party congress report", ()),
    Row("政策文件", "政策文件", "policy document", ("政策", "文件", "policy")),
    Row("法规", "法规", "statute", ()),
    Row("条例", "条例", "regulation", ("regulations",)),
    Row("决定", "决定", "decision", ()),
    Row("决议", "决议", "resolution", ()),
    Row("意见", "意见", "opinion", ("opinions",)),
    Row("通知", "通知", "notice", ()),
    Row("公告", "公告", "announcement", ()),
    Row("批复", "批复", "official reply", ("reply",)),
    Row("函", "函", "letter", ()),
    Row("办法", "办法", "measures", ()),
    Row("规定", "规定", "provisions", ()),
    Row("规划", "规划", "planning", ("programme",)),
    Row("方案", "方案", "scheme", ()),
    Row("解读", "解读", "explanation", ()),
    Row("答记者问", "答记者问", "press answers", ()),
    Row("讲话", "讲话", "speech", ()),
)
"""The kinds people ask for by a short or an English name; any other name of a kind is passed on as it was typed."""

CONTENTS = (
    Row("data", "数据", "data", ("数字", "numbers", "figures")),
    Row("mask", "遮蔽", "mask", ("遮挡", "脱敏", "masks", "masked")),
    Row("cite", "引文", "citations", ("引用", "文件", "cites", "documents")),
    Row("promise", "承诺", "commitments", ("承诺事项", "commitment", "promise", "promises")),
)

CHOICES = {Field.LEVEL: LEVELS, Field.ROLE: ROLES, Field.KIND: KINDS, Field.HAS: CONTENTS}
"""The fields whose values come from a table."""

OPEN_CHOICES = frozenset({Field.KIND})
"""The fields that also take values which have no row."""

_CLOSENESS = 0.45
"""Two-character Chinese names with one character wrong reach 0.5; names that share nothing stay far below."""


@cache
def _index(rows: tuple[Row, ...]) -> dict[str, Row]:
    return {fold(name): row for row in rows for name in row.names}


def row_of(name: str, rows: tuple[Row, ...]) -> Row | None:
    """The row that a spelling belongs to."""
    return _index(rows).get(fold(name))


def row_for(value: str, rows: tuple[Row, ...]) -> Row | None:
    """The row of a value."""
    return next((row for row in rows if row.value == value), None)


def nearest(name: str, known: tuple[str, ...], limit: int = 3) -> tuple[str, ...]:
    """The known names most like ``name``, best first; none where none is like it."""
    asked = fold(name[:64])
    scored = [(_likeness(asked, fold(candidate)), -place, candidate) for place, candidate in enumerate(known)]
    return tuple(candidate for score, _, candidate in sorted(scored, reverse=True)[:limit] if score >= _CLOSENESS)


def _likeness(asked: str, candidate: str) -> float:
    if len(asked) > 1 and (asked in candidate or (candidate in asked and 2 * len(candidate) >= len(asked))):
        return 0.75
    return SequenceMatcher(None, asked, candidate, autojunk=False).ratio()


def near_rows(name: str, rows: tuple[Row, ...]) -> tuple[str, ...]:
    """The shown names of the rows whose spellings are most like ``name``, in the script in which it was typed."""
    spellings = tuple(spelling for row in rows for spelling in row.names)
    found = (row_of(spelling, rows) for spelling in nearest(name, spellings))
    return tuple(dict.fromkeys(shown(row, name) for row in found if row))


def shown(row: Row, like: str) -> str:
    """The row's name in the language of ``like``: English for ASCII letters, else Chinese."""
    return row.english if fold(like).isascii() else row.chinese


__all__ = [
    "CHOICES", "CONTENTS", "FIELDS", "KINDS", "LEVELS", "OPEN_CHOICES", "ROLES", "SAVED", "SCOPES", "Row",
    "near_rows", "nearest", "row_for", "row_of", "shown",
]  # fmt: skip
