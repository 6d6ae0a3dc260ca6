"""The words of many texts: dictionary words with the words inside them, numbers, Latin words."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from itertools import chain, count

import numpy as np

from kb import analysis
from kb.codec.cutting import Cut, Cutter, stretches
from kb.codec.dictionary import dictionary_arrays, encoded
from kb.codec.inversion import Keys, field_arrays, inverted, keys_of, parted
from kb.codec.texts import LINE_END, Texts
from kb.literal.arrayfile import Arrays


class WordTerms:
    """The words of texts while these come in, numbered as they come: rows of terms are known only when all are there."""

    def __init__(self) -> None:
        self._cutter = Cutter()
        self._others: defaultdict[str, int] = defaultdict(count().__next__)
        self._word_keys: list[Keys] = []
        self._other_keys: list[Keys] = []

    def add(self, texts: Texts) -> Cut:
        """Add texts; how they were cut."""
        cut = self._cutter.cut(texts)
        self._word_keys.append(keys_of(cut.numbers, cut.documents))
        others, documents = texts.others()
        numbers = np.fromiter(map(self._others.__getitem__, others), np.int64, len(others))
        self._other_keys.append(keys_of(numbers, documents))
        return cut

    def arrays(self, field: str, documents: int) -> Arrays:
        """The arrays of the field."""
        words = self._cutter.words
        inner = list(map(analysis.inner_words, words))
        terms = sorted(
            {*chain(words, *inner, self._others)} - {chr(LINE_END)}
        )  # by code points: the order of their bytes too
        rows = {term: row for row, term in enumerate(terms)}
        keys = np.concatenate([*self._word_keys_by_row(inner, rows), self._other_keys_by_row(rows)])
        vocabulary = dictionary_arrays(field, list(map(encoded, terms)))
        return {**vocabulary, **field_arrays(field, inverted(keys), len(terms), documents)}

    def _word_keys_by_row(self, inner: Sequence[Sequence[str]], rows: Mapping[str, int]) -> tuple[Keys, Keys]:
        """The postings of the words themselves, and of the words inside them."""
        numbers, documents = parted(np.concatenate(self._word_keys))
        own = np.array([rows.get(word, -1) for word in self._cutter.words])
        counts = np.array(list(map(len, inner)))
        here = np.flatnonzero(counts[numbers])
        flat = np.array([rows[word] for found in inner for word in found], np.int64)
        firsts = np.cumsum(counts) - counts
        counts, firsts = counts[numbers[here]], firsts[numbers[here]]
        return keys_of(own[numbers], documents), keys_of(
            flat[stretches(firsts, counts)], np.repeat(documents[here], counts)
        )

    def _other_keys_by_row(self, rows: Mapping[str, int]) -> Keys:
        numbers, documents = parted(np.concatenate(self._other_keys))
        own = np.array([rows[term] for term in self._others], np.int64)
        return keys_of(own[numbers], documents)


__all__ = ["WordTerms"]
