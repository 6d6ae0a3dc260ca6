"""Similar passages: candidates are laid against the text run by run, and the runs say how much of each stands in the other."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from kb import analysis
from kb.errors import UsageError
from kb.i18n import _
from kb.model import Passage, ReportInfo, Span
from kb.search.corpus import Corpus
from kb.search.ranking import inverse_document_frequency
from kb.similar.candidates import Candidates
from kb.similar.tiling import Tile, Tiler
from kb.similar.values import Shared, Similar
from kb.text import fold

SHORTEST = 8
"""Characters below which a text is a search term, not a passage to find the like of."""

RUN = 3
"""Characters from which a common run counts. Two are a word that half of the corpus holds."""

_BOTH = 0.3
"""What the smaller of the two shares counts: the larger one alone would put fragments of the text above whole passages."""

_SOLID = 30.0
"""Characters that a passage is taken to have at least: a heading of four that the text holds is not wholly like it."""

_WORD = 0.5
"""What a word that stands in both outside the runs counts, beside one in a run: the same thing, said in another order."""

_WORDS = 8
_RUNS = 12


@dataclass(frozen=True, slots=True)
class Asked:
    """What is asked: a text; the passages whose like is wanted only elsewhere; whether repeated reports count each."""

    text: str
    without: Callable[[Passage, ReportInfo], bool] = lambda _passage, _info: False
    every_copy: bool = False


def find_similar(corpus: Corpus, asked: Asked, limit: int | None = 20) -> tuple[Similar, ...]:
    """The passages most like a text, best first. Raises UsageError where the text has fewer than SHORTEST letters."""
    if sum(map(str.isalnum, asked.text)) < SHORTEST:
        raise UsageError(
            _("Too short to find the like of: give at least {n} characters, or search for it: kb search WORDS").format(
                n=SHORTEST
            )
        )
    finder = _Finder(corpus, asked.text)
    found = [one for one in finder.found() if not asked.without(one.passage, one.report)]
    found.sort(key=lambda one: (-one.score, one.id))
    kept = found if asked.every_copy else [*_without_copies(found)]
    return tuple(kept[:limit])


def _without_copies(found: Sequence[Similar]) -> Iterator[Similar]:
    """Of passages that say the same in a report and in its repeats, only the first."""
    seen: set[tuple[str, str]] = set()
    for one in found:
        key = (one.report.duplicates_of or one.report.id, fold(one.passage.text).strip())
        if key not in seen:
            seen.add(key)
            yield one


class _Finder:
    """The text that is asked about, prepared to be laid beside many passages."""

    def __init__(self, corpus: Corpus, text: str) -> None:
        self._corpus = corpus
        self._text = text
        self._folded = fold(text)
        self._tiler = Tiler.of(self._folded, RUN)
        self._candidates = Candidates(corpus, text)
        self._weights = self._character_weights()
        self._total = sum(self._weights) or 1.0
        self._words = dict.fromkeys(word for word in analysis.words(text) if len(word) > 1)

    def _character_weights(self) -> list[float]:
        """What each character counts: the mean rarity of the pairs it is in; 0 for marks and spaces."""
        rarity = self._candidates.rarity
        weights = []
        for place, character in enumerate(self._folded):
            pairs = (self._folded[place - 1 : place + 1], self._folded[place : place + 2])
            known = [rarity[pair] for pair in pairs if pair in rarity]
            weights.append(sum(known) / len(known) if known else float(character.isalnum()))
        return weights

    def found(self) -> Iterator[Similar]:
        """The candidates that have a run in common with the text."""
        for number in self._candidates.numbers().tolist():
            text = self._corpus.text(number)
            tiles = [
                tile for tile in (_trimmed(text, tile) for tile in self._tiler.tiles(fold(text))) if tile.length >= RUN
            ]
            if tiles:
                yield self._similar(number, text, tiles)

    def _similar(self, number: int, text: str, tiles: Sequence[Tile]) -> Similar:
        words = self._common_words(text, tiles)
        asked, found = self._shares(text, tiles)
        runs_score = (1 - _BOTH) * max(asked, found) + _BOTH * min(asked, found)
        score = runs_score + (1 - runs_score) * _WORD * self._share_of(words)
        runs = tuple(self._shared(text, tile) for tile in tiles[:_RUNS])
        return Similar(
            score, self._corpus.info(number), self._corpus.passage(number), asked, found, runs, words[:_WORDS]
        )

    def _shares(self, text: str, tiles: Sequence[Tile]) -> tuple[float, float]:
        weight = sum(sum(self._weights[tile.left : tile.left + tile.length]) for tile in tiles)
        letters = sum(_letters(text[tile.right : tile.right + tile.length]) for tile in tiles)
        return weight / self._total, letters / max(_letters(text), _SOLID)

    def _share_of(self, words: Sequence[str]) -> float:
        rarity = self._candidates.rarity
        weight = sum(
            len(word) * sum(rarity.get(pair, 0.0) for pair in analysis.bigrams(word)) / max(1, len(word) - 1)
            for word in words
        )
        return min(1.0, weight / self._total)

    def _shared(self, text: str, tile: Tile) -> Shared:
        found = Span(tile.right, tile.right + tile.length)
        return Shared(text[found.start : found.end], Span(tile.left, tile.left + tile.length), found)

    def _common_words(self, text: str, tiles: Sequence[Tile]) -> tuple[str, ...]:
        """The words of both that stand in no common run, the rarest first."""
        covered = " ".join(text[tile.right : tile.right + tile.length] for tile in tiles)
        held = fold(text)
        common = [word for word in self._words if word in held and word not in covered]
        return tuple(sorted(common, key=lambda word: -self._rarity(word)))

    def _rarity(self, word: str) -> float:
        return inverse_document_frequency(self._corpus.count, len(self._corpus.postings.term("words", word).numbers))


def _trimmed(text: str, tile: Tile) -> Tile:
    """The run without the marks and spaces at its ends."""
    run = text[tile.right : tile.right + tile.length]
    head = next((step for step, character in enumerate(run) if character.isalnum()), len(run))
    tail = next((step for step, character in enumerate(reversed(run)) if character.isalnum()), 0)
    return Tile(tile.left + head, tile.right + head, max(0, tile.length - head - tail))


def _letters(text: str) -> int:
    return sum(map(str.isalnum, text))


__all__ = ["SHORTEST", "Asked", "find_similar"]
