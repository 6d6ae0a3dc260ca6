"""Where an insertion begins: 甲、乙 to 甲、丙、乙 put in 丙、 or 、丙; the place that reads best is taken."""

from collections.abc import Sequence
from dataclasses import dataclass

from kb.compare.tokens import Token

Tokens = tuple[Token, ...]

_STOPS = frozenset("。；;！？!?\n")
_COMMAS = frozenset("，,：:")
_AND = frozenset("、")
_JOINING = frozenset(("或者", "以及", "并且", "和", "或", "及", "并", "与", "，", ",", "、", "（", "("))
_MOST = 60
"""Tokens by which an insertion is moved at most."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """A run of tokens on both sides: the same ones, or what stands for each other."""

    same: bool
    left: Tokens
    right: Tokens

    @property
    def is_insertion(self) -> bool:
        """Whether only one side has tokens."""
        return not self.same and bool(self.left) != bool(self.right)


def slid(stretches: Sequence[Stretch]) -> list[Stretch]:
    """The stretches, each insertion at the place where it reads best among those that say the same."""
    found = list(stretches)
    for place, stretch in enumerate(found):
        if stretch.is_insertion and 0 < place < len(found) - 1 and found[place - 1].same and found[place + 1].same:
            found[place - 1 : place + 2] = _best(*found[place - 1 : place + 2])
    return found


def _best(before: Stretch, inserted: Stretch, behind: Stretch) -> tuple[Stretch, Stretch, Stretch]:
    side = 0 if inserted.left else 1
    text = _side(before, side) + _side(inserted, side) + _side(behind, side)
    start = len(_side(before, side))
    size = len(_side(inserted, side))
    starts = [start, *_steps(text, start, size, -1, 1), *_steps(text, start, size, 1, len(text) - size - 1)]
    best = max(starts, key=lambda place: (_worth(text, place, place + size), -abs(place - start)))
    return _moved((before, inserted, behind), best - start)


def _steps(text: Tokens, start: int, size: int, step: int, last: int) -> list[int]:
    """The places one way to which the insertion can be moved without a change of either text; it never takes all of a neighbour."""
    found: list[int] = []
    place = start
    while place != last and len(found) < _MOST:
        leaves, joins = (place, place + size) if step > 0 else (place + size - 1, place - 1)
        if text[leaves].key != text[joins].key:
            break
        place += step
        found.append(place)
    return found


def _worth(text: Tokens, start: int, end: int) -> float:
    """How well text reads that was put in here: whole sentences, whole clauses, list items with one mark, conjunctions first."""
    before = text[start - 1].key if start else "\n"
    first, last = text[start].key, text[end - 1].key
    if before in _STOPS:
        return 4.0 if last in _STOPS else 2.0 * (last in _COMMAS)
    if before in _COMMAS:
        return 3.0 * (last in _COMMAS) + 2.0 * (last in _STOPS)
    if before in _AND and last in _AND:
        return 2.0
    return 1.5 * (first in _JOINING and last not in _JOINING)


def _moved(parts: tuple[Stretch, Stretch, Stretch], steps: int) -> tuple[Stretch, Stretch, Stretch]:
    before, inserted, behind = parts
    if not steps:
        return parts
    sides: list[tuple[Tokens, Tokens, Tokens]] = []
    for number in (0, 1):
        text = _side(before, number) + _side(inserted, number) + _side(behind, number)
        start = len(_side(before, number)) + steps
        end = start + len(_side(inserted, number))
        sides.append((text[:start], text[start:end], text[end:]))
    one, two, three = (Stretch(part.same, *sided) for part, sided in zip(parts, zip(*sides, strict=True), strict=True))
    return one, two, three


def _side(stretch: Stretch, side: int) -> Tokens:
    return stretch.right if side else stretch.left


__all__ = ["Stretch", "slid"]
