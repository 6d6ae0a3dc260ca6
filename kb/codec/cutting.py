"""Texts cut into dictionary words once: what their terms and their initials are both made of."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import count

import numpy as np

from kb import analysis
from kb.codec.texts import LINE_END, Texts
from kb.codec.varints import Numbers
from kb.initials import doubtful, word_initials
from kb.literal.codes import CODE_POINTS, Codes, distinct, to_codes, to_text


@dataclass(frozen=True, slots=True)
class Cut:
    """The dictionary words of texts in order: numbers into ``words``, where in the texts' runs each begins, in which document it stands."""

    words: Sequence[str]
    numbers: Numbers
    starts: Numbers
    documents: Numbers


class Cutter:
    """Cuts texts, and numbers the words as they come."""

    def __init__(self) -> None:
        self._numbers: defaultdict[str, int] = defaultdict(count().__next__)

    @property
    def words(self) -> list[str]:
        """All words so far, by their numbers."""
        return list(self._numbers)

    def cut(self, texts: Texts) -> Cut:
        """Cut the Han runs of texts."""
        run, documents = texts.runs
        found = list(analysis.pieces(run))
        numbers = np.fromiter(map(self._numbers.__getitem__, found), np.int64, len(found))
        words = self.words
        lengths = np.fromiter(map(len, words), np.int64, len(words))[numbers]
        starts = np.cumsum(lengths) - lengths
        ends = numbers == self._numbers[chr(LINE_END)]
        kept = ~ends
        return Cut(words, numbers[kept], starts[kept], documents[np.cumsum(ends)[kept]])


def initials_of(texts: Texts, cut: Cut) -> Codes:
    """The initials of texts, character by character: those of ``kb.initials``.

    A table gives those of all characters; only words that hold one whose initial depends on the word are looked at.
    """
    letters = _alone(texts.codes)
    held = np.flatnonzero(np.bincount(cut.numbers, minlength=len(cut.words)))
    apart = [number for number in held.tolist() if not doubtful().isdisjoint(cut.words[number])]
    if apart:
        places, spelt = _spelt(cut, apart)
        letters[texts.places[places]] = spelt
    return letters


def _alone(codes: Codes) -> Codes:
    """The initial that each character has alone."""
    table = np.zeros(CODE_POINTS, np.uint32)
    alphabet = distinct(codes)
    table[alphabet] = to_codes("".join(map(_letter, to_text(alphabet))))
    found: Codes = table[codes]
    return found


def _letter(character: str) -> str:
    return word_initials(character) if analysis.is_han(character) else character


def _spelt(cut: Cut, apart: Sequence[int]) -> tuple[Numbers, Codes]:
    """The places in the runs where the words of these numbers stand, and the initials there."""
    spelt = [word_initials(cut.words[number]) for number in apart]
    lengths = np.array(list(map(len, spelt)))
    known = np.full(len(cut.words), -1)
    known[apart] = np.arange(len(apart))
    found = known[cut.numbers]
    here = np.flatnonzero(found >= 0)
    counts = lengths[found[here]]
    letters = to_codes("".join(spelt))
    return stretches(cut.starts[here], counts), letters[stretches((np.cumsum(lengths) - lengths)[found[here]], counts)]


def stretches(firsts: Numbers, counts: Numbers) -> Numbers:
    """So many numbers from each first one on, one stretch after another."""
    begins = np.cumsum(counts) - counts
    return np.repeat(firsts - begins, counts) + np.arange(int(counts.sum()))


__all__ = ["Cut", "Cutter", "initials_of", "stretches"]
