"""How much a passage says of what is asked: BM25 of its words, character pairs and characters, in its surroundings.

The score of a passage p for the texts of a query is::

    own(p) · P(p)  +  SURROUNDING · S(stretch of p)  +  INHERITED · Σ P(h) over the headings h that govern p

- ``own`` is HEADING_OWN for titles and headings, 1 for running text. What a stretch is, and what a heading governs, is
  defined in ``kb.search.surroundings``.
- P is BM25 over the passages: the sum, over the FIELDS f and the distinct terms t of all texts together in f, of
  ``weight(f) · a · ln(1 + (N − n + ½) / (n + ½)) · c · (K1 + 1) / (c + K1 · (1 − B + B · l / m))``,
  where t occurs c times in the passage, n of the N passages hold it, the passage has l characters (of any kind) and the
  mean passage m; a is √q if t occurs q times in the texts, else OFFICIAL.
- Of a question (a text without syntax, or a long lone run) the text is its content, without 怎么 and 吗, and to the terms t belong
  those of the official words for its everyday words: see ``kb.everyday``. Without the words that ask 1 / 2 more on STARD, where
  no article holds 怎么; reports do, and it is rare there.
- S is the same over the stretches as if each were one passage: c is the sum over its passages, n counts the stretches
  that hold t, N, l and m are of stretches.

N and n count living passages, duplicates included. Characters are counted as Ctrl+F counts them, words and pairs as
``kb.analysis`` gives them. What ranks above the score (tiers, the order asked for) is in ``kb.search.ordering``.

The constants were chosen on the 1,235 questions of STARD's train split (R@10 / R@100 in thousandths, articles ranked by
their best passage); its dev split was only looked at when a change was done. `python -m tests.quality.stard` prints the figures.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from kb import analysis
from kb.search.corpus import Corpus
from kb.search.impacts import Held, HeldCache, Needed, add_impact, hold
from kb.search.postings import Numbers, Postings, Weights
from kb.search.surroundings import Sums, Surroundings


@dataclass(frozen=True, slots=True)
class Field:
    """A way of cutting text into terms, and how much its terms count."""

    name: str
    terms: Callable[[str], list[str]]
    weight: float


FIELDS = (
    Field("words", analysis.words, weight=1.0),
    Field("bigrams", analysis.bigrams, weight=1.0),
    # Everyday words share characters with those of documents (住院 · 医院). 488 / 677 without, 500 / 694 at weight 1, 503 / 696 at 1.5, 502 / 701 at 2.
    Field("characters", analysis.characters, weight=1.5),
)

K1 = 1.2
"""Saturation of a repeated term. The usual value; 1.6 and 2.0 moved R@10 by less than 5 either way."""

B = 0.75
"""Correction for length. 0.4 lost 11 / 10; 0.9 was within 3 of it, and favours fragments more."""

SURROUNDING = 1.0
"""What the stretch counts beside the passage: a list's items and its lead are one thought. Without it 473 / 667 (words and
bigrams), with it 488 / 677; 0.5 and 2.0 are within 6."""

INHERITED = 0.3
"""What the headings above count. STARD's articles have none, so this is a judgement: enough that of two passages alike the one
under a heading that names the subject comes first, too little to outweigh a second occurrence in the text."""

HEADING_OWN = 0.5
"""Titles and headings are short, so BM25 would put every heading that holds a word above the text under it, and fill the first
page with lines that say nothing. Halved, a heading ranks below a passage of mean length under it that holds the word too."""


OFFICIAL = 0.7
"""What a term counts that only the official words for those of a question hold. 505 / 700 without them, 520 / 722 at 0.6, 521 / 724 at
0.7, 522 / 723 at 0.8, 519 / 720 at 1.0. On the half of the questions whose answers were not read while the table was written: 514 /
706 without them, 528 / 724 at 0.7."""


FEW = 16
"""Fewer than one in so many passages are scored by themselves, not with all others."""


def inverse_document_frequency(passages: int, holding: int) -> float:
    """ln(1 + (N - n + ½) / (n + ½)): never negative, so a common word still counts a little."""
    return float(np.log1p((passages - holding + 0.5) / (holding + 0.5)))


@dataclass(frozen=True, slots=True)
class Collection:
    """Passages, or stretches: what each adds to the ``K1`` of a term's saturation by its length, and how many there are."""

    damping: Weights
    count: int

    @classmethod
    def of(cls, lengths: Sums, count: int) -> "Collection":
        """The collection of ``count`` texts with these lengths (0 for numbers that are none)."""
        mean = float(lengths.sum()) / max(count, 1) or 1.0
        return cls((K1 * (1 - B + B * lengths / mean)).astype(np.float32), count)

    def add(self, total: Weights, held: Held, weight: float, needed: Needed | None) -> None:
        """Add a term's part of the score to that of each that holds it, or of those that are needed."""
        rarity = inverse_document_frequency(self.count, held.holding)
        add_impact(total, held, weight * rarity * (K1 + 1), self.damping, needed)


