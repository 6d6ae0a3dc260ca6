"""Changes: from one level to another by so much; a count after a change comes from a whole number."""

import re
from collections.abc import Iterator
from math import ceil, floor

from kb.facts.arithmetic.sentences import Sentence, is_count, is_exact
from kb.facts.arithmetic.values import Finding, Interval, Verdict, claimed, plain, written
from kb.facts.values import Change, Quantity, UnitKind

_FROM = re.compile(r"(?:由|从|原来?(?:需|有|为)?)[^,，。]{0,12}$")
_TO = re.compile(r"^[^,，。、]{0,12}(?:到|至|为|成)(?:[^,，。、]{0,8}的)?$|^[，,][^,，。]{0,8}后(?:为|是|只需)$")
_OF_THE_SAME = re.compile(
    r"^[，,、（(]?(?:(?:同比|较上年|比上年|共|净|累计|实际)?(?:增|减|提|下|上|压|缩|降|升|扩|多|少|精|节)[^,，。、0-9]{0,6})$"
)
_YEAR_ON_YEAR = re.compile(r"(?:同比|(?:比|较)(?:上年|去年)(?:同期)?)[^,，。0-9]{0,6}$")
_LARGEST = 5_000
"""Above so many things some whole number always fits a percentage with one decimal."""


def find_changes(sentence: Sentence) -> Iterator[Finding]:
    """From A to B, by C: 由31项精简为20项，减少11项; 由96分钟压缩到72分钟，压缩25%."""
    for index in range(len(sentence.numbers) - 1):
        first, last = sentence.numbers[index : index + 2]
        if not _is_way(sentence, index):
            continue
        for by in sentence.numbers[index + 2 : index + 4]:
            place = sentence.numbers.index(by)
            if not _OF_THE_SAME.match(sentence.before(place)):
                break
            yield from _checked(sentence, first, last, by)


def _is_way(sentence: Sentence, index: int) -> bool:
    first, last = sentence.numbers[index : index + 2]
    if first.unit != last.unit or not (is_exact(first) and is_exact(last)):
        return False
    return bool(_FROM.search(sentence.before(index)) and _TO.match(sentence.before(index + 1)))


def _checked(sentence: Sentence, first: Quantity, last: Quantity, by: Quantity) -> Iterator[Finding]:
    if not is_exact(by) or by.change is None or not first.low or last.low is None:
        return
    way = written(last) - written(first) if last.low > first.low else written(first) - written(last)
    rises = last.low > first.low
    values = {"first": sentence.words(first), "last": sentence.words(last), "said": sentence.words(by)}
    if rises != (by.change is Change.UP):
        yield _finding(sentence, "direction", Verdict.IMPOSSIBLE, (first, last, by), values)
    elif by.unit == first.unit or (first.kind is UnitKind.SHARE and by.kind is UnitKind.POINTS):
        verdict = Verdict.OK if way.meets(claimed(by)) else Verdict.IMPOSSIBLE
        reckoned = {"reckoned": plain(abs(last.low - first.low)) + by.unit}
        yield _finding(sentence, "difference", verdict, (first, last, by), values | reckoned)
    elif by.kind is UnitKind.SHARE and first.kind is not UnitKind.SHARE:
        share = way.over(written(first)).times(100)
        verdict = Verdict.OK if share.meets(claimed(by)) else Verdict.IMPOSSIBLE
        reckoned = {"reckoned": plain(100 * abs(last.low - first.low) / first.low)}
        yield _finding(sentence, "change", verdict, (first, last, by), values | reckoned)


def find_bases(sentence: Sentence) -> Iterator[Finding]:
    """What a count was before it changed: 文件55件、同比减少40.9% comes from 93."""
    for index in range(1, len(sentence.numbers)):
        value, by = sentence.numbers[index - 1 : index + 1]
        if (
            by.kind is UnitKind.SHARE
            and by.change
            and is_exact(by)
            and is_count(value)
            and value.change is None
            and _belongs(sentence, index)
        ):
            yield from _base(sentence, value, by)


def _belongs(sentence: Sentence, index: int) -> bool:
    """Whether a change is that of the count right before it, and of nothing else."""
    between = sentence.before(index).strip("，,、 （(")
    if "其中" in sentence.text[sentence.start : sentence.numbers[index].start]:
        return False  # the change may be that of the whole
    return bool(_YEAR_ON_YEAR.fullmatch(between)) and not _FROM.search(sentence.before(index - 1))


def _base(sentence: Sentence, value: Quantity, by: Quantity) -> Iterator[Finding]:
    assert value.low is not None
    share = claimed(by).times(0.01)
    if value.low > _LARGEST or (by.change is Change.DOWN and share.high >= 1):
        return
    kept = (
        Interval(1 + share.low, 1 + share.high) if by.change is Change.UP else Interval(1 - share.high, 1 - share.low)
    )
    bases = Interval(value.low, value.low).over(kept)
    first, last = ceil(bases.low - 1e-9), floor(bases.high + 1e-9)
    low, high = (f"{edge:.1f}" for edge in (bases.low, bases.high))
    reckoned = (str(first) if first == last else f"{first}–{last}") if first <= last else f"{low}–{high}"
    values = {
        "value": sentence.words(value),
        "said": sentence.text[value.end : by.end].strip("，,、 "),
        "reckoned": reckoned,
    }
    verdict = Verdict.OK if first <= last else Verdict.IMPOSSIBLE
    yield _finding(sentence, "implied-base", verdict, (value, by), values)


def _finding(
    sentence: Sentence, rule: str, verdict: Verdict, used: tuple[Quantity, ...], values: dict[str, str]
) -> Finding:
    return Finding(rule, verdict, used[0].start, used[-1].end, sentence.span(*used), values)


__all__ = ["find_bases", "find_changes"]
