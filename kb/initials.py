"""Pinyin initials of a text, character by character: 督查督办 → dcdb. Of the length of the text, so offsets hold.

Readings are those of the dictionary word a character stands in (银行 yh, 重庆 cq, 增长 zz).
"""

from functools import lru_cache
from typing import Any

from kb import analysis
from kb.text import fold

_DISTINCT_WORDS = 200_000


def _each(characters: str) -> Any:
    """What pypinyin does not know stays as it is, a character an item (its types know only str)."""
    return list(characters)


@lru_cache(maxsize=_DISTINCT_WORDS)
def _of_word(word: str) -> str:
    from pypinyin import Style, lazy_pinyin

    letters = lazy_pinyin(word, style=Style.FIRST_LETTER, errors=_each)
    if len(letters) != len(word):
        letters = [lazy_pinyin(character, style=Style.FIRST_LETTER, errors=_each)[0] for character in word]
    return "".join(letter[:1] or character for letter, character in zip(letters, word, strict=True))


def initials(text: str) -> str:
    """The first letter of every Han character's reading; other characters folded."""
    return "".join(_of_word(token) if is_han else token for is_han, token in analysis.segments(fold(text)))


__all__ = ["initials"]