Terms = list[tuple[float, tuple[Held, ...]]]
"""Of each term its weight, and what holds it: passages, stretches."""


class Ranker:
    """Scores passages for the texts of a query."""

    def __init__(self, corpus: Corpus) -> None:
        around = Surroundings(corpus)
        self._corpus = corpus
        self._around = around
        self._passages = Collection.of(around.lengths, corpus.count)
        self._stretches = Collection.of(around.stretch_lengths, len(around.stretch_lengths))
        self._held = HeldCache()

    def scores(self, texts: Iterable[str], wanted: Numbers | None = None, official: Iterable[str] = ()) -> Weights:
        """A score for every passage number, 0 for what is no passage; or only for the ``wanted`` ones, 0 for all others.

        ``official`` has the words of documents for what the texts say in others.
        """
        terms = list(self._terms(list(texts), list(official)))
        few = wanted is not None and len(wanted) * FEW < self._corpus.size
        return self._of_few(terms, wanted) if few and wanted is not None else self._of_all(terms)

    def _of_all(self, terms: Terms) -> Weights:
        around = self._around
        total, together = self._sums(terms, None, None)
        together *= np.float32(SURROUNDING)
        inherited = total[around.headings] * np.float32(INHERITED)
        together[:-1] += around.inherited(inherited)
        total[around.headings] *= np.float32(HEADING_OWN)
        total[around.headings] -= inherited  # of the headings above, not of itself
        total += together.take(around.stretches)  # of no stretch: the last
        return total

    def _of_few(self, terms: Terms, wanted: Numbers) -> Weights:
        around, rows, headings = self._around, *self._around.governing(wanted)
        stretches = around.stretches[wanted]
        needed = Needed(_distinct(wanted, headings), self._corpus.size)
        alone, together = self._sums(terms, needed, Needed(_distinct(stretches), self._stretches.count))
        total = np.where(around.is_heading[wanted], HEADING_OWN, 1.0) * alone[wanted]
        total += INHERITED * np.bincount(rows, alone[headings], len(wanted)) + SURROUNDING * together[stretches]
        scores = np.zeros(self._corpus.size, np.float32)
        scores[wanted] = total
        return scores

    def _sums(self, terms: Terms, passages: Needed | None, stretches: Needed | None) -> tuple[Weights, Weights]:
        """What the terms add up to for each passage and each stretch, or for those that are needed; 0 behind the last stretch."""
        alone, together = np.zeros(self._corpus.size, np.float32), np.zeros(self._stretches.count + 1, np.float32)
        for weight, (own, around) in terms:
            self._passages.add(alone, own, weight, passages)
            self._stretches.add(together[:-1], around, weight, stretches)
        return alone, together

    def _terms(self, texts: Sequence[str], official: Sequence[str]) -> Iterator[tuple[float, tuple[Held, ...]]]:
        """Of every term asked for that occurs its weight, and what holds it."""
        for field in FIELDS:
            for term, asked in _asked(field, texts, official).items():
                held = self._holding(field.name, term)
                if held[0].holding:
                    yield field.weight * asked, held

    def _holding(self, field: str, term: str) -> tuple[Held, ...]:
        found = self._held.get((field, term))
        if found is None:
            found = self._passages_and_stretches(self._corpus.postings.term(field, term))
            self._held.keep((field, term), found)
        return found

    def _passages_and_stretches(self, known: Postings) -> tuple[Held, Held]:
        passages = hold(known.numbers, known.frequencies, self._corpus.size)
        if passages.places is not None:
            return passages, hold(
                *_summed(self._around.stretches[known.numbers], known.frequencies), self._stretches.count
            )
        sums = np.add.reduceat(passages.counts, self._around.firsts, dtype=np.float32)
        return passages, hold(holding := np.flatnonzero(sums), sums[holding], self._stretches.count)


def _asked(field: Field, texts: Sequence[str], official: Sequence[str]) -> dict[str, float]:
    """How much each term of the texts, and of the official words, is asked for."""
    counted = Counter(term for text in texts for term in field.terms(text))
    asked = {term: count**0.5 for term, count in counted.items()}
    return asked | {term: OFFICIAL for word in official for term in field.terms(word) if term not in asked}


def _summed(groups: Numbers, values: Weights) -> tuple[Numbers, Weights]:
    """The distinct ``groups`` (ascending) with the sums of their values."""
    if not len(groups):
        return groups, values
    first = np.flatnonzero(np.append(True, groups[1:] != groups[:-1]))
    return groups[first], np.add.reduceat(values, first)


def _distinct(*parts: Numbers) -> Numbers:
    """The numbers of all parts, ascending, each once."""
    numbers = np.sort(np.concatenate(parts))
    return np.asarray(numbers[np.append(True, numbers[1:] != numbers[:-1])[: len(numbers)]])


__all__ = ["FIELDS", "Field", "Ranker", "inverse_document_frequency"]
