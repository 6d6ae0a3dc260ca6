"""Numbers as they are written, Arabic and Chinese, read exactly: digits and a power of ten, never a float on the way."""

import re
from functools import lru_cache

from kb.facts.values import Value

DIGITS = {"〇": 0, "零": 0, "一": 1, "二": 2, "两": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9}
MAGNITUDES = {"十": 1, "百": 2, "千": 3, "万": 4, "亿": 8}
"""Chinese powers of ten by their exponent."""

_PARTS = re.compile(r"([0-9][0-9,]*)(?:\.([0-9]+))?\s?([百千万亿余多来]*)")
_SMALL = {"十": 10, "百": 100, "千": 1000}

Exact = tuple[int, int]
"""A number as digits times a power of ten: 133.8万 is (1338, 3)."""


def arabic(text: str) -> Exact:
    """A number in Arabic digits with the Chinese magnitudes behind it: 1,500 · 133.8万 · 3千亿 · 500多万."""
    match = _PARTS.fullmatch(text.strip())
    if match is None:
        raise ValueError(text)
    whole, decimals, magnitude = match.groups(default="")
    power = sum(MAGNITUDES.get(sign, 0) for sign in magnitude)
    return int(whole.replace(",", "") + decimals), power - len(decimals)


def chinese(text: str) -> Exact:
    """A number in Chinese numerals: 三十五 · 一百零八 · 二〇二三 · 两千三百万; what follows 点 are decimals."""
    whole, _point, decimals = text.partition("点")
    value = _chinese_whole(whole)
    for sign in decimals:
        value = value * 10 + DIGITS[sign]
    return value, -len(decimals)


def _chinese_whole(text: str) -> int:
    if not any(sign in MAGNITUDES for sign in text):
        return int("".join(str(DIGITS[sign]) for sign in text) or "0")
    above, mark, rest = text.rpartition("亿")
    if mark:
        return (_chinese_whole(above) or 1) * 10**8 + _chinese_whole(rest)
    above, mark, rest = text.rpartition("万")
    if mark:
        return (_chinese_whole(above) or 1) * 10**4 + _chinese_whole(rest)
    total = digit = 0
    for sign in text:
        if sign in DIGITS:
            digit = DIGITS[sign]
        else:
            total += (digit or 1) * _SMALL[sign]
            digit = 0
    return total + digit


def number(exact: Exact, power: int = 0) -> float:
    """The value, rounded once: an int where it is whole."""
    digits, exponent = exact[0], exact[1] + power
    if exponent >= 0:
        return int(digits * 10**exponent)
    value = digits / 10**-exponent
    return int(value) if value.is_integer() else value


@lru_cache(1 << 15)
def read(text: str, power: int = 0) -> Value:
    """The value of a number as written, times ten to ``power``."""
    exact = arabic(text) if text[0].isdecimal() else chinese(text.rstrip("余多来"))
    value = number(exact, power)
    return Value(value, value, number((1, _last_place(text, exact)), power))


def _last_place(text: str, exact: Exact) -> int:
    """The power of ten of the last digit written: of 一百二十 it is one, of 三千 it is three."""
    if text[0].isdecimal():
        return exact[1]
    if "点" in text:
        return exact[1]
    digits = text.rstrip("余多来")
    return sum(MAGNITUDES[sign] for sign in digits[len(digits.rstrip("十百千万亿")) :])


__all__ = ["DIGITS", "MAGNITUDES", "Exact", "arabic", "chinese", "number", "read"]
