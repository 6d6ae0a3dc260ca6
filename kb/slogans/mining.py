"""Finding slogans: what stands in quotation marks or joins figures, counted, with variants and expansions."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

import numpy as np

from kb.literal import Manner
from kb.search.postings import Mask, Numbers
from kb.search.uses import Place, Uses, UsesReader
from kb.slogans.expanding import expansions
from kb.slogans.forms import Form, form_of, slogans_in
from kb.slogans.values import Expansion, Slogan
from kb.stopping import stop_if_asked
from kb.text import fold

_SIGNS = ("“", '"', "「", "‘", "+")
_QUOTES = "“”‘’「」\"'"
_MARKS = frozenset(_QUOTES)
_MUST_BE_MARKED = frozenset({"coinage", "figures"})
_MARKED = 0.4
_LOOKED_AT = 300
_COUNTED, _COUNTED_EACH = 300, 8
_MOST_EXPANSIONS = 5
_EXPANDED, _COUNTED_WELL = 1.6, 1.3


@dataclass(frozen=True, slots=True)
class WantedSlogans:
    """Which slogans are wanted: of which passages (None: all), with which characters, only those that are explained, how many."""

    passages: Mask | None = None
    containing: str = ""
    expanded: bool = False
    limit: int = 50


def find_slogans(reader: UsesReader, wanted: WantedSlogans) -> tuple[Slogan, ...]:
    """The slogans of a corpus, the most useful first."""
    return _Mine(reader, wanted.passages).slogans(wanted)


@dataclass(frozen=True)
class _Mine:
    reader: UsesReader
    wanted: Mask | None

    def slogans(self, wanted: WantedSlogans) -> tuple[Slogan, ...]:
        marked = self._marked(fold(wanted.containing))
        crude = sorted(marked, key=lambda text: (-len({voice for voice, _times in marked[text]}) * _worth(text), text))
        most = len(crude) if wanted.expanded else max(_COUNTED, _COUNTED_EACH * wanted.limit)
        found = [self._slogan(text, len(marked[text])) for text in crude[:most]]
        kept = (one for one in found if one.score > 0 and (one.expansions or not wanted.expanded))
        ranked = sorted(kept, key=lambda slogan: (-slogan.score, slogan.text))
        return tuple(self._sourced(slogan) for slogan in ranked[: wanted.limit])

    def _sourced(self, slogan: Slogan) -> Slogan:
        found = tuple(replace(one, source=self.reader.source(one.place)) for one in slogan.expansions)
        return replace(slogan, uses=self.reader.sourced(slogan.uses), expansions=found)

    def _marked(self, containing: str) -> dict[str, list[tuple[int, int]]]:
        """The slogans with (voice, passage) of every time they stand in quotation marks, or with plus signs."""
        corpus, voices = self.reader.commonplaces.corpus, self.reader.commonplaces.voices
        found: dict[str, list[tuple[int, int]]] = {}
        for number in self._signed().tolist():
            stop_if_asked()
            for text in slogans_in(fold(corpus.text(number))):
                if containing in text:
                    found.setdefault(text, []).append((int(voices[number]), number))
        return found

    def _signed(self) -> Numbers:
        """The passages with a sign that a slogan needs."""
        corpus = self.reader.commonplaces.corpus
        signed = np.zeros(corpus.size, np.bool_)
        for sign in _SIGNS:
            signed[corpus.find(sign).passages] = True
        counted = (
            self.reader.commonplaces.counted if self.wanted is None else self.reader.commonplaces.counted & self.wanted
        )
        return np.flatnonzero(signed & counted).astype(np.int64)

    def _slogan(self, text: str, marked: int) -> Slogan:
        stop_if_asked()
        corpus = self.reader.commonplaces.corpus
        uses = self.reader.of_run(text, self.wanted, Manner.SQUEEZED)
        found = sorted(self._expansions(uses), key=lambda one: (not one.counted, -len(one.text)))
        expanded = tuple({one.text: one for one in reversed(found)}.values())[::-1][:_MOST_EXPANSIONS]
        written = Counter(_written(corpus.text(place.number), place) for place in uses.places)
        form = form_of(text)
        score = _usefulness(text, uses, self.reader.commonplaces.voices, expanded) * _markedness(form, marked, uses)
        variants = tuple(variant for variant, _count in written.most_common())
        plain = (variant.strip(_QUOTES) for variant in variants)
        shown = next((variant for variant in plain if _MARKS.isdisjoint(variant)), text)
        return Slogan(shown, form.name if form else "plus", uses, variants, expanded, round(score, 2))

    def _expansions(self, uses: Uses) -> Iterator[Expansion]:
        corpus = self.reader.commonplaces.corpus
        for place in uses.places[:_LOOKED_AT]:
            text = corpus.text(place.number)
            for found in expansions(fold(text), place.start, place.end):
                held = text[found.start : found.end].strip()
                yield Expansion(held, found.rule, Place(place.number, found.start, found.end), found.counted)


def _worth(text: str) -> float:
    form = form_of(text)
    return form.worth if form else 1.0


def _markedness(form: Form | None, marked: int, uses: Uses) -> float:
    """How often it stands in quotation marks; a word that mostly stands without is a word."""
    share = min(1.0, marked / max(1, uses.occurrences))
    if form is not None and form.name in _MUST_BE_MARKED and share < _MARKED:
        return 0.0
    return 0.3 + 0.7 * share


def _usefulness(text: str, uses: Uses, voices: Numbers, expanded: Iterable[Expansion]) -> float:
    """Used by many but not by all, of a telling form, explained somewhere."""
    everybody = len(np.unique(voices))
    breadth = uses.units * (1 - 0.8 * uses.units / max(everybody, uses.units))
    first = next(iter(expanded), None)
    explained = 1.0 if first is None else _EXPANDED * (_COUNTED_WELL if first.counted else 1)
    return breadth * _worth(text) * explained


def _written(text: str, place: Place) -> str:
    """How it is written there, quotation marks included."""
    start, end = place.start, place.end
    if start and text[start - 1] in _MARKS and end < len(text) and text[end] in _MARKS:
        return text[start - 1 : end + 1]
    return text[start:end]


__all__ = ["WantedSlogans", "find_slogans"]
