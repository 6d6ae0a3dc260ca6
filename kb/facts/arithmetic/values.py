"""What recomputing a text gives: findings with their verdict, the numbers used and the place."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from kb.facts.values import Quantity
from kb.i18n import _
from kb.model import JsonObject, Span


class Verdict(StrEnum):
    """Whether what a text claims can be so."""

    OK = "ok"
    IMPOSSIBLE = "impossible"
    UNSURE = "unsure"


@dataclass(frozen=True, slots=True)
class Finding:
    """One claim recomputed: ``start`` to ``end`` is the place to show, ``numbers`` are those used, in their order.

    ``values`` holds, as text, what the sentence says and what was reckoned; ``message`` makes the sentence of them.
    """

    rule: str
    verdict: Verdict
    start: int
    end: int
    numbers: tuple[Span, ...]
    values: Mapping[str, str]

    def message(self) -> str:
        """One sentence for a person."""
        kind = self.verdict is Verdict.OK
        row = MESSAGES[self.rule]
        return (row[0] if kind else row[1])().format(**self.values)

    def to_dict(self, text: str) -> JsonObject:
        """The finding as the command prints it."""
        numbers = [{"text": text[span.start : span.end], "start": span.start, "end": span.end} for span in self.numbers]
        shown = {"rule": self.rule, "verdict": self.verdict.value, "message": self.message()}
        return shown | {"text": text[self.start : self.end], "numbers": numbers, "start": self.start, "end": self.end}


Message = Callable[[], str]

MESSAGES: Mapping[str, tuple[Message, Message]] = {
    "share": (
        lambda: _("{part} of {whole} is {reckoned} %: {said} is right."),
        lambda: _("{part} of {whole} is {reckoned} %, not {said}."),
    ),
    "ratio": (
        lambda: _("{part} of {whole} is {reckoned} %: {said} is right."),
        lambda: _("{part} of {whole} is {reckoned} %, not {said}."),
    ),
    "difference": (
        lambda: _("From {first} to {last} is {reckoned}: {said} is right."),
        lambda: _("From {first} to {last} is {reckoned}, not {said}."),
    ),
    "change": (
        lambda: _("From {first} to {last} is {reckoned} %: {said} is right."),
        lambda: _("From {first} to {last} is {reckoned} %, not {said}."),
    ),
    "direction": (
        lambda: _("From {first} to {last} goes as the sentence says."),
        lambda: _("From {first} to {last} does not go the way the sentence says ({said})."),
    ),
    "implied-base": (
        lambda: _("{value} after {said} comes from {reckoned}."),
        lambda: _("No whole number becomes {value} by {said}: it would have been {reckoned}."),
    ),
    "total": (
        lambda: _("{parts} make {reckoned}: {said} is right."),
        lambda: _("{parts} make {reckoned}, not {said}."),
    ),
    "parts": (
        lambda: _("{parts} make {reckoned}, the whole is {said}."),
        lambda: _("{parts} make {reckoned}, more than the whole, {said}."),
    ),
    "part": (
        lambda: _("{part} is a part of {whole}."),
        lambda: _("{part} cannot be a part of {whole}: it is more."),
    ),
    "remainder": (
        lambda: _("{whole} without {part} leaves {reckoned}: {said} is right."),
        lambda: _("{whole} without {part} leaves {reckoned}, not {said}."),
    ),
    "shortfall": (
        lambda: _("From {first} to {last} is {reckoned}: {said} is right."),
        lambda: _("From {first} to {last} is {reckoned}, not {said}."),
    ),
    "average": (
        lambda: _("{whole} over {part} is {reckoned} each: {said} is right."),
        lambda: _("{whole} over {part} is {reckoned} each, not {said}."),
    ),
    "composition": (
        lambda: _("{said} makes 100."),
        lambda: _("{said} makes {reckoned}, not 100."),
    ),
    "counted-heading": (
        lambda: _("{said} announced, {reckoned} follow."),
        lambda: _("{said} announced, but {reckoned} follow."),
    ),
    "missing-item": (
        lambda: _("The numbering is whole."),
        lambda: _("{said} stands after {before}: {reckoned} is missing."),
    ),
    "doubled-item": (
        lambda: _("The numbering is whole."),
        lambda: _("{said} stands twice in one row."),
    ),
}
"""What each rule says, where the claim holds and where it does not; the names are the rules'."""


@dataclass(frozen=True, slots=True)
class Interval:
    """Where a number written with few digits can lie."""

    low: float
    high: float

    def meets(self, other: "Interval") -> bool:
        """Whether one number can lie in both; what floating point adds is forgiven."""
        slack = 1e-9 * max(1.0, abs(self.high), abs(other.high))
        return self.low <= other.high + slack and other.low <= self.high + slack

    def __add__(self, other: "Interval") -> "Interval":
        return Interval(self.low + other.low, self.high + other.high)

    def __sub__(self, other: "Interval") -> "Interval":
        return Interval(self.low - other.high, self.high - other.low)

    def over(self, other: "Interval") -> "Interval":
        """The quotient of two positive numbers."""
        return Interval(self.low / other.high, self.high / other.low)

    def times(self, factor: float) -> "Interval":
        """Every number times a positive factor."""
        return Interval(self.low * factor, self.high * factor)


def written(one: Quantity) -> Interval:
    """Where a number lies that was rounded to the digits written; a count below ten thousand is exact."""
    assert one.low is not None
    assert one.high is not None
    half = 0.0 if one.step == 1 and one.kind.value == "count" else one.step / 2
    return Interval(one.low - half, one.high + half)


def claimed(one: Quantity) -> Interval:
    """Where a number lies that somebody reckoned: rounded, or cut off behind the digits written."""
    assert one.low is not None
    assert one.high is not None
    return Interval(one.low - one.step / 2, one.high + one.step)


def plain(value: float, places: int = 2) -> str:
    """A number as a sentence shows it."""
    shown = f"{value:.{places}f}"
    return shown.rstrip("0").rstrip(".") if "." in shown else shown


__all__ = ["MESSAGES", "Finding", "Interval", "Verdict", "claimed", "plain", "written"]
