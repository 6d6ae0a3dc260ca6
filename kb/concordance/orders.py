"""What a concordance can be sorted by: L3 L2 L1 R1 R2 R3, characters or words beside the keyword; unit; year."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from kb.errors import UsageError
from kb.i18n import _
from kb.model import ReportInfo


class Side(StrEnum):
    """Which side of the keyword."""

    LEFT = "L"
    RIGHT = "R"


@dataclass(frozen=True, slots=True)
class Beside:
    """By the character (or word) ``place`` places from the keyword on one side, then by those farther out."""

    side: Side
    place: int
    words: bool = False

    @property
    def name(self) -> str:
        """The name by which it is asked for."""
        return f"{self.side}{self.place}{'w' if self.words else ''}"


@dataclass(frozen=True, slots=True)
class OfReport:
    """By something of the report; what is not known comes last."""

    name: str
    key: Callable[[ReportInfo], tuple[bool, str | int]]


Order = Beside | OfReport

_BESIDE = tuple(
    Beside(side, place, words)
    for words in (False, True)
    for side, places in ((Side.LEFT, (3, 2, 1)), (Side.RIGHT, (1, 2, 3)))
    for place in places
)
_OF_REPORT = (
    OfReport("unit", lambda info: (info.unit.value is None, info.unit.value or "")),
    OfReport("year", lambda info: (info.year.value is None, info.year.value or 0)),
)
_ALL: tuple[Order, ...] = (*_BESIDE, *_OF_REPORT)
ORDERS: Mapping[str, Order] = {order.name: order for order in _ALL}
"""Every order by its name."""
_CLASSIC = {"left": "L1", "right": "R1"}


def read_orders(text: str, *, words: bool = False) -> tuple[Order, ...]:
    """The orders named in a text like ``R1,year``; ``words`` means every L and R by word. Raises UsageError."""
    names = [name.strip() for name in text.replace("，", ",").split(",") if name.strip()]
    return tuple(_read(name, words=words) for name in names)


def _read(name: str, *, words: bool) -> Order:
    wanted = _CLASSIC.get(name.lower(), name.upper().replace("W", "w") if name[:1] in "LRlr" else name.lower())
    if words and not wanted.endswith("w"):
        wanted = f"{wanted}w" if f"{wanted}w" in ORDERS else wanted
    if wanted not in ORDERS:
        known = ", ".join(name for name in ORDERS if not name.endswith("w"))
        raise UsageError(_("Cannot sort by {sort}: choose one of {known}.").format(sort=name, known=known))
    return ORDERS[wanted]


__all__ = ["ORDERS", "Beside", "OfReport", "Order", "Side", "read_orders"]
