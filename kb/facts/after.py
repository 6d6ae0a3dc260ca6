"""The words behind a quantity: a bound, and the noun phrase that is counted."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from kb.facts import nouns, words
from kb.facts.around import After
from kb.facts.behind import noun_behind, plain_noun, standing_thing, total_behind, verbal_name
from kb.facts.deeds import deed, deed_of_duty
from kb.facts.values import Qualifier
from kb.model import Span

_STRETCH = re.compile(r"(?:[^,。;:!?\n()…《“0-9\[^]|“[^“”\n]{1,16}”|\([^()\n]{1,8}\)){1,40}")
_REMARK = re.compile(r"\((?:[^()\n]{1,4}|不?[含包][^()\n]{0,12})\)|〔不?含[^〔〕\n]{0,12}〕")
_BRACKETS = frozenset("(〔")
_COVERED = "全覆盖"


_NEVER_FIRST = frozenset("、和或因由被在按经从向对将把与比较至已均未无占达为是之前后×*/+=-(")
_NEVER_FIRST_WORDS = ("范围", "以外", "之间")
_STANDING = frozenset("待未拟")
_WITHIN = frozenset({"内", "以内", "之内"})


@dataclass(frozen=True, slots=True)
class Look:
    """How the words behind a number are read."""

    up_to_verb: bool = False
    """A verb is to come, also one that may be a noun."""
    since: bool = False
    """The time runs from some event on."""
    first_of_list: bool = False
    """What stands right behind the number is wanted, not what 等 sums up."""
    plain: bool = False
    """Nor what a 的 leads to."""


_PLAINLY = Look()


def read_after(folded: str, end: int, numbers: Sequence[int] = (), look: Look = _PLAINLY) -> After:
    """What stands behind a quantity that ends at ``end``, up to the next of the ``numbers``, which are places in order."""
    qualifier, place = _bound(folded, end)
    linked = folded.startswith("的", place)
    start = place + linked
    match = _STRETCH.match(folded, start)
    is_time = look.since or folded[end:place] in _WITHIN
    if match is None:
        return After(qualifier, deed=_deed_behind_comma(folded, start) if is_time else None)
    stretch, goes_on = _up_to_number(match[0], start, numbers)
    if not stretch:
        return After(qualifier)
    done = deed(stretch, start) if is_time else None
    name = verbal_name(stretch, start) or (standing_thing(stretch, start) if stretch[0] in _STANDING else None)
    if name:
        return After(qualifier, name, linked, done)
    if stretch.startswith(_NEVER_FIRST_WORDS) or (stretch[0] in _NEVER_FIRST and stretch[:2] not in words.STATES):
        return After(qualifier, standing_thing(stretch, start), deed=done)
    goes_on = goes_on or folded[start + len(stretch) : start + len(stretch) + 1].isdecimal()
    noun = _noun_of(stretch, start, look, goes_on=goes_on)
    if linked and noun and folded[noun.start : noun.end] in nouns.ABSTRACT:
        noun = None
    return After(qualifier, noun, linked, total_behind(stretch, start), done)


def _noun_of(stretch: str, start: int, look: Look, *, goes_on: bool) -> Span | None:
    if look.plain:
        return plain_noun(stretch, start)
    if look.first_of_list:
        stretch = stretch.partition("等")[0] or stretch
    return noun_behind(stretch, start, up_to_verb=look.up_to_verb or goes_on, goes_on=goes_on or look.first_of_list)


def _deed_behind_comma(folded: str, place: int) -> Span | None:
    """What is to be done within a time, said in one of the next clauses: 20个工作日内，凭有效证件，到窗口办理."""
    for _clause in range(_CLAUSES):
        match = _STRETCH.match(folded, place + 1) if folded[place : place + 1] == "," else None
        if match is None:
            return None
        done = deed(match[0], place + 1) if match[0].startswith(_DONE_TO) else deed_of_duty(match[0], place + 1)
        if done or not match[0].startswith(_GROUNDS):
            return done
        place = match.end()
    return None


_CLAUSES = 3
_DONE_TO = ("向", "对", "由", "将", "把", "到", "就")
_GROUNDS = ("凭", "持", "经", "按", "根据", "依据", "依照", "应当按照")
"""How clauses begin that say with or after what something is done."""


def _up_to_number(stretch: str, start: int, numbers: Sequence[int]) -> tuple[str, bool]:
    """The stretch up to the next number or what is covered by all of it, and whether a number follows."""
    after = bisect_left(numbers, start)
    limit = numbers[after] - start if after < len(numbers) else len(stretch) + 1
    covered = stretch.find(_COVERED)
    if 0 < covered < limit:
        return stretch[:covered], False
    return stretch[:limit].rstrip("("), limit <= len(stretch)


def _bound(folded: str, end: int) -> tuple[Qualifier, int]:
    """The bound behind a number and where it ends, remarks in brackets passed over: (含)以上, 以上(含16周岁)."""
    place = _past_remark(folded, end)
    if folded[place : place + 1] not in words.QUALIFIERS_BEGIN:
        return Qualifier.NONE, place
    for word, qualifier in words.QUALIFIERS_AFTER:
        if folded.startswith(word, place) and folded[place + 1 : place + 2] not in words.UNBOUND.get(word, ()):
            return qualifier, _past_remark(folded, place + len(word))
    return Qualifier.NONE, place


def _past_remark(folded: str, place: int) -> int:
    if folded[place : place + 1] not in _BRACKETS:
        return place
    remark = _REMARK.match(folded, place)
    return remark.end() if remark else place


__all__ = ["Look", "read_after"]
