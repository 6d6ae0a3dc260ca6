"""Why nothing is exact: which term is absent, which filter left nothing, what stands near."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from kb import analysis
from kb.i18n import _
from kb.query import Filter, Literal, Node, Quoted, Run, Term, walk
from kb.search.corpus import Corpus
from kb.search.evaluate import Evaluator
from kb.search.postings import Mask, Numbers
from kb.search.tiers import Tier

MOST_NEAR = 5


@dataclass(frozen=True)
class Explainer:
    """Explains an empty answer."""

    corpus: Corpus
    evaluator: Evaluator

    def lines(self, root: Node) -> tuple[str, ...]:
        """The explanation, a line a finding; empty where there is nothing to say."""
        terms = [node for node in walk(root) if isinstance(node, Run | Quoted | Literal)]
        filters = [node for node in walk(root) if isinstance(node, Filter)]
        findings = [line for term in terms for line in self._of_term(term)]
        return (*findings, *self._of_filters(filters), *self._of_meeting(terms, findings))

    def _of_term(self, term: Term) -> Iterator[str]:
        if len(self._passages(term)):
            return
        text = getattr(term, "text", "")
        words = [word for word in dict.fromkeys(analysis.words(text)) if len(word) > 1 or word == text]
        held = [_held(word, self._count(word)) for word in words if word != text]
        absent = _("“{term}” stands nowhere as one run.").format(term=text)
        yield f"{absent} {_('Its words:')} {', '.join(held)}" if held else absent
        near = self._near(words)
        if near:
            yield _("Near it stand: {runs}").format(runs=", ".join(near))

    def _of_filters(self, filters: list[Filter]) -> Iterator[str]:
        left: Mask = self.corpus.passages
        for asked in filters:
            mask = self.evaluator.filters.mask(asked)
            if not (mask & self.corpus.passages).any():
                yield _("No report answers the filter at column {column}.").format(column=asked.span.start + 1)
            elif left.any() and not (left & mask).any():
                yield _("The filters leave no report together.")
            left = left & mask

    def _of_meeting(self, terms: list[Run | Quoted | Literal], findings: list[str]) -> Iterator[str]:
        if findings or len(terms) < 2:
            return
        counts = (_held(term.text, self._count(term.text)) for term in terms)
        yield _("Each stands somewhere, but no passage holds them as asked: {terms}").format(terms=", ".join(counts))

    def _passages(self, term: Term) -> Numbers:
        found = self.evaluator.evaluate(term, plain=False)
        return np.flatnonzero(found.tiers == Tier.EXACT)

    def _count(self, run: str) -> tuple[int, int]:
        found = self.corpus.find(run)
        return found.occurrences, len(np.unique(self.corpus.rows[found.passages]))

    def _near(self, words: list[str]) -> list[str]:
        """Runs of the corpus that share a word with the term and stand most often around it."""
        counts: dict[str, int] = {}
        for word in sorted(words, key=len, reverse=True)[:3]:
            for run in self._around(word):
                counts[run] = counts.get(run, 0) + 1
        ranked = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
        return [run for run, _count in ranked[:MOST_NEAR]]

    def _around(self, word: str) -> Iterator[str]:
        found = self.corpus.find(word)
        for row, number in enumerate(found.passages[:200].tolist()):
            text = self.corpus.text(number)
            for start, end in found.spans(row)[:3]:
                yield from _phrases(text, start, end)


def _phrases(text: str, start: int, end: int) -> Iterator[str]:
    """The dictionary words that touch a span, joined with it."""
    left, right = analysis.han_runs(text[max(0, start - 6) : start])[-1:], analysis.han_runs(text[end : end + 6])[:1]
    if left and text[max(0, start - 6) : start].endswith(left[0]):
        yield analysis.words(left[0])[-1] + text[start:end]
    if right and text[end : end + 6].startswith(right[0]):
        yield text[start:end] + analysis.words(right[0])[0]


def _held(word: str, count: tuple[int, int]) -> str:
    return _("{word} {occurrences}× in {reports} reports").format(word=word, occurrences=count[0], reports=count[1])


__all__ = ["Explainer"]
