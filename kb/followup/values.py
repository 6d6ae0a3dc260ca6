"""What became of a commitment: a verdict with the sentence it rests on and the reason."""

from dataclasses import dataclass
from enum import StrEnum

from kb.facts.commitments import Commitment
from kb.facts.values import Quantity
from kb.model import Span


class Verdict(StrEnum):
    """What the later report says of a commitment (兑现 部分 口径变了 未提)."""

    FULFILLED = "fulfilled"
    PARTLY = "partly"
    OTHER_MEASURE = "other measure"
    NOT_MENTIONED = "not mentioned"


class Reason(StrEnum):
    """Why a verdict was given; the words that a person reads are made from it (``kb.render.commitments``)."""

    REACHED = "reached"
    SHORT = "short"
    LATE = "late"
    DONE = "done"
    ALL_DONE = "all done"
    UNDONE = "undone"
    OTHER_UNIT = "other unit"
    TOTAL = "total for new"
    AVERAGE = "average for each"
    NO_NUMBER = "no number"
    NOTHING = "nothing"


@dataclass(frozen=True, slots=True)
class FollowUp:
    """A commitment and what a later report of the same unit says of it.

    ``report`` is the id of the later report, ``evidence`` the place in its text (None only where nothing is said), ``promised`` and
    ``reached`` the numbers that were compared, ``reached`` with places in the later text.
    """

    commitment: Commitment
    verdict: Verdict
    report: str
    evidence: Span | None
    reason: Reason
    promised: Quantity | None = None
    reached: Quantity | None = None


__all__ = ["FollowUp", "Reason", "Verdict"]
