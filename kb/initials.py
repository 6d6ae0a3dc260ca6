"""Pinyin initials of a text, character by character: 督查督办 → dcdb. Of the length of the text, so offsets hold.

Readings are those of the dictionary word a character stands in (银行 yh, 重庆 cq, 增长 zz). Where no word decides between readings
whose initials differ (河长制: hzz or hcz), one sign stands for both, and ``spellings`` gives every way in which typed letters may be written.
"""

from collections.abc import Iterator
from functools import cache, lru_cache
from itertools import combinations, product

from kb import analysis
from kb.text import fold

_DISTINCT_WORDS = 200_000

POLYPHONES = {
    "ae": "阿", "bp": "便堡屏泊", "cs": "参盛", "cx": "畜", "cz": "传曾朝藏重长", "dt": "弹调", "ew": "恶", "fp": "否", "gj": "给",
    "hk": "会", "hx": "行", "jq": "圈", "jx": "校系解降", "kq": "卡", "ls": "率", "ly": "乐", "sx": "厦宿省", "sz": "折",
}  # fmt: skip
"""Both initials → the characters of the register that have two common readings with these."""
_SIGNS = {letters: chr(0xF0000 + number) for number, letters in enumerate(POLYPHONES)}
"""The signs lie where no text has characters and folding changes nothing."""
_SIGN_OF = {character: _SIGNS[letters] for letters, characters in POLYPHONES.items() for character in characters}
_SIGNS_FOR = {
    letter: [sign for letters, sign in _SIGNS.items() if letter in letters]
    for letter in {letter for letters in POLYPHONES for letter in letters}
}
MOST_UNDECIDED = 2
"""Undecided characters in one run: more would be looked for in thousands of spellings."""
_LONGEST = 24
"""Letters of a run whose readings are weighed: longer runs are looked for as they are decided."""


@lru_cache(maxsize=_DISTINCT_WORDS)
def _of_word(word: str) -> str:
    from pypinyin.seg.mmseg import seg

    return "".join(_of_known(part) for part in seg.cut(word))


def _of_known(word: str) -> str:
    """The initials of a word of pypinyin's dictionary, or of a character alone."""
    from pypinyin.constants import PHRASES_DICT

    if word in _SIGN_OF:
        return _SIGN_OF[word]
    parts = PHRASES_DICT.get(word, ())
    if len(parts) != len(word):
        return "".join(map(_alone, word))
    return "".join(_letter(said[0]) for said in parts)


def _alone(character: str) -> str:
    """The initial that a character has alone; what pypinyin does not know stays as it is."""
    from pypinyin.constants import PINYIN_DICT

    return _letter(PINYIN_DICT.get(ord(character), "").partition(",")[0]) or character


@cache
def _letter(said: str) -> str:
    """The first letter of a syllable, without its tone."""
    from pypinyin import Style
    from pypinyin.style import convert

    return str(convert(said, Style.FIRST_LETTER, strict=True)) if said else ""


def initials(text: str) -> str:
    """The first letter of every Han character's reading, or the sign of two; other characters folded."""
    return "".join(_of_word(token) if is_han else token for is_han, token in analysis.segments(fold(text)))


def word_initials(word: str) -> str:
    """The initials of one dictionary word, folded."""
    return _of_word(word)


@cache
def doubtful() -> frozenset[str]:
    """The characters whose initial may depend on the word they stand in: all others have that of ``word_initials`` of them alone."""
    from pypinyin.constants import PHRASES_DICT

    known = [(phrase, parts) for phrase, parts in PHRASES_DICT.items() if len(phrase) == len(parts)]
    characters = "".join([phrase for phrase, _parts in known])
    readings = set(zip(characters, [said[0] for _phrase, parts in known for said in parts], strict=True))
    return frozenset(_SIGN_OF) | {character for character, said in readings if _letter(said) != _alone(character)}


def spellings(letters: str) -> Iterator[str]:
    """How typed initials may stand in ``initials``: as they are, and with up to MOST_UNDECIDED of them as signs of two readings."""
    letters = fold(letters)
    undecided = [place for place, letter in enumerate(letters) if letter in _SIGNS_FOR and len(letters) <= _LONGEST]
    for number in range(MOST_UNDECIDED + 1):
        for places in combinations(undecided, number):
            for signs in product(*(_SIGNS_FOR[letters[place]] for place in places)):
                yield _written(letters, dict(zip(places, signs, strict=True)))


def _written(letters: str, signs: dict[int, str]) -> str:
    return "".join(signs.get(place, letter) for place, letter in enumerate(letters))


__all__ = ["MOST_UNDECIDED", "POLYPHONES", "doubtful", "initials", "spellings", "word_initials"]
