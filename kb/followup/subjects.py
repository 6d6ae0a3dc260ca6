"""What a clause is about: the pairs of characters left of it without numbers, times, adverbs and light verbs, and signs for synonyms."""

import re
from collections.abc import Iterable

from kb.followup.words import EMPTY, KEPT, SAME, WEAK
from kb.model import Span
from kb.text import fold

_RUN = re.compile(r"[0-9a-z]+(?:[+][0-9a-z]+)+|[一-鿿a-z]+")
_CODE = re.compile(r"[0-9a-z+]*[+][0-9a-z+]*")
TIME = re.compile(
    "(?:20[0-9]{2}年)?[0-9]{1,2}月(?:[0-9]{1,2}日|[底初末]|[上中下]旬)?(?:前|之前)?|20[0-9]{2}年(?:底前?|末|度)?|[一二三四]季度"
)

_TELLING = re.compile(f"(?P<kept>{KEPT.pattern})|{EMPTY.pattern}")
_ROWS = [(re.compile(row), f"<{number}>") for number, row in enumerate(SAME)]

_WEAK = frozenset(sign for sign, row in zip((sign for _, sign in _ROWS), SAME, strict=True) if row in WEAK)
Subject = frozenset[str]


def runs_of(text: str, without: Iterable[Span] = ()) -> tuple[str, ...]:
    """What is left of a text: runs of characters, signs for synonyms, and names like 1+n; what stands in ``without`` is left out."""
    folded = fold(text)
    found = []
    for pattern, sign in _ROWS:
        if pattern.search(folded):
            found.append(sign)
            folded = pattern.sub(lambda match: " " * len(match[0]), folded)
    for span in without:
        folded = folded[: span.start] + " " * (span.end - span.start) + folded[span.end :]
    bare = _TELLING.sub(lambda match: match["kept"] or " ", TIME.sub(" ", folded))
    return (*found, *(run for run in _RUN.findall(bare) if len(run) > 1))


def signs_of(runs: Iterable[str]) -> Subject:
    """The signs of such runs."""
    signs: set[str] = set()
    for run in runs:
        if is_whole(run):
            signs.add(run)
        else:
            signs.update(run[place : place + 2] for place in range(len(run) - 1))
    return frozenset(signs)


def subject_of(text: str, without: Iterable[Span] = ()) -> Subject:
    """The signs by which what a text is about is recognised; what stands in ``without`` is left out."""
    return signs_of(runs_of(text, without))


def is_whole(run: str) -> bool:
    """Whether a run is one sign."""
    return run.startswith("<") or _CODE.fullmatch(run) is not None


def is_strong(signs: Subject) -> bool:
    """Whether more than one sign is shared, or one that stands for a known thing."""
    return len(signs) > 1 or any(sign.startswith("<") and sign not in _WEAK for sign in signs)


__all__ = ["TIME", "Subject", "is_strong", "is_whole", "runs_of", "signs_of", "subject_of"]
