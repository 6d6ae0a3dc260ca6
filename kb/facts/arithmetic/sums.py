"""Sums: parts that make a total, parts of a whole, what is left of it."""

import re
from collections.abc import Iterator, Sequence

from kb.facts.arithmetic.sentences import Sentence, is_count, is_exact, is_level
from kb.facts.arithmetic.values import Finding, Interval, Verdict, claimed, plain, written
from kb.facts.values import Quantity

_TOTAL = re.compile(r"^[，,]?(?:两[项者类]|[三四五]项|以上)?(?:共计|合计|总计|共|总共)$")
_ADDED = re.compile(r"[，,、（(](?:加上|连同)[^，,]*$")
_TOGETHER = re.compile(r"^[，,]?(?:累计|总数|共|合计)(?:达到?|为)?$")
_LISTED = re.compile(r"^[、和][^，,。]{0,16}$")
_REST = re.compile(r"(?:其余|剩余|余下)(?:的)?(?:还有)?$")
_AMONG = re.compile(r"其中[：:]?[^，,。]{0,16}$")
_KIND = "类"


def find_totals(sentence: Sentence) -> Iterator[Finding]:
    """建议157件、提案239件，共396件; 新建62个，加上此前的26个，累计88个."""
    numbers = sentence.numbers
    for index in range(2, len(numbers)):
        parts = _parts_before(sentence, index)
        if len(parts) > 1 and all(map(_is_summand, (*parts, numbers[index]))):
            yield from _summed(sentence, parts, numbers[index])


def _parts_before(sentence: Sentence, index: int) -> Sequence[Quantity]:
    """The numbers that a total sums up: those listed right before it."""
    if _TOGETHER.match(sentence.before(index)) and _ADDED.search(sentence.before(index - 1)):
        return sentence.numbers[index - 2 : index]
    if not _TOTAL.match(sentence.before(index)):
        return ()
    first = index - 1
    while first and _LISTED.match(sentence.before(first)):
        first -= 1
    return sentence.numbers[first:index]


def _is_summand(one: Quantity) -> bool:
    return is_level(one) and is_exact(one)


def _summed(sentence: Sentence, parts: Sequence[Quantity], total: Quantity) -> Iterator[Finding]:
    if {one.unit for one in parts} != {total.unit}:
        return
    reckoned = _sum(parts)
    verdict = Verdict.OK if reckoned.meets(claimed(total)) else Verdict.IMPOSSIBLE
    yield _finding(sentence, "total", verdict, (*parts, total), _parts_values(sentence, parts, total))


def find_parts(sentence: Sentence) -> Iterator[Finding]:
    """A whole and its kinds: 文件250件，其中政府文件96件、办公室文件154件. Fewer than the whole is no error: others are not named."""
    numbers = sentence.numbers
    for index in range(1, len(numbers)):
        if not _AMONG.search(sentence.before(index)) or not _is_summand(numbers[index - 1]):
            continue
        last = index + 1
        while last < len(numbers) and _LISTED.match(sentence.before(last)):
            last += 1
        parts = [one for one in numbers[index:last] if _is_summand(one) and one.unit == numbers[index - 1].unit]
        if parts:
            yield from _kinds(sentence, numbers[index - 1], parts)


def _kinds(sentence: Sentence, whole: Quantity, parts: Sequence[Quantity]) -> Iterator[Finding]:
    assert whole.high is not None
    too_big = next((one for one in parts if (one.low or 0) > written(whole).high), None)
    if too_big:
        values = {"part": sentence.words(too_big), "whole": sentence.words(whole)}
        yield _finding(sentence, "part", Verdict.IMPOSSIBLE, (whole, too_big), values)
    elif len(parts) > 1:
        reckoned = _sum(parts)
        more = reckoned.low > written(whole).high + 1e-9
        equal = reckoned.meets(written(whole))
        verdict = (
            Verdict.OK if equal else (Verdict.IMPOSSIBLE if more and _are_kinds(sentence, parts) else Verdict.UNSURE)
        )
        yield _finding(sentence, "parts", verdict, (whole, *parts), _parts_values(sentence, parts, whole))


def _are_kinds(sentence: Sentence, parts: Sequence[Quantity]) -> bool:
    """Whether parts are kinds of one thing, so that nothing is in two of them: each is called 类."""
    return all(sentence.text[one.start - 1] == _KIND for one in parts)


def find_remainders(sentence: Sentence) -> Iterator[Finding]:
    """查摆问题26个，已整改24个，其余2个按计划推进."""
    numbers = sentence.numbers
    for index in range(2, len(numbers)):
        whole, part, rest = numbers[index - 2 : index + 1]
        if not _REST.search(sentence.before(index)) or not (is_count(whole) and is_count(part) and is_count(rest)):
            continue
        if len({whole.unit, part.unit, rest.unit}) > 1 or whole.low is None or part.low is None or index != 2:
            continue
        left = whole.low - part.low
        values = {
            "whole": sentence.words(whole),
            "part": sentence.words(part),
            "reckoned": plain(left),
            "said": sentence.words(rest),
        }
        verdict = Verdict.OK if left == rest.low else Verdict.IMPOSSIBLE
        yield _finding(sentence, "remainder", verdict, (whole, part, rest), values)


def _sum(parts: Sequence[Quantity]) -> Interval:
    total = Interval(0, 0)
    for one in parts:
        total += written(one)
    return total


def _parts_values(sentence: Sentence, parts: Sequence[Quantity], whole: Quantity) -> dict[str, str]:
    reckoned = plain(sum(one.low or 0 for one in parts))
    return {"parts": " + ".join(map(sentence.words, parts)), "reckoned": reckoned, "said": sentence.words(whole)}


def _finding(
    sentence: Sentence, rule: str, verdict: Verdict, used: tuple[Quantity, ...], values: dict[str, str]
) -> Finding:
    start, end = min(one.start for one in used), max(one.end for one in used)
    return Finding(rule, verdict, start, end, sentence.span(*used), values)


__all__ = ["find_parts", "find_remainders", "find_totals"]
