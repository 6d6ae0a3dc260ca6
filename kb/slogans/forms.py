"""The forms of slogans: a table. Text is folded; a slogan stands in quotation marks at least once, or joins figures by plus signs."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

_NUMERAL = "一二三四五六七八九十百千万两双"
_VALUES = {"一": 1, "二": 2, "两": 2, "双": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9, "十": 10}
_HAN = f"(?:(?![{_NUMERAL}])[\\u3400-\\u9fff])"
QUOTED = re.compile('[“‘「]([^“”‘’「」\\n。;!?]{2,18})[”’」]|"([^"\\n。;!?]{2,18})"')
"""What stands in quotation marks, within a sentence."""
PLUS = re.compile(r"(?<![A-Za-z\d+.])\d{1,2}(?:\+[\dNXnx]{1,2}){1,4}(?![A-Za-z\d+.])")


@dataclass(frozen=True, slots=True)
class Form:
    """A named row: the shape of a slogan, and what a slogan of it is worth beside others."""

    name: str
    pattern: re.Pattern[str]
    worth: float


FORMS = (
    Form("plus", re.compile(r"\d{1,3}(?:\+[\dNXnx一-龥]{1,4}){1,5}"), 1.2),
    Form("pairs", re.compile(rf"(?:[{_NUMERAL}]{{1,2}}{_HAN}{{1,3}}[、,]?){{2,5}}"), 1.3),
    Form("counted", re.compile(rf"(?:[{_NUMERAL}]{{1,3}}|\d{{1,3}})[个大项条座张类批种]{_HAN}{{1,6}}"), 1.2),
    Form("numeral", re.compile(rf"[{_NUMERAL}]{_HAN}{{1,5}}|{_HAN}{{1,4}}[{_NUMERAL}]{_HAN}{{1,3}}"), 1.0),
    Form("figures", re.compile(rf"\d{{3,6}}|\d{{1,4}}{_HAN}{{1,6}}"), 0.7),
    Form("parallel", re.compile(rf"{_HAN}{{2,6}}[、,·]{_HAN}{{2,6}}(?:[、,·]{_HAN}{{2,6}}){{0,2}}"), 0.9),
    Form("coinage", re.compile(rf"{_HAN}{{2,8}}"), 0.6),
)
"""The forms, the narrowest first; what fits none is no slogan."""

_NOT_A_SLOGAN = re.compile(
    r"十[一二三四五六七]五|一.|[一二三四五六七八九十]+|以下简称.*|.*(?:如何|怎么|怎样|什么|为何).*|.*[吗呢]|.*(?:有限公司|委员会|办公厅|人民政府|工作组)"
    r"|(?:第[一二三四五六七八九十]+.*)|.*(?:办法|条例|规定|规划|通知|意见|方案|标准)|[一二三四五六七八九十百千万]+[年月日号]"
)
"""Periods of plans, questions, names of organs and of documents."""


def form_of(text: str) -> Form | None:
    """The form of a text that stood in quotation marks; None where it is no slogan."""
    if _NOT_A_SLOGAN.fullmatch(text):
        return None
    return next((form for form in FORMS if form.pattern.fullmatch(text)), None)


def slogans_in(folded: str) -> Iterator[str]:
    """The slogans of a folded text, without quotation marks."""
    for match in QUOTED.finditer(folded):
        text = (match[1] or match[2]).strip()
        if form_of(text):
            yield text
    yield from (match[0] for match in PLUS.finditer(folded))


def counts_of(text: str) -> frozenset[int]:
    """How many members a slogan may stand for, by its numbers: 四不两直 six, 三审三校 three or six, 1+1+X three; empty where it has none."""
    if "+" in text:
        return frozenset({text.count("+") + 1})
    numbers = [_value(numeral) for numeral in re.findall(rf"[{_NUMERAL}]+|\d{{1,2}}", text)]
    known = numbers if max(numbers, default=0) > 1 else []
    return frozenset({sum(known), max(known), len(numbers)} - {1, 0}) if known else frozenset()


def _value(numeral: str) -> int:
    if numeral.isdecimal():
        return int(numeral)
    tens, sign, ones = numeral.partition("十")
    if sign:
        return (_VALUES.get(tens, 1) * 10) + _VALUES.get(ones, 0)
    return _VALUES.get(numeral, 0)


__all__ = ["FORMS", "PLUS", "QUOTED", "Form", "counts_of", "form_of", "slogans_in"]
