"""Mining phrases: lay out the passages, find what repeats, cut it to phrases, count them, rank them, fold them."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import accumulate

import numpy as np

from kb.analysis import segments
from kb.literal.codes import Flags, Numbers
from kb.literal.repeats import Repeats, find_repeats
from kb.literal.sheet import Sheet
from kb.model import PassageKind
from kb.phrases.candidates import Candidate, candidates
from kb.phrases.cutting import SHORTEST
from kb.phrases.folding import fold_families
from kb.phrases.ranking import Evidence, usefulness
from kb.phrases.signs import SENTENCE_ENDS
from kb.phrases.values import Phrase, Shelf, Size
from kb.search.postings import Mask
from kb.search.uses import Place, Uses, UsesReader
from kb.text import fold

FEW_VOICES = 8
"""With fewer units than this two users are enough, with more it takes three: two may have a phrase from each other."""
COMMON_SHARE = 0.05
"""From this share of the units on a phrase is everybody's."""
_COUNTED = 400
_COUNTED_EACH = 6
_QUIET_YEARS = 2
_OFTEN = 3
_HALF = 0.5
_IN_A_WORD = 0.25
_AROUND = 12


@dataclass(frozen=True, slots=True)
class Asked:
    """What is asked for: passages (None: all), words that should stand in the phrases, a shelf, a size, how many phrases."""

    wanted: Mask | None = None
    words: tuple[str, ...] = ()
    shelf: Shelf | None = None
    size: Size | None = None
    limit: int = 50


@dataclass(frozen=True, slots=True)
class Mined:
    """Phrases, the best first; ``passages``, ``units`` and ``characters`` say what was read, ``repeats`` how many runs repeat."""

    phrases: tuple[Phrase, ...]
    passages: int
    units: int
    characters: int
    repeats: int


def mine(reader: UsesReader, asked: Asked) -> Mined:
    """The phrases of a corpus that are worth most to a writer."""
    return _Mine(reader, asked).mined()


