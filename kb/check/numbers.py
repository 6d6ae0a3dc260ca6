"""Numbers that do not agree, headings that promise another count, items left out or doubled: what ``kb.facts`` finds, as findings."""

from collections.abc import Iterator

from kb.check.drafting import Draft
from kb.check.values import Finding, Severity
from kb.facts.arithmetic import Verdict, check
from kb.model import Span

COUNTING = frozenset(("counted-heading", "missing-item", "doubled-item"))
"""Rules of ``kb.facts.arithmetic`` about items, not amounts: to be numbered anew, not to be reckoned again."""


def number_findings(draft: Draft) -> Iterator[Finding]:
    """What is wrong with numbers and counts in a draft; what agrees is no finding, and what cannot be told is a hint where it counts items."""
    for found in check(draft.report):
        rule = "numbering" if found.rule in COUNTING else "arithmetic"
        values = {"message": found.message()}
        span = Span(found.start, found.end)
        if found.verdict is Verdict.IMPOSSIBLE:
            yield draft.finding(rule, span, values)
        elif found.verdict is Verdict.UNSURE and rule == "numbering":
            yield draft.finding(rule, span, values, severity=Severity.HINT)


__all__ = ["COUNTING", "number_findings"]
