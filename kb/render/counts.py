"""Counts in words."""

from kb.i18n import ngettext
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


def folded_text(folded: int) -> str:
    """How many passages were left out as repeats; empty for none."""
    if not folded:
        return ""
    return ngettext("{n} repeat left out (--all)", "{n} repeats left out (--all)", folded).format(n=folded)


__all__ = ["count_text", "folded_text"]
