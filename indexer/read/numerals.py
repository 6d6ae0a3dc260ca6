"""Numbers as word processors write them in lists: 一, （二十一）, ③, 甲, IV, b."""

from collections.abc import Callable, Mapping

DIGITS = "〇一二三四五六七八九"
STEMS = "甲乙丙丁戊己庚辛壬癸"
BRANCHES = "子丑寅卯辰巳午未申酉戌亥"
UNITS = ((1000, "千"), (100, "百"), (10, "十"))
ROMANS = (
    (1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"), (9, "IX"),
    (5, "V"), (4, "IV"), (1, "I"),
)  # fmt: skip
CIRCLES = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"
LARGEST = 9_999


def numeral(number: int, form: str) -> str:
    """The number in one of the forms that WordprocessingML names; in figures where the form is not known."""
    if not 0 <= number <= LARGEST:
        return str(number)
    return FORMS.get(form, str)(number)


def chinese(number: int) -> str:
    """二百一十三; 十三 rather than 一十三."""
    if number < 10:
        return DIGITS[number]
    written, zero = "", False
    for unit, name in UNITS:
        digit, number = divmod(number, unit)
        if digit:
            written += ("零" if zero else "") + DIGITS[digit] + name
        zero = bool(written) and not digit
    written += ("零" if zero and number else "") + (DIGITS[number] if number else "")
    return written.removeprefix("一") if written.startswith("一十") else written


def roman(number: int) -> str:
    """XIV."""
    written = ""
    for value, letters in ROMANS:
        count, number = divmod(number, value)
        written += letters * count
    return written


def letters(number: int) -> str:
    """A … Z, AA, BB …, as word processors go on."""
    return "" if number < 1 else chr(ord("A") + (number - 1) % 26) * ((number - 1) // 26 + 1)


def _one_of(row: str) -> Callable[[int], str]:
    return lambda number: row[number - 1] if 1 <= number <= len(row) else str(number)


def _digit_by_digit(number: int) -> str:
    return "".join(DIGITS[int(digit)] for digit in str(number))


FORMS: Mapping[str, Callable[[int], str]] = {
    "none": lambda _number: "",
    "bullet": lambda _number: "",
    "decimalZero": lambda number: f"{number:02d}",
    "decimalFullWidth": lambda number: str(number).translate({ord("0") + digit: 0xFF10 + digit for digit in range(10)}),
    "chineseCounting": chinese,
    "chineseCountingThousand": chinese,
    "taiwaneseCounting": chinese,
    "taiwaneseCountingThousand": chinese,
    "japaneseCounting": chinese,
    "koreanDigital2": chinese,
    "ideographDigital": _digit_by_digit,
    "taiwaneseDigital": _digit_by_digit,
    "ideographTraditional": _one_of(STEMS),
    "ideographZodiac": _one_of(BRANCHES),
    "decimalEnclosedCircle": _one_of(CIRCLES),
    "decimalEnclosedCircleChinese": _one_of(CIRCLES),
    "upperRoman": roman,
    "lowerRoman": lambda number: roman(number).lower(),
    "upperLetter": letters,
    "lowerLetter": lambda number: letters(number).lower(),
}
