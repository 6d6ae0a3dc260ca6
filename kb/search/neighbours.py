"""Runs of the corpus that are like a run it does not hold: they share a word with it and go on as the corpus goes on."""

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import chain, zip_longest

from kb import analysis
from kb.search.corpus import Corpus

MOST = 6
"""Words of a run that are looked at, and runs or words that are named."""
_PASSAGES = 200
"""Passages looked at for each word: enough to rank, little enough to be quick."""
_COMPANY = 50
"""Passages of each word whose words are looked at."""
_REACH = 6
_LEAST_COMPANY = 0.2
"""A word that mostly stands elsewhere is alike by chance."""


def neighbours(corpus: Corpus, words: Sequence[str]) -> list[str]:
    """The most frequent runs made of a word and the word beside it, taken from each of the words in turn."""
    ranked = [_ranked(corpus, word) for word in words[:MOST]]
    mixed = (run for row in zip_longest(*ranked) for run in row if run)
    return list(dict.fromkeys(mixed))[:MOST]


def alike(corpus: Corpus, words: Sequence[str]) -> list[str]:
    """Words one character apart from a word of two, in the passages that hold one of the words; the closest company first."""
    pairs = [word for word in words[:MOST] if len(word) == 2]
    numbers = {number for word in words[:MOST] for number in corpus.find(word).passages[:_COMPANY].tolist()}
    beside = Counter(word for number in numbers for word in _words_of_two(corpus.text(number)))
    near = [other for other in beside if other not in words and any(_one_apart(word, other) for word in pairs)]
    company = {other: beside[other] / (1 + len(corpus.find(other).passages)) for other in near}
    ranked = sorted(near, key=lambda other: (-company[other], -beside[other], other))
    return [other for other in ranked if company[other] >= _LEAST_COMPANY][:MOST]


def _words_of_two(text: str) -> set[str]:
    return {word for is_han, word in analysis.segments(text) if is_han and len(word) == 2}


def _one_apart(word: str, other: str) -> bool:
    return (word[0] == other[0]) != (word[1] == other[1])


def _ranked(corpus: Corpus, word: str) -> list[str]:
    counts = Counter(_around(corpus, word))
    return sorted(counts, key=lambda run: (-counts[run], run))[:MOST]


def _around(corpus: Corpus, word: str) -> Iterator[str]:
    found = corpus.find(word)
    for row, number in enumerate(found.passages[:_PASSAGES].tolist()):
        text = corpus.text(number)
        yield from chain.from_iterable(_phrases(text, start, end) for start, end in found.spans(row)[:3])


def _phrases(text: str, start: int, end: int) -> Iterator[str]:
    """The words of two characters or more that touch a span, joined with it."""
    before, behind = text[max(0, start - _REACH) : start], text[end : end + _REACH]
    left, right = analysis.han_runs(before)[-1:], analysis.han_runs(behind)[:1]
    if left and before.endswith(left[0]):
        yield from (word + text[start:end] for word in analysis.words(left[0])[-1:] if len(word) > 1)
    if right and behind.startswith(right[0]):
        yield from (text[start:end] + word for word in analysis.words(right[0])[:1] if len(word) > 1)


__all__ = ["MOST", "alike", "neighbours"]
