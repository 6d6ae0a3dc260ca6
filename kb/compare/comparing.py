"""Two to four texts laid beside each other, clause by clause."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import pairwise

from kb.compare.pairing import Laid, Match, Stretch, lay, pair_clauses
from kb.compare.values import Cell, Comparison, Kind, Part, Row, Similarity
from kb.compare.wording import Wording, compare_wording, same_wording
from kb.errors import UsageError
from kb.i18n import _
from kb.model import Span

FEWEST, MOST = 2, 4
LONGEST_RUNS = 5
SHORTEST_RUN = 4
"""Characters from which a run that both hold is worth naming."""


@dataclass(frozen=True)
class _Side:
    """One text beside the first: what belongs together, and how the words of each pair compare."""

    laid: Laid
    wordings: dict[Match, Wording]

    @cached_property
    def by_left(self) -> dict[int, Match]:
        return {match.left.first: match for match in self.wordings}

    @cached_property
    def by_right(self) -> dict[int, Match]:
        return {match.right.first: match for match in self.wordings}

    @cached_property
    def unplaced(self) -> dict[int, list[Stretch]]:
        """What stands in no row of the first text, by the clause of it before which it is shown."""
        shown: dict[int, list[Stretch]] = {}
        waiting: list[Stretch] = []
        for stretch in _stretches(self.laid, {match.right for match in self.wordings}):
            match = self.by_right.get(stretch.first)
            if match is None or match.moved:
                waiting.append(stretch)
            else:
                shown[match.left.first] = waiting
                waiting = []
        return {**shown, _END: waiting}


_END = -1
"""Stands for the place behind the last clause."""


def compare(*texts: str, names: Sequence[str] = ()) -> Comparison:
    """Lay two to four texts beside each other; with more than two each is compared with the first.

    ``names`` (of units, places, persons) count as one thing each, as numbers, dates and 《titles》 do.
    Raises UsageError for another number of texts.
    """
    if not FEWEST <= len(texts) <= MOST:
        raise UsageError(_("Two to four texts can be compared: name as many."))
    first = lay(texts[0])
    joining = len(texts) == FEWEST
    sides = tuple(_side(first, lay(text), names, joining=joining) for text in texts[1:])
    return Comparison(texts, _Table(first, sides).rows(), tuple(_similarity(first, side) for side in sides))


def _side(first: Laid, laid: Laid, names: Sequence[str], *, joining: bool) -> _Side:
    matches = pair_clauses(first, laid, joining=joining)
    return _Side(laid, {match: _wording(first, laid, match, names) for match in matches})


def _wording(first: Laid, laid: Laid, match: Match, names: Sequence[str]) -> Wording:
    left, right = first.span(match.left), laid.span(match.right)
    if first.key(match.left) == laid.key(match.right):
        return same_wording(left, right)
    return compare_wording((first.text, laid.text), left, right, names)


def _stretches(laid: Laid, matched: set[Stretch]) -> Iterator[Stretch]:
    """All clauses of a text in order, those that were matched together as one stretch."""
    ends = dict(matched)
    place = 0
    while place < len(laid.clauses):
        stretch = Stretch(place, ends.get(place, place + 1))
        yield stretch
        place = stretch.end


class _Table:
    """Gathers the rows from the top to the bottom."""

    def __init__(self, first: Laid, sides: tuple[_Side, ...]) -> None:
        self._first, self._sides = first, sides
        self._rows: list[Row] = []
        self._own: dict[int, int] = {}
        self._others: dict[tuple[int, int], int] = {}

    def rows(self) -> tuple[Row, ...]:
        matched = {match.left for side in self._sides for match in side.wordings}
        for stretch in _stretches(self._first, matched):
            self._put_unplaced(stretch.first)
            self._own[stretch.first] = len(self._rows)
            self._rows.append(self._own_row(stretch))
        self._put_unplaced(_END)
        self._join_moved()
        return tuple(self._rows)

    def _put_unplaced(self, place: int) -> None:
        for number, side in enumerate(self._sides):
            for stretch in side.unplaced.get(place, ()):
                self._others[number, stretch.first] = len(self._rows)
                cells: list[Cell | None] = [None] * (len(self._sides) + 1)
                cells[number + 1] = _lone_cell(side, stretch)
                self._rows.append(Row(tuple(cells), stretch.first in side.laid.bounds))

    def _own_row(self, stretch: Stretch) -> Row:
        """The row of a stretch of the first text, with what belongs to it beside."""
        found = [(side, match) for side in self._sides if (match := side.by_left.get(stretch.first))]
        placed = [side.wordings[match] for side, match in found if not match.moved]
        moved = [side.wordings[match].left for side, match in found if match.moved]
        span = self._first.span(stretch)
        if placed:
            kind = Kind.SAME if all(wording.is_same for wording in placed) else Kind.CHANGED
            own = Cell(kind, span, _common([wording.left for wording in placed]))
        else:
            own = Cell(Kind.MOVED, span, moved[0]) if moved else _alone(span)
        opens = stretch.first in self._first.bounds
        return Row((own, *(_beside(side, stretch) for side in self._sides)), opens)

    def _join_moved(self) -> None:
        """Let moved cells name the rows of their counterparts."""
        for number, side in enumerate(self._sides):
            for match in side.wordings:
                if match.moved:
                    here, there = self._own[match.left.first], self._others[number, match.right.first]
                    self._rows[there] = _partnered(self._rows[there], number + 1, here)
                    own = self._rows[here].cells[0]
                    if own and own.kind is Kind.MOVED and own.partner is None:
                        self._rows[here] = _partnered(self._rows[here], 0, there)


def _beside(side: _Side, stretch: Stretch) -> Cell | None:
    match = side.by_left.get(stretch.first)
    if match is None or match.moved:
        return None
    wording = side.wordings[match]
    return Cell(Kind.SAME if wording.is_same else Kind.CHANGED, side.laid.span(match.right), wording.right)


def _lone_cell(side: _Side, stretch: Stretch) -> Cell:
    match = side.by_right.get(stretch.first)
    span = side.laid.span(stretch)
    return Cell(Kind.MOVED, span, side.wordings[match].right) if match else _alone(span)


def _alone(span: Span) -> Cell:
    return Cell(Kind.ONLY, span, (Part(Kind.ONLY, span),))


def _common(placed: Sequence[tuple[Part, ...]]) -> tuple[Part, ...]:
    """The parts of a cell of the first text beside several others: the same is what is the same in each of them."""
    if len(placed) == 1:
        return placed[0]
    edges = sorted({edge for parts in placed for part in parts for edge in (part.span.start, part.span.end)})
    pieces = [
        Part(
            _worst([part.kind for parts in placed for part in parts if part.span.start <= start < part.span.end]),
            Span(start, end),
        )
        for start, end in pairwise(edges)
    ]
    joined: list[Part] = []
    for piece in pieces:
        if joined and joined[-1].kind is piece.kind:
            joined[-1] = replace(piece, span=Span(joined[-1].span.start, piece.span.end))
        else:
            joined.append(piece)
    return tuple(joined)


def _worst(kinds: Sequence[Kind]) -> Kind:
    return next((kind for kind in (Kind.CHANGED, Kind.ONLY) if kind in kinds), Kind.SAME)


def _partnered(row: Row, side: int, partner: int) -> Row:
    cells = list(row.cells)
    cell = cells[side]
    cells[side] = cell and replace(cell, partner=partner)
    return replace(row, cells=tuple(cells))


def _similarity(first: Laid, side: _Side) -> Similarity:
    runs = [run for wording in side.wordings.values() for run in wording.runs]
    moved = [run for match, wording in side.wordings.items() if match.moved for run in wording.runs]
    whole, other = Span(0, len(first.text)), Span(0, len(side.laid.text))
    return Similarity(
        sum(_size(first.text, left) for left, _right in runs),
        sum(_size(first.text, left) for left, _right in moved),
        _size(first.text, whole),
        _size(side.laid.text, other),
        _longest(first.text, runs),
    )


def _longest(text: str, runs: Sequence[tuple[Span, Span]]) -> tuple[tuple[Span, Span], ...]:
    """The longest runs that both hold, those that follow each other on both sides joined."""
    joined: list[tuple[Span, Span]] = []
    for run in sorted(runs, key=lambda run: run[0].start):
        before = joined[-1] if joined else None
        if before and (before[0].end, before[1].end) == (run[0].start, run[1].start):
            joined[-1] = (Span(before[0].start, run[0].end), Span(before[1].start, run[1].end))
        else:
            joined.append(run)
    sized = [run for run in joined if _size(text, run[0]) >= SHORTEST_RUN]
    return tuple(sorted(sized, key=lambda run: (-_size(text, run[0]), run[0].start))[:LONGEST_RUNS])


def _size(text: str, span: Span) -> int:
    return len("".join(text[span.start : span.end].split()))


__all__ = ["compare"]
