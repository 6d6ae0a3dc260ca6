"""Why nothing is exact: which term is absent, which filter left nothing, what stands near."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from kb import analysis
from kb.i18n import _, listed, ngettext, sentences
from kb.query import (
    And,
    Field,
    Filter,
    Literal,
    Name,
    Node,
    Not,
    Query,
    Quoted,
    Run,
    Scope,
    Within,
    echo,
    unknown_name,
    wanted_terms,
)
from kb.schema import FACETS
from kb.search.corpus import Corpus
from kb.search.evaluate import Evaluator
from kb.search.filters import known_values
from kb.search.neighbours import MOST, alike, neighbours
from kb.search.patience import SlowQueryError
from kb.search.postings import Mask
from kb.search.tiers import Tier

MOST_TERMS = 5
"""Terms of a long query that are explained one by one."""
WORDS_SHOWN = 8


@dataclass(frozen=True)
class Explainer:
    """Explains an empty answer."""

    corpus: Corpus
    evaluator: Evaluator

    def lines(self, query: Query) -> tuple[str, ...]:
        """The explanation, a line a finding, the most telling first; empty where there is nothing to say."""
        absent = [line for term in self._absent(query.root) for line in self._of_absent(term)]
        unknown = list(self._of_unknown_values(query))
        if absent or unknown:
            return tuple(absent + unknown)
        parts = query.root.parts if isinstance(query.root, And) else ()
        return tuple(self._of_removable(parts)) or tuple(self._of_meeting(query.root))

    def _absent(self, root: Node) -> list[Run | Quoted | Literal]:
        terms = [term for term in dict.fromkeys(wanted_terms(root)) if isinstance(term, Run | Quoted | Literal)]
        return [term for term in terms[: 4 * MOST_TERMS] if not self._exact(term).any()][:MOST_TERMS]

    def _of_absent(self, term: Run | Quoted | Literal) -> Iterator[str]:
        text = term.text
        words = [word for word in dict.fromkeys(analysis.words(text)) if len(word) > 1][:WORDS_SHOWN]
        absent = _("“{term}” stands nowhere as one run.").format(term=_short(text))
        if words and words != [text]:
            held = listed(self._held(word) for word in words)
            absent = sentences(absent, _("Its words: {words}.").format(words=held))
        if len(words) > 1:
            together = np.logical_and.reduce([self._holding(word) for word in words])
            absent = sentences(absent, _("All in one passage: {n}.").format(n=int(np.count_nonzero(together))))
        yield absent
        if len(words) > MOST:  # a sentence: its hits show what is like it
            return
        near = neighbours(self.corpus, words)
        if near:
            yield _("Near it stand: {runs}").format(runs=listed(near))
        other = alike(self.corpus, words)
        if other:
            yield _("One character apart, in the same passages: {words}").format(words=listed(other))

    def _of_unknown_values(self, query: Query) -> Iterator[str]:
        for asked in _wanted_filters(query.root):
            if self.evaluator.filters.mask(asked).any():
                continue
            names = [value for value in asked.values if isinstance(value, Name)]
            known = self._known_values(asked.field)
            if names and known:
                yield from (str(unknown_name(query, name, known)) for name in names)
            else:
                yield _("No report answers {filter}.").format(filter=echo(asked))

    def _known_values(self, field: Field) -> tuple[str, ...]:
        return known_values(field, self.corpus.facet(field.value).of_each()) if field.value in FACETS else ()

    def _of_removable(self, parts: tuple[Node, ...]) -> Iterator[str]:
        """Filters and negations without which there would be something."""
        for part in parts:
            others = tuple(other for other in parts if other is not part)
            if isinstance(part, Filter | Not) and others:
                found = self._passages(And(others) if len(others) > 1 else others[0])
                if found:
                    yield ngettext("Without {part}: {n} passage.", "Without {part}: {n} passages.", found).format(
                        part=echo(part), n=found
                    )

    def _of_meeting(self, root: Node) -> Iterator[str]:
        terms = list(dict.fromkeys(wanted_terms(root)))
        if len(terms) < 2 or len(terms) > WORDS_SHOWN:
            return
        counts = listed(self._held(term.text) for term in terms if isinstance(term, Run | Quoted | Literal))
        yield _("Each stands somewhere, but no passage holds them as asked: {terms}").format(terms=counts)
        for scope in (Scope.SECTION, Scope.REPORT):
            meeting = Within(scope, And(tuple(terms)))
            found = self._passages(meeting)
            if found:
                yield ngettext("{scope}: {n} passage.", "{scope}: {n} passages.", found).format(
                    scope=echo(meeting), n=found
                )
                return

    def _passages(self, node: Node) -> int:
        """How many passages answer another query; 0 where finding out takes too long."""
        try:
            return int(np.count_nonzero(self._exact(node)))
        except SlowQueryError:
            return 0

    def _exact(self, node: Node) -> Mask:
        found: Mask = self.evaluator.evaluate(node, plain=False).tiers == Tier.EXACT
        return found & self.corpus.passages

    def _holding(self, run: str) -> Mask:
        holding = np.zeros(self.corpus.size, np.bool_)
        holding[self.corpus.find(run).passages] = True
        return holding

    def _held(self, run: str) -> str:
        found = self.corpus.find(run)
        reports = len(np.unique(self.corpus.rows[found.passages]))
        held = ngettext("{word} {occurrences}× in {n} report", "{word} {occurrences}× in {n} reports", reports)
        return held.format(word=run, occurrences=found.occurrences, n=reports)


def _wanted_filters(root: Node) -> Iterator[Filter]:
    """The filters that have to hold of every answer."""
    for part in root.parts if isinstance(root, And) else (root,):
        if isinstance(part, Filter):
            yield part


def _short(text: str) -> str:
    return text if len(text) <= 40 else f"{text[:40]}…"


__all__ = ["Explainer"]
