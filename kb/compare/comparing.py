"""Two to four texts laid beside each other, clause by clause."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import count

from kb.compare.pairing import Laid, Match, lay, pair_clauses
from kb.compare.values import Cell, Comparison, Kind, Part, Row, Similarity
from kb.compare.wording import Wording, compare_wording, same_wording
from kb.errors import UsageError
from kb.i18n import _
from kb.model import Span

FEWEST, MOST = 2, 4
LONGEST_RUNS = 5


@dataclass(frozen=True, slots=True)
class _Side:
    """One text beside the first: which clauses belong together, and how the words of each pair compare."""

    laid: Laid
    matches: tuple[Match, ...]
    wordings: tuple[Wording, ...]

    @property
    def anchors(self) -> dict[int, list[int]]:
        """The clauses that stand in no row of the first text, by the clause of it behind which they are shown (-1: above all)."""
        ordered = {match.right: match.left for match in self.matches if not match.moved}
        anchors: dict[int, list[int]] = {}
        upcoming: list[int] = []
        for place in range(len(self.laid.clauses)):
            if place in ordered:
                anchors.setdefault(ordered[place] - 1, []).extend(upcoming)
                upcoming = []
            else:
                upcoming.append(place)
        return {**anchors, _LAST: upcoming}


_LAST = -2
"""The anchor of what stands behind the last clause that belongs to one of the first text."""


def compare(*texts: str) -> Comparison:
    """Lay two to four texts beside each other; with more than two each is compared with the first.

    Raises UsageError for another number of texts.
    """
    if not FEWEST <= len(texts) <= MOST:
        raise UsageError(_("Two to four texts can be compared: name as many."))
    first = lay(texts[0])
    sides = tuple(_side(first, lay(text)) for text in texts[1:])
    rows = _rows(first, sides)
    return Comparison(texts, rows, tuple(_similarity(first, side) for side in sides))


def _side(first: Laid, laid: Laid) -> _Side:
    matches = pair_clauses(first, laid)
    links = count()
    wordings = tuple(_wording(first, laid, match, links) for match in matches)
    return _Side(laid, matches, wordings)


def _wording(first: Laid, laid: Laid, match: Match, links: "count[int]") -> Wording:
    left, right = first.clauses[match.left], laid.clauses[match.right]
    if left.key == right.key:
        return same_wording(left.span, right.span)
    return compare_wording((first.text, laid.text), left.span, right.span, links)


def _rows(first: Laid, sides: Sequence[_Side]) -> tuple[Row, ...]:
    rows: list[Row] = []
    own: dict[int, int] = {}
    others: dict[tuple[int, int], int] = {}
    anchors = [side.anchors for side in sides]
    for place in (*range(-1, len(first.clauses)), _LAST):
        if place >= 0:
            own[place] = len(rows)
            rows.append(_own_row(first, sides, place))
        for number, side in enumerate(sides):
            for clause in anchors[number].get(place, ()):
                others[number, clause] = len(rows)
                rows.append(_other_row(side, number, clause, len(sides)))
    return _with_partners(rows, sides, own, others)


def _own_row(first: Laid, sides: Sequence[_Side], place: int) -> Row:
    """The row of a clause of the first text, with what belongs to it beside."""
    found = [_of_left(side, place) for side in sides]
    span = first.clauses[place].span
    leading = next(
        (_left_cell(side, one) for side, one in zip(sides, found, strict=True) if one is not None), _alone(span)
    )
    return Row((leading, *(_beside(side, one) for side, one in zip(sides, found, strict=True))), first.opens(place))


def _of_left(side: _Side, place: int) -> int | None:
    return next((number for number, match in enumerate(side.matches) if match.left == place), None)


def _beside(side: _Side, number: int | None) -> Cell | None:
    if number is None or side.matches[number].moved:
        return None
    parts = side.wordings[number].right
    return Cell(_kind(parts), side.laid.clauses[side.matches[number].right].span, parts)


def _left_cell(side: _Side, number: int) -> Cell:
    parts = side.wordings[number].left
    kind = Kind.MOVED if side.matches[number].moved else _kind(parts)
    return Cell(kind, Span(parts[0].span.start, parts[-1].span.end), parts)


def _other_row(side: _Side, number: int, clause: int, sides: int) -> Row:
    """The row of a clause that stands beside none of the first text: only here, or moved."""
    match = next((place for place, match in enumerate(side.matches) if match.right == clause), None)
    span = side.laid.clauses[clause].span
    cell = _alone(span) if match is None else Cell(Kind.MOVED, span, side.wordings[match].right)
    cells: list[Cell | None] = [None] * (sides + 1)
    cells[number + 1] = cell
    return Row(tuple(cells), side.laid.opens(clause))


def _alone(span: Span) -> Cell:
    return Cell(Kind.ONLY, span, (Part(Kind.ONLY, span),))


def _kind(parts: Sequence[Part]) -> Kind:
    return Kind.SAME if all(part.kind is Kind.SAME for part in parts) else Kind.CHANGED


def _with_partners(
    rows: list[Row], sides: Sequence[_Side], own: dict[int, int], others: dict[tuple[int, int], int]
) -> tuple[Row, ...]:
    """The rows, moved clauses naming the row of their counterpart."""
    for number, side in enumerate(sides):
        for match in side.matches:
            if match.moved:
                here, there = own[match.left], others[number, match.right]
                cell = rows[here].cells[0]
                if cell and cell.kind is Kind.MOVED:
                    rows[here] = _partnered(rows[here], 0, there)
                rows[there] = _partnered(rows[there], number + 1, here)
    return tuple(rows)


def _partnered(row: Row, side: int, partner: int) -> Row:
    cells = list(row.cells)
    cell = cells[side]
    cells[side] = cell and replace(cell, partner=partner)
    return replace(row, cells=tuple(cells))


def _similarity(first: Laid, side: _Side) -> Similarity:
    runs = [run for wording in side.wordings for run in wording.runs]
    shared = sum(_size(first.text, left) for left, _right in runs)
    moved = sum(
        _size(first.text, left)
        for match, wording in zip(side.matches, side.wordings, strict=True)
        if match.moved
        for left, _right in wording.runs
    )
    longest = sorted(runs, key=lambda run: run[0].start - run[0].end)[:LONGEST_RUNS]
    whole, other = Span(0, len(first.text)), Span(0, len(side.laid.text))
    return Similarity(shared, moved, _size(first.text, whole), _size(side.laid.text, other), tuple(longest))


def _size(text: str, span: Span) -> int:
    return len("".join(text[span.start : span.end].split()))


__all__ = ["compare"]
