"""Facets: how many passages of an answer have each value of unit, region, year, level, kind and role."""

from collections.abc import Mapping

import numpy as np

from kb.search.corpus import ROLES, Corpus
from kb.search.postings import Numbers

REPORT_FACETS = ("unit", "region", "year", "level", "kind")
ROLE_FACET = "role"


def facet_counts(corpus: Corpus, numbers: Numbers) -> Mapping[str, Mapping[str, int]]:
    """For each facet its values with the number of passages, most first; passages whose report does not say are left out."""
    per_report = counts_by_report(corpus, numbers)
    facets = {name: _report_facet(corpus, name, per_report) for name in REPORT_FACETS}
    return facets | {ROLE_FACET: _role_facet(corpus, numbers)}


def counts_by_report(corpus: Corpus, numbers: Numbers) -> Numbers:
    """How many of the passages, which ascend, each report has, by its row."""
    return np.diff(np.searchsorted(numbers, np.append(corpus.heads, corpus.size)))


def _report_facet(corpus: Corpus, name: str, per_report: Numbers) -> Mapping[str, int]:
    facet = corpus.facet(name)
    held = np.bincount(facet.codes, per_report, len(facet.known)).astype(np.int64)
    counts: dict[str, int] = {}
    for code in np.flatnonzero(held).tolist():
        value = getattr(facet.known[code], name).value
        if value is not None:
            counts[str(value)] = counts.get(str(value), 0) + int(held[code])
    return _ordered(counts)


def _role_facet(corpus: Corpus, numbers: Numbers) -> Mapping[str, int]:
    counts = np.bincount(corpus.role_codes.take(numbers), minlength=len(ROLES) + 1)[1:].tolist()
    return _ordered({role.value: count for role, count in zip(ROLES, counts, strict=True) if count})


def _ordered(counts: dict[str, int]) -> Mapping[str, int]:
    return dict(sorted(counts.items(), key=lambda item: (-item[1], item[0])))


__all__ = ["REPORT_FACETS", "ROLE_FACET", "counts_by_report", "facet_counts"]
