"""The statement of a later report that speaks of a commitment, if any does."""

import math
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from kb.facts.commitments import Commitment
from kb.facts.values import Quantity, moved
from kb.followup.statements import Statement
from kb.followup.subjects import Subject, is_strong, subject_of
from kb.model import Report, Span
from kb.text import fold

OWN, BEFORE, AROUND = 1.0, 0.6, 0.35
"""What a sign counts for in the clause itself, in the sentence before it, in the headings above it."""
CONTEXT = 0.3
"""What it is worth that the sentence before and the heading above the commitment are met as well."""
UNIT = 0.12
"""What a number of the same unit is worth."""
NUMBERLESS = 0.35
"""What the lack of a number costs where one was promised."""
LEAST = 0.3
"""The share of what the commitment is about that a statement has to name to speak of it."""


LEAST_TOGETHER = 0.6
"""What that share, the share of what the statement is about, and half of what is around have to come to."""
ALONE, FAR = 0.15, 0.3
"""Where one sign alone is shared: how much of the statement it has to be, or how much of what is around has to be met."""
FAR_WORDS = 0.2
"""… and how much of it where no number was promised: then nothing else speaks for the same matter."""
LEAST_WORDS = 1.0
"""What both have to share where no number was promised: words alone are loose."""
HEADED, BY_HEADING = 0.6, 0.2
"""… or the share that is named with the sentence and the headings, and how much of it these name."""
CLOSE, CLOSE_BACK = 0.6, 0.8
"""The shares, of what the commitment or of what the statement is about, from which both speak of the same thing beyond doubt."""


@dataclass(frozen=True, slots=True)
class Match:
    """A statement that speaks of a commitment; ``close`` where both are about the same beyond doubt, ``together`` is how much they share."""

    score: float
    statement: Statement
    close: bool
    together: float


@dataclass(frozen=True, slots=True)
class Promise:
    """A commitment as it is looked for: folded, with the places of its numbers in it, what it is about, and what stands around it."""

    text: str
    quantities: tuple[Quantity, ...]
    about: Subject
    around: Subject


def promise_of(report: Report, commitment: Commitment) -> Promise:
    """A commitment of a report with its subjects."""
    text = report.text[commitment.start : commitment.end]
    counted = tuple(moved(one, -commitment.start) for one in commitment.quantities)
    about = subject_of(text, [Span(one.start, one.end) for one in counted])
    action = commitment.action
    if action:
        doing = Span(action.start - commitment.start, min(action.end, action.start + 2) - commitment.start)
        about = subject_of(text, [*(Span(one.start, one.end) for one in counted), doing]) or about
    return Promise(fold(text), counted, about, subject_of(_around(report, commitment)) - about)


def _around(report: Report, commitment: Commitment) -> str:
    """The headings above a commitment and its sentence up to it."""
    passage = next(one for one in report.passages if one.start <= commitment.start < one.end)
    before = report.text[passage.start : commitment.start]
    sentence = before[max(before.rfind(mark) for mark in "。；;\n") + 1 :]
    headings = [one.heading for one in report.outline if one.level > 1 and one.start <= commitment.start < one.end]
    return "。".join([*passage.path[1:], *headings, sentence])


class Finder:
    """The statements of a later report, weighed by how rare what they are about is."""

    def __init__(self, found: Sequence[Statement]) -> None:
        self._found = found
        self._counts = Counter(sign for one in found for sign in one.about)

    def _weight(self, sign: str) -> float:
        return math.log(1 + (len(self._found) + 20) / (1 + self._counts[sign]))

    def ranked(self, promise: Promise) -> list[Match]:
        """The statements that speak of a commitment by how well they do, the best first."""
        found = [match for one in self._found if promise.about & one.about and (match := self._match(promise, one))]
        return sorted(found, key=lambda match: (-match.score, match.statement.start))

    def _match(self, promise: Promise, one: Statement) -> Match | None:
        own = promise.about & one.about
        share = self._shared(promise.about, one) / self._sum(promise.about)
        back = self._sum(own) / self._sum(one.about)
        around = self._shared(promise.around, one) / self._sum(promise.around) if promise.around else 0.0
        near = around >= FAR if promise.quantities else around >= FAR_WORDS
        alone = not is_strong(own) and not near and (back < ALONE or not promise.quantities)
        together = share + back + around / 2
        if share < LEAST or together < LEAST_TOGETHER or alone:
            return None
        if not promise.quantities and together < LEAST_WORDS and not self._headed(promise.about, one):
            return None
        score = share + CONTEXT * around + self._numbers(promise, one)
        return Match(score, one, share >= CLOSE or back >= CLOSE_BACK, together)

    def _headed(self, about: Subject, one: Statement) -> bool:
        """Whether the headings and the sentence before say the rest of what a commitment is about."""
        whole = self._sum(about)
        named = self._sum(about & (one.about | one.before | one.around)) / whole
        return named >= HEADED and named - self._sum(about & one.about) / whole >= BY_HEADING

    def _sum(self, signs: Subject) -> float:
        return sum(map(self._weight, signs))

    def _shared(self, signs: Subject, one: Statement) -> float:
        found = 0.0
        for sign in signs:
            worth = (
                OWN if sign in one.about else BEFORE if sign in one.before else AROUND if sign in one.around else 0.0
            )
            found += worth * self._weight(sign) if worth else 0.0
        return found

    def _numbers(self, promise: Promise, one: Statement) -> float:
        units = {quantity.unit for quantity in promise.quantities}
        if not units:
            return 0.0
        if not one.quantities:
            return -NUMBERLESS
        return UNIT if units & {quantity.unit for quantity in one.quantities} else 0.0


__all__ = ["LEAST", "Finder", "Match", "Promise", "promise_of"]
