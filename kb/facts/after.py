"""The words behind a quantity: a bound, and the noun phrase that is counted."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from kb.facts import words
from kb.facts.cutting import Word, cut_words, ending
from kb.facts.values import Qualifier
from kb.model import Span

_STRETCH = re.compile(r"(?:[^,。;:!?\n()…《“0-9]|“[^“”\n]{1,16}”|\([^()\n]{1,8}\)){1,40}")
_REMARK = re.compile(r"\([^()\n]{1,4}\)")


@dataclass(frozen=True, slots=True)
class After:
    """What stands behind a quantity; ``linked`` where 的 binds the noun to it."""

    qualifier: Qualifier = Qualifier.NONE
    noun: Span | None = None
    linked: bool = False
    deed: Span | None = None
    """What is to be done within the time: 3日内答复."""


_NEVER_FIRST = frozenset("、和因由被在按经从向对将把与比较至已均未无占达为是")
_ADJECTIVES = frozenset(
    {"在建", "在校", "在职", "在编", "在岗", "在册", "在线", "对口", "对外", "无人", "无偿", "达标", "未成", "均衡"}
)
_TO_WHOM = frozenset("向对将把由以按为")
_WITHIN = frozenset({"内", "以内", "之内"})


def read_after(folded: str, end: int, *, up_to_verb: bool = False) -> After:
    """What stands behind a quantity that ends at ``end``; ``up_to_verb``: a verb is to come, also one that may be a noun."""
    qualifier, place = _bound(folded, end)
    remark = _REMARK.match(folded, place)
    place = remark.end() if remark else place
    linked = folded.startswith("的", place)
    match = _STRETCH.match(folded, place + linked)
    if match is None:
        return After(qualifier)
    deed = _deed(match[0], place + linked) if folded[end:place] in _WITHIN else None
    if match[0][0] in _NEVER_FIRST and match[0][:2] not in _ADJECTIVES:
        return After(qualifier, deed=deed)
    up_to_verb = up_to_verb or folded[match.end() : match.end() + 1].isdecimal()
    noun = _noun(match[0], place + linked, up_to_verb=up_to_verb)
    return After(qualifier, noun, linked, deed)


def _deed(stretch: str, place: int) -> Span | None:
    """The verb: the first word, lighter ones and whom it is done to passed over."""
    cut = [word for word in cut_words(stretch) if word[0] not in words.LIGHT_VERBS]
    if stretch[0] in _TO_WHOM:
        cut = [(word, start) for word, start in cut if word in words.VERBS]
    if not cut or not (cut[0][0] in words.VERBS or len(cut[0][0]) == 2):
        return None
    word, start = cut[0]
    return Span(place + start, place + start + len(word))


def _bound(folded: str, end: int) -> tuple[Qualifier, int]:
    for word, qualifier in words.QUALIFIERS_AFTER:
        if folded.startswith(word, end):
            return qualifier, end + len(word)
    return Qualifier.NONE, end


def _noun(stretch: str, place: int, *, up_to_verb: bool) -> Span | None:
    cut = cut_words(stretch)
    first, end = 0, _first_stop(cut)
    link = next((step for step in range(end, len(cut) - 1) if cut[step][0] == "的"), 0)
    if link and _first_stop(cut, link + 1) > link + 1:
        first, end = link + 1, _first_stop(cut, link + 1)
    elif end and end < len(cut) - 1 and cut[end][0] == "等":
        first, end = end + 1, _first_stop(cut, end + 1)
    else:
        end = _without_loose_part(cut, end)
        first, end = _about_link(cut, end)
    if up_to_verb:
        end = next((step for step in range(first + 1, end) if cut[step][0] in words.VERBS), end)
    if first + 1 < end < len(cut) and cut[end][0] in words.VERBS and cut[end - 1][0] in words.NOUNS_TOO:
        end -= 1
    while end > first and cut[end - 1][0] in words.AFTER_TRIMMED:
        end -= 1
    if first >= end:
        return None
    return Span(place + cut[first][1], place + ending(cut, end))


def _first_stop(cut: Sequence[Word], start: int = 0) -> int:
    """Where the noun phrase ends: at a word that is part of none. The members of a list count as one phrase."""
    for step in range(start, len(cut)):
        word = cut[step][0]
        if word in _STOPS or (word in words.VERBS and word not in words.NOUNS_TOO):
            return step
    return len(cut)


_STOPS = (
    words.STOPS_AFTER
    | words.LEVELS
    | {word for names in words.CHANGES.values() for word in names if len(word) > 1} - words.NOUNS_TOO
)
"""Words that end a noun phrase behind a number; a change or a level is told of what stands before it."""


def _without_loose_part(cut: Sequence[Word], end: int) -> int:
    """The end of the last member of a list that the stretch holds whole: a member that runs into a verb is none."""
    commas = [step for step in range(end) if cut[step][0] == "、" and not _in_bracket(cut, step)]
    if not commas:
        return end
    is_whole = end == len(cut) or cut[end][0] in words.CONNECTIVES
    return end if is_whole and commas[-1] < end - 1 else commas[0]


def _in_bracket(cut: Sequence[Word], step: int) -> bool:
    signs = [word for word, _place in cut[:step]]
    return signs.count("(") > signs.count(")")


def _about_link(cut: Sequence[Word], end: int) -> tuple[int, int]:
    """With a 的 inside: a plain thing before it is what is counted (工厂的效率提升); else what it leads to (群众关心的问题)."""
    link = next((step for step in range(1, end - 1) if cut[step][0] == "的"), 0)
    if not link:
        return 0, end
    told = end < len(cut) and cut[end][0] in _TOLD
    is_plain = link <= _PLAIN and not any(word in _BINDING for word, _place in cut[:link])
    return (0, link) if told or is_plain else (link + 1, end)


_BINDING = words.VERBS | words.ADJECTIVES
_TOLD = words.LEVELS.union(*words.CHANGES.values())
"""Words by which something is told of what stands before them."""
_PLAIN = 3
"""Words of a noun phrase that needs no 的 itself."""


__all__ = ["After", "read_after"]
