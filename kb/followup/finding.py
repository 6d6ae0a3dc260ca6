"""The statement of a later report that speaks of a commitment, if any does."""

import math
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kb.facts.commitments import Commitment
from kb.facts.values import Quantity, moved
from kb.followup.items import NOTHING, Matter, matter_of
from kb.followup.statements import Statement
from kb.followup.subjects import Subject, is_strong, subject_of
from kb.followup.words import GENERIC, MEASURED, PROGRAMME, PROGRAMMES, YEARLY
from kb.model import Report, Role, Span
from kb.text import fold

_FOR_WHOM = re.compile("(?:^|力争|确保|争取|全年|共)[为给][^,]{2,12}$")
OWN, BEFORE, AROUND = 1.0, 0.6, 0.35
"""What a sign counts for in the clause itself, in the sentence before it, in the headings above it."""
CONTEXT = 0.3
"""What it is worth that the sentence before and the heading above the commitment are met as well."""
UNIT = 0.12
"""What a number of the same unit is worth."""
NUMBERLESS = 0.35
"""What the lack of a number costs where one was promised."""
OF_YEARS = 0.2
"""What it costs that a statement gives the mean of several years (年均)."""
LEAST = 0.3
"""The share of what the commitment is about that a statement has to name to speak of it."""


LEAST_TOGETHER = 0.6
"""What that share, the share of what the statement is about, and half of what is around have to come to."""
ALONE, FAR = 0.15, 0.3
"""Where one sign alone is shared: how much of the statement it has to be, or how much of what is around has to be met."""
FAR_WORDS = 0.2
"""… and how much of it where no number was promised: then nothing else speaks for the same matter."""
COMMON = 4
"""Statements that share a sign from which it alone, with nothing around it, says nothing."""
LEAST_WORDS = 1.0
"""What both have to share where no number was promised: words alone are loose."""
HEADED, BY_HEADING = 0.6, 0.2
"""… or the share that is named with the sentence and the headings, and how much of it these name."""
COVERED, COVERED_HEADED = 0.6, 0.7
"""The share of a commitment, or of one item of the list that it is, that the statement itself has to name; or the statement with the headings above it …"""
COVERED_NAMED = 0.4
"""… or this much, where a name in quotation marks is the same …"""
COVERED_WELL = 0.75
"""… and the share from which it is spoken of, however much else the statement names, and though the programme that was promised is not named."""
COUNTED, COUNTED_BACK = 0.42, 0.6
"""… or, where a number was promised, with the sentence before and the headings; or the share of the statement that the commitment names."""
CLOSE, CLOSE_BACK = 0.6, 0.8
"""The shares, of what the commitment or of what the statement is about, from which both speak of the same thing beyond doubt."""


@dataclass(frozen=True, slots=True)
class Match:
    """A statement that speaks of a commitment.

    ``close`` where both are about the same beyond doubt, ``together`` is how much they share, ``strong`` where more than one
    sign is, or a rare one, and the statement names what was promised.
    """

    score: float
    statement: Statement
    close: bool
    together: float
    strong: bool


@dataclass(frozen=True, slots=True)
class Promise:
    """A commitment as it is looked for: folded, with the places of its numbers in it, what it is about, and what stands around it."""

    text: str
    quantities: tuple[Quantity, ...]
    about: Subject
    around: Subject
    matter: Matter = NOTHING


def promise_of(report: Report, commitment: Commitment) -> Promise:
    """A commitment of a report with its subjects."""
    text = report.text[commitment.start : commitment.end]
    counted = tuple(moved(one, -commitment.start) for one in commitment.quantities)
    numbers = [Span(one.start, one.end) for one in counted]
    left_out = [*numbers, *_doing(text, commitment)]
    if not subject_of(text, left_out):
        left_out = numbers
    about = subject_of(text, left_out)
    around = subject_of(_around(report, commitment)) - about
    return Promise(fold(text), counted, about, around, matter_of(text, left_out))


def _doing(text: str, commitment: Commitment) -> Iterator[Span]:
    """The places of the verb that governs, and of the words before it that say for whom."""
    if commitment.action is None:
        return
    start = commitment.action.start - commitment.start
    yield Span(start, min(commitment.action.end - commitment.start, start + 2))
    served = _FOR_WHOM.search(text[:start])
    if served:
        yield Span(*served.span())


