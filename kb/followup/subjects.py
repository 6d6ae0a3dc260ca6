"""What a clause is about: the pairs of characters left of it without numbers, times, adverbs and light verbs, and signs for synonyms."""

import re
from collections.abc import Iterable

from kb.followup.words import EMPTY, SAME
from kb.model import Span
from kb.text import fold

_HAN = re.compile("[一-鿿a-z]+")
_TIME = re.compile(
    "(?:20[0-9]{2}年)?[0-9]{1,2}月(?:[0-9]{1,2}日|[底初末]|[上中下]旬)?(?:前|之前)?|20[0-9]{2}年(?:底前?|末|度)?|[一二三四]季度"
)

_ROWS = [(re.compile(row), f"<{number}>") for number, row in enumerate(SAME)]

Subject = frozenset[str]


def subject_of(text: str, without: Iterable[Span] = ()) -> Subject:
    """The signs by which what a text is about is recognised; what stands in ``without`` is left out."""
    folded = fold(text)
    signs = set()
    for pattern, sign in _ROWS:
        if pattern.search(folded):
            signs.add(sign)
            folded = pattern.sub(lambda match: " " * len(match[0]), folded)
    for span in without:
        folded = folded[: span.start] + " " * (span.end - span.start) + folded[span.end :]
    bare = EMPTY.sub(" ", _TIME.sub(" ", folded))
    for run in _HAN.findall(bare):
        signs.update(run[place : place + 2] for place in range(len(run) - 1))
    return frozenset(signs)


def is_strong(signs: Subject) -> bool:
    """Whether more than one sign is shared, or one that stands for a known thing."""
    return len(signs) > 1 or any(sign.startswith("<") for sign in signs)


__all__ = ["Subject", "is_strong", "subject_of"]
