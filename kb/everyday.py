"""Words of everyday speech and those that official documents have for the same: 房东 and 出租人, 打工 and 务工.

A question seldom uses the words of the passages that answer it. ``data/everyday.tsv`` has an everyday word a line, and
behind it those of documents: general usage of laws and reports, written by hand.
"""

from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path

from kb import analysis
from kb.text import fold

_TABLE = Path(__file__).with_name("data") / "everyday.tsv"

Official = Mapping[str, tuple[str, ...]]
"""Everyday words, each with those of documents."""


def official_words(text: str) -> Official:
    """The everyday words of a text in order, each once: the longest that begin at a place, none inside another.

    A word of the dictionary counts only where the text is cut so that it is one: 中介 is none in 其中介绍.
    """
    cut = frozenset(analysis.words(text))
    return {word: everyday()[word] for word in _standing(fold(text)) if word in cut or word not in analysis.words(word)}


@cache
def everyday() -> Official:
    """The whole table."""
    rows = (line.split("\t") for line in _TABLE.read_text("utf-8").splitlines())
    return {word: tuple(official.split(" ")) for word, official in rows}


@cache
def _longest() -> int:
    return max(map(len, everyday()))


def _standing(folded: str) -> Iterator[str]:
    start = 0
    while start < len(folded):
        runs = (folded[start : start + size] for size in range(_longest(), 1, -1))
        word = next((run for run in runs if run in everyday()), "")
        if word:
            yield word
        start += len(word) or 1


__all__ = ["Official", "everyday", "official_words"]
