"""Which reports follow a report: those of the same unit that look back on what it looks ahead to."""

import re
from collections.abc import Iterable

from kb.facts.periods import months_in
from kb.model import ReportInfo
from kb.text import fold

_MASKED = re.compile(r"[x*×○〇□■]{1,}|某")
MONTHS = 12
_PLAN = "工作计划"
_WHOLE = "全年"
REACH = 1
"""Years after the one that promises were made for in which a report still speaks of them."""
REACH_OF_LONG_PLANS = 5
_LONG_PLANS = frozenset({"规划", "党代会报告"})
"""Kinds that look ahead for several years."""
_TELLING = ("报告", "总结", "述职")
"""How the kinds end whose documents tell what was done; a notice or an opinion of the same unit does not."""


def planned_year(info: ReportInfo) -> int | None:
    """The year that a report makes promises for: said, else its own of a plan or of a part of a year, else the next one."""
    if info.plan_year.value is not None or info.year.value is None:
        return info.plan_year.value
    ahead = info.kind.value == _PLAN or _ends_early(info) or info.review_year.value is None
    return info.year.value if ahead else (info.review_year.value or info.year.value) + 1


def _ends_early(info: ReportInfo) -> bool:
    """Whether a report is of a period after which the year still goes on."""
    months = months_in(info.period.value or "")
    return months is not None and months[1] < MONTHS


def told_year(info: ReportInfo) -> int | None:
    """The year that a report tells of; a plan or a notice tells of none."""
    kinds = [kind for kind in (info.kind.value, *info.kind_parents) if kind]
    if kinds and not any(kind.endswith(_TELLING) for kind in kinds):
        return None
    return info.review_year.value if info.review_year.value is not None else info.year.value


def known_unit(info: ReportInfo) -> str | None:
    """The unit of a report; None where it is not known, or masked (XX市): a masked unit is never another's."""
    unit = info.unit.value
    return None if unit is None or _MASKED.search(fold(unit)) else unit


def successors(info: ReportInfo, infos: Iterable[ReportInfo]) -> tuple[ReportInfo, ...]:
    """The reports of the same unit that tell of the year a report makes promises for, or of the year after: the next year first, in it those that tell of the whole year.

    A report whose unit is not known, or masked (XX市), has none; repeated reports are left out.
    """
    due = planned_year(info)
    if due is None or known_unit(info) is None:
        return ()
    later = [one for one in infos if _follows(one, info, due)]
    return tuple(sorted(later, key=lambda one: (told_year(one) or 0, not _is_whole(one), one.file)))


def _is_whole(info: ReportInfo) -> bool:
    """Whether a report tells of its whole year, or does not say that it tells of a part."""
    return info.period.value in (None, _WHOLE)


def _follows(one: ReportInfo, info: ReportInfo, due: int) -> bool:
    told = told_year(one)
    if one.id == info.id or one.duplicates_of is not None or one.unit.value != info.unit.value or told is None:
        return False
    kinds = {info.kind.value, *info.kind_parents}
    reach = REACH_OF_LONG_PLANS if kinds & _LONG_PLANS else REACH
    same = told == told_year(info) and one.period.value == info.period.value
    return due <= told <= due + reach and not same


__all__ = ["known_unit", "planned_year", "successors", "told_year"]
