"""Lines of styled text: what a pane shows, and what of it is the source's."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache
from typing import overload

from tui.text.breaking import break_lines
from tui.text.face import Face, cells, character_cells


@dataclass(frozen=True, slots=True)
class Piece:
    """Characters of one style. ``source`` is what copying gives for them: the text itself (None), the original, or nothing."""

    text: str
    style: str = ""
    source: str | None = None


@dataclass(frozen=True, slots=True)
class Mark:
    """A span of a source text to be shown in a style, between two signs."""

    start: int
    end: int
    style: str
    opening: str = ""
    closing: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a pane. ``row`` is the thing it belongs to (None: nothing to choose); ``at`` the source offset of its first character.

    ``flows`` is true where the next line goes on with the same paragraph.
    """

    pieces: tuple[Piece, ...] = ()
    row: int | None = None
    at: int = -1
    flows: bool = False
    right: Piece | None = None

    @property
    def text(self) -> str:
        """The characters shown, without what stands at the right edge."""
        return "".join(piece.text for piece in self.pieces)

    def copied(self, start: int, end: int | None) -> str:
        """The source of the characters from ``start`` to ``end`` of the line."""
        parts, place = [], 0
        for piece in self.pieces:
            stop = place + len(piece.text)
            low, high = max(start - place, 0), min(stop if end is None else end, stop) - place
            if low < high:
                parts.append(_source_of(piece, low, high))
            place = stop
        return "".join(parts)


def _source_of(piece: Piece, low: int, high: int) -> str:
    source = piece.text if piece.source is None else piece.source
    return source[low:high] if len(source) == len(piece.text) else source


@dataclass(frozen=True, slots=True)
class Sheet:
    """Lines with what they are for: the number of rows that can be chosen, and where each row begins."""

    lines: Sequence[Line] = ()
    rows: Sequence[tuple[int, int]] = field(default=())

    @property
    def size(self) -> int:
        """How many rows can be chosen."""
        return len(self.rows)


class EvenLines(Sequence[Line]):
    """The lines of rows of one height, made when they are looked at: a list of thousands costs no more than what is seen of it."""

    def __init__(self, count: int, height: int, make: Callable[[int], Sequence[Line]]) -> None:
        self._count, self._height = count, height
        self._make = lru_cache(maxsize=1024)(make)

    def __len__(self) -> int:
        return self._count * self._height

    @overload
    def __getitem__(self, place: int) -> Line: ...
    @overload
    def __getitem__(self, place: slice) -> Sequence[Line]: ...
    def __getitem__(self, place: int | slice) -> Line | Sequence[Line]:
        if isinstance(place, slice):
            return [self[number] for number in range(*place.indices(len(self)))]
        if not 0 <= place < len(self):
            raise IndexError(place)
        row, step = divmod(place, self._height)
        return self._make(row)[step]


def even_sheet(count: int, height: int, make: Callable[[int], Sequence[Line]]) -> Sheet:
    """So many rows of ``height`` lines each; ``make`` gives the lines of a row."""
    rows = [(row * height, (row + 1) * height) for row in range(count)]
    return Sheet(EvenLines(count, height, make), rows)


def sheet(lines: Iterable[Line]) -> Sheet:
    """Lines as a sheet; rows are numbered from 0 in the order of the lines."""
    whole = tuple(lines)
    places: dict[int, tuple[int, int]] = {}
    for number, line in enumerate(whole):
        if line.row is not None:
            places[line.row] = (places.get(line.row, (number, 0))[0], number + 1)
    return Sheet(whole, tuple(places[row] for row in sorted(places)))


def pieces_of(text: str, marks: Sequence[Mark], face: Face, style: str = "") -> list[Piece]:
    """A source text within one line, its marks in their styles; marks that overlap an earlier one are passed over."""
    pieces: list[Piece] = []
    place = 0
    for mark in sorted(marks, key=lambda mark: (mark.start, -mark.end)):
        if mark.start < place or mark.end > len(text):
            continue
        pieces.append(_piece(text[place : mark.start], face, style))
        pieces.append(Piece(face.dress(mark.opening), mark.style, ""))
        pieces.append(_piece(text[mark.start : mark.end], face, mark.style))
        pieces.append(Piece(face.dress(mark.closing), mark.style, ""))
        place = mark.end
    pieces.append(_piece(text[place:], face, style))
    return [piece for piece in pieces if piece.text]


