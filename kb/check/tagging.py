"""Words with the tags of the dictionary: ``ns`` places, ``nr`` persons, ``nt`` organs. Only Han runs are looked at."""

import re
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from typing import NamedTuple

from kb.text import fold

_HAN = re.compile("[\u3007\u3400-\u4dbf\u4e00-\u9fff]+")


class Word(NamedTuple):
    """A word of a text: its place, itself, its tag."""

    start: int
    text: str
    tag: str

    @property
    def end(self) -> int:
        """Where it ends."""
        return self.start + len(self.text)


def tagged_words(text: str) -> list[Word]:
    """The words of the Han runs of a text, in order."""
    return [word for run in _HAN.finditer(fold(text)) for word in _words(run.start(), run[0])]


def _words(start: int, run: str) -> Iterator[Word]:
    for text, tag in _tagger()(run):
        yield Word(start, text, tag)
        start += len(text)


@cache
def _tagger() -> Callable[[str], Iterable[tuple[str, str]]]:
    """The faster of the two segmenters, where it is installed."""
    try:
        import rjieba
    except ImportError:
        import logging

        import jieba
        from jieba import posseg

        jieba.setLogLevel(logging.WARNING)
        return lambda run: ((pair.word, pair.flag) for pair in posseg.cut(run))
    tagger: Callable[[str], Iterable[tuple[str, str]]] = rjieba.tag
    return tagger


__all__ = ["Word", "tagged_words"]
