"""What a comparison says: rows of cells, cells of parts. Frozen values; every span is of the text of its side.

Reading the cells of one side from the first row to the last, and the parts inside them, gives its text back to the character.
"""

from dataclasses import dataclass
from enum import StrEnum
from itertools import combinations

from kb.model import JsonObject, Span


class Kind(StrEnum):
    """What became of a stretch of text on the other sides."""

    SAME = "same"
    CHANGED = "changed"
    MOVED = "moved"
    ONLY = "only"


class Unit(StrEnum):
    """What a part is made of: a number, date, 《title》 or known name that counts as one thing, or plain text."""

    TEXT = "text"
    NUMBER = "number"
    DATE = "date"
    TITLE = "title"
    NAME = "name"


@dataclass(frozen=True, slots=True)
class Part:
    """A run of a cell: same, changed (it stands for another run there) or only here.

    ``link`` is equal on the parts of a row (or of a moved pair) that stand for each other; None elsewhere.
    """

    kind: Kind
    span: Span
    unit: Unit = Unit.TEXT
    link: int | None = None

    def to_dict(self) -> JsonObject:
        """The part as the command prints it."""
        shown = {"kind": self.kind.value, "start": self.span.start, "end": self.span.end}
        return shown | {"unit": self.unit.value, "link": self.link}


@dataclass(frozen=True, slots=True)
class Cell:
    """A clause of one side. ``partner`` is the row in which a moved clause's counterpart stands; the parts tile the span."""

    kind: Kind
    span: Span
    parts: tuple[Part, ...]
    partner: int | None = None

    @property
    def is_reworded(self) -> bool:
        """Whether it differs from its counterpart: a moved clause can be moved as it was, or reworded too."""
        return any(part.kind is not Kind.SAME for part in self.parts)

    def to_dict(self) -> JsonObject:
        """The cell as the command prints it."""
        shown = {"kind": self.kind.value, "start": self.span.start, "end": self.span.end, "partner": self.partner}
        return shown | {"parts": [part.to_dict() for part in self.parts]}


@dataclass(frozen=True, slots=True)
class Row:
    """Clauses that stand beside each other; None where a side has none. ``opens`` says that a paragraph or item begins here."""

    cells: tuple[Cell | None, ...]
    opens: bool = False

    @property
    def kind(self) -> Kind:
        """Same where every side is, moved or only-here where a clause stands alone, else changed."""
        present = [cell.kind for cell in self.cells if cell]
        if len(present) == 1:
            return present[0]
        whole = len(present) == len(self.cells)
        return Kind.SAME if whole and all(kind is Kind.SAME for kind in present) else Kind.CHANGED

    def to_dict(self) -> JsonObject:
        """The row as the command prints it."""
        return {"kind": self.kind.value, "opens": self.opens, "cells": [cell and cell.to_dict() for cell in self.cells]}


@dataclass(frozen=True, slots=True)
class Similarity:
    """How alike two texts are, and why; characters count without spaces.

    ``shared`` characters stand on both sides, ``moved`` of them elsewhere; ``left`` and ``right`` are the lengths;
    ``runs`` the longest runs that both hold, longest first, with the span on each side.
    """

    shared: int
    moved: int
    left: int
    right: int
    runs: tuple[tuple[Span, Span], ...] = ()

    @property
    def share(self) -> float:
        """2 × shared / (left + right): 1.0 where they are the same, 0.0 where they share nothing."""
        return 2 * self.shared / (self.left + self.right) if self.left + self.right else 1.0

    @property
    def left_share(self) -> float:
        """How much of the left text the right one holds."""
        return self.shared / self.left if self.left else 1.0

    @property
    def right_share(self) -> float:
        """How much of the right text the left one holds."""
        return self.shared / self.right if self.right else 1.0

    def to_dict(self) -> JsonObject:
        """The similarity as the command prints it."""
        counts = {"shared": self.shared, "moved": self.moved, "left": self.left, "right": self.right}
        shares = {name: round(getattr(self, name), 4) for name in ("share", "left_share", "right_share")}
        runs = [[[a.start, a.end], [b.start, b.end]] for a, b in self.runs]
        return shares | counts | {"runs": runs}


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two to four texts side by side. Every text is compared with every other.

    ``similarities`` are of the pairs 1–2, 1–3, 1–4, 2–3, 2–4, 3–4, as far as there are texts. In a row of several cells what is
    the same in the first of them is the same in all; the others are compared with the first.
    """

    texts: tuple[str, ...]
    rows: tuple[Row, ...]
    similarities: tuple[Similarity, ...]

    @property
    def pairs(self) -> tuple[tuple[int, int], ...]:
        """The sides that each of the similarities is about."""
        return tuple(combinations(range(len(self.texts)), 2))

    @property
    def similarity(self) -> Similarity:
        """How alike the first two texts are."""
        return self.similarities[0]

    def text(self, side: int, span: Span) -> str:
        """The characters of a span of one side."""
        return self.texts[side][span.start : span.end]


__all__ = ["Cell", "Comparison", "Kind", "Part", "Row", "Similarity", "Unit"]
