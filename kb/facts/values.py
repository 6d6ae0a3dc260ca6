"""What is read out of a text: quantities, each with the words that say what it measures."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import StrEnum

from kb.model import JsonObject, Span


class Qualifier(StrEnum):
    """How a value is bounded by the words around it; NONE where it is plain."""

    NONE = ""
    AT_LEAST = "at least"
    AT_MOST = "at most"
    MORE = "more than"
    LESS = "less than"
    NEARLY = "nearly"
    ABOUT = "about"


class Change(StrEnum):
    """The direction of a value that is the size of a change."""

    UP = "up"
    DOWN = "down"


class UnitKind(StrEnum):
    """What sort of thing a unit is: it decides on which side of the number its noun stands."""

    COUNT = "count"
    MONEY = "money"
    MEASURE = "measure"
    TIME = "time"
    SHARE = "share"
    POINTS = "points"
    TIMES = "times"
    PLAIN = "plain"


@dataclass(frozen=True, slots=True)
class Value:
    """A number as it was written: ``low`` and ``high`` differ in a range, ``step`` is worth one of its last digit."""

    low: float
    high: float
    step: float


@dataclass(frozen=True, slots=True)
class Column:
    """What stands in the head of the column a number is in, or above its table: the words that go on with the name of the row, the year
    (or how many years before the report's own), the unit that the cell itself does not say, and whether it is a goal.
    """

    name: str = ""
    year: int | None = None
    back: int = 0
    unit: str = ""
    goal: bool = False


@dataclass(frozen=True, slots=True)
class Quantity:
    """A quantity of a text; spans are code points of that text.

    ``start`` to ``end`` holds number and unit, not the qualifier. ``low`` and ``high`` are None where the number is masked
    (X.X%). A ``change`` makes the value the size of a change against ``base``; a level that was reached has none.
    """

    start: int
    end: int
    low: float | None
    high: float | None
    step: float
    unit: str
    kind: UnitKind
    qualifier: Qualifier = Qualifier.NONE
    change: Change | None = None
    indicator: Span | None = None
    subject: Span | None = None
    base: Span | None = None
    period: Span | None = None
    column: Column | None = None
    """Only of numbers in tables."""

    @property
    def masked(self) -> bool:
        """Whether the number was blanked before publication."""
        return self.low is None

    def words(self, text: str) -> Mapping[str, str | None]:
        """The words of its spans, cut from the text it was read from."""
        spans = {"indicator": self.indicator, "subject": self.subject, "base": self.base, "period": self.period}
        said = {name: text[span.start : span.end] if span else None for name, span in spans.items()}
        return said | {"indicator": self.measured(text) or None}

    def measured(self, text: str) -> str:
        """What is measured, in a table by row and column; empty where the text does not say."""
        own = text[self.indicator.start : self.indicator.end] if self.indicator else ""
        return own + self.column.name if self.column else own

    def shown(self, text: str) -> str:
        """The number as written, with its unit, also where a table says that elsewhere."""
        return text[self.start : self.end] + (self.column.unit if self.column else "")

    def to_dict(self, text: str) -> JsonObject:
        """The quantity as the command prints it; a range has its two ends as ``value``."""
        value = self.low if self.low == self.high else [self.low, self.high]
        shown = {"text": self.shown(text), **self.words(text), "value": value, "unit": self.unit}
        said = {"qualifier": self.qualifier.value or None, "change": self.change and self.change.value}
        return shown | said | {"masked": self.masked, "start": self.start, "end": self.end}


def moved(one: Quantity, by: int) -> Quantity:
    """A quantity with all its places ``by`` characters further on."""
    places = {name: getattr(one, name) for name in ("indicator", "subject", "base", "period")}
    indicator, subject, base, period = (span and Span(span.start + by, span.end + by) for span in places.values())
    return replace(
        one, start=one.start + by, end=one.end + by, indicator=indicator, subject=subject, base=base, period=period
    )


__all__ = ["Change", "Column", "Qualifier", "Quantity", "UnitKind", "Value", "moved"]
