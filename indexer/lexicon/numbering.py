"""The marks that number headings and list items in Chinese documents: 第一章, 一、, （一）, 1., ①, 一是, 首先 …

``mark_at`` reads the mark at a place (the head of a line), ``inline_marks`` finds the marks inside a paragraph. Both only
read: whether a numbered line is a heading, an item or a number in running text is for the caller to judge.
"""

import re
from collections.abc import Iterator
from enum import StrEnum
from functools import lru_cache
from typing import NamedTuple


class MarkKind(StrEnum):
    """A family of marks; the order of the members is the usual order of nesting, outermost first."""

    PART = "part"  # 第一编 第二部分
    CHAPTER = "chapter"  # 第一章
    SECTION = "section"  # 第一节
    ARTICLE = "article"  # 第一条
    HAN = "han"  # 一、
    HAN_PAREN = "han-paren"  # （一）
    ARABIC = "arabic"  # 1. 1、 1．
    DOTTED = "dotted"  # 1.1 1.1.1
    ARABIC_HALF = "arabic-half"  # 1）
    ARABIC_PAREN = "arabic-paren"  # （1）
    CIRCLED = "circled"  # ①
    ORDINAL = "ordinal"  # 第一，
    ONE_OF_THEM = "one-of-them"  # 其一，
    SEQUENCE = "sequence"  # 首先，
    SERIES = "series"  # 一是 一要


class Mark(NamedTuple):
    """A mark in a text: ``number`` is its normal form without closing punctuation, ``value`` the ordinal it counts.

    ``end`` stands after the closing punctuation and the blanks that follow it. ``closing`` is the punctuation, empty for
    a bare mark such as 一是 or ①. ``value`` is None for 最后, which may close any sequence. (A named tuple is cheaper to make by the
    hundred thousand than a dataclass.)
    """

    kind: MarkKind
    number: str
    value: int | None
    start: int
    end: int
    closing: str


HAN_DIGITS = "一二三四五六七八九十百〇零○"
SENTENCE_CLOSERS = "。；：！？"
_VALUES = {"〇": 0, "零": 0, "○": 0} | {digit: value for value, digit in enumerate("一二三四五六七八九", 1)}
_WORDS = {"首先": 1, "其次": 2, "再次": 3, "再者": 3, "最后": None}
_MISREAD_ONE = "-—ー－"
"""What recognition makes of 一 between brackets."""

_BLANK = r"[ \t\u3000\xa0]{0,4}+"
_HAN = f"[{HAN_DIGITS}]"
_DIGIT = "[0-9０-９]"
_GLYPH = "①-⑳㉑-㉟❶-❿➀-➉⑴-⒇⒈-⒛㈠-㈩㊀-㊉"
_OPEN, _SHUT = r"[（(﹙〔【]", r"[）)﹚〕】]"

_DIVISIONS = {
    "编": MarkKind.PART, "篇": MarkKind.PART, "部分": MarkKind.PART, "章": MarkKind.CHAPTER, "节": MarkKind.SECTION, "条": MarkKind.ARTICLE,
}  # fmt: skip

_NOT_A_DIVISION = rf"[款课街的所中和至到第、]|规定|以[上下]|[（(]第?[{HAN_DIGITS}\d]{{1,3}}[)）]项"
"""What after 第X条 says that another text is cited: 第十条规定的…, 第一条款, 第三节课."""

