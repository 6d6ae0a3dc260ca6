"""Counting what a rule found against what a reader found: places paired, rights counted."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Generic, Protocol, TypeVar

from tests.quality.facts_gold import Label, Place, Stretch


class Placed(Protocol):
    """Anything with a place in the text."""

    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...


T = TypeVar("T", bound=Placed)


@dataclass(frozen=True, slots=True)
class Score:
    """Things wanted, found, and found rightly; what differs, a line each."""

    wanted: int = 0
    found: int = 0
    right: int = 0
    differences: tuple[str, ...] = field(default=(), repr=False)

    def __add__(self, other: "Score") -> "Score":
        sums = (self.wanted + other.wanted, self.found + other.found, self.right + other.right)
        return Score(*sums, self.differences + other.differences)

    @property
    def precision(self) -> float:
        """The share of what was found that is right."""
        return self.right / self.found if self.found else float(not self.wanted)

    @property
    def recall(self) -> float:
        """The share of what was wanted that was found."""
        return self.right / self.wanted if self.wanted else 1.0

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall."""
        total = self.wanted + self.found
        return 2 * self.right / total if total else 1.0


@dataclass(frozen=True, slots=True)
class Paired(Generic[T]):
    """What belongs together, what was missed, and what nobody asked for."""

    pairs: tuple[tuple[Label, T], ...]
    missed: tuple[Label, ...]
    extra: tuple[T, ...]


def pair(stretch: Stretch, wanted: Sequence[Label], found: Iterable[T], least: float) -> Paired[T]:
    """Each label with the found thing that shares most with it, at least ``least`` of both (Dice); one to one.

    What is found on a label of kind ``either`` is not counted, nor what lies outside the stretch.
    """
    inside = [thing for thing in found if stretch.holds(thing.start, thing.end)]
    scored = sorted(
        (
            (share(place(label), place(thing)), -i, -j)
            for i, label in enumerate(wanted)
            for j, thing in near(label, inside)
        ),
        reverse=True,
    )
    mine: dict[int, int] = {}
    for value, i, j in scored:
        if value >= least and value and -i not in mine and -j not in mine.values():
            mine[-i] = -j
    pairs = tuple((wanted[i], inside[j]) for i, j in sorted(mine.items()))
    either = [label for label in stretch.labels if label.kind == "either"]
    extra = (thing for j, thing in enumerate(inside) if j not in mine.values() and not _touches(thing, either))
    return Paired(pairs, tuple(label for i, label in enumerate(wanted) if i not in mine), tuple(extra))


def near(label: Placed, things: Sequence[T]) -> Iterable[tuple[int, T]]:
    """The things that overlap a place, with their numbers."""
    return ((j, thing) for j, thing in enumerate(things) if thing.start < label.end and label.start < thing.end)


def place(thing: Placed) -> Place:
    """The place of a thing."""
    return thing.start, thing.end


def share(one: Place, other: Place) -> float:
    """How much two places have in common: twice the common characters over all (Dice)."""
    common = min(one[1], other[1]) - max(one[0], other[0])
    return 2 * max(common, 0) / (one[1] - one[0] + other[1] - other[0])


def judge(
    stretch: Stretch, paired: Paired[T], agrees: Callable[[Label, T], bool], shown: Callable[[Label, T], str]
) -> Score:
    """The score of paired things: right where they agree."""
    text = stretch.report.text
    right = [agrees(label, thing) for label, thing in paired.pairs]
    differences = [f"- {_words(text, label)}" for label in paired.missed]
    differences += [f"+ {_words(text, thing)}" for thing in paired.extra]
    differences += [
        f"~ {_words(text, label)}: {shown(label, thing)}"
        for (label, thing), well in zip(paired.pairs, right, strict=True)
        if not well
    ]
    wanted, found = len(paired.pairs) + len(paired.missed), len(paired.pairs) + len(paired.extra)
    named = tuple(f"{stretch.report.info.id} {line}" for line in differences)
    return Score(wanted, found, sum(right), named)


def _touches(thing: Placed, labels: Iterable[Label]) -> bool:
    return any(thing.start < label.end and label.start < thing.end for label in labels)


def _words(text: str, thing: Placed) -> str:
    before, after = text[max(thing.start - 12, 0) : thing.start], text[thing.end : thing.end + 12]
    return f"{thing.start} {before}[{text[thing.start : thing.end]}]{after}".replace("\n", " ")


__all__ = ["Paired", "Placed", "Score", "judge", "near", "pair", "place", "share"]
