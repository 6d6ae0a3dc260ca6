"""What became of the commitments of a report: each looked for in the reports that follow it, and judged."""

from collections.abc import Sequence
from dataclasses import replace

from kb.facts.commitments import Commitment, commitments
from kb.facts.values import moved
from kb.followup.finding import Finder, Match, Promise, promise_of
from kb.followup.judging import Judgement, judge
from kb.followup.statements import Statement, statements
from kb.followup.values import FollowUp, Reason, Verdict
from kb.model import Report

NEAR = 80
"""Characters within which a statement is of the same matter as one that speaks of it more."""
HALF = 0.5
LEAST_OTHERWISE = 0.9
"""What both have to share for a statement that measures otherwise to be of the same matter at all."""
_LOOSE = frozenset({Reason.OTHER_UNIT, Reason.NO_NUMBER})


def follow_up(earlier: Report, later: Sequence[Report]) -> tuple[FollowUp, ...]:
    """For each commitment of a report what the reports after it say of it, in the order of the text.

    ``later`` are reports of the same unit, the next one first. The first that speaks of a commitment decides; a number
    promised for a year is only looked for in the next report, and what only a report after that says to be done was late.
    A commitment that none speaks of is not mentioned in the next.
    """
    finders = [(report, Finder(statements(report))) for report in later]
    return tuple(_followed(promise_of(earlier, one), one, finders) for one in commitments(earlier)) if finders else ()


def _followed(promise: Promise, commitment: Commitment, finders: Sequence[tuple[Report, Finder]]) -> FollowUp:
    looked_at = finders[: 1 if commitment.quantified and not commitment.deadline else None]
    for number, (report, finder) in enumerate(looked_at):
        spoken = _best(promise, finder.ranked(promise))
        if spoken:
            statement, found = spoken
            if number and found.verdict is Verdict.FULFILLED:
                found = replace(found, verdict=Verdict.PARTLY, reason=Reason.LATE)
            return _answer(commitment, report, statement, found)
    return FollowUp(commitment, Verdict.NOT_MENTIONED, finders[0][0].info.id, None, Reason.NOTHING)


def _best(promise: Promise, spoken: Sequence[Match]) -> tuple[Statement, Judgement] | None:
    """The statement that speaks of it most; where that measures otherwise, one beside it that measures in the same way."""
    judged = [(one, found) for one in spoken if (found := judge(promise, one))]
    if not judged:
        return None
    first, found = judged[0]
    if found.reason is Reason.OTHER_UNIT:
        for one, other in judged[1:]:
            near = abs(one.statement.start - first.statement.start) <= NEAR and one.score >= HALF * first.score
            if near and other.verdict is not Verdict.OTHER_MEASURE:
                return one.statement, other
    loose = found.reason in _LOOSE and (first.together < LEAST_OTHERWISE or not first.strong)
    return None if loose else (first.statement, found)


def _answer(commitment: Commitment, report: Report, statement: Statement, found: Judgement) -> FollowUp:
    return FollowUp(
        commitment, found.verdict, report.info.id, statement.span, found.reason,
        found.promised and moved(found.promised, commitment.start), found.reached and moved(found.reached, statement.start),
    )  # fmt: skip


__all__ = ["follow_up"]
