"""Counts with what they are counted in."""

from dataclasses import dataclass

from kb.model import JsonObject
from kb.search.hits import Count

PER = 10_000
"""Characters that a relative frequency is of."""


@dataclass(frozen=True, slots=True)
class Size:
    """How large a part of the corpus is: characters of the cleaned text (signs and line ends too), passages, reports."""

    characters: int
    passages: int
    reports: int

    def to_dict(self) -> JsonObject:
        """The size as the command prints it."""
        return {"characters": self.characters, "passages": self.passages, "reports": self.reports}


@dataclass(frozen=True, slots=True)
class Group:
    """One value of a dimension, such as the year 2023; None where the reports do not say. ``guessed`` counts inferred reports."""

    value: str | int | None
    size: Size
    guessed: int = 0


@dataclass(frozen=True, slots=True)
class Row:
    """How often a term stands in a group."""

    group: Group
    count: Count

    @property
    def rate(self) -> float | None:
        """Occurrences per 10,000 characters; None where there are no characters."""
        return per_ten_thousand(self.count.occurrences, self.group.size.characters)


def per_ten_thousand(occurrences: int, characters: int) -> float | None:
    """Occurrences per 10,000 characters; None where there are no characters."""
    return occurrences * PER / characters if characters else None


__all__ = ["PER", "Group", "Row", "Size", "per_ten_thousand"]
