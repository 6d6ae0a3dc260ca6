"""What a statement means for a commitment: number beside number, word beside word, and why."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from kb.facts.values import Change, Qualifier, Quantity, UnitKind
from kb.facts.words import AGES
from kb.followup.finding import Match, Promise
from kb.followup.statements import Statement
from kb.followup.subjects import subject_of
from kb.followup.values import Reason, Verdict
from kb.followup.words import (
    ADDED,
    ALL,
    AVERAGE,
    EACH,
    IN_YEARS,
    LESS_IS_BETTER,
    LEVELS,
    MEASURED,
    NEW,
    SMALLER,
    STOCK,
    TOTAL_ONLY,
    UNDONE,
)

NARROWER, NARROWER_SHARE = 4, 0.35
"""Signs that the name of what grew has more, and the share that is less than this of all, where it is of a part only."""
LIKE = 0.34
"""How like two names of what is measured are from which they are one."""
ALIKE = 0.8
"""… beyond doubt."""
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


def judge(promise: Promise, match: Match) -> Judgement | None:
    """What a statement says of a commitment; None where it measures a part of what was promised, or another thing.

    A number that is less is only held against a commitment where both are about the same beyond doubt.
    """
    statement = match.statement
    if _of_another_thing(promise, statement):
        return None
    found = _by_number(promise, statement) if promise.quantities else _by_words(promise, statement)
    if found.verdict is Verdict.FULFILLED or found.reason is Reason.TOTAL:
        if _undone(promise, statement):
            return Judgement(Verdict.PARTLY, Reason.UNDONE, found.promised, found.reached)
        if found.verdict is Verdict.FULFILLED and _late(promise.text, statement.text[: statement.first]):
            return Judgement(Verdict.PARTLY, Reason.LATE, found.promised, found.reached)
    return None if found.reason is Reason.SHORT and not _of_one_name(promise, match, found) else found


def _of_one_name(promise: Promise, match: Match, found: Judgement) -> bool:
    """Whether one of two numbers can be less than the other promised: the clauses are about the same, or the numbers have the same name."""
    goal, reached = found.promised, found.reached
    return match.close or (
        goal is not None and reached is not None and _likeness(promise, goal, match.statement, reached) >= ALIKE
    )


def _of_another_thing(promise: Promise, statement: Statement) -> bool:
    """Whether all that the statement measures is a measure that was not promised, or of a narrower scope than was promised."""
    measured = [words for one in _main(statement) if (words := _indicator(statement.text, one))]
    if not promise.quantities:
        return bool(measured) and all(MEASURED.search(words) and words[-2:] not in promise.text for words in measured)
    goals = [goal for goal in _goals(promise) if goal.change]
    return bool(goals) and bool(measured) and all(_is_narrower(promise, goals, words) for words in measured)


def _is_narrower(promise: Promise, goals: Sequence[Quantity], measured: str) -> bool:
    """Whether a growth is said of much more than was promised: 沿湖园区工业投资 where 工业投资 was."""
    found = subject_of(measured)
    shared = max(len(found & subject_of(_indicator(promise.text, goal))) for goal in goals)
    return len(found) - shared >= NARROWER and shared < len(found) * NARROWER_SHARE


def _indicator(text: str, one: Quantity) -> str:
    """The words that name what a number measures, where they stand in the clause."""
    place = one.indicator
    return text[place.start : place.end] if place and place.start >= 0 else ""


def _by_words(promise: Promise, statement: Statement) -> Judgement:
    if EACH.search(promise.text) and statement.quantities and not EACH.search(statement.text):
        return Judgement(Verdict.OTHER_MEASURE, Reason.AVERAGE, None, statement.quantities[0])
    return Judgement(Verdict.FULFILLED, Reason.DONE)


def _by_number(promise: Promise, statement: Statement) -> Judgement:
    pairs = _pairs(promise, statement, _main(statement)) or _pairs(promise, statement, statement.quantities)
    if not pairs:
        return _without_pair(promise, statement)
    judged = [_compared(promise, statement, *pair) for pair in pairs]
    worst = min(judged, key=lambda one: _ORDER.index(one.verdict))
    return worst if worst.verdict is not Verdict.FULFILLED else judged[0]


Pair = tuple[Quantity, Quantity]
"""What was promised and what was reached."""
_ORDER = (Verdict.OTHER_MEASURE, Verdict.PARTLY, Verdict.FULFILLED)


def _goals(promise: Promise) -> Sequence[Quantity]:
    """The numbers to be reached; ages, and times beside something counted, only say of what."""
    counted = [one for one in promise.quantities if one.unit not in AGES]
    return [one for one in counted if one.kind is not UnitKind.TIME] or counted


def _main(statement: Statement) -> Sequence[Quantity]:
    """The numbers of the clause itself, without those of what only goes on about it."""
    return [one for one in statement.quantities if one.end <= statement.first]


def _pairs(promise: Promise, statement: Statement, reached: Sequence[Quantity]) -> Sequence[Pair]:
    """Numbers that measure in the same way, those with the most common names first; else from the last: what is counted in passing stands before what is counted."""
    alike = [
        (
            _likeness(promise, goal, statement, other),
            not _is_total(statement, other),
            goal.start,
            other.start,
            goal,
            other,
        )
        for goal in _goals(promise)
        for other in reached
        if not goal.masked and not other.masked and _measures_alike(goal, other)
        if _same_measure(_indicator(promise.text, goal), _indicator(statement.text, other))
    ]
    named = [row for row in alike if row[0] >= LIKE] or alike
    pairs: list[Pair] = []
    for *_, goal, other in sorted(named, key=lambda row: row[:4], reverse=True):
        if not any(goal is one or other is two for one, two in pairs):
            pairs.append((goal, other))
    return pairs


def _is_total(statement: Statement, one: Quantity) -> bool:
    """Whether a number only says how many there are by now: 总数达161家."""
    return TOTAL_ONLY.search(_indicator(statement.text, one)) is not None


def _same_level(one: str, other: str) -> bool:
    """Whether two names can be of one level: 国家级 and 省级 are not."""
    first, second = (frozenset(level[0] for level in LEVELS.findall(words)) for words in (one, other))
    return not (first and second) or bool(first & second) or "以上" in one


def _likeness(promise: Promise, goal: Quantity, statement: Statement, other: Quantity) -> float:
    """The share of the name of what is measured that two numbers have in common."""
    one, two = subject_of(_indicator(promise.text, goal)), subject_of(_indicator(statement.text, other))
    return 2 * len(one & two) / (len(one) + len(two)) if one & two else 0.0


def _measures_alike(goal: Quantity, other: Quantity) -> bool:
    return goal.unit == other.unit and (goal.change is None) == (other.change is None)


def _same_measure(one: str, other: str) -> bool:
    """Whether two names can be of one measure: 增加值 and 投资 are not."""
    first, second = MEASURED.search(one), MEASURED.search(other)
    if not _same_level(one, other):
        return False
    return not (first and second) or first[0] in other or second[0] in one


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
    if statement.of_years and _adds_up(goal) and not IN_YEARS.search(promise.text):
        return Judgement(Verdict.OTHER_MEASURE, Reason.TOTAL, goal, reached)
    stock = STOCK.search(before) and ADDED.search(promise.text[: goal.start]) and not NEW.search(before)
    total = TOTAL_ONLY.search(before) and NEW.search(promise.text)
    if (total or stock) and not TOTAL_ONLY.search(promise.text):
        return Judgement(Verdict.OTHER_MEASURE, Reason.TOTAL, goal, reached)
    if AVERAGE.search(before) and EACH.search(promise.text) and goal.change is None:
        return Judgement(Verdict.OTHER_MEASURE, Reason.AVERAGE, goal, reached)
    if _is_reached(promise, goal, reached):
        return Judgement(Verdict.FULFILLED, Reason.REACHED, goal, reached)
    return Judgement(Verdict.PARTLY, Reason.SHORT, goal, reached)


def _adds_up(goal: Quantity) -> bool:
    """Whether what is reached in a year adds up over years."""
    return goal.change is None and goal.kind in (UnitKind.COUNT, UnitKind.MEASURE, UnitKind.MONEY)


def _is_reached(promise: Promise, goal: Quantity, reached: Quantity) -> bool:
    wanted, found = goal.low or 0, reached.high or 0
    if goal.change is not Change.DOWN and _from_above(promise, goal):
        wanted = goal.high or 0
        return (reached.low or 0) <= wanted * (1 + _slack(goal)) + _EXACT
    return found >= wanted * (1 - _slack(goal)) - _EXACT


def _from_above(promise: Promise, goal: Quantity) -> bool:
    """Whether less is better: 控制在35次以内, 降至36微克."""
    if goal.qualifier in (Qualifier.AT_MOST, Qualifier.LESS):
        return True
    near = promise.text[max(goal.start - 10, 0) : goal.start]
    if LESS_IS_BETTER.search(near):
        return True
    if goal.change:
        return False
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
