"""Frames: what headings have in common, part by part, and what is different between; and whether another heading fits."""

from collections.abc import Sequence
from dataclasses import dataclass

from kb.headings.parts import boundaries, split
from kb.headings.values import Frame

_LONGEST_HEAD = 3
_QUOTES = frozenset('“”"‘’「」')


@dataclass(frozen=True, slots=True)
class Shared:
    """What parallel texts share: for each part its fixed pieces in order, a slot between each two; and the signs between the parts."""

    parts: tuple[tuple[str, ...], ...]
    signs: str

    def holds(self, text: str) -> bool:
        """Whether another text is built on it: cut alike, every fixed piece in its place, something in every slot."""
        parts, signs = split(text, lists="、" in self.signs)
        return signs == self.signs and all(map(_fits, parts, self.parts))

    @property
    def fixed(self) -> float:
        """How many characters are fixed; one that stands alone may be chance and counts half, quotation marks half of that."""
        return sum(_weight(piece) for part in self.parts for piece in part)


def _weight(piece: str) -> float:
    letters = sum(character.isalnum() for character in piece)
    marks = sum(character in _QUOTES for character in piece)
    return (letters if letters > 1 else 0.5 * letters) + 0.25 * marks


def _fits(part: str, pieces: Sequence[str]) -> bool:
    if len(pieces) == 1:
        return part == pieces[0]
    first, *inner, last = pieces
    place, end = len(first) + 1, len(part) - len(last)
    for piece in inner:
        found = part.find(piece, place, end - 1)
        if found < 0:
            return False
        place = found + len(piece) + 1
    return part.startswith(first) and part.endswith(last) and place <= end


def share(texts: Sequence[str], *, lists: bool = True) -> Shared | None:
    """What texts share; None where they are not cut alike, or a part is empty."""
    cut = [split(text, lists=lists) for text in texts]
    if len({signs for _parts, signs in cut}) != 1 or not all(part for parts, _signs in cut for part in parts):
        return None
    columns = zip(*(parts for parts, _signs in cut), strict=True)
    return Shared(tuple(_pieces(column) for column in columns), cut[0][1])


def _pieces(column: Sequence[str]) -> tuple[str, ...]:
    """The common beginning, the longest common run inside (two characters or more), the common end; a slot between each two."""
    if len(set(column)) == 1:
        return (column[0],)
    shortest = min(map(len, column))
    first = _common_start(column)[: max(0, shortest - 1)]
    rests = [part[len(first) :] for part in column]
    last = _common_start([rest[::-1] for rest in rests])[: max(0, shortest - len(first) - 1)][::-1]
    middles = [rest[: len(rest) - len(last)] for rest in rests]
    inner = _longest_common(middles) or _common_mark(middles)
    return (first, inner, last) if inner else (first, last)


def _common_start(texts: Sequence[str]) -> str:
    shortest = min(texts, key=len)
    return next(
        (shortest[:at] for at, letter in enumerate(shortest) if any(text[at] != letter for text in texts)), shortest
    )


def _longest_common(texts: Sequence[str]) -> str:
    """The longest run of two characters or more inside all texts, with something before and behind it in each."""
    shortest = min(texts, key=len)
    for length in range(len(shortest) - 2, 1, -1):
        for start in range(1, len(shortest) - length):
            run = shortest[start : start + length]
            if all(run in text[1:-1] for text in texts):
                return run
    return ""


def _common_mark(texts: Sequence[str]) -> str:
    """A quotation mark inside all texts."""
    return next((mark for mark in sorted(_QUOTES) if all(mark in text[1:-1] for text in texts)), "")


def to_frame(texts: Sequence[str], shared: Shared) -> Frame:
    """The frame of parallel texts, as the first one writes it, with what the members have in its slots."""
    fillers: list[list[str]] = []
    spans = [fixed_spans(text, shared) for text in texts]
    edges = [_slot_edges(text, held) for text, held in zip(texts, spans, strict=True)]
    for column in zip(*edges, strict=True):
        behind_word = column[0][0] > 0 and texts[0][column[0][0] - 1].isalnum()
        slot = [text[start:end] for text, (start, end) in zip(texts, column, strict=True)]
        fillers += _cut_slot(slot) if behind_word else [slot]
    pieces = _with_cuts(texts[0], spans[0], [column[0] for column in zip(*edges, strict=True)], fillers)
    return Frame(pieces, tuple(map(tuple, fillers)))


def fixed_spans(text: str, shared: Shared) -> list[tuple[int, int]]:
    """Where the fixed pieces stand in a member, the signs between parts among them; neighbours are joined."""
    parts, place, spans = split(text, lists="、" in shared.signs)[0], 0, list[tuple[int, int]]()
    for part, pieces in zip(parts, shared.parts, strict=True):
        spans += [(place + start, place + end) for start, end in _placed(part, pieces)]
        place += len(part) + 1
        spans.append((place - 1, place))
    joined: list[tuple[int, int]] = []
    for start, end in (span for span in spans[:-1] if span[0] < span[1]):
        if joined and joined[-1][1] == start:
            joined[-1] = (joined[-1][0], end)
        else:
            joined.append((start, end))
    return joined


def _placed(part: str, pieces: Sequence[str]) -> list[tuple[int, int]]:
    if len(pieces) == 1:
        return [(0, len(part))]
    first, *inner, last = pieces
    spans, place = [(0, len(first))], len(first)
    for piece in inner:
        start = part.index(piece, place + 1)
        spans.append((start, start + len(piece)))
        place = start + len(piece)
    return [*spans, (len(part) - len(last), len(part))]


def _slot_edges(text: str, fixed: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """The slots: what lies between fixed pieces, before the first and behind the last."""
    ends = [0, *(end for _start, end in fixed)]
    starts = [*(start for start, _end in fixed), len(text)]
    return [(end, start) for end, start in zip(ends, starts, strict=True) if end < start]


def _cut_slot(fillers: list[str]) -> list[list[str]]:
    """A slot behind a fixed word as one or two: where all members have a word boundary after the same few characters, the head of it is a slot of its own."""
    common = frozenset.intersection(*map(boundaries, fillers))
    shortest = min(map(len, fillers))
    head = next((place for place in range(1, _LONGEST_HEAD) if place in common and place < shortest), None)
    heads = {filler[:head] for filler in fillers}
    if head is None or len(heads) == 1 or not all(map(str.isalnum, heads)):
        return [fillers]
    return [[filler[:head] for filler in fillers], [filler[head:] for filler in fillers]]


def _with_cuts(
    text: str, fixed: Sequence[tuple[int, int]], slots: Sequence[tuple[int, int]], fillers: Sequence[Sequence[str]]
) -> tuple[str, ...]:
    """The fixed pieces as written, an empty one where a slot was cut in two and where one stands at an edge."""
    pieces, number = [text[: slots[0][0]] if slots else text], 0
    for place, (start, end) in enumerate(slots):
        if len(fillers[number][0]) < end - start:
            pieces.append("")
            number += 1
        number += 1
        following = slots[place + 1][0] if place + 1 < len(slots) else len(text)
        pieces.append(text[end:following])
    return tuple(pieces) if fixed or slots else (text,)


__all__ = ["Shared", "fixed_spans", "share", "to_frame"]
