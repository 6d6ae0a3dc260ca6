"""From a token of the grammar to a number with its unit, or to nothing: a name, an ordinal, a version, a part of a ratio."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from kb.facts.names import is_name
from kb.facts.numerals import DIGITS, arabic, chinese, number, read
from kb.facts.units import Unit, alternatives, by_name
from kb.facts.values import UnitKind, Value
from kb.facts.words import AGES

Match = re.Match[str]


@dataclass(frozen=True, slots=True)
class Number:
    """A token that is a quantity: where it stands, its value (None: masked), its unit; ``unit_name`` may hold a rate (元/吨)."""

    start: int
    end: int
    value: Value | None
    unit: Unit
    unit_name: str
    lone: bool = False
    """No unit follows: it counts what the noun says, or takes the unit of the number behind it."""


PLAIN = Unit(("",), UnitKind.PLAIN)
PERCENT = by_name()["%"]
TIMES = by_name()["倍"]

_AFTER_LEVEL = re.compile(r"(?:达到|达|为|至|超过|突破|到|超|约|[不]?[大小高低]于)$")
_YEARS_SAID = re.compile(r"(?:近|过去|未来|今后|这|前|后|头|最近|往后|近几|此后|之后|经过|用)$")
_MORE = "余多来"
_DAYS = re.compile(r"日(?=内|之内|以内)")
_DAY = Unit(("日",), UnitKind.TIME)


def read_token(folded: str, match: Match) -> Number | None:
    """The number that a token is; None where it only looks like one."""
    read_branch = _BRANCHES.get(match.lastgroup or "")
    found = read_branch(folded, match) if read_branch else None
    return found if found and not is_name(folded, found.start, found.end, found.unit_name) else None


def _number(folded: str, match: Match) -> Number | None:
    unit_text = (match["unit"] or "").strip()
    text = match["low"]
    if not unit_text:
        return _without_unit(folded, match)
    if unit_text == "个" and _POINTS_NEXT.match(folded, match.end()):
        unit_text = "个百分点"
    unit, name, power = _unit(unit_text)
    item = _item(folded, match, unit)
    if item:
        return Number(match.start() + item, match.end(), read(text[item:]), unit, name)
    low = read(_digits(text), power)
    high = _high(match, low, power)
    return Number(match.start(), match.end(), high, unit, name)


_ITEM = re.compile(r"[0-9]{1,2}\.(?=[1-9][0-9]*$)")


def _item(folded: str, match: Match, unit: Unit) -> int:
    """How long the number of an item is that stands glued before a number of what is never cut: 2.18周岁以上的."""
    if folded[match.start() - 1 : match.start()] not in {"", "\n", ":"}:
        return 0
    is_counted = (
        unit.kind is UnitKind.COUNT and len(match["low"]) > 3 and folded[match.end() : match.end() + 1].isalpha()
    )
    if unit.name not in AGES and not is_counted:
        return 0
    item = _ITEM.match(match["low"])
    return item.end() if item else 0


_POINTS_NEXT = re.compile(r"[、和][0-9.]+个百分点")


def _high(match: Match, low: Value, power: int) -> Value:
    """The range from the lower to the upper number; a magnitude behind the upper one alone is both's (3-5万)."""
    if match["high"] is None:
        return low
    high_text = _digits(match["high"])
    upper = read(high_text, power)
    bare = not any(sign in "百千万亿" for sign in match["low"]) and match["lowunit"] is None
    shift = sum({"百": 2, "千": 3, "万": 4, "亿": 8}.get(sign, 0) for sign in high_text) if bare else 0
    lower = read(_digits(match["low"]), power + shift)
    return Value(lower.low, upper.high, upper.step) if lower.low <= upper.high else upper


def _digits(text: str) -> str:
    return text.replace(" ", "").translate(_NO_MORE)


_NO_MORE = dict.fromkeys(map(ord, _MORE))


def _unit(text: str) -> tuple[Unit, str, int]:
    """The unit of a spelling, what it is called with its rate, and the power of ten that brings a value to it."""
    head, slash, rate = text.partition("/")
    unit = by_name()[head.strip()]
    return unit, unit.name + slash + rate, unit.power


