"""What a statement means for a commitment: number beside number, word beside word, and why."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kb.facts.values import Qualifier, Quantity, UnitKind
from kb.facts.words import AGES
from kb.followup.finding import Match, Promise
from kb.followup.statements import Statement
from kb.followup.values import Reason, Verdict
from kb.followup.words import ALL, AVERAGE, EACH, NEW, SMALLER, TOTAL_ONLY, UNDONE

ABOUT_SHARE = 0.05
"""How much less still is 左右 what was promised."""
_EXACT = 1e-9
_MONTH = re.compile(r"(?:(20[0-9]{2})年)?([0-9]{1,2})月")
_QUARTER = re.compile(r"([一二三四])季度")
_HALF = re.compile(r"上半年|下半年|年底|年内|年末")
_MONTHS = {"一": 3, "二": 6, "三": 9, "四": 12, "上半年": 6, "下半年": 12, "年底": 12, "年内": 12, "年末": 12}


@dataclass(frozen=True, slots=True)
class Judgement:
    """A verdict, the reason, and the numbers it rests on."""

    verdict: Verdict
    reason: Reason
    promised: Quantity | None = None
    reached: Quantity | None = None


def judge(promise: Promise, match: Match) -> Judgement:
    """What a statement says of a commitment. A number that is less is only held against it where both are about the same beyond doubt."""
    statement = match.statement
    found = _by_number(promise, statement) if promise.quantities else _by_words(promise, statement)
    if found.verdict is Verdict.FULFILLED or found.reason is Reason.TOTAL:
        if _undone(promise, statement):
            return Judgement(Verdict.PARTLY, Reason.UNDONE, found.promised, found.reached)
        if found.verdict is Verdict.FULFILLED and _late(promise.text, statement.text[: statement.first]):
            return Judgement(Verdict.PARTLY, Reason.LATE, found.promised, found.reached)
    if found.reason is Reason.SHORT and not match.close:
        return Judgement(Verdict.OTHER_MEASURE, Reason.OTHER_THING, found.promised, found.reached)
    return found


def _by_words(promise: Promise, statement: Statement) -> Judgement:
    if EACH.search(promise.text) and statement.quantities and not EACH.search(statement.text):
        return Judgement(Verdict.OTHER_MEASURE, Reason.AVERAGE, None, statement.quantities[0])
    return Judgement(Verdict.FULFILLED, Reason.DONE)


def _by_number(promise: Promise, statement: Statement) -> Judgement:
    goals = _goals(promise)
    pairs = list(_pairs(goals, _main(statement))) or list(_pairs(goals, statement.quantities))
    if not pairs:
        return _without_pair(promise, statement)
    judged = [_compared(promise, statement, *pair) for pair in pairs]
    worst = min(judged, key=lambda one: _ORDER.index(one.verdict))
    return worst if worst.verdict is not Verdict.FULFILLED else judged[0]


_ORDER = (Verdict.OTHER_MEASURE, Verdict.PARTLY, Verdict.FULFILLED)


def _goals(promise: Promise) -> Sequence[Quantity]:
    """The numbers to be reached; ages, and times beside something counted, only say of what."""
    counted = [one for one in promise.quantities if one.unit not in AGES]
    return [one for one in counted if one.kind is not UnitKind.TIME] or counted


def _main(statement: Statement) -> Sequence[Quantity]:
    """The numbers of the clause itself, without those of what only goes on about it."""
    return [one for one in statement.quantities if one.end <= statement.first]


def _pairs(promised: Sequence[Quantity], reached: Sequence[Quantity]) -> Iterator[tuple[Quantity, Quantity]]:
    """Numbers that measure in the same way, from the last: what is counted in passing stands before what is counted."""
    left = [one for one in reached if not one.masked]
    for goal in reversed([one for one in promised if not one.masked]):
        same = next((one for one in reversed(left) if _measures_alike(goal, one)), None)
        if same is not None:
            left.remove(same)
            yield goal, same


def _measures_alike(goal: Quantity, other: Quantity) -> bool:
    return goal.unit == other.unit and (goal.change is None) == (other.change is None)


def _without_pair(promise: Promise, statement: Statement) -> Judgement:
    if _undone(promise, statement):
        return Judgement(Verdict.PARTLY, Reason.UNDONE, promise.quantities[0])
    if ALL.search(statement.text):
        return Judgement(Verdict.FULFILLED, Reason.ALL_DONE, promise.quantities[0])
    if not statement.quantities:
        return Judgement(Verdict.OTHER_MEASURE, Reason.NO_NUMBER, promise.quantities[0])
    return Judgement(Verdict.OTHER_MEASURE, Reason.OTHER_UNIT, promise.quantities[0], statement.quantities[0])


def _compared(promise: Promise, statement: Statement, goal: Quantity, reached: Quantity) -> Judgement:
    before = statement.text[: reached.start]
    if goal.change is not reached.change:
        return Judgement(Verdict.OTHER_MEASURE, Reason.OTHER_UNIT, goal, reached)
    if TOTAL_ONLY.search(before) and NEW.search(promise.text) and not TOTAL_ONLY.search(promise.text):
        return Judgement(Verdict.OTHER_MEASURE, Reason.TOTAL, goal, reached)
    if AVERAGE.search(before) and EACH.search(promise.text) and goal.change is None:
        return Judgement(Verdict.OTHER_MEASURE, Reason.AVERAGE, goal, reached)
    if _is_reached(promise, goal, reached):
        return Judgement(Verdict.FULFILLED, Reason.REACHED, goal, reached)
    return Judgement(Verdict.PARTLY, Reason.SHORT, goal, reached)


def _is_reached(promise: Promise, goal: Quantity, reached: Quantity) -> bool:
    wanted, found = goal.low or 0, reached.high or 0
    if goal.change is None and _from_above(promise, goal):
        wanted = goal.high or 0
        return (reached.low or 0) <= wanted * (1 + _slack(goal)) + _EXACT
    return found >= wanted * (1 - _slack(goal)) - _EXACT


def _from_above(promise: Promise, goal: Quantity) -> bool:
    """Whether less is better: 控制在35次以内, 降至36微克."""
    if goal.qualifier in (Qualifier.AT_MOST, Qualifier.LESS):
        return True
    near = promise.text[max(goal.start - 10, 0) : goal.start]
    return bool(SMALLER.search(near)) or (goal.kind is UnitKind.TIME and not goal.qualifier)


def _slack(goal: Quantity) -> float:
    return ABOUT_SHARE if goal.qualifier in (Qualifier.ABOUT, Qualifier.NEARLY) else 0.0


def _undone(promise: Promise, statement: Statement) -> bool:
    """Whether the statement says that something is left, in words that are not the commitment's own."""
    return any(match[0] not in promise.text for match in UNDONE.finditer(statement.text))


def _late(promised: str, said: str) -> bool:
    due, done = _month(promised), _month(said)
    return due is not None and done is not None and done > due


def _month(text: str) -> int | None:
    """The month that a text names, of a quarter or a half its last; None where it names none or another year as well."""
    month = _MONTH.search(text)
    if month:
        return int(month[2])
    quarter = _QUARTER.search(text)
    half = _HALF.search(text)
    return _MONTHS[quarter[1]] if quarter else _MONTHS[half[0]] if half else None


__all__ = ["ABOUT_SHARE", "Judgement", "judge"]
