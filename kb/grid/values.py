"""What a grid holds: one topic, a column a unit or a year, a row a measure, in the cells the clauses with their numbers."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from kb.model import JsonObject, Passage, ReportInfo, Span

_TO = re.compile(r"[到至为]")


class By(StrEnum):
    """What the columns are."""

    UNIT = "unit"
    YEAR = "year"


class Manner(StrEnum):
    """How a text speaks of a measure: as a cap, a floor, a target, a result, or without a number."""

    CAP = "cap"
    FLOOR = "floor"
    TARGET = "target"
    RESULT = "result"
    RULE = "rule"


@dataclass(frozen=True, slots=True)
class Number:
    """A number of a clause: its text, what it measures, and how it is meant. ``span`` is of the passage's text."""

    text: str
    indicator: str
    unit: str
    low: float | None
    high: float | None
    manner: Manner
    change: str | None
    span: Span

    def to_dict(self) -> JsonObject:
        """The number as the command prints it."""
        value = self.low if self.low == self.high else [self.low, self.high]
        shown = {"text": self.text, "indicator": self.indicator or None, "value": value, "unit": self.unit}
        return shown | {
            "manner": self.manner.value,
            "change": self.change,
            "start": self.span.start,
            "end": self.span.end,
        }


def spoken(numbers: Sequence[Number], text: str = "") -> str:
    """Numbers as one reads them in a cell: ≤4页, ≥90%, -40.9%; with their text also from one to another: 96分钟->72分钟."""
    shown = ""
    for before, number in zip((None, *numbers), numbers, strict=False):
        risen = before is not None and _TO.search(text, before.span.end, number.span.start) and not number.change
        shown += ("->" if risen else " " if shown else "") + _spoken(number)
    return shown


def _spoken(number: Number) -> str:
    sign = {"up": "+", "down": "-"}.get(number.change or "", "")
    if sign:
        return f"{sign}{number.text}"
    return {Manner.CAP: "≤", Manner.FLOOR: "≥"}.get(number.manner, "") + number.text


@dataclass(frozen=True, slots=True)
class Entry:
    """A clause or sentence about the topic. ``span`` and ``sentence`` are of the passage's text; ``theme`` is the word it is about.

    ``exact`` says that the passage answers the query; else it speaks of the same things in other words.
    """

    report: ReportInfo
    passage: Passage
    span: Span
    sentence: Span
    theme: str
    numbers: tuple[Number, ...] = ()
    exact: bool = True

    @property
    def text(self) -> str:
        """The clause."""
        return self.passage.text[self.span.start : self.span.end].strip()

    @property
    def spoken(self) -> str:
        """Its numbers as one reads them in a cell."""
        return spoken(self.numbers, self.passage.text)

    @property
    def indicator(self) -> str:
        """What its first number measures."""
        return self.numbers[0].indicator if self.numbers else ""

    @property
    def manner(self) -> Manner:
        """How it speaks of the measure."""
        return self.numbers[0].manner if self.numbers else Manner.RULE

    def to_dict(self) -> JsonObject:
        """The entry as the command prints it."""
        place = {"passage": self.passage.id, "report": self.report.id, "exact": self.exact, "manner": self.manner.value}
        spans = {"start": self.span.start, "end": self.span.end}
        sentence = self.passage.text[self.sentence.start : self.sentence.end].strip()
        return (
            place
            | {"text": self.text, "sentence": sentence}
            | spans
            | {"numbers": [one.to_dict() for one in self.numbers]}
        )


@dataclass(frozen=True, slots=True)
class Column:
    """A unit or a year. ``known`` is False where the reports do not say it; ``exact`` whether one of its passages answers the query."""

    name: str
    known: bool
    exact: bool
    reports: tuple[str, ...]

    def to_dict(self) -> JsonObject:
        """The column as the command prints it."""
        return {"name": self.name, "known": self.known, "exact": self.exact, "reports": list(self.reports)}


@dataclass(frozen=True, slots=True)
class Row:
    """A measure: the word of the topic it belongs to, its name, and a cell a column, each of any number of entries."""

    theme: str
    label: str
    cells: tuple[tuple[Entry, ...], ...]

    @property
    def filled(self) -> int:
        """How many columns say something."""
        return sum(map(bool, self.cells))

    @property
    def entries(self) -> tuple[Entry, ...]:
        """All entries, column by column."""
        return tuple(entry for cell in self.cells for entry in cell)


@dataclass(frozen=True, slots=True)
class Difference:
    """Columns that speak of one theme in different manners: ``manners`` has a manner a column, None where it is silent."""

    theme: str
    manners: tuple[Manner | None, ...]
    examples: tuple[str, ...]

    def to_dict(self) -> JsonObject:
        """The difference as the command prints it."""
        manners = [manner and manner.value for manner in self.manners]
        return {"theme": self.theme, "manners": manners, "examples": list(self.examples)}


@dataclass(frozen=True, slots=True)
class Grid:
    """One topic over units or years. ``words`` are what passages that do not hold the topic itself were told by."""

    topic: str
    by: By
    columns: tuple[Column, ...] = ()
    rows: tuple[Row, ...] = ()
    differences: tuple[Difference, ...] = ()
    words: tuple[str, ...] = field(default=())

    def cell(self, row: Row, column: int) -> Sequence[Entry]:
        """The entries of a row in a column."""
        return row.cells[column]

    def to_dicts(self) -> list[JsonObject]:
        """The grid as the command prints it: the head, then a row a line."""
        columns = [column.to_dict() for column in self.columns]
        differences = [difference.to_dict() for difference in self.differences]
        head = {
            "topic": self.topic,
            "by": self.by.value,
            "columns": columns,
            "words": list(self.words),
            "differences": differences,
        }
        rows = (
            {
                "theme": row.theme,
                "label": row.label,
                "cells": [[entry.to_dict() for entry in cell] for cell in row.cells],
            }
            for row in self.rows
        )
        return [head, *rows]


__all__ = ["By", "Column", "Difference", "Entry", "Grid", "Manner", "Number", "Row", "spoken"]
