"""Which reports follow a report: those of the same unit that look back on what it looks ahead to."""

import re
from collections.abc import Iterable

from kb.model import ReportInfo
from kb.text import fold

_MASKED = re.compile(r"[x*×○〇□■]{1,}|某")
_FIRST_HALF = frozenset({"上半年", "一季度", "第一季度", "前三季度"})
_PLAN = "工作计划"


def planned_year(info: ReportInfo) -> int | None:
    """The year that a report makes promises for: said, else its own of a plan or of half a year, else the next one."""
    if info.plan_year.value is not None or info.year.value is None:
        return info.plan_year.value
    ahead = info.kind.value == _PLAN or info.period.value in _FIRST_HALF or info.review_year.value is None
    return info.year.value if ahead else (info.review_year.value or info.year.value) + 1


def told_year(info: ReportInfo) -> int | None:
    """The year that a report tells of; a plan tells of none."""
    if info.kind.value == _PLAN:
        return None
    return info.review_year.value if info.review_year.value is not None else info.year.value


def successors(info: ReportInfo, infos: Iterable[ReportInfo]) -> tuple[ReportInfo, ...]:
    """The reports of the same unit that tell of the year a report makes promises for, or of later ones, the next one first.

    A report whose unit is not known, or masked (XX市), has none; repeated reports are left out.
    """
    due = planned_year(info)
    if due is None or info.unit.value is None or _MASKED.search(fold(info.unit.value)):
        return ()
    later = [one for one in infos if _follows(one, info, due)]
    return tuple(sorted(later, key=lambda one: (told_year(one) or 0, one.period.value or "", one.file)))


def _follows(one: ReportInfo, info: ReportInfo, due: int) -> bool:
    told = told_year(one)
    if one.id == info.id or one.duplicates_of is not None or one.unit.value != info.unit.value or told is None:
        return False
    same = told == told_year(info) and one.period.value == info.period.value
    return told >= due and not same


__all__ = ["planned_year", "successors", "told_year"]