def _around(report: Report, commitment: Commitment) -> str:
    """The headings above a commitment and its sentence up to it."""
    passage = next(one for one in report.passages if one.start <= commitment.start < one.end)
    before = report.text[passage.start : commitment.start]
    sentence = before[max(before.rfind(mark) for mark in "。；;\n") + 1 :]
    headings = [one.heading for one in report.outline if one.level > 1 and one.start <= commitment.start < one.end]
    return "。".join([*passage.path[1:], *headings, sentence])


def _is_measure(signs: Subject) -> bool:
    """Whether signs only name a measure, or what many things are called: 投资, 项目."""
    return all(MEASURED.search(sign) or GENERIC.fullmatch(sign) for sign in signs)


@dataclass(frozen=True, slots=True)
class _Shares:
    """How much a commitment and a statement have in common: of the commitment with what stands around the statement, of the statement, of what stands around the commitment."""

    own: Subject
    share: float
    back: float
    around: float

    @property
    def together(self) -> float:
        return self.share + self.back + self.around / 2

    @property
    def counted(self) -> bool:
        """Whether it is enough where a number speaks for the same matter as well."""
        return self.share >= COUNTED or self.back >= COUNTED_BACK


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
        shares = self._shares(promise, one)
        if shares.share < LEAST or shares.together < LEAST_TOGETHER or self._is_alone(promise, shares):
            return None
        loosely = not promise.quantities and shares.together < LEAST_WORDS and not self._headed(promise.about, one)
        covers = self._covers(promise, one, well=loosely)
        if not (covers or (promise.quantities and shares.counted)) or not self._has_its_names(promise, one):
            return None
        strong = is_strong(shares.own) or self._is_seldom(shares.own)
        return Match(
            shares.share + CONTEXT * shares.around + self._numbers(promise, one),
            one,
            close=shares.share >= CLOSE or shares.back >= CLOSE_BACK,
            together=shares.together,
            strong=strong and (covers or shares.back >= COUNTED_BACK),
        )

    def _shares(self, promise: Promise, one: Statement) -> "_Shares":
        own = promise.about & one.about
        return _Shares(
            own,
            share=self._shared(promise.about, one) / self._sum(promise.about),
            back=self._sum(own) / self._sum(one.about),
            around=self._shared(promise.around, one) / self._sum(promise.around) if promise.around else 0.0,
        )

    def _is_alone(self, promise: Promise, shares: "_Shares") -> bool:
        """Whether what is shared is too little by itself, and nothing around it is met."""
        own = shares.own
        if not promise.quantities:
            return not is_strong(own) and shares.around < FAR_WORDS
        told = self._is_seldom(own) or (shares.back >= CLOSE_BACK and not _is_measure(own))
        rare = shares.back >= ALONE and told
        return (not is_strong(own) or _is_measure(own)) and shares.around < FAR and not rare

    def _is_seldom(self, signs: Subject) -> bool:
        return all(self._counts[sign] < COMMON for sign in signs)

    def _has_its_names(self, promise: Promise, one: Statement) -> bool:
        """Whether a statement holds the names that are all of a commitment, or nearly all of its words."""
        matter = promise.matter
        if not promise.quantities and not matter.can_be(one.text):
            return False
        return not matter.is_named or matter.named(one.text) or self._covers(promise, one, well=True)

    def _covers(self, promise: Promise, one: Statement, *, well: bool = False) -> bool:
        """Whether the statement itself names what is promised, or an item of the list that it is, and not only what it belongs to."""
        matter = promise.matter
        own = matter.covered(one.about, self._weight, items=not well and one.role is not Role.PROBLEMS)
        if own >= COVERED_WELL and matter.linked(one.about):
            return True
        programme = PROGRAMME.search(promise.text) and not PROGRAMMES.search(one.text)
        if well or programme or one.role is Role.PROBLEMS:
            return False
        if own >= (COVERED_NAMED if matter.named(one.text) else COVERED) and matter.linked(one.about):
            return True
        return matter.covered(one.about | one.around, self._weight, items=False) >= COVERED_HEADED

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
        mean = OF_YEARS if YEARLY.search(one.text) and not YEARLY.search(promise.text) else 0.0
        if not one.quantities:
            return -NUMBERLESS
        return UNIT - mean if units & {quantity.unit for quantity in one.quantities} else -mean


__all__ = ["LEAST", "Finder", "Match", "Promise", "promise_of"]
