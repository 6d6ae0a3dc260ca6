"""What a corpus can be divided by: something its reports are, or the part of the report that a passage lies in."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

import numpy as np

from kb.literal.codes import Numbers
from kb.model import Claim, Confidence
from kb.search.corpus import ROLES, Corpus

Value = str | int | None
NO_ROLE = len(ROLES)


@dataclass(frozen=True, slots=True)
class Division:
    """The corpus divided: the values, the value of every passage as its place among them, how many reports only infer each.

    ``codes`` is -1 for numbers that are no passage.
    """

    values: tuple[Value, ...]
    codes: Numbers
    guessed: Numbers


def by_claim(corpus: Corpus, name: str, reports: Numbers) -> Division:
    """The corpus divided by a claim; only ``reports`` (rows) are counted as inferred."""
    claims: list[Claim[str] | Claim[int]] = [getattr(info, name) for info in corpus.reports]
    values = _ordered({claim.value for claim in claims})
    places = {value: place for place, value in enumerate(values)}
    of_row = np.array([*(places[claim.value] for claim in claims), -1], np.int64)
    guessed = [row for row in reports.tolist() if claims[row].confidence is Confidence.INFERRED]
    return Division(values, of_row[corpus.rows], np.bincount(of_row[guessed], minlength=len(values)))


def _ordered(values: set[str | int | None]) -> tuple[Value, ...]:
    """The values in order, what is not known last."""
    return tuple(sorted(values, key=lambda value: (value is None, value if isinstance(value, int) else 0, str(value))))


def by_role(corpus: Corpus, reports: Numbers) -> Division:  # noqa: ARG001 - a dimension's signature
    """The corpus divided by what the sections do."""
    codes = np.where(corpus.passages, np.where(corpus.roles >= 0, corpus.roles, NO_ROLE), -1)
    return Division((*(role.value for role in ROLES), None), codes, np.zeros(NO_ROLE + 1, np.int64))


def _claim(name: str) -> Callable[[Corpus, Numbers], Division]:
    return lambda corpus, reports: by_claim(corpus, name, reports)


DIMENSIONS: Mapping[str, Callable[[Corpus, Numbers], Division]] = {
    **{name: _claim(name) for name in ("year", "unit", "region", "level", "kind")},
    "role": by_role,
}
"""What a corpus can be divided by, by name."""


__all__ = ["DIMENSIONS", "Division"]
