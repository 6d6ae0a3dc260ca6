"""The receipt of a count: the runs of a query counted anew, by reading all the text instead of asking the index."""

from collections.abc import Iterator
from dataclasses import dataclass

from kb.query import Query, Run, wanted_terms
from kb.search.corpus import Corpus

MOST_CHARACTERS = 20_000_000
"""What is read for one receipt, all runs together: some tens of milliseconds."""


@dataclass(frozen=True, slots=True)
class Receipt:
    """``runs`` were counted anew; ``wrong`` are those of which the index counts another number."""

    runs: tuple[str, ...]
    wrong: tuple[str, ...] = ()

    @property
    def agrees(self) -> bool:
        """Whether something was counted anew and the index says the same of all of it."""
        return bool(self.runs) and not self.wrong


def make_receipt(corpus: Corpus, query: Query) -> Receipt:
    """Count the bare runs of a query anew; of none where reading the whole corpus would keep the user waiting."""
    runs = tuple(dict.fromkeys(_runs(query)))
    if len(runs) * corpus.characters > MOST_CHARACTERS:
        return Receipt(())
    literal = corpus.texts.index
    return Receipt(runs, tuple(run for run in runs if literal.recount(run) != literal.find(run).occurrences))


def _runs(query: Query) -> Iterator[str]:
    return (term.text for term in wanted_terms(query.root) if isinstance(term, Run))


__all__ = ["MOST_CHARACTERS", "Receipt", "make_receipt"]