def _piece(text: str, face: Face, style: str) -> Piece:
    shown = face.dress(text)
    return Piece(shown, style, None if shown == text else text)


def plain(text: str, face: Face, style: str = "") -> Piece:
    """A text of ours or of the source as a piece."""
    return _piece(text, face, style)


def sliced(pieces: Sequence[Piece], start: int, end: int) -> tuple[Piece, ...]:
    """The pieces that the characters from ``start`` to ``end`` lie in, cut to them."""
    kept, place = [], 0
    for piece in pieces:
        stop = place + len(piece.text)
        low, high = max(start, place) - place, min(end, stop) - place
        if low < high:
            source = piece.source if piece.source is None else _source_of(piece, low, high)
            kept.append(Piece(piece.text[low:high], piece.style, source))
        place = stop
        if place >= end:
            break
    return tuple(kept)


def flowed(pieces: Sequence[Piece], width: int, *, indent: str = "", at: int = 0) -> list[Line]:
    """Pieces as a paragraph of lines; ``indent`` begins each; ``at`` is the source offset of the first character."""
    ranges = break_lines("".join(piece.text for piece in pieces), width - cells(indent))
    head = (Piece(indent, "", ""),) if indent else ()
    walk = _Walk(pieces)
    lines = []
    for number, (start, end) in enumerate(ranges):
        source = walk.source
        inside = walk.take(end - start)
        lines.append(Line((*head, *inside), at=at + source, flows=number + 1 < len(ranges)))
    return lines


class _Walk:
    """Goes through pieces once, from the first character to the last."""

    def __init__(self, pieces: Sequence[Piece]) -> None:
        self._pieces, self._number, self._inside = pieces, 0, 0
        self.source = 0

    def take(self, characters: int) -> tuple[Piece, ...]:
        """The next characters, as pieces."""
        taken: list[Piece] = []
        while characters and self._number < len(self._pieces):
            piece = self._pieces[self._number]
            stop = min(self._inside + characters, len(piece.text))
            part = sliced([piece], self._inside, stop)
            characters -= stop - self._inside
            taken += part
            self.source += sum(len(one.text if one.source is None else one.source) for one in part)
            self._number, self._inside = (self._number + 1, 0) if stop == len(piece.text) else (self._number, stop)
        return tuple(taken)


def fitted(pieces: Sequence[Piece], width: int, face: Face) -> tuple[Piece, ...]:
    """The pieces cut at ``width`` cells, with an ellipsis inside them where something is left out."""
    shown = "".join(piece.text for piece in pieces)
    if cells(shown) <= width:
        return tuple(pieces)
    room = width - cells(face.ellipsis)
    used = kept = 0
    for character in shown:
        used += character_cells(character)
        if used > room:
            break
        kept += 1
    tail = (Piece(face.ellipsis, "dim", ""),) if room >= 0 else ()
    return sliced(pieces, 0, kept) + tail


def cut(text: str, width: int, face: Face) -> str:
    """A text dressed and cut at ``width`` cells."""
    return "".join(piece.text for piece in fitted([plain(text, face)], width, face))


def padded(text: str, width: int, face: Face) -> str:
    """A text dressed, cut or filled up with spaces to exactly ``width`` cells."""
    short = cut(text, width, face)
    return short + " " * (width - cells(short))


def of_row(lines: Iterable[Line], row: int | None) -> list[Line]:
    """The lines as lines of a row."""
    return [replace(line, row=row) for line in lines]


__all__ = [
    "EvenLines", "Line", "Mark", "Piece", "Sheet", "cut", "even_sheet", "fitted", "flowed", "of_row", "padded", "pieces_of", "plain", "sheet", "sliced",
]  # fmt: skip
