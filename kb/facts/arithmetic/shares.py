"""Shares and ratios: 18 of 45 is 40 %, 972 sent back of 1,019 handed out is 95 %."""

import re
from collections.abc import Iterator

from kb.facts.arithmetic.sentences import Sentence, is_exact, is_level
from kb.facts.arithmetic.values import Finding, Verdict, claimed, plain, written
from kb.facts.values import Quantity, UnitKind

_SHARE = re.compile(r"占比?(?:总数|全部|总量)?(?:的|为|达到?|约)?\s?$")
_OF_WHOLE = re.compile(r"^[^,，。]{0,8}[中里内][，,]")
_OF_NUMBER = re.compile(r"占[^,，。]{0,10}$")
_STEM = 2
"""So many characters before 率 say what was done: 按期办结率 is the share that was 办结."""
_PLANNED = re.compile(r"目标|力争|确保|要求|计划|达到?以上")


def find_shares(sentence: Sentence) -> Iterator[Finding]:
    """A share directly behind part and whole: 报告45期，其中暗访形成18期，占40%; 27个，占总数45个的60%."""
    for index, share in enumerate(sentence.numbers):
        if share.kind is not UnitKind.SHARE or share.change or index < 2 or not is_exact(share):
            continue
        first, second = sentence.numbers[index - 2 : index]
        leads = sentence.before(index - 1)
        if _SHARE.search(sentence.before(index)) and ("其中" in leads or _OF_WHOLE.match(leads)):
            yield from _checked(sentence, "share", second, first, share)
        elif sentence.before(index).strip() == "的" and _OF_NUMBER.search(leads):
            yield from _checked(sentence, "share", first, second, share)


def find_ratios(sentence: Sentence) -> Iterator[Finding]:
    """A rate whose name says what was done: 发放1019份，回收972份，回收率95%."""
    for index, rate in enumerate(sentence.numbers):
        stem = _stem(sentence, rate)
        if not stem or index < 2 or rate.change or not is_exact(rate):
            continue
        told = sentence.before(index - 1) + sentence.before(index)
        if stem in _without_rate(told, stem) and not _PLANNED.search(sentence.before(index)):
            yield from _given(sentence, index - 1, stem, rate)


def _without_rate(told: str, stem: str) -> str:
    return told.replace(stem + "率", "")


def _given(sentence: Sentence, index: int, stem: str, rate: Quantity) -> Iterator[Finding]:
    """The ratio to what was there to be done: the nearest number before of the same unit, else the one right before."""
    done = sentence.numbers[index]
    same = [
        one
        for one in range(index - 1, -1, -1)
        if sentence.numbers[one].unit == done.unit and is_level(sentence.numbers[one])
    ]
    place = same[0] if same else index - 1
    if stem in sentence.before(place):
        return
    yield from _checked(sentence, "ratio", done, _whole_of(sentence, place), rate)


def _whole_of(sentence: Sentence, place: int) -> Quantity:
    """The whole, where the number found is one of its parts: 24.8万件，其中咨询类15.5万件、求助类6.2万件."""
    among = next((one for one in range(place, 0, -1) if "其中" in sentence.before(one)), 0)
    return sentence.numbers[among - 1] if among else sentence.numbers[place]


def _stem(sentence: Sentence, rate: Quantity) -> str:
    if rate.kind is not UnitKind.SHARE or rate.indicator is None:
        return ""
    name = sentence.text[rate.indicator.start : rate.indicator.end]
    return name[-1 - _STEM : -1] if name.endswith("率") and len(name) > _STEM else ""


def _checked(sentence: Sentence, rule: str, part: Quantity, whole: Quantity, share: Quantity) -> Iterator[Finding]:
    """The claim that one number is such a share of the other, where both are levels of one unit that were meant exactly."""
    if not (is_level(part) and is_level(whole) and is_exact(part) and is_exact(whole)):
        return
    if part.kind is not whole.kind or not whole.low or not part.low or part.low > whole.low:
        return
    can_be = written(part).over(written(whole)).times(100)
    right = can_be.meets(claimed(share))
    if not right and part.unit != whole.unit:
        return  # nothing says that one is of the other
    yield Finding(
        rule=rule,
        verdict=Verdict.OK if right else Verdict.IMPOSSIBLE,
        start=min(part.start, whole.start),
        end=share.end,
        numbers=sentence.span(part, whole, share),
        values={
            "part": sentence.words(part),
            "whole": sentence.words(whole),
            "reckoned": plain(100 * part.low / whole.low),
            "said": sentence.words(share),
        },
    )


__all__ = ["find_ratios", "find_shares"]
