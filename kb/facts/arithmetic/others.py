"""Smaller claims: what is short of a goal, what it is a day, shares written as 8:40:52."""

import re
from collections.abc import Iterator
from itertools import pairwise

from kb.facts.arithmetic.sentences import Sentence, is_exact, is_level
from kb.facts.arithmetic.values import Finding, Interval, Verdict, claimed, plain, written
from kb.facts.values import Quantity, UnitKind
from kb.model import Span
from kb.text import fold

_GOAL = re.compile(r"距离?(?:了)?$")
_SHORT = re.compile(r"^的?(?:年度|预期|规划|既定)?(?:目标|任务|要求)?(?:还|仍|尚)?(?:差|低|有)$")
_A_DAY = re.compile(r"(?:日均|平均每[天日])[^，,。0-9]{0,4}$")
_COMPOSITION = re.compile(
    r"(?:结构|比例|构成|之?比)[^。，,\n0-9]{0,14}([0-9]{1,2}(?:\.[0-9]+)?(?:[:∶][0-9]{1,2}(?:\.[0-9]+)?){2,5})(?![:∶0-9.])"
)
_NEAR_WHOLE = Interval(80, 120)
"""What lies outside is no list of shares of a whole."""


def find_shortfalls(sentence: Sentence) -> Iterator[Finding]:
    """达到38%，距离40%的目标还差2个百分点."""
    numbers = sentence.numbers
    for index in range(2, len(numbers)):
        goal, short = numbers[index - 1 : index + 1]
        if not _GOAL.search(sentence.before(index - 1)) or not _SHORT.match(sentence.before(index)):
            continue
        levels = [one for one in numbers[: index - 1] if one.unit == goal.unit and one.change is None and is_exact(one)]
        if levels and short.kind in {UnitKind.POINTS, goal.kind} and is_exact(goal) and is_exact(short):
            yield _shortfall(sentence, levels[-1], goal, short)


def _shortfall(sentence: Sentence, level: Quantity, goal: Quantity, short: Quantity) -> Finding:
    assert level.low is not None
    assert goal.low is not None
    verdict = Verdict.OK if (written(goal) - written(level)).meets(claimed(short)) else Verdict.IMPOSSIBLE
    values = {"first": sentence.words(level), "last": sentence.words(goal), "said": sentence.words(short)}
    return _finding(
        sentence, "shortfall", verdict, (level, goal, short), values | {"reckoned": plain(goal.low - level.low)}
    )


def find_averages(sentence: Sentence) -> Iterator[Finding]:
    """连续42天双岗值守，编发快报84期，日均2期."""
    for index in range(2, len(sentence.numbers)):
        days, whole, each = sentence.numbers[index - 2 : index + 1]
        if (
            days.unit == "天"
            and _A_DAY.search(sentence.before(index))
            and whole.unit == each.unit
            and is_level(whole)
            and days.low
            and whole.low is not None
        ):
            if not all(map(is_exact, (days, whole, each))):
                continue
            right = written(whole).over(written(days)).meets(claimed(each))
            values = {"whole": sentence.words(whole), "part": sentence.words(days), "said": sentence.words(each)}
            reckoned = {"reckoned": plain(whole.low / days.low)}
            verdict = Verdict.OK if right else Verdict.IMPOSSIBLE
            yield _finding(sentence, "average", verdict, (days, whole, each), values | reckoned)


def _finding(
    sentence: Sentence, rule: str, verdict: Verdict, used: tuple[Quantity, ...], values: dict[str, str]
) -> Finding:
    return Finding(rule, verdict, used[0].start, used[-1].end, sentence.span(*used), values)


def find_compositions(text: str) -> Iterator[Finding]:
    """三次产业结构比调整为8.1:39.6:52.3."""
    for match in _COMPOSITION.finditer(fold(text)):
        parts = [float(part) for part in re.split("[:∶]", match[1])]
        step = 10.0 ** -max(len(part.partition(".")[2]) for part in re.split("[:∶]", match[1]))
        total = sum(parts)
        if not Interval(total, total).meets(_NEAR_WHOLE):
            continue
        off = step * len(parts) / 2
        verdict = Verdict.OK if Interval(total - off, total + off).meets(Interval(100, 100)) else Verdict.IMPOSSIBLE
        start, end = match.span(1)
        yield Finding(
            "composition",
            verdict,
            start,
            end,
            _parts(start, match[1]),
            {"said": text[start:end], "reckoned": plain(total)},
        )


def _parts(start: int, text: str) -> tuple[Span, ...]:
    cuts = [-1, *(match.start() for match in re.finditer("[:∶]", text)), len(text)]
    return tuple(Span(start + left + 1, start + right) for left, right in pairwise(cuts))


__all__ = ["find_averages", "find_compositions", "find_shortfalls"]
