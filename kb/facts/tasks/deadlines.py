"""By when: the words of a deadline → the last day that they allow."""

import re
from calendar import monthrange
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from kb.facts.periods import MONTH, month_number
from kb.facts.tasks.values import Due, Term
from kb.model import Span

_YEAR = "(?P<year>20[0-9]{2}年?|今年|本年度?|当年|明年|次年)?"
_MONTH = f"(?P<month>{MONTH})月"
_RELATIVE = {"今": 0, "本": 0, "当": 0, "明": 1, "次": 1}
_TENTH = {"上": 10, "中": 20}
_PLANS = {"三": 2020, "四": 2025, "五": 2030}


@dataclass(frozen=True, slots=True)
class _Form:
    """A way of writing a day: its pattern, and the month and day it stands for."""

    pattern: re.Pattern[str]
    day: Callable[[re.Match[str], int], date]


def _last(year: int, month: int) -> date:
    return date(year, month, monthrange(year, month)[1])


def _month(match: re.Match[str]) -> int:
    return month_number(match["month"])


def _on_day(match: re.Match[str], year: int) -> date:
    last = _last(year, _month(match))
    return last.replace(day=min(max(int(match["day"]), 1), last.day))


def _in_third(match: re.Match[str], year: int) -> date:
    last = _last(year, _month(match))
    return last.replace(day=_TENTH.get(match["third"] or "上", last.day))


def _quarter(match: re.Match[str], year: int) -> date:
    return _last(year, 3 * month_number(match["quarter"]))


FORMS: Mapping[str, _Form] = {
    "day in figures": _Form(re.compile(r"(?P<year>20[0-9]{2})[-/.](?P<month>1[0-2]|0?[1-9])[-/.](?P<day>[0-3]?[0-9])(?![0-9])"), _on_day),
    "month in figures": _Form(re.compile(r"(?P<year>20[0-9]{2})[-/.](?P<month>1[0-2]|0?[1-9])(?![0-9-/.])"), lambda found, year: _last(year, _month(found))),
    "day": _Form(re.compile(rf"{_YEAR}{_MONTH}(?P<day>[0-3]?[0-9])[日号]"), _on_day),
    "third of a month": _Form(re.compile(rf"{_YEAR}{_MONTH}(?:(?P<third>[上中下])旬|(?P<first>初))"), _in_third),
    "month": _Form(re.compile(_YEAR + _MONTH), lambda found, year: _last(year, _month(found))),
    "quarter": _Form(re.compile(rf"{_YEAR}第?(?P<quarter>[一二三四1-4])季度"), _quarter),
    "half": _Form(re.compile(rf"{_YEAR}(?P<half>[上下])半年"), lambda found, year: _last(year, 6 if found["half"] == "上" else 12)),
    "five years": _Form(re.compile(r"十(?P<plan>[三四五])五[”\"]?(?=规划|时?期|末)"), lambda found, _year: _last(_PLANS[found["plan"]], 12)),
    "year": _Form(re.compile(r"(?P<year>20[0-9]{2}年|今年|本年度?|当年|明年|次年)[底末内]?前?|年[底末内]前?|全年"), lambda _found, year: _last(year, 12)),
}  # fmt: skip
"""How days are written, by the name of the form; the first that is met at a place counts."""

_AT_ONCE = re.compile(
    "立行立改|立改立行|即知即改|立知立改|立查立改|即行即改|边查边改|立即(?:整改|完成|执行)?|马上(?:整改|办)|即时|即改"
)
_STANDING = re.compile("长期|持续|常态化?|长效|贯穿|经常性|日常|每(?:年|月|季)")
_SOME_TIME = re.compile(r"[年月季旬天日]|时限|汛|期")


def due_of(folded: str, place: Span, year: int | None, *, named: bool = False) -> Due | None:
    """What a stretch says of a deadline; ``year`` is meant where none is said (``named``: by what stands above). None where it says nothing of time."""
    words = folded[place.start : place.end]
    days = list(_days(words, year))
    if days:
        day, assumed = max(days)
        return Due(place, Term.DAY, day, assumed and not named)
    for term, pattern in ((Term.AT_ONCE, _AT_ONCE), (Term.STANDING, _STANDING)):
        if pattern.search(words):
            return Due(place, term)
    return Due(place, Term.UNCERTAIN) if _SOME_TIME.search(words) else None


def _days(words: str, year: int | None) -> Iterator[tuple[date, bool]]:
    """The days that are named, in order, and whether the year is assumed; a year once said holds for what follows."""
    said, place = None, 0
    while found := _next(words, place):
        form, match = found
        own = _year_of(match, said or year)
        if own:
            said = own[0] if own[1] else said
            yield form.day(match, own[0]), not own[1] and said is None
        place = match.end()


def _next(words: str, place: int) -> tuple[_Form, re.Match[str]] | None:
    found = [(match.start(), number, form, match) for number, form in enumerate(FORMS.values()) if (match := form.pattern.search(words, place))]  # fmt: skip
    if not found:
        return None
    _start, _number, form, match = min(found, key=lambda one: one[:2])
    return form, match


def _year_of(match: re.Match[str], year: int | None) -> tuple[int, bool] | None:
    """The year a match is of, and whether it says so."""
    groups = match.groupdict()
    if groups.get("plan"):
        return _PLANS[groups["plan"]], True
    written = groups.get("year")
    if written and written[0] == "2":
        return int(written[:4]), True
    if year is None:
        return None
    return year + (_RELATIVE[written[0]] if written else 0), False


__all__ = ["FORMS", "due_of"]
