"""How large a regular expression becomes when its repeats are written out, which is what the compiler does.

``a{n}`` is written n times and once more where it may repeat further; inside one another the factors multiply: twenty
nested ``(…)+`` are a million copies. The count here is never below the compiler's.
"""

import re
from dataclasses import dataclass

_PIECE = re.compile(
    r"(?P<escape>\\.)|(?P<set>\[\^?\]?(?:\\.|[^\]\\])*\])|(?P<open>\()|(?P<close>\))"
    r"|(?P<plus>\+)|(?P<free>[*?])|\{\s*(?P<least>[0-9]{0,12})\s*(?P<more>,?)\s*(?P<most>[0-9]{0,12})\s*\}|(?P<other>.)",
    re.DOTALL,
)
_REINTERPRETED = re.compile(r"\(\?[A-Za-z0-9-]{0,20}[xV]")
"""Flags under which spaces, comments or nested sets would mean something else than they do here."""


@dataclass(slots=True)
class _Group:
    """An open group: the copies counted so far, and those of its last piece, which a repeat multiplies."""

    size: int = 0
    last: int = 0

    def add(self, size: int) -> None:
        self.size += size
        self.last = size

    def repeat(self, factor: int) -> None:
        self.size += self.last * (factor - 1)
        self.last *= factor


def unrolled_size(pattern: str, limit: int) -> int | None:
    """The number of pieces of the pattern with its repeats written out; None where it cannot be told or passes ``limit``."""
    if _REINTERPRETED.search(pattern):
        return None
    open_groups = [_Group()]
    for piece in _PIECE.finditer(pattern):
        _count(open_groups, piece)
        if open_groups[-1].size > limit:
            return None
    total = sum(group.size for group in open_groups)
    return total if total <= limit else None


def _count(open_groups: list[_Group], piece: re.Match[str]) -> None:
    match piece.lastgroup:
        case "open":
            open_groups.append(_Group())
        case "close" if len(open_groups) > 1:
            closed = open_groups.pop()
            open_groups[-1].add(max(1, closed.size))
        case "close":  # closes what a set hid from this count: take everything so far for the group
            open_groups[0].last = open_groups[0].size
        case "escape" | "set" | "other":
            open_groups[-1].add(1)
        case _:
            open_groups[-1].repeat(_factor(piece))


def _factor(piece: re.Match[str]) -> int:
    if piece.group("plus"):
        return 2
    if piece.group("free"):
        return 1
    least = int(piece.group("least") or 0)
    return max(1, least + bool(piece.group("more") and piece.group("most") != piece.group("least")))


__all__ = ["unrolled_size"]
