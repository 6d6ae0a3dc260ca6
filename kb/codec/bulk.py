"""The words, character pairs and characters of many texts at once, without an object for each."""

from collections.abc import Callable, Sequence
from functools import partial

import numpy as np
from numpy.typing import NDArray

from kb.codec.cutting import Cut
from kb.codec.dictionary import joined_dictionary_arrays
from kb.codec.inversion import DOCUMENT_BITS, Keys, field_arrays, inverted
from kb.codec.texts import Texts
from kb.codec.wordterms import WordTerms
from kb.literal.arrayfile import Arrays
from kb.literal.codes import Codes, to_text

CHARACTERS = 400_000
"""Characters whose terms are found at once."""
_LETTER = np.uint64(21)
_LETTERS = (1 << 21) - 1


Listener = Callable[[Texts, Cut], None]
"""Told of texts once they are cut into words."""


class TextTerms:
    """The terms of the texts of documents while they come in: just those that ``kb.analysis`` gives of each."""

    def __init__(self, listener: Listener | None = None) -> None:
        self._listener = listener
        self._texts: list[str] = []
        self._documents: list[int] = []
        self._characters = 0
        self._words = WordTerms()
        self._pairs: list[Keys] = []
        self._singles: list[Keys] = []

    def add(self, document: int, text: str) -> None:
        """Add the text of a document."""
        self._texts.append(text)
        self._documents.append(document)
        self._characters += len(text)
        if self._characters >= CHARACTERS:
            self._cut()

    def _cut(self) -> None:
        texts = Texts.of(self._texts, self._documents)
        cut = self._words.add(texts)
        self._pairs.append(_pair_keys(texts))
        self._singles.append(_single_keys(texts))
        if self._listener:
            self._listener(texts, cut)
        self._texts, self._documents, self._characters = [], [], 0

    @property
    def arrays(self) -> dict[str, Callable[[str, int], Arrays]]:
        """By field what makes its arrays of its name and the number of documents; empty where there was no text."""
        if self._texts:
            self._cut()
        ways = {"bigrams": partial(self._arrays_of, self._pairs), "characters": partial(self._arrays_of, self._singles)}
        return {"words": self._words.arrays, **ways} if self._pairs else {}

    @staticmethod
    def _arrays_of(found: Sequence[Keys], field: str, documents: int) -> Arrays:
        entries = inverted(np.concatenate(found))
        begins = np.append(True, entries.rows[1:] != entries.rows[:-1])[: len(entries.rows)]
        pairs, rows = entries.rows[begins], np.cumsum(begins) - 1
        vocabulary = joined_dictionary_arrays(field, *_spelt(pairs))
        return {**vocabulary, **field_arrays(field, entries._replace(rows=rows), len(pairs), documents)}


def _pair_keys(texts: Texts) -> Keys:
    """Each pair of Han characters side by side, and each that stands alone, with its document, in one number."""
    places = np.flatnonzero(texts.han)
    follows = texts.han[places + 1]
    alone = ~follows & ~(texts.han[places - 1] & (places > 0))
    second = np.where(follows, texts.codes[places + 1], 0)
    kept = follows | alone
    keys = texts.codes[places].astype(np.uint64) << _LETTER | second.astype(np.uint64)
    return (keys << DOCUMENT_BITS | texts.documents[places].astype(np.uint64))[kept]


def _single_keys(texts: Texts) -> Keys:
    """Each Han character as if it stood alone, with its document, in one number."""
    places = np.flatnonzero(texts.han)
    keys = texts.codes[places].astype(np.uint64) << _LETTER
    return keys << DOCUMENT_BITS | texts.documents[places].astype(np.uint64)


def _spelt(pairs: NDArray[np.int64]) -> tuple[bytes, NDArray[np.int64]]:
    """Pairs as UTF-8 end to end, and the length of each."""
    codes: Codes = np.stack([pairs >> int(_LETTER), pairs & _LETTERS], axis=1).astype(np.uint32)
    lengths = 1 + np.sum([codes >= least for least in (0x80, 0x800, 0x10000)], axis=0) - (codes == 0)
    return to_text(codes[codes > 0]).encode(), lengths.sum(axis=1)


__all__ = ["TextTerms"]