@dataclass(frozen=True)
class _Mine:
    reader: UsesReader
    asked: Asked

    def mined(self) -> Mined:
        repeats = self._repeats
        ranked = sorted(candidates(repeats.only(self._timely(repeats))), key=self._quick, reverse=True)
        counted = [self._phrase(one) for one in ranked[: max(_COUNTED, _COUNTED_EACH * self.asked.limit)]]
        wanted = sorted((one for one in counted if self._is_wanted(one)), key=lambda one: (-one.score, one.text))
        folded = _folded(wanted, self.asked.limit)
        phrases = tuple(replace(phrase, uses=self.reader.sourced(phrase.uses)) for phrase in folded)
        sheet = self._sheet
        return Mined(phrases, len(sheet.passages), self._voices, int(sheet.bounds[-1]), len(repeats))

    @cached_property
    def _sheet(self) -> Sheet:
        return self.reader.commonplaces.sheet(self.asked.wanted)

    @cached_property
    def _numbers(self) -> Numbers:
        return self.reader.commonplaces.numbers(self._sheet)

    @cached_property
    def _groups(self) -> Numbers:
        """Whose every passage is: its unit's; of one unit's own phrases, and where there is one unit only, its report's."""
        voices = self.reader.commonplaces.voices[self._numbers]
        if self.asked.shelf is Shelf.OWN or len(np.unique(voices)) < 2:
            return self.reader.commonplaces.corpus.rows[self._numbers]
        return voices

    @cached_property
    def _voices(self) -> int:
        return len(np.unique(self._groups))

    @cached_property
    def _repeats(self) -> Repeats:
        spread = 2 if self._voices < FEW_VOICES or self.asked.shelf in {Shelf.OWN, Shelf.NEW} else 3
        return find_repeats(self._sheet, self._groups, length=SHORTEST, spread=spread)

    def _timely(self, repeats: Repeats) -> Flags:
        """Which repeats can stand on the shelf that is asked for, by the years they are used in."""
        latest = self.reader.latest_year
        if self.asked.shelf not in {Shelf.NEW, Shelf.FADING} or latest is None or not len(repeats):
            return np.ones(len(repeats), np.bool_)
        rows = self.reader.commonplaces.corpus.rows[self._numbers]
        years = self.reader.years[rows][self._sheet.owners(repeats.places.astype(np.int64))]
        bounds = np.stack([repeats.starts, repeats.ends], 1).ravel()
        if self.asked.shelf is Shelf.NEW:
            first = np.minimum.reduceat(np.append(np.where(years < 0, latest, years), latest), bounds)[::2]
            return np.asarray(first == latest)
        last = np.maximum.reduceat(np.append(years, -1), bounds)[::2]
        return np.asarray((last >= 0) & (last <= latest - _QUIET_YEARS))

    def _quick(self, candidate: Candidate) -> float:
        return usefulness(self._evidence(candidate, candidate.spread))

    def _evidence(self, candidate: Candidate, spread: int, *, fading: bool = False) -> Evidence:
        asked = any(word in candidate.text for word in self._words)
        return Evidence(candidate.text, spread, max(self._voices, 1), candidate.whole, asked=asked, fading=fading)

    @cached_property
    def _words(self) -> tuple[str, ...]:
        return tuple(map(fold, self.asked.words))

    def _phrase(self, candidate: Candidate) -> Phrase:
        """The candidate as it was first written, counted exactly."""
        uses = self.reader.of_run(candidate.text, self.asked.wanted)
        first = uses.places[0]
        text = self.reader.commonplaces.corpus.text(first.number)[first.start : first.end]
        spread = uses.reports if self._by_report else uses.units
        shelves = self._shelves(uses)
        score = usefulness(self._evidence(candidate, spread, fading=Shelf.FADING in shelves))
        score *= 1 if self._at_words(first) else _IN_A_WORD
        return Phrase(text, self._size(candidate, uses), shelves, uses, round(score, 2))

    def _at_words(self, place: Place) -> bool:
        """Whether a phrase begins and ends where words or signs do."""
        text = fold(self.reader.commonplaces.corpus.text(place.number))
        first = max(0, place.start - _AROUND)
        lengths = (len(word) for _is_word, word in segments(text[first : place.end + _AROUND]))
        cuts = set(accumulate(lengths, initial=first))
        return all(edge in cuts or not text[edge - 1 : edge + 1].isalnum() for edge in (place.start, place.end))

    @cached_property
    def _by_report(self) -> bool:
        return self._groups is not None and self.asked.shelf is Shelf.OWN

    def _size(self, candidate: Candidate, uses: Uses) -> Size:
        if sum(self._headings[place.number] for place in uses.places) > _HALF * len(uses.places):
            return Size.HEADING
        if candidate.whole < _HALF:
            return Size.PART
        ends = sum(self._ends_sentence(place.number, place.end) for place in uses.places[:_QUIET_YEARS])
        inside = any(sign in candidate.text for sign in ",:")
        return Size.SENTENCE if ends and inside else Size.CLAUSE

    def _ends_sentence(self, number: int, end: int) -> bool:
        text = self.reader.commonplaces.corpus.text(number)
        return end >= len(text.rstrip()) or fold(text[end]) in SENTENCE_ENDS

    @cached_property
    def _headings(self) -> Mask:
        corpus = self.reader.commonplaces.corpus
        headings = np.zeros(corpus.size, np.bool_)
        for kind in (PassageKind.HEADING, PassageKind.TITLE):
            headings[corpus.postings.term("kind", kind.value).numbers] = True
        return headings

    def _shelves(self, uses: Uses) -> tuple[Shelf, ...]:
        latest = self.reader.latest_year
        is_common = uses.units >= max(3, COMMON_SHARE * self._voices)
        rows = (
            (Shelf.COMMON, is_common),
            (Shelf.OWN, uses.units == 1 and uses.reports > 1),
            (Shelf.NEW, latest is not None and uses.first_year == latest and uses.reports > 1),
            (
                Shelf.FADING,
                latest is not None and uses.reports >= _OFTEN and (uses.last_year or latest) <= latest - _QUIET_YEARS,
            ),
        )
        return tuple(shelf for shelf, holds in rows if holds)

    def _is_wanted(self, phrase: Phrase) -> bool:
        fits = self.asked.shelf is None or self.asked.shelf in phrase.shelves
        return fits and (self.asked.size is None or self.asked.size is phrase.size)


def _folded(phrases: Iterable[Phrase], limit: int) -> tuple[Phrase, ...]:
    known = {phrase.text: phrase for phrase in phrases}
    return tuple(replace(known[family.head], variants=family.variants) for family in fold_families(known, limit))


__all__ = ["Asked", "Mined", "mine"]
