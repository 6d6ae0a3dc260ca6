"""Numbers that do not agree, headings that promise another count, items left out or doubled: what ``kb.facts`` finds, as findings."""

from collections.abc import Iterator

from kb.check.drafting import Draft
from kb.check.values import Finding


def number_findings(draft: Draft) -> Iterator[Finding]:  # noqa: ARG001 - the seam for the arithmetic of kb.facts
    """What is wrong with numbers and counts in a draft."""
    yield from ()


__all__ = ["number_findings"]
