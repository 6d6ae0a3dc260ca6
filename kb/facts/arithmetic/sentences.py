"""A sentence with its quantities, as the rules of arithmetic look at it."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kb.facts.values import Quantity, UnitKind
from kb.model import Span

_END = re.compile(r"[。！!？?\n]")


@dataclass(frozen=True, slots=True)
class Sentence:
    """A stretch up to 。, with what it measures."""

    text: str
    """The whole text the sentence stands in; offsets are of it."""
    start: int
    numbers: Sequence[Quantity]

    def before(self, index: int) -> str:
        """The words between a number and the one before it."""
        first = self.numbers[index - 1].end if index else self.start
        return self.text[first : self.numbers[index].start]

    def words(self, one: Quantity) -> str:
        """A number as it stands in the text, with its unit."""
        return self.text[one.start : one.end]

    def span(self, *numbers: Quantity) -> tuple[Span, ...]:
        """The places of numbers."""
        return tuple(Span(one.start, one.end) for one in numbers)


def sentences(text: str, numbers: Sequence[Quantity]) -> Iterator[Sentence]:
    """The sentences of a text that hold two numbers or more, masked ones left out."""
    ends = [match.start() for match in _END.finditer(text)] + [len(text)]
    start = index = 0
    for end in ends:
        held = []
        while index < len(numbers) and numbers[index].start < end:
            held.append(numbers[index])
            index += 1
        known = tuple(one for one in held if one.low is not None)
        if len(known) > 1:
            yield Sentence(text, start, known)
        start = end + 1


def is_exact(one: Quantity) -> bool:
    """Whether a number is meant as it stands: one number, not bounded."""
    return not one.qualifier and one.low == one.high


def is_count(one: Quantity) -> bool:
    """Whether it counts things, to the last one."""
    return one.kind is UnitKind.COUNT and one.step == 1 and is_exact(one)


def is_level(one: Quantity) -> bool:
    """Whether it says how much there is, not by how much it changed nor which share it is."""
    return one.change is None and one.kind not in {UnitKind.SHARE, UnitKind.POINTS, UnitKind.TIMES}


__all__ = ["Sentence", "is_count", "is_exact", "is_level", "sentences"]
