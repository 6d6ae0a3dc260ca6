"""Counts in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kb.i18n import ngettext

if TYPE_CHECKING:
    from kb.search.hits import Count


def count_text(count: Count) -> str:
    """How often, in how many passages, in how many reports (次 / 段 / 篇)."""
    return " / ".join(
        [
            ngettext("{n} occurrence", "{n} occurrences", count.occurrences).format(n=count.occurrences),
            ngettext("{n} passage", "{n} passages", count.passages).format(n=count.passages),
            ngettext("{n} report", "{n} reports", count.reports).format(n=count.reports),
        ]
    )


def folded_text(folded: int, how: str = "--all") -> str:
    """How many passages were left out as repeats, and the option or key that counts them; empty for none."""
    if not folded:
        return ""
    return ngettext("{n} repeat left out ({how})", "{n} repeats left out ({how})", folded).format(n=folded, how=how)


__all__ = ["count_text", "folded_text"]