_FORMS = (
    rf"(?P<division>第{_BLANK}(?:{_HAN}{{1,7}}|{_DIGIT}{{1,4}}){_BLANK}(?P<unit>[编篇章节条]|部分)(?:之{_HAN}{{1,2}})?)(?!{_NOT_A_DIVISION})[ \t\u3000\xa0：:]{{0,4}}+",
    rf"(?P<han>{_HAN}{{1,5}})(?P<han_close>{_BLANK}[、﹑､．.，,：:]|(?:[ \t]{{2}}|\u3000)[ \t\u3000]{{0,4}}+(?=[\u4e00-\u9fff“《])){_BLANK}",
    rf"{_OPEN}{_BLANK}(?P<han_paren>{_HAN}{{1,5}}|[{_MISREAD_ONE}]){_BLANK}{_SHUT}{_BLANK}(?P<paren_close>[、．.，,：:])?{_BLANK}",
    rf"(?P<dotted>{_DIGIT}{{1,2}}(?:[.．]{_DIGIT}{{1,2}}){{1,4}})(?![0-9０-９.．])(?P<dotted_close>[、．.])?{_BLANK}",
    rf"(?P<arabic>{_DIGIT}{{1,3}})(?P<arabic_close>{_BLANK}[、﹑､．.﹒](?!{_BLANK}{_DIGIT})|[ \t\u3000\xa0]++(?=[\u4e00-\u9fff“《])){_BLANK}",
    rf"(?P<half>{_DIGIT}{{1,3}}){_BLANK}{_SHUT}{_BLANK}[、．.]?{_BLANK}",
    rf"{_OPEN}{_BLANK}(?P<arabic_paren>{_DIGIT}{{1,3}}){_BLANK}{_SHUT}{_BLANK}[、．.]?{_BLANK}",
    rf"(?P<glyph>[{_GLYPH}]){_BLANK}[、．.]?{_BLANK}",
    rf"(?P<series>{_HAN}{{1,3}}{_BLANK}(?:是(?![一二][，,])|要(?!素|点|领))){_BLANK}[，,：:]?{_BLANK}",
    rf"(?P<ordinal>第{_HAN}{{1,3}}){_BLANK}(?P<ordinal_close>[，,、：:]){_BLANK}",
    rf"(?P<one_of_them>其{_HAN}){_BLANK}(?P<one_close>[，,、：:]){_BLANK}",
    rf"(?P<sequence>首先|其次|再次|再者|最后){_BLANK}(?P<sequence_close>[，,、：:]){_BLANK}",
)
_AT_HEAD = re.compile("|".join(_FORMS))
_HEAD = re.compile(rf"[{HAN_DIGITS}第其首再最（(﹙〔【0-9０-９{_GLYPH}]")
MARK_HEADS = frozenset(filter(_HEAD.match, map(chr, range(0x10000))))
"""What marks begin with."""

_INLINE = re.compile(
    rf"[{SENTENCE_CLOSERS};:!?”’』」）)][ \t\u3000\xa0]*+(?=[{HAN_DIGITS}第其首再最（(0-9０-９①-⑳㉑-㉟❶-❿➀-➉⑴-⒇⒈-⒛㈠-㈩])"
)
"""What stands before a mark inside a paragraph."""

_GLYPHS = (  # first glyph, last glyph, value of the first, kind, form of the number
    ("①", "⑳", 1, MarkKind.CIRCLED, ""), ("㉑", "㉟", 21, MarkKind.CIRCLED, ""), ("❶", "❿", 1, MarkKind.CIRCLED, ""),
    ("➀", "➉", 1, MarkKind.CIRCLED, ""), ("⑴", "⒇", 1, MarkKind.ARABIC_PAREN, "({})"), ("⒈", "⒛", 1, MarkKind.ARABIC, "{}"),
    ("㈠", "㈩", 1, MarkKind.HAN_PAREN, "({})"), ("㊀", "㊉", 1, MarkKind.CIRCLED, ""),
)  # fmt: skip


@lru_cache(4096)
def han_value(digits: str) -> int | None:
    """The number written in Han digits (十一 → 11, 二〇 → 20, 一百零三 → 103), None where they write none."""
    if not digits or any(digit not in HAN_DIGITS for digit in digits):
        return None
    if "十" not in digits and "百" not in digits:
        return int("".join(str(_VALUES[digit]) for digit in digits))
    total, pending = 0, 0
    for digit in digits:
        if digit in "十百":
            total, pending = total + (pending or 1) * (10 if digit == "十" else 100), 0
        else:
            pending = _VALUES[digit]
    return total + pending


def han_digits(value: int) -> str:
    """The usual Han writing of a number from 1 to 99 (11 → 十一)."""
    tens, ones = divmod(value, 10)
    digits = " 一二三四五六七八九"
    head = "" if tens == 0 else "十" if tens == 1 else digits[tens] + "十"
    return head + (digits[ones] if ones else "")


def mark_at(text: str, start: int = 0) -> Mark | None:
    """The mark that begins at ``start`` of ``text`` (no blanks before it are skipped), None where none does."""
    found = _AT_HEAD.match(text, start) if text[start : start + 1] in MARK_HEADS else None
    return _READERS[found.lastgroup or ""](found) if found else None


def inline_places(text: str) -> Iterator[int]:
    """The places where a mark may begin that follows a closing mark of a sentence or clause."""
    return (place.end() for place in _INLINE.finditer(text))