def _without_unit(folded: str, match: Match) -> Number | None:
    text = match["low"]
    end = match.start() + len(text.rstrip())
    if match["high"] is not None:
        return None
    value = read(_digits(text))
    if any(sign in "万亿" for sign in text) or _shares_unit(folded, end):
        return Number(match.start(), end, value, PLAIN, "", lone=True)
    if _DAYS.match(folded, end) or (folded.startswith("日", end) and _is_term(folded, match.start(), _DAYS_SAID)):
        return Number(match.start(), end + 1, value, _DAY, "日")
    shared = _ROW.match(folded, end) if "分别" in folded[max(0, match.start() - _DISTRIBUTED) : match.start()] else None
    if shared:
        unit, name, _power = _unit(shared["unit"])
        return Number(match.start(), end, value, unit, name)
    years = _years(folded, match, end, value)
    if years:
        return years
    if "." in text and _AFTER_LEVEL.search(folded, max(0, match.start() - 3), match.start()) and _ends(folded, end):
        return Number(match.start(), end, value, PLAIN, "")
    return None


_DISTRIBUTED = 12
_ROW = re.compile(rf"(?:[、和][0-9.]+)*[、和][0-9.]+(?P<unit>{alternatives()})")
"""Numbers after 分别 of which only the last has its unit: 1、2、3次."""
_NEXT = re.compile(r"[、和](?=[0-9.,]+[万亿千百]*(?P<unit>%|个百分点|百分点|倍|元|亿|万))")


def _shares_unit(folded: str, end: int) -> bool:
    return bool(_NEXT.match(folded, end))


def _ends(folded: str, end: int) -> bool:
    return folded[end : end + 1] in ",。;、)\n:" or folded.startswith(("以上", "以下", "左右", "以内"), end)


def _years(folded: str, match: Match, end: int, value: Value) -> Number | None:
    """A span of years: 连续5年, 3年内; not 近3年, 30年来."""
    if not folded.startswith("年", end) or value.low > 200:
        return None
    if _YEARS_SAID.search(folded, max(0, match.start() - 2), match.start()) or _YEAR_NAMES.match(folded, end):
        return None
    return Number(match.start(), end + 1, value, _YEAR, "年")


_YEAR = Unit(("年",), UnitKind.TIME)
_YEAR_NAMES = re.compile(r"年(?:来|行动|规划|计划|期(?!间)|级|代|攻坚|滚动|提升|倍增|[0-9])")


_TERM_SAID = (
    "满", "不足", "超过", "未逾", "期为", "限为", "期限", "最长", "最短", "最长为", "最短为", "少于", "低于", "多于", "时间", "时间为", "延长", "增加", "缩短", "任期", "有效期", "租期", "工期", "刑期",
    "少于", "不得超过", "至少", "为期", "试用期", "见习期", "服务期", "公示期",
)  # fmt: skip
"""Words before years or a month in Chinese numerals that make them a span that is measured."""
_DAYS_SAID = (*_TERM_SAID, "提前", "公示")
_TERM_BOUND = ("以上", "及以上", "以下", "以内", "之内")
_DAY_BOUND = ("内", *_TERM_BOUND)
_MONTHS = by_name()["个月"]


def _term(folded: str, match: Match) -> Number | None:
    """A span of years, or one of a month: 满一年, 四年以上; not 三年行动."""
    is_day = match["termunit"] == "日"
    said, bounds = (_DAYS_SAID, _DAY_BOUND) if is_day else (_TERM_SAID, _TERM_BOUND)
    if not _is_term(folded, match.start(), said) and not folded.startswith(bounds, match.end()):
        return None
    if match["onetimes"]:
        return Number(match.start(), match.end(), read("一"), TIMES, TIMES.name)
    if match["onemonth"]:
        return Number(match.start(), match.end(), read("一"), _MONTHS, _MONTHS.name)
    low = read(match["termlow"])
    value = Value(low.low, read(match["termhigh"]).high, low.step) if match["termhigh"] else low
    is_vague = _is_vague(match["termlow"]) or value.low > value.high or value.low > _LONGEST_TERM
    unit = _DAY if is_day else _YEAR
    return None if is_vague else Number(match.start(), match.end(), value, unit, unit.name)


