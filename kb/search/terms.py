"""Terms of a query: runs, quoted runs, literal runs, and the weaker ways in which a passage can answer a run."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from kb import analysis
from kb.everyday import content, official_words
from kb.i18n import _
from kb.initials import spellings
from kb.literal import IGNORED, Manner, merge
from kb.search.corpus import Corpus
from kb.search.found import Leaf, Variant
from kb.search.masks import MaskIndex
from kb.search.postings import Numbers, in_all
from kb.search.standing import Placed, SpanList, places_in, stand
from kb.search.tiers import Tier, Tiers, no_tiers, raise_to
from kb.text import fold

Synonyms = Mapping[str, tuple[str, ...]]
"""Folded word → the other words that mean the same."""

LONELY_RUN = 12
"""Han characters from which a run that is a whole query may be answered by passages that hold only some of its words."""


@dataclass(frozen=True)
class TermReader:
    """Evaluates the terms that the literal index answers."""

    corpus: Corpus
    synonyms: Synonyms
    masks: MaskIndex

    def run(self, text: str, *, loose: bool) -> Leaf:
        """A bare run: exact, then across quotes and spaces, masks and synonyms, then its words apart.

        If ``loose``, some of what its content holds, or the words of an official word for an everyday one in it.
        """
        exact = stand(self.corpus, text)
        tiers = self._exact_tiers(exact.passages)
        variants = tuple(variant for variant in self._variants(text) if len(variant.matches.passages))
        for variant in variants:
            raise_to(tiers, variant.matches.passages, Tier.VARIANT)
        words = sorted(set(analysis.words(text)))
        official = [word for found in official_words(text).values() for word in found] if loose else []
        if len(words) > 1:
            raise_to(tiers, self._holding_all(words), Tier.WORDS)
        telling = sorted(set(analysis.words(content(text)))) if loose else words
        for some in [*([word] for word in telling), *map(analysis.words, official)] if loose else ():
            raise_to(tiers, self._holding_all(some), Tier.SOME)
        return Leaf(tiers, exact, variants, partial(_light, words=(*telling, *official)), run=fold(text))

    def exact_run(self, text: str) -> Leaf:
        """A bare run where only the run itself counts."""
        exact = stand(self.corpus, text)
        return Leaf(self._exact_tiers(exact.passages), exact, run=fold(text))

    def quoted(self, text: str) -> Leaf:
        """A run in double quotes: quotation marks and spaces do not count."""
        exact = self.corpus.find(text, Manner.SQUEEZED)
        return Leaf(self._exact_tiers(exact.passages), Placed(exact))

    def literal(self, text: str) -> Leaf:
        """A run in single quotes: to the letter."""
        exact = self.corpus.find(text, Manner.LETTER)
        return Leaf(self._exact_tiers(exact.passages), Placed(exact), run=fold(text))

    def initials(self, letters: str, tier: Tier) -> Leaf:
        """A run by the initials of its syllables; where a character's reading is undecided, by either."""
        index = self.corpus.initials
        spelt = [found for spelling in spellings(letters) if len((found := index.find(spelling)).passages)]
        found = spelt[0] if len(spelt) == 1 else merge(spelt)
        tiers = no_tiers(self.corpus.size)
        raise_to(tiers, found.passages, tier)
        return Leaf(tiers, Placed(found), note=_("by initials"))

    def _holding_all(self, words: Sequence[str]) -> Numbers:
        return in_all([self.corpus.postings.term("words", word).numbers for word in words], self.corpus.size)

    def _exact_tiers(self, passages: Numbers) -> Tiers:
        tiers = no_tiers(self.corpus.size)
        tiers[passages] = Tier.EXACT
        return tiers

    def _variants(self, text: str) -> list[Variant]:
        is_plain = not IGNORED.intersection(fold(text))  # then what passes over nothing is the run itself
        squeezed = self.corpus.texts.find(text, Manner.SQUEEZED, across=is_plain)
        found = [Variant(squeezed, _("across quotation marks or spaces"))]
        note = _("synonym {word}")
        found += [Variant(self.corpus.find(word), note.format(word=word)) for word in self.expansions(text)]
        return [*found, Variant(self.masks.find(text), _("masked, possibly"))]

    def expansions(self, text: str) -> tuple[str, ...]:
        """The synonyms that are looked for beside a run."""
        return self.synonyms.get(fold(text), ())


def _light(text: str, words: tuple[str, ...]) -> SpanList:
    """Where the words stand in a text, overlapping ones joined; words of one character only where there are no others."""
    folded = fold(text)
    long = tuple(word for word in words if len(word) > 1)
    spans = sorted(span for word in long or words for span in places_in(folded, word))
    joined: SpanList = []
    for start, end in spans:
        if joined and start < joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return joined


__all__ = ["LONELY_RUN", "Synonyms", "TermReader"]
