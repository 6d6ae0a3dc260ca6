"""The search engine: from a query's text to a page of hits."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

import numpy as np

from kb.everyday import Official, content, official_words
from kb.i18n import _, listed
from kb.model import Passage, ReportInfo, Span
from kb.query import Query, SavedTexts, advice, echo, parse, wanted_terms
from kb.search.corpus import Corpus
from kb.search.duplicates import Duplicates
from kb.search.evaluate import Evaluator, is_lone_long_run
from kb.search.explain import Explainer
from kb.search.facets import counts_by_report, facet_counts
from kb.search.filters import FilterReader
from kb.search.found import Found
from kb.search.hits import Count, Hit, Hits, Sort
from kb.search.masks import MaskIndex
from kb.search.occurrences import OccurrenceReader
from kb.search.ordering import Order, ordered
from kb.search.patterns import PatternReader
from kb.search.postings import Mask, Numbers, Weights
from kb.search.ranking import Ranker
from kb.search.receipt import Receipt, make_receipt
from kb.search.terms import TermReader
from kb.search.tiers import Tier
from kb.search.vocabulary import Vocabulary
from kb.stopping import stop_if_asked
from kb.store.generation import Generation
from kb.text import fold


@dataclass(frozen=True, slots=True)
class Page:
    """Which part of the answers is wanted, in which order; ``limit`` None is all of them."""

    limit: int | None = 20
    offset: int = 0
    sort: Sort = Sort.RELEVANCE
    every_copy: bool = False


class _Answer(NamedTuple):
    query: Query
    found: Found
    wanted: Mask
    folded: int
    exact: Mask

    def numbers(self) -> tuple[Numbers, Numbers]:
        """The passages that answer, and those that answer exactly."""
        exact = np.flatnonzero(self.exact)
        every = exact if len(exact) == np.count_nonzero(self.wanted) else np.flatnonzero(self.wanted)
        return every, exact


class Engine:
    """Answers queries over one generation."""

    def __init__(self, generation: Generation, infos: Mapping[int, ReportInfo], vocabulary: Vocabulary) -> None:
        self._corpus = Corpus(generation, infos)
        terms = TermReader(self._corpus, vocabulary.synonyms, MaskIndex(self._corpus))
        self._terms = terms
        self._evaluator = Evaluator(
            self._corpus, terms, FilterReader(self._corpus, vocabulary.aliases), PatternReader(self._corpus)
        )
        self._duplicates = Duplicates(self._corpus)
        self.occurrences = OccurrenceReader(self._corpus, self._evaluator, self._duplicates)

    @property
    def corpus(self) -> Corpus:
        """The passages as numbers and arrays."""
        return self._corpus

    @property
    def duplicates(self) -> Duplicates:
        """Which passages only repeat others."""
        return self._duplicates

    @cached_property
    def _ranker(self) -> Ranker:
        return Ranker(self._corpus)

    def search(self, text: str, page: Page, *, plain: bool = False, saved: SavedTexts = dict) -> Hits:
        """The passages that answer a query, best first; ``saved`` gives the saved queries. Raises QueryError."""
        answer = self._answer(parse(text, plain=plain, saved=saved), every_copy=page.every_copy)
        numbers, exact = answer.numbers()
        most = None if page.limit is None else page.offset + page.limit
        showing = exact if most is not None and len(exact) >= most else numbers
        scores = self._scores(answer.query, showing)
        shown = ordered(self._corpus, showing, answer.found.tiers, scores, Order(page.sort, most))
        hits = tuple(self._hit(int(number), answer, scores) for number in shown[page.offset :])
        return Hits(
            page=hits,
            total=len(numbers),
            count=self._count(answer, exact),
            weaker=self._weaker(answer) if len(exact) < len(numbers) else {},
            echo=echo(answer.query),
            facets=facet_counts(self._corpus, exact if len(exact) else numbers),
            explanation=() if len(exact) else self.explain(answer.query),
            expansions=self._expansions(answer.query),
            advice=advice(answer.query),
            folded=answer.folded,
        )

    def matches(self, text: str, numbers: range, *, saved: SavedTexts = dict) -> dict[str, tuple[Span, ...]]:
        """Where a query's matches stand in those passages: passage id → spans, in the passages' order. Raises QueryError."""
        answer = self._answer(parse(text, saved=saved), every_copy=True)
        found = [(number, self._corpus.passage(number)) for number in numbers if answer.wanted[number]]
        return {passage.id: self._marked(number, passage, answer) for number, passage in found}

    def receipt(self, text: str, *, plain: bool = False, saved: SavedTexts = dict) -> Receipt:
        """The runs of a query counted anew from the text itself. Raises QueryError."""
        return make_receipt(self._corpus, parse(text, plain=plain, saved=saved))

    def explain(self, query: Query) -> tuple[str, ...]:
        """Why nothing is exact, a line a finding."""
        return Explainer(self._corpus, self._evaluator).lines(query)

    def _answer(self, query: Query, *, every_copy: bool) -> _Answer:
        found = self._evaluator.evaluate(query.root, plain=query.plain)
        wanted = (found.tiers > Tier.NONE) & self._corpus.passages
        folded = np.zeros_like(wanted) if every_copy else self._duplicates.folded(wanted)
        wanted &= ~folded
        return _Answer(query, found, wanted, int(np.count_nonzero(folded)), wanted & (found.tiers == Tier.EXACT))

    def _scores(self, query: Query, wanted: Numbers) -> Weights:
        stop_if_asked()
        return self._ranker.scores(asked(query), wanted, [word for words in said(query).values() for word in words])

    def _count(self, answer: _Answer, exact: Numbers) -> Count:
        reports = np.count_nonzero(counts_by_report(self._corpus, exact))
        return Count(answer.found.count(answer.exact), len(exact), int(reports))

    def _weaker(self, answer: _Answer) -> Mapping[str, int]:
        weaker = (Tier.VARIANT, Tier.WORDS, Tier.SOME)
        held = {tier.label: int(np.count_nonzero((answer.found.tiers == tier) & answer.wanted)) for tier in weaker}
        return {label: passages for label, passages in held.items() if passages}

    def _expansions(self, query: Query) -> tuple[str, ...]:
        synonyms = (f"{text} = {word}" for text in term_texts(query) for word in self._terms.expansions(text))
        return (*synonyms, *_said_lines(query))

    def _hit(self, number: int, answer: _Answer, scores: Weights) -> Hit:
        tier = Tier(int(answer.found.tiers[number]))
        stop_if_asked()
        passage = self._corpus.passage(number)
        notes = tuple(dict.fromkeys(answer.found.notes(number)))
        marked = self._marked(number, passage, answer)
        return Hit(float(scores[number]), tier.label, self._corpus.info(number), passage, marked, notes)

    def _marked(self, number: int, passage: Passage, answer: _Answer) -> tuple[Span, ...]:
        exact = answer.found.tiers[number] == Tier.EXACT
        spans = (
            answer.found.spans_at(number, fold(passage.text))
            if exact
            else answer.found.weak_spans(number, passage.text)
        )
        return tuple(Span(start, end) for start, end in spans)


def term_texts(query: Query) -> list[str]:
    """The texts of a query's terms, those under a negation left out; a pattern gives its fixed pieces."""
    texts: list[str] = []
    for term in wanted_terms(query.root):
        texts.extend(getattr(term, "pieces", ()) or [getattr(term, "text", "")])
    return [text for text in texts if text]


def asked(query: Query) -> list[str]:
    """The texts that passages are ranked by: those of the terms, of a question its content."""
    texts = term_texts(query)
    return [content(text) for text in texts] if _is_question(query) else texts


def said(query: Query) -> Official:
    """How documents say the everyday words of a question; nothing for other queries."""
    texts = term_texts(query) if _is_question(query) else []
    return {word: official for text in texts for word, official in official_words(text).items()}


def _is_question(query: Query) -> bool:
    return query.plain or is_lone_long_run(query.root)


OFFICIAL_SHOWN = 8
"""Everyday words that are named with those of documents."""


def _said_lines(query: Query) -> Iterator[str]:
    """Which words of documents a question was ranked by."""
    found = [f"{word} → {listed(words)}" for word, words in said(query).items()]
    if found:
        shown = [*found[:OFFICIAL_SHOWN], *(["…"] if len(found) > OFFICIAL_SHOWN else [])]
        yield _("Ranked by the words of documents too: {words}").format(words=" · ".join(shown))


__all__ = ["Engine", "Page", "asked", "said", "term_texts"]
