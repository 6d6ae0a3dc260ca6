"""The rows of a comparison: clauses that belong together share one; a clause without a counterpart, or a moved one, stands alone."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from kb.compare.chain import Pair, heaviest_chain
from kb.compare.pairing import Laid, Match, Stretch
from kb.compare.values import Cell, Kind, Part, Row
from kb.compare.wording import Wording, compare_wording, same_wording
from kb.model import Span
from kb.stopping import stop_if_asked


@dataclass(frozen=True, slots=True)
class Pairing:
    """Two texts, the clauses that belong together, and how the words of each pair compare."""

    left: Laid
    right: Laid
    wordings: Mapping[Match, Wording]

    @classmethod
    def of(cls, left: Laid, right: Laid, matches: Sequence[Match], names: Sequence[str]) -> "Pairing":
        """The pairing with the wording of every match."""
        return cls(left, right, {match: _wording(left, right, match, names) for match in matches})


def _wording(left: Laid, right: Laid, match: Match, names: Sequence[str]) -> Wording:
    stop_if_asked()
    own, other = left.span(match.left), right.span(match.right)
    if left.key(match.left) == right.key(match.right):
        return same_wording(own, other)
    return compare_wording((left.text, right.text), own, other, names)


@dataclass(eq=False, slots=True)
class _Slot:
    """A row in the making: the stretch of each side that stands in it, and the slot that its only one has moved away from."""

    stretches: dict[int, Stretch]
    origin: "_Slot | None" = None
    followers: list["_Slot"] = field(default_factory=list)


class Table:
    """Puts the clauses of all sides into rows, side after side."""

    def __init__(
        self, sides: Sequence[Laid], pairings: Mapping[tuple[int, int], Pairing], names: Sequence[str]
    ) -> None:
        self._sides, self._pairings, self._names = sides, pairings, names
        self._slots: list[_Slot] = []
        self._slot_of: dict[tuple[int, int], _Slot] = {}

    def rows(self) -> tuple[Row, ...]:
        """The rows from the top to the bottom."""
        for side in range(len(self._sides)):
            self._add(side)
        numbers = {slot: number for number, slot in enumerate(self._slots)}
        return tuple(self._row(slot, numbers) for slot in self._slots)

    def _add(self, side: int) -> None:
        """Put in the stretches of a side: beside their counterparts, or before the next one that is."""
        wanted = self._counterparts(side)
        placed = self._in_order(side, wanted)
        before: defaultdict[_Slot | None, list[_Slot]] = defaultdict(list)
        waiting: list[_Slot] = []
        for stretch in self._stretches(side):
            slot = placed.get(stretch)
            if slot is not None:
                slot.stretches[side] = stretch
                before[slot], waiting = waiting, []
            else:
                slot = _Slot({side: stretch}, wanted.get(stretch))
                waiting.append(slot)
            self._slot_of[side, stretch.first] = slot
        found = [each for slot in self._slots for each in (*before[slot], slot)]
        self._slots = [*found, *waiting]
        for slot in self._slots:
            if slot.origin is not None and side in slot.stretches and len(slot.stretches) == 1:
                slot.origin.followers.append(slot)

    def _counterparts(self, side: int) -> dict[Stretch, _Slot]:
        """The slot of earlier sides to which each stretch belongs most."""
        weights: defaultdict[tuple[_Slot, Stretch], int] = defaultdict(int)
        for other in range(side):
            for match in self._pairings[other, side].wordings:
                slot = self._slot_of[other, match.left.first]
                weights[slot, match.right] += len(self._sides[side].key(match.right))
        found: dict[Stretch, _Slot] = {}
        taken: set[_Slot] = set()
        for (slot, stretch), _weight in sorted(weights.items(), key=lambda entry: (-entry[1], entry[0][1])):
            if stretch not in found and slot not in taken:
                found[stretch] = slot
                taken.add(slot)
        return found

    def _in_order(self, side: int, wanted: Mapping[Stretch, _Slot]) -> dict[Stretch, _Slot]:
        """Those that stand in the same order as their slots; the others have moved."""
        if side == 1:
            moved = {match.right for match in self._pairings[0, 1].wordings if match.moved}
            return {stretch: slot for stretch, slot in wanted.items() if stretch not in moved}
        numbers = {slot: number for number, slot in enumerate(self._slots)}
        pairs = {
            Pair(numbers[slot], stretch.first, float(len(self._sides[side].key(stretch)))): stretch
            for stretch, slot in wanted.items()
        }
        return {pairs[pair]: wanted[pairs[pair]] for pair in heaviest_chain([*pairs])}

    def _stretches(self, side: int) -> Iterator[Stretch]:
        """All clauses of a side in order, those that were matched together as one stretch."""
        ends = dict(match.left for key, found in self._pairings.items() if key[0] == side for match in found.wordings)
        ends |= dict(match.right for key, found in self._pairings.items() if key[1] == side for match in found.wordings)
        place = 0
        while place < len(self._sides[side].clauses):
            stretch = Stretch(place, ends.get(place, place + 1))
            yield stretch
            place = stretch.end

    def _row(self, slot: _Slot, numbers: Mapping[_Slot, int]) -> Row:
        cells = self._cells(slot)
        partner = slot.origin if slot.origin is not None else next(iter(slot.followers), None)
        if partner is not None and (slot.origin is not None or len(cells) == 1):
            cells = {side: replace(cell, partner=numbers[partner]) for side, cell in cells.items()}
        opens = any(stretch.first in self._sides[side].bounds for side, stretch in slot.stretches.items())
        return Row(tuple(cells.get(side) for side in range(len(self._sides))), opens)

    def _cells(self, slot: _Slot) -> dict[int, Cell]:
        (base, own), *others = sorted(slot.stretches.items())
        if not others:
            return {base: self._lone_cell(slot, base, own)}
        wordings = {side: self._between((base, own), (side, stretch)) for side, stretch in others}
        parts = _common([wording.left for wording in wordings.values()])
        cells = {base: Cell(_kind([*wordings.values()]), self._sides[base].span(own), parts)}
        for side, stretch in others:
            cells[side] = Cell(_kind([wordings[side]]), self._sides[side].span(stretch), wordings[side].right)
        return cells

    def _lone_cell(self, slot: _Slot, side: int, stretch: Stretch) -> Cell:
        """A clause that stands alone: only here, or moved and compared with its counterpart."""
        span = self._sides[side].span(stretch)
        for partner in [slot.origin] if slot.origin else slot.followers:
            other, counterpart = min(partner.stretches.items())
            if other < side:
                return Cell(Kind.MOVED, span, self._between((other, counterpart), (side, stretch)).right)
            return Cell(Kind.MOVED, span, self._between((side, stretch), (other, counterpart)).left)
        return Cell(Kind.ONLY, span, (Part(Kind.ONLY, span),))

    def _between(self, left: tuple[int, Stretch], right: tuple[int, Stretch]) -> Wording:
        pairing = self._pairings[left[0], right[0]]
        match = Match(left[1], right[1])
        for known in (match, match._replace(moved=True)):
            if known in pairing.wordings:
                return pairing.wordings[known]
        return _wording(pairing.left, pairing.right, match, self._names)


def _kind(wordings: Sequence[Wording]) -> Kind:
    return Kind.SAME if all(wording.is_same for wording in wordings) else Kind.CHANGED


def _common(placed: Sequence[tuple[Part, ...]]) -> tuple[Part, ...]:
    """The parts of a cell beside several others: the same is what is the same in each of them."""
    if len(placed) == 1:
        return placed[0]
    edges = sorted({edge for parts in placed for part in parts for edge in (part.span.start, part.span.end)})
    joined: list[Part] = []
    for start, end in pairwise(edges):
        kind = _worst([part.kind for parts in placed for part in parts if part.span.start <= start < part.span.end])
        if joined and joined[-1].kind is kind:
            joined[-1] = replace(joined[-1], span=Span(joined[-1].span.start, end))
        else:
            joined.append(Part(kind, Span(start, end)))
    return tuple(joined)


def _worst(kinds: Sequence[Kind]) -> Kind:
    return next((kind for kind in (Kind.CHANGED, Kind.ONLY) if kind in kinds), Kind.SAME)


__all__ = ["Pairing", "Table"]
