"""Headings, the frames they are built on, sets of parallel headings, and how frames are used."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kb.model import JsonObject, Role
from kb.search.uses import Uses

SLOT = "*"
_NUMERALS = "〇一二三四五六七八九十"
_MOST_ALTERNATIVES = 6
_SHORT = 2


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of the outline: its text without number, where it stands. ``passage`` is the number of the passage it begins in, ``offset`` the place there."""

    text: str
    number: str
    level: int
    role: Role | None
    report: int
    passage: int
    offset: int


@dataclass(frozen=True, slots=True)
class Frame:
    """Fixed pieces of headings with a slot between each two; an empty first or last piece means that a slot stands there.

    ``slots`` hold what the members have in them, in the members' order.
    """

    pieces: tuple[str, ...]
    slots: tuple[tuple[str, ...], ...] = ()

    @property
    def pattern(self) -> str:
        """The frame as the query language takes it: ``坚持以“*”为*，推动*``."""
        inner = [piece for piece in self.pieces[1:-1] if piece]
        return SLOT.join([self.pieces[0], *inner, self.pieces[-1]] if len(self.pieces) > 1 else self.pieces)

    @property
    def shown(self) -> str:
        """The frame as people write it: ``抓(牢|实|细)〔…〕，着力(塑造|打造)〔…〕``; slots of one length state it: 〔四字〕."""
        return "".join(_woven(self.pieces, [_slot(fillers) for fillers in self.slots]))

    def to_dict(self) -> JsonObject:
        """The frame as the command prints it."""
        return {"pattern": self.pattern, "shown": self.shown, "slots": [list(fillers) for fillers in self.slots]}


def _woven(pieces: Sequence[str], slots: Sequence[str]) -> Iterator[str]:
    for number, piece in enumerate(pieces):
        yield piece
        if number < len(pieces) - 1:
            yield slots[number] if number < len(slots) else "〔…〕"


def _slot(fillers: Sequence[str]) -> str:
    distinct = tuple(dict.fromkeys(fillers))
    if all(len(filler) <= _SHORT for filler in distinct) and len(distinct) <= _MOST_ALTERNATIVES:
        return f"({'|'.join(distinct)})"
    lengths = {len(filler) for filler in distinct}
    length = lengths.pop()
    return f"〔{_NUMERALS[length]}字〕" if not lengths and length < len(_NUMERALS) else "〔…〕"


@dataclass(frozen=True, slots=True)
class HeadingSet:
    """Parallel headings of one report, in their order, and the frame they share. ``strength`` is how much of it is fixed."""

    frame: Frame
    members: tuple[Heading, ...]
    strength: float

    def to_dict(self) -> JsonObject:
        """The set as the command prints it."""
        members = [{"number": member.number, "text": member.text} for member in self.members]
        return {"frame": self.frame.to_dict(), "members": members, "strength": round(self.strength, 2)}


@dataclass(frozen=True, slots=True)
class FrameUse:
    """A frame over the corpus: how many headings are built on it, by whom, since when; the sets of parallel headings among them; other forms of it."""

    frame: Frame
    headings: int
    uses: Uses
    sets: tuple[HeadingSet, ...]
    examples: tuple[Heading, ...]
    score: float
    variants: tuple[str, ...] = ()

    def to_dict(self) -> JsonObject:
        """The frame and its uses as the command prints them."""
        head = self.frame.to_dict() | {"headings": self.headings} | self.uses.to_dict()
        examples = list(dict.fromkeys(example.text for example in self.examples))
        return head | {"examples": examples, "variants": list(self.variants), "score": round(self.score, 2)}


__all__ = ["SLOT", "Frame", "FrameUse", "Heading", "HeadingSet"]
