"""Runs that only say what a longer one says too: 营商 beside 营商环境."""

from collections.abc import Iterable
from itertools import islice
from typing import Protocol, TypeVar

SAME = 0.8
"""Share of a run's occurrences that a longer one must have so that the shorter says nothing of its own."""
_LOOKED_AT = 4
"""How many times as many runs are looked at as are wanted."""


class Counted(Protocol):
    """A run with how often it occurs."""

    @property
    def text(self) -> str:
        """The run."""

    @property
    def occurrences(self) -> int:
        """How often it occurs."""


C = TypeVar("C", bound=Counted)


def without_nested(ranked: Iterable[C], most: int | None) -> list[C]:
    """The first of a ranking, without those that stand nearly always inside a longer one of it."""
    looked_at = list(ranked if most is None else islice(ranked, _LOOKED_AT * most))
    longer = sorted(looked_at, key=lambda one: -len(one.text))
    return [one for one in looked_at if not _is_said(one, longer)][:most]


def _is_said(one: Counted, longer: Iterable[Counted]) -> bool:
    for other in longer:
        if len(other.text) <= len(one.text):
            return False
        if one.text in other.text and other.occurrences >= SAME * one.occurrences:
            return True
    return False


__all__ = ["SAME", "without_nested"]
