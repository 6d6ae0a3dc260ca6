"""Mining by place: the phrases of the passages of one role, then its sentences, ranked by how many use them and how concrete they are."""

import math
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np

from kb.phrases import Asked, Phrase, Size, mine
from kb.places.values import PLACES, TRANSITION, Formula, PlaceKind
from kb.search.corpus import ROLES
from kb.search.postings import Mask
from kb.search.sentences import sentence_windows
from kb.search.uses import Place, UsesReader
from kb.stopping import stop_if_asked
from kb.substance import Substance, measure
from kb.text import fold

_MINED = 3
"""Phrases looked at for each formula that is wanted."""
_SENTENCES = 2000
_LONGEST = 160
_SHORTEST = 12
_EXAMPLES = 4
_GROUND = 0.3
"""What a formula without any substance is worth beside one that is all substance: 0.3 to 1.3."""


def find_formulas(reader: UsesReader, kind: PlaceKind, wanted: Mask | None, limit: int) -> tuple[Formula, ...]:
    """What is said at a place, the most useful first; of the wanted passages only where they are given."""
    return _Mine(reader, kind, wanted).formulas(limit)


@dataclass(frozen=True)
class _Mine:
    reader: UsesReader
    kind: PlaceKind
    wanted: Mask | None

    def formulas(self, limit: int) -> tuple[Formula, ...]:
        shared = list(self._shared(limit))
        said = fold("\n".join(formula.example for formula in shared))
        alone = [one for one in self._alone() if fold(one.text) not in said]
        ranked = sorted([*shared, *alone], key=lambda formula: (-formula.score, formula.text))
        return tuple(self._sourced(formula) for formula in ranked[:limit])

    @cached_property
    def _place(self) -> Mask:
        """The passages of the role that are wanted."""
        corpus, role = self.reader.commonplaces.corpus, PLACES[self.kind]
        everything = corpus.passages if role is None else corpus.roles == ROLES.index(role)
        return np.asarray(everything & self._running & (True if self.wanted is None else self.wanted))

    @cached_property
    def _running(self) -> Mask:
        """Running text that counts: no titles, no headings."""
        corpus = self.reader.commonplaces.corpus
        text = np.zeros(corpus.size, np.bool_)
        text[corpus.postings.term("kind", "text").numbers] = True
        return np.asarray(text & self.reader.commonplaces.counted)

    def _shared(self, limit: int) -> Iterator[Formula]:
        """Runs that several use there, each with the most concrete sentence it stands in."""
        for phrase in mine(self.reader, Asked(self._place, limit=_MINED * limit)).phrases:
            stop_if_asked()
            if phrase.size is not Size.PART and (PLACES[self.kind] or self._leads(phrase)):
                yield self._formula(phrase)

    def _leads(self, phrase: Phrase) -> bool:
        """Whether a phrase leads on: by its words, or since a colon follows."""
        if TRANSITION.search(fold(phrase.text)):
            return True
        places = phrase.uses.places[:_EXAMPLES]
        colons = sum(self._text(place.number)[place.end : place.end + 1] in {":", "："} for place in places)
        return colons * 2 > len(places)

    def _formula(self, phrase: Phrase) -> Formula:
        candidates = [(self._around(place), place) for place in phrase.uses.places[:_EXAMPLES]]
        measured = [(self._substance(sentence), sentence, place) for sentence, place in candidates]
        substance, sentence, place = max(measured, key=lambda it: (it[0].score, -len(it[1])))
        source = self.reader.source(place)
        return Formula(
            phrase.text, self.kind, phrase.uses, sentence, source, substance, _score(phrase.uses.units, substance)
        )

    def _around(self, place: Place) -> str:
        """The sentence around a place."""
        text = self._text(place.number)
        windows = sentence_windows(text)
        first, last = next(window for window in windows if window[1] > place.start)
        return text[first : max(last, place.end)].strip()

    def _alone(self) -> Iterator[Formula]:
        """The place's sentences themselves, each once: what stands out though only one unit says it."""
        for number, start, end in self._sentences():
            stop_if_asked()
            text = self._text(number)[start:end]
            substance = self._substance(text)
            numbers, starts, ends = (np.array([value], np.int64) for value in (number, start, end))
            uses = self.reader.of_places(numbers, starts, ends)
            source = self.reader.source(Place(number, start, end))
            yield Formula(text, self.kind, uses, text, source, substance, _score(1, substance))

    def _sentences(self) -> Iterable[tuple[int, int, int]]:
        """The first sentences of the place, each text once, the most concrete in themselves first."""
        found: dict[str, tuple[float, tuple[int, int, int]]] = {}
        for number in np.flatnonzero(self._place).tolist()[:_SENTENCES]:
            for start, end in _stripped(self._text(number)):
                text = self._text(number)[start:end]
                if PLACES[self.kind] or TRANSITION.search(fold(text)):
                    found.setdefault(text, (measure(text).score, (number, start, end)))
        ranked = sorted(found.values(), key=lambda it: (-it[0], it[1]))
        return [place for _score, place in ranked[: _SENTENCES // 20]]

    def _substance(self, text: str) -> Substance:
        spans = self.reader.commonplaces.spans(text)
        return measure(text, sum(span.end - span.start for span in spans) / max(1, len(text)))

    def _text(self, number: int) -> str:
        return self.reader.commonplaces.corpus.text(number)

    def _sourced(self, formula: Formula) -> Formula:
        return replace(formula, uses=self.reader.sourced(formula.uses))


def _stripped(text: str) -> Iterator[tuple[int, int]]:
    """The sentences of a passage without white space around, of a length that can be reused."""
    for start, end in sentence_windows(text):
        body = text[start:end]
        first = start + len(body) - len(body.lstrip())
        last = first + len(body.strip())
        if _SHORTEST <= last - first <= _LONGEST:
            yield first, last


def _score(units: int, substance: Substance) -> float:
    return round(math.log2(1 + units) * (_GROUND + substance.score), 3)


__all__ = ["find_formulas"]
