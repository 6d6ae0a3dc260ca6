"""Everywhere a query stands: the arrays on which concordances, counts and collocates are computed."""

from dataclasses import dataclass

import numpy as np

from kb.errors import UsageError
from kb.i18n import _
from kb.query import Node, Query, advice, conditions, echo, wanted_terms
from kb.search.corpus import Corpus
from kb.search.duplicates import Duplicates
from kb.search.evaluate import Evaluator
from kb.search.hits import Count
from kb.search.postings import Mask, Numbers
from kb.search.rows import Rows
from kb.search.tiers import Tier


@dataclass(frozen=True, slots=True, eq=False)
class Occurrences:
    """The exact occurrences of a query, by passage, start, end; only in passages that answer ``inside``, where that is given.

    ``ground`` is true for the passages in which they were looked for: all that the query's own filters and ``inside``
    leave, repeated reports once. ``passages`` is true for those that answer, ``folded`` counts the answers left out as repeats.
    """

    corpus: Corpus
    query: Query
    inside: Query | None
    ground: Mask
    passages: Mask
    rows: Rows
    folded: int

    @property
    def echo(self) -> str:
        """How the query was understood."""
        own = echo(self.query)
        return (
            own if self.inside is None else _("{query}, only in {inside}").format(query=own, inside=echo(self.inside))
        )

    @property
    def advice(self) -> tuple[str, ...]:
        """Likely slips in the query."""
        return advice(self.query)

    @property
    def count(self) -> Count:
        """How often (次), in how many passages (段), in how many reports (篇)."""
        answering = np.flatnonzero(self.passages)
        return Count(len(self.rows.numbers), len(answering), len(np.unique(self.corpus.rows[answering])))

    @property
    def reports(self) -> Numbers:
        """The row of the report of each occurrence."""
        reports: Numbers = self.corpus.rows[self.rows.numbers]
        return reports

    def __len__(self) -> int:
        return len(self.rows.numbers)


@dataclass(frozen=True)
class OccurrenceReader:
    """Finds occurrences. What stands exactly so counts, and what initials find."""

    corpus: Corpus
    evaluator: Evaluator
    duplicates: Duplicates

    def find(self, query: Query, inside: Query | None = None, *, every_copy: bool = False) -> Occurrences:
        """Everywhere a query stands, in the passages of which ``inside`` holds. Raises UsageError where it has no words that could stand anywhere."""
        if next(wanted_terms(query.root), None) is None:
            raise UsageError(
                _("“{query}” has no words that could stand in a text, only conditions. Add a word.").format(
                    query=query.text.strip()
                )
            )
        found = self.evaluator.exactly(query.root)
        allowed = self.corpus.passages if inside is None else self._exact(inside.root)
        answering = allowed & (found.tiers == Tier.EXACT)
        passages = self._once(answering, every_copy=every_copy)
        ground = self._once(allowed & self._ground(query), every_copy=every_copy) | passages
        folded = int(np.count_nonzero(answering & self.corpus.passages)) - int(np.count_nonzero(passages))
        return Occurrences(self.corpus, query, inside, ground, passages, found.rows(passages), folded)

    def answering(self, query: Query, *, every_copy: bool = False) -> Mask:
        """The passages of which a query holds exactly; conditions alone are enough."""
        return self._once(self._exact(query.root), every_copy=every_copy)

    def everywhere(self, *, every_copy: bool = False) -> Mask:
        """All passages."""
        return self._once(self.corpus.passages, every_copy=every_copy)

    def _ground(self, query: Query) -> Mask:
        ground: Mask = np.logical_and.reduce([self.corpus.passages, *map(self._exact, conditions(query.root))])
        return ground

    def _exact(self, root: Node) -> Mask:
        exact: Mask = self.evaluator.exactly(root).tiers == Tier.EXACT
        return exact

    def _once(self, wanted: Mask, *, every_copy: bool) -> Mask:
        """The wanted passages, those of repeated reports once."""
        living: Mask = wanted & self.corpus.passages
        return living if every_copy else living & ~self.duplicates.folded(living)


__all__ = ["OccurrenceReader", "Occurrences"]
