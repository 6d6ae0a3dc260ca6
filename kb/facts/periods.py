"""Periods of a year: months, quarters, halves, the months so far (1—9月), the year; of the words that name them, and of a report."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from kb.model import ReportInfo
from kb.text import fold


class Grain(StrEnum):
    """How long a period is; SO_FAR are the months from January on that make no quarter, half or year."""

    YEAR = "year"
    HALF = "half"
    QUARTER = "quarter"
    MONTH = "month"
    SO_FAR = "months so far"
    OTHER = "other"


@dataclass(frozen=True, slots=True, order=True)
class Period:
    """From the first to the last month of a year, both counted from 1."""

    year: int
    first: int = 1
    last: int = 12

    @property
    def months(self) -> int:
        """How many months it has."""
        return self.last - self.first + 1

    @property
    def is_whole_year(self) -> bool:
        """Whether it is the year itself."""
        return self.months == 12

    @property
    def grain(self) -> Grain:
        """How long it is; the first three months are a quarter, the first six a half."""
        if self.months in _GRAINS and not (self.first - 1) % self.months:
            return _GRAINS[self.months]
        return Grain.SO_FAR if self.first == 1 else Grain.OTHER


_GRAINS = {12: Grain.YEAR, 6: Grain.HALF, 3: Grain.QUARTER, 1: Grain.MONTH}
_HAN = {name: number for number, name in enumerate([*"一二三四五六七八九十", "十一", "十二"], 1)}
MONTH = "1[0-2]|0?[1-9]|十[一二]?|[一二三四五六七八九]"
"""A month as a pattern: in figures or in Chinese numerals."""
_YEAR = re.compile("(?<![0-9])(20[0-9]{2})(?:年度?|(?=[0-9]{2}(?![0-9])))")
_PAST = re.compile("去年|上年|同期|上月|上季度|十[一二三四五]五|以来$|近[0-9一二三四五两]年")
_HELD_ON = re.compile(
    f"[(]20[0-9]{{2}}年(?:{MONTH})月[^()]{{0,4}}[)]|(?:——|--).*|20[0-9]{{2}}年(?:{MONTH})月(?:[0-9]{{1,2}}日)?(?=在|于)"
)
"""When and where a report was given, behind or in its title: no period that it is of."""
Months = tuple[int, int]


def month_number(written: str) -> int:
    """The number of a month, or of a quarter, as it is written."""
    return _HAN[written] if written in _HAN else int(written)


def _quarter(match: re.Match[str]) -> Months:
    last = 3 * month_number(match[1])
    return last - 2, last


NAMES: Mapping[str, tuple[re.Pattern[str], Callable[[re.Match[str]], Months]]] = {
    "months": (re.compile(f"({MONTH})月?(?:份)?(?:-|—|–|－|~|至|到){{1,2}}(?:20[0-9]{{2}}年)?({MONTH})月"), lambda found: (month_number(found[1]), month_number(found[2]))),
    "three quarters": (re.compile("前三季度|[一1](?:-|—|至|到)[三3]季度"), lambda _found: (1, 9)),
    "quarter": (re.compile("第?([一二三四1-4])季度"), _quarter),
    "first half": (re.compile("上半年|半年度"), lambda _found: (1, 6)),
    "second half": (re.compile("下半年"), lambda _found: (7, 12)),
    "until": (re.compile(f"截[至止](?:到|目前)?(?:20[0-9]{{2}}年|今年)?({MONTH})月"), lambda found: (1, month_number(found[1]))),
    "year": (re.compile("全年|年度"), lambda _found: (1, 12)),
    "month": (re.compile(f"(?<![0-9一二三四五六七八九十])({MONTH})月(?:份|(?!底|末|初|前|[0-9一二三四五六七八九十]))"), lambda found: (month_number(found[1]),) * 2),
}  # fmt: skip
"""How periods are named, the fullest first."""


def months_in(words: str) -> Months | None:
    """The months that words name; None where they name none, or only a time before (去年同期)."""
    folded = fold(words)
    if _PAST.search(folded):
        return None
    for pattern, months in NAMES.values():
        if match := pattern.search(folded):
            first, last = months(match)
            return (first, last) if first <= last else None
    return None


def year_in(words: str) -> int | None:
    """The year that words name, the last of several."""
    years = _YEAR.findall(fold(words))
    return int(years[-1]) if years else None


def period_of(info: ReportInfo, year: int | None = None) -> Period | None:
    """The period a report is of, by its title, else as it was inferred; the whole year where neither says. None where its year is not known."""
    title = _HELD_ON.sub("", fold(info.title.value or ""))
    own = next((one for one in (year, info.year.value, year_in(title)) if one is not None), None)
    if own is None:
        return None
    months = months_in(title) or months_in(info.period.value or "")
    return Period(own, *months) if months else Period(own)


__all__ = ["MONTH", "NAMES", "Grain", "Period", "month_number", "months_in", "period_of", "year_in"]
