"""The one analysis of text into index terms, for indexing and for asking.

Han runs are cut by jieba's dictionary (in Rust where rjieba is installed) in search mode, and into character bigrams;
numbers and Latin words are cut by rules of our own. All terms are of the folded text.
"""

import hashlib
import logging
import re
from collections.abc import Callable, Iterable, Iterator
from functools import cache, lru_cache, partial

from kb.text import fold
from kb.wordlist import cut_for_search

_HAN = "\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_OTHERS = rf"\d+(?:[.,]\d+)*|[^\W\d_{_HAN}]+"
_TOKEN = re.compile(rf"([{_HAN}]+)|({_OTHERS})")
_OTHER = re.compile(_OTHERS)
_HAN_RUN = re.compile(rf"[{_HAN}]+")
_LONGEST_TERM = 64
_DISTINCT_WORDS = 200_000
_RULES = "han-search+bigram+number+latin/1"

Segmenter = Callable[[str], Iterable[str]]


@cache
def _segmenter() -> tuple[str, Segmenter]:
    try:
        import rjieba
    except ImportError:
        import jieba

        jieba.setLogLevel(logging.ERROR)
        return "jieba", jieba.cut_for_search
    return "rjieba", rjieba.cut_for_search


@cache
def _plain_segmenter() -> Segmenter:
    name = _segmenter()[0]
    if name == "rjieba":
        import rjieba

        found: Segmenter = rjieba.cut
        return found
    import jieba

    plain: Segmenter = jieba.cut
    return plain


@cache
def _every_word() -> Segmenter:
    if _segmenter()[0] == "rjieba":
        import rjieba

        found: Segmenter = rjieba.cut_all
        return found
    import jieba

    return partial(jieba.cut, cut_all=True)


def _tokens(text: str) -> Iterable[tuple[bool, str]]:
    return ((bool(match[1]), match[0]) for match in _TOKEN.finditer(fold(text)))


def words(text: str) -> list[str]:
    """The words of a text in order: dictionary words of its Han runs, its numbers, its Latin words."""
    found: list[str] = []
    for is_han, token in _tokens(text):
        if is_han:
            found.extend(_cut(token))
        else:
            found.append(token[:_LONGEST_TERM])
    return found


def _cut(run: str) -> Iterable[str]:
    """The words of a Han run; a dictionary is loaded for it only where looking up its words does not tell."""
    is_loaded = _segmenter.cache_info().currsize
    looked_up = None if is_loaded else cut_for_search(run)
    return _segmenter()[1](run) if looked_up is None else looked_up


def bigrams(text: str) -> list[str]:
    """The overlapping character pairs of a text's Han runs in order; a lone character stands for itself."""
    found: list[str] = []
    for is_han, token in _tokens(text):
        if is_han:
            found.extend(map(str.__add__, token, token[1:]) if len(token) > 1 else [token])
    return found


@lru_cache(maxsize=_DISTINCT_WORDS)
def inner_words(word: str) -> tuple[str, ...]:
    """The dictionary words of two and of three characters inside a dictionary word, which ``words`` gives before it."""
    runs = [word[start : start + size] for size in (2, 3) if len(word) > size for start in range(len(word) - size + 1)]
    return tuple(filter(_is_known, runs))


def _is_known(word: str) -> bool:
    return word in _every_word()(word)


def other_terms(folded: str) -> Iterator[tuple[int, str]]:
    """The numbers and Latin words of a folded text, as ``words`` gives them, each with its place."""
    return ((match.start(), match[0][:_LONGEST_TERM]) for match in _OTHER.finditer(folded))


def characters(text: str) -> list[str]:
    """The single Han characters of a text in order."""
    return list("".join(han_runs(text)))


def is_han(folded: str) -> bool:
    """Whether a folded text is one run of Han characters."""
    return _HAN_RUN.fullmatch(folded) is not None


def han_runs(text: str) -> list[str]:
    """The maximal runs of Han characters of the folded text."""
    return [token for is_han, token in _tokens(text) if is_han]


def segments(folded: str) -> Iterator[tuple[bool, str]]:
    """A folded text in pieces that join to it again: dictionary words (True) and what stands between Han runs (False)."""
    cut = _plain_segmenter()
    end = 0
    for match in _HAN_RUN.finditer(folded):
        if match.start() > end:
            yield False, folded[end : match.start()]
        yield from ((True, word) for word in cut(match[0]))
        end = match.end()
    if end < len(folded):
        yield False, folded[end:]


def pieces(folded: str) -> Iterable[str]:
    """A folded text as the segmenter cuts it at one go, signs and white space in pieces of their own. Faster than ``segments``."""
    return _plain_segmenter()(folded)


@cache
def identity() -> str:
    """What the terms depend on: the rules, the segmenter's behaviour, the folding. Indexes with another are refused."""
    _segmenter()  # it is to be asked itself
    probe = "中华人民共和国政务服务管理办公室推进放管服改革一网通办率提升四不两直研究生命起源后台於發"
    digest = hashlib.sha256("|".join([*words(probe), *bigrams(probe)]).encode()).hexdigest()
    return f"{_RULES}:{digest[:12]}"


__all__ = [
    "bigrams",
    "characters",
    "han_runs",
    "identity",
    "inner_words",
    "is_han",
    "other_terms",
    "pieces",
    "segments",
    "words",
]
