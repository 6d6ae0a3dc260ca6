"""What a report claims, recomputed: shares, ratios, changes, sums, counted headings, numbering.

A claim is ``impossible`` only where numbers that belong together for certain cannot all be right within rounding.
"""

from collections.abc import Iterator

from kb.facts.arithmetic.changes import find_bases, find_changes
from kb.facts.arithmetic.counts import check_counts
from kb.facts.arithmetic.others import find_averages, find_compositions, find_shortfalls
from kb.facts.arithmetic.sentences import sentences
from kb.facts.arithmetic.shares import find_ratios, find_shares
from kb.facts.arithmetic.sums import find_parts, find_remainders, find_totals
from kb.facts.arithmetic.values import Finding, Verdict
from kb.facts.quantities import quantities
from kb.model import Report

RULES = (
    find_shares,
    find_ratios,
    find_changes,
    find_bases,
    find_totals,
    find_parts,
    find_remainders,
    find_shortfalls,
    find_averages,
)
"""The rules about numbers: each looks at one sentence."""


def check_numbers(text: str) -> Iterator[Finding]:
    """What the numbers of a text say of one another.

    >>> [finding.message() for finding in check_numbers("形成报告45期，其中暗访形成18期，占40%。")]
    ['18期 of 45期 is 40 %: 40% is right.']
    """
    for sentence in sentences(text, quantities(text)):
        for rule in RULES:
            yield from rule(sentence)
    yield from find_compositions(text)


def check(report: Report) -> tuple[Finding, ...]:
    """Every claim of a report that can be recomputed, in the order of the text."""
    found = [*check_numbers(report.text), *check_counts(report)]
    return tuple(sorted(found, key=lambda finding: (finding.start, finding.end)))


__all__ = ["RULES", "Finding", "Verdict", "check", "check_counts", "check_numbers"]
