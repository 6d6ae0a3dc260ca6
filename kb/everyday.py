"""What a question is about: words of everyday speech and those that documents have for the same, words that only ask.

A question seldom uses the words of the passages that answer it: 房东 is 出租人 there, 打工 is 务工. ``data/everyday.tsv`` has an
everyday word a line, and behind it those of documents: general usage of laws and reports, written by hand.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from pathlib import Path

from kb import analysis
from kb.text import fold

_TABLE = Path(__file__).with_name("data") / "everyday.tsv"

ASKING = (
    "为什么", "为何", "怎么办", "怎么样", "怎么", "怎样", "咋办", "咋样", "什么样", "什么", "如何", "是否", "能否", "可否", "可不可以", "能不能",
    "是不是", "该不该", "要不要", "会不会", "有没有", "哪些", "哪个", "哪里", "哪儿", "哪种", "多长时间", "多少", "多久", "何时", "何种", "请问",
)  # fmt: skip
"""Words that ask and name nothing, the longer of two before the shorter. They are rare in documents, so that passages with a 怎么 came before those with the subject."""

CLOSING = "吗呢吧啊呀嘛"
"""Characters that close a question."""

Official = Mapping[str, tuple[str, ...]]
"""Everyday words, each with those of documents."""


def official_words(text: str) -> Official:
    """The everyday words of a text in order, each once: the longest that begin at a place, none inside another.

    A word of the dictionary counts only where the text is cut so that it is one: 中介 is none in 其中介绍.
    """
    is_one = _cut(text)
    return {word: everyday()[word] for word in _standing(fold(text)) if is_one(word)}


def content(text: str) -> str:
    """A question without what only asks, in which spaces stand; the text itself where nothing else is in it."""
    folded, is_one = fold(text), _cut(text)
    asking = [word for word in ASKING if word in folded and is_one(word)]
    closing = "".join(sign for sign in CLOSING if sign in folded and is_one(sign))
    if closing:
        asking.append(f"[{closing}](?![\u4e00-\u9fff])")
    left = re.sub("|".join(asking), " ", folded) if asking else text
    return left if analysis.words(left) else text


def _cut(text: str) -> Callable[[str], bool]:
    """Whether a run that stands in a text is a word there, as far as the dictionary knows it for one."""
    cut = frozenset(analysis.words(text))
    return lambda run: run in cut or run not in analysis.words(run)


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


__all__ = ["ASKING", "CLOSING", "Official", "content", "everyday", "official_words"]