def _is_term(folded: str, start: int, said: tuple[str, ...]) -> bool:
    """Whether the words before say that a span of time is measured."""
    return folded.endswith(said, 0, start) and not folded.endswith("日期为", 0, start)


_LONGEST_TERM = 200


def _slash(_folded: str, match: Match) -> Number | None:
    top, bottom = int(match["slashtop"]), int(match["slashbottom"])
    if top >= bottom:
        return None
    value = round(100 * top / bottom, 4)
    return Number(match.start(), match.end(), Value(value, value, 1), PERCENT, "%")


def _han(folded: str, match: Match) -> Number | None:
    unit = by_name()[match["hanunit"]]
    before = folded[match.start() - 1 : match.start()]
    if _HAN_NAMES.match(folded, match.end()) or before in _HAN_GLUED:
        return None
    if before in _SITTING and _SESSION.match(folded, match.end()):
        return None
    value = read(match["hanlow"])
    if match["hanhigh"]:
        value = Value(value.low, read(match["hanhigh"]).high, value.step)
    elif _is_vague(match["hanlow"]):
        return None
    return Number(match.start(), match.end(), value, unit, unit.name)


_HAN_NAMES = re.compile(r"一(?:体|把)|(?<=位)一体|(?<=项)(?:规定|基本原则)")
_SESSION = re.compile(r"(?<=次)(?:会议|全会)")
_SITTING = frozenset("大届会\n")
_HAN_GLUED = frozenset("第一百千万亿十点零〇数几每逐再进统专单唯第万")
_VAGUE = re.compile(r"[二两三四五六七八九]{2,}|[二两三四五六七八九][万亿千百]?[二两三四五六七八九](?=$)")


def _is_vague(text: str) -> bool:
    """Whether two digits beside each other mean about so many: 三五个, 两三次."""
    return len(text) == 2 and text[0] in DIGITS and text[1] in DIGITS


def _lone(_folded: str, match: Match) -> Number | None:
    unit = by_name()[match["loneunit"]]
    return Number(match.start(), match.end(), read("一" + match["magnitude"]), unit, unit.name)


def _masked(_folded: str, match: Match) -> Number | None:
    unit = by_name()[match["maskunit"]]
    text = match["masked"]
    if text[0] in "*＊" and unit.kind is UnitKind.COUNT:
        return None  # stars hide words as well as numbers: **件 is a kind of papers
    return Number(match.start(), match.end(), None, unit, unit.name)


def _percent(_folded: str, match: Match) -> Number | None:
    text = match["hundredths"]
    exact = arabic(text) if text[0].isdecimal() else chinese(text)
    power = {"百": 0, "千": -1, "万": -2}[match["permille"]]
    value = number(exact, power)
    return Number(match.start(), match.end(), Value(value, value, number((1, exact[1]), power)), PERCENT, "%")


def _fraction(_folded: str, match: Match) -> Number | None:
    top, bottom = (read(match[name]).low for name in ("top", "bottom"))
    if not bottom or bottom <= 1:
        return None
    value = round(100 * top / bottom, 4)
    return Number(match.start(), match.end(), Value(value, value, 1), PERCENT, "%")


def _tenths(folded: str, match: Match) -> Number | None:
    if folded[match.start() - 1 : match.start()] in _HAN_GLUED:
        return None
    text = match["tenth"]
    value = 10 * (DIGITS[text] if text in DIGITS else int(text)) + (5 if match["tenthhalf"] else 0)
    return Number(match.start(), match.end(), Value(value, value, 5 if match["tenthhalf"] else 10), PERCENT, "%")


def _half(_folded: str, match: Match) -> Number | None:
    return Number(match.start(), match.end(), Value(50, 50, 10), PERCENT, "%")


def _times(_folded: str, match: Match) -> Number | None:
    value = 2 ** DIGITS[match["doubled"]]
    return Number(match.start(), match.end(), Value(value, value, 1), TIMES, "倍")


_BRANCHES: Mapping[str, Callable[[str, Match], Number | None]] = {
    "number": _number, "term": _term, "slash": _slash, "han": _han, "lone": _lone, "mask": _masked, "percent": _percent, "fraction": _fraction, "tenths": _tenths, "half": _half,
    "times": _times,
}  # fmt: skip

__all__ = ["PERCENT", "PLAIN", "TIMES", "Number", "read_token"]
