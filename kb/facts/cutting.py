"""Words with their places: what the rules about the surroundings of a number look at."""

from collections.abc import Sequence

from kb.analysis import segments
from kb.facts.nouns import MEASURE_NOUNS, OCCUPIED, PAPERS, RATIOS, SUFFIXES
from kb.facts.words import CONNECTIVES, FILLERS, JOINED, LED, MANNERS, NOUNS_TOO, SPLIT, VERBS

Word = tuple[str, int]
"""A word and where it begins."""


def cut_words(folded: str) -> list[Word]:
    """The words of a stretch of folded text with their places; what stands between Han runs is cut at single signs."""
    found: list[Word] = []
    place = 0
    for is_word, piece in segments(folded):
        if is_word:
            _add_word(found, piece, place)
        else:
            found.extend((sign, place + match) for sign, match in _signs(piece))
        place += len(piece)
    return found


def _signs(piece: str) -> list[tuple[str, int]]:
    return [(piece, 0)] if piece.isalnum() else [(sign, step) for step, sign in enumerate(piece)]


def _add_word(found: list[Word], word: str, place: int) -> None:
    """Add a dictionary word; 整改|率 is one, 率|达 are two, 占|比 is one, whatever the dictionary says."""
    cut = _inner_cut(word)
    if cut:
        _add_word(found, word[:cut], place)
        _add_word(found, word[cut:], place + cut)
        return
    before = found[-1][0] if found and found[-1][1] + len(found[-1][0]) == place else ""
    if _is_one(before, word):
        found[-1] = (before + word, found[-1][1])
    else:
        found.append((word, place))


def _inner_cut(word: str) -> int:
    """Where a dictionary word is two of ours: 率|达, 解决|问题, 发|文件; 0 where it is one."""
    if word in SPLIT:
        return SPLIT[word]
    adverb = _adverb(word)
    if adverb:
        return adverb
    if word[0] == "率" and len(word) == 2:
        return 0 if word in LED else 1
    if len(word) == 4 and word[:2] in VERBS and word[:2] not in NOUNS_TOO:
        return 0 if word in VERBS or word[2:] in MEASURE_NOUNS | PAPERS else 2
    return 0


def _adverb(word: str) -> int:
    """How long an adverb is that the dictionary has made one word with its verb: 共|出动, 积极|争取."""
    if len(word) < _SHORTEST or word in VERBS:
        return 0
    if word[0] in _ADVERBS and word[1:] in VERBS:
        return 1
    return 2 if word[:2] in MANNERS and (word[2:] in VERBS or word[2:] in FILLERS) else 0


_ADVERBS = frozenset("共已均")
_SHORTEST = 3


def _is_one(before: str, word: str) -> bool:
    if (before, word) in JOINED:
        return True
    if len(before) == len(word) == 1:
        return before + word in VERBS
    if word == "人员":
        return before in OCCUPIED
    if word == "比" or before == "可":
        return before + word in RATIOS or word.startswith("再生")
    return word in SUFFIXES and len(before) > 1 and before not in FILLERS


def behind_quotation(cut: Sequence[Word], first: int, end: int) -> int:
    """Where a noun phrase begins without the long quotation before its head: “假如我是群众”大讨论; short ones are part of names (“四上”企业)."""
    closing = next((step for step in range(first, end) if cut[step][0] == "”"), end) if cut[first:] else end
    if closing >= end - 1 or cut[first][0] != "“" or cut[closing][1] - cut[first][1] <= _SHORT_QUOTATION:
        return first
    head = cut[closing + 1][0]
    rest = sum(len(word) for word, _place in cut[closing + 1 : end])
    return closing + 1 if rest > 1 and head.isalnum() and head not in CONNECTIVES else first


_SHORT_QUOTATION = 5


def ending(words: Sequence[Word], end: int) -> int:
    """Where the last of the first ``end`` words ends."""
    word, place = words[end - 1]
    return place + len(word)


__all__ = ["Word", "behind_quotation", "cut_words", "ending"]
