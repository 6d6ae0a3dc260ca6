"""Expansions: where a text says what a slogan stands for: in brackets, behind 即 or a colon, before it as a list, or as the name it shortens."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from kb.slogans.forms import counts_of

_LONGEST = 160
_CLOSE = '[”’」"]?'
_NOUN = r"[^\s。;:,()“”\"\d]{0,10}"
_BRACKET = re.compile(rf"{_CLOSE}{_NOUN}\(([^()\n]{{4,{_LONGEST}}})\)")
_THAT_IS = re.compile(
    rf"{_CLOSE}{_NOUN}[,]?(?:即|是指|指的是|就是指?|分别是|包括|意思是)[:]?([^。;\n]{{6,{_LONGEST}}})"
)
_COLON = re.compile(rf"{_CLOSE}{_NOUN}(?::|——)([^。\n]{{6,{_LONGEST}}})")
_LIST_BEFORE = re.compile(r"([^。;:\n()]{4,120}?)(?:等|的|这|“|‘|「|\"){1,3}$")
_SHORT_FOR = re.compile(r"([^。;,:\n()]{4,60})[(](?:以下)?(?:简称|统称)为?[:]?[“\"‘「]?$")
_MEMBERS = re.compile(r"[、,;/]|(?<=.)(?=[一二三四五六七八九]是)")
_NOT_MEMBERS = re.compile(r"^(?:以?下?简称|见|详见|参见|附件|含|不含|单位|注)|^[\d\W]+$|\d{4}\s*[-—~至年]")
_HAN = re.compile(r"[㐀-鿿]")
_ORDINAL = re.compile(r"[一二三四五六七八九]是|[1-9][.)]|第[一二三四五六七八九]")
_NUMERALS = frozenset("一二三四五六七八九十百千万两双")


@dataclass(frozen=True, slots=True)
class Found:
    """A possible expansion: its place in the text, and whether it has as many members as the slogan counts."""

    rule: str
    start: int
    end: int
    counted: bool


def expansions(folded: str, start: int, end: int) -> Iterator[Found]:
    """The expansions that a folded text gives for the slogan that stands there."""
    for rule in RULES:
        found = rule.find(folded, start, end)
        if found is not None:
            yield found


@dataclass(frozen=True, slots=True)
class Rule:
    """A named row: how an expansion stands to its slogan."""

    name: str
    find: Callable[[str, int, int], Found | None]


def _behind(name: str, pattern: re.Pattern[str], *, must_count: bool) -> Rule:
    def find(folded: str, start: int, end: int) -> Found | None:
        match = pattern.match(folded, end)
        return (
            _judged(name, folded, Found(name, *match.span(1), counted=False), (start, end), must_count)
            if match
            else None
        )

    return Rule(name, find)


def _before(name: str, pattern: re.Pattern[str], *, must_count: bool) -> Rule:
    def find(folded: str, start: int, end: int) -> Found | None:
        first = max(0, start - _LONGEST)
        match = pattern.search(folded[first:start])
        if match is None:
            return None
        held = Found(name, first + match.start(1), first + match.end(1), counted=False)
        return _judged(name, folded, held, (start, end), must_count)

    return Rule(name, find)


RULES = (
    _behind("bracket", _BRACKET, must_count=False),
    _behind("that is", _THAT_IS, must_count=False),
    _behind("colon", _COLON, must_count=True),
    _before("short for", _SHORT_FOR, must_count=False),
    _before("list before", _LIST_BEFORE, must_count=True),
)
"""The rules, the surest first."""


def _judged(name: str, folded: str, found: Found, slogan: tuple[int, int], must_count: bool) -> Found | None:
    """The expansion cut to the members that the slogan counts; None where neither the count nor the characters speak for it."""
    text, content = folded[slice(*slogan)], folded[found.start : found.end]
    repeats = text in content and name != "short for"
    if _NOT_MEMBERS.search(content) or repeats or (must_count and content.endswith("、")):
        return None
    cut = _counted_part(content, counts_of(text), from_end=name == "list before")
    if cut is not None and (not must_count or _takes_up(text, content[slice(*cut)])):
        first = cut[0] + _verb(content[slice(*cut)]) if must_count else cut[0]
        return Found(name, found.start + first, found.start + cut[1], counted=True)
    return None if must_count or not _shares(text, content) else found


def _counted_part(content: str, counts: frozenset[int], *, from_end: bool) -> tuple[int, int] | None:
    """The stretch of a content that has one of the counts of members: the list up to its first comma, else all of it."""
    stretches = [(0, len(content))]
    commas = [match.start() for match in re.finditer("[,;]", content)]
    if from_end:
        stretches = [(max(commas, default=-1) + 1, len(content))]
    else:
        stretches += [(0, at) for at in commas]
    for first, last in sorted(stretches, key=lambda pair: (pair[0] > 0 or pair[1] < len(content), pair[1] - pair[0])):
        members = [member for member in _MEMBERS.split(content[first:last]) if member.strip()]
        if len(members) in counts and all(len(member) > 1 for member in members):
            return first, last
    return None


def _takes_up(text: str, content: str) -> bool:
    """Whether every member has a character of the slogan, or an ordinal: what only happens to be so many things is no expansion."""
    letters = {letter for letter in _HAN.findall(text) if letter not in _NUMERALS}
    members = [member for member in _MEMBERS.split(content) if member.strip()]
    return all(letters & set(member) or _ORDINAL.match(member.strip()) for member in members)


def _verb(content: str) -> int:
    """How many characters of the first member belong to the verb before the list: 坚持自治、法治、德治 begins with 自治."""
    first, *others = [member for member in _MEMBERS.split(content) if member.strip()]
    lengths = set(map(len, others))
    length = lengths.pop() if lengths else len(first)
    return len(first) - length if not lengths and length < len(first) else 0


def _shares(text: str, content: str) -> bool:
    """Whether the content takes up the slogan's characters, numbers aside: what stands in brackets by chance does not."""
    letters = {letter for letter in _HAN.findall(text) if letter not in _NUMERALS}
    return (
        bool(letters) and len(content) > len(text) and sum(letter in content for letter in letters) * 2 > len(letters)
    )


__all__ = ["RULES", "Found", "Rule", "expansions"]