def inline_marks(text: str, start: int, end: int) -> Iterator[Mark]:
    """The marks inside ``text[start:end]`` that follow a closing mark of a sentence or clause, in order."""
    for place in _INLINE.finditer(text, max(start - 1, 0), end):
        mark = mark_at(text, place.end())
        if mark is not None and mark.end <= end:
            yield mark


def _read_division(found: re.Match[str]) -> Mark:
    division, unit = found.group("division", "unit")
    return _mark(found, _DIVISIONS[unit], *_division_number(division, unit), "")


@lru_cache(4096)
def _division_number(division: str, unit: str) -> tuple[str, int | None]:
    """The normal form of 第十条之一, and what it counts."""
    number = _tight(division)
    return number, _value(number[1:].split(unit, maxsplit=1)[0])


def _read_han(found: re.Match[str]) -> Mark:
    return _mark(found, MarkKind.HAN, found["han"], han_value(found["han"]), found["han_close"].strip())


def _read_han_paren(found: re.Match[str]) -> Mark:
    digits = "一" if found["han_paren"] in _MISREAD_ONE else found["han_paren"]
    return _mark(found, MarkKind.HAN_PAREN, f"({digits})", han_value(digits), found["paren_close"] or "")


def _read_dotted(found: re.Match[str]) -> Mark:
    number = _tight(found["dotted"])
    return _mark(found, MarkKind.DOTTED, number, int(number.rsplit(".", 1)[1]), found["dotted_close"] or "")


def _read_arabic(found: re.Match[str]) -> Mark:
    number = _tight(found["arabic"])
    return _mark(found, MarkKind.ARABIC, number, int(number), found["arabic_close"].strip())


def _read_half(found: re.Match[str]) -> Mark:
    number = _tight(found["half"])
    return _mark(found, MarkKind.ARABIC_HALF, f"{number})", int(number), "")


def _read_arabic_paren(found: re.Match[str]) -> Mark:
    number = _tight(found["arabic_paren"])
    return _mark(found, MarkKind.ARABIC_PAREN, f"({number})", int(number), "")


def _read_glyph(found: re.Match[str]) -> Mark:
    glyph = found["glyph"]
    first, _, base, kind, form = next(row for row in _GLYPHS if row[0] <= glyph <= row[1])
    value = ord(glyph) - ord(first) + base
    number = form.format(han_digits(value) if kind is MarkKind.HAN_PAREN else value) if form else glyph
    return _mark(found, kind, number, value, "")


def _read_series(found: re.Match[str]) -> Mark:
    number = _tight(found["series"])
    return _mark(found, MarkKind.SERIES, number, han_value(number[:-1]), "")


def _read_ordinal(found: re.Match[str]) -> Mark:
    return _mark(found, MarkKind.ORDINAL, found["ordinal"], han_value(found["ordinal"][1:]), found["ordinal_close"])


def _read_one_of_them(found: re.Match[str]) -> Mark:
    number = found["one_of_them"]
    return _mark(found, MarkKind.ONE_OF_THEM, number, han_value(number[1:]), found["one_close"])


def _read_sequence(found: re.Match[str]) -> Mark:
    number = found["sequence"]
    return _mark(found, MarkKind.SEQUENCE, number, _WORDS[number], found["sequence_close"])


_READERS = {
    "division": _read_division, "han_close": _read_han, "han_paren": _read_han_paren, "paren_close": _read_han_paren, "dotted": _read_dotted,
    "dotted_close": _read_dotted, "arabic_close": _read_arabic, "half": _read_half, "arabic_paren": _read_arabic_paren, "glyph": _read_glyph,
    "series": _read_series, "ordinal_close": _read_ordinal, "one_close": _read_one_of_them, "sequence_close": _read_sequence,
}  # fmt: skip
"""By the last group that took part."""


def _mark(found: re.Match[str], kind: MarkKind, number: str, value: int | None, closing: str) -> Mark:
    return Mark(kind, number, value, found.start(), found.end(), closing)


def _tight(number: str) -> str:
    """The number without blanks, full-width digits and points made half-width."""
    return "".join(number.split()).translate(_HALF_WIDTH)


_HALF_WIDTH = {ord("０") + digit: str(digit) for digit in range(10)} | {ord("．"): "."}


def _value(digits: str) -> int | None:
    return int(digits) if digits.isdigit() else han_value(digits)
