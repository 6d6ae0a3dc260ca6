"""The places of a text that look like numbers, each with the number it is, if it is one; rows of numbers."""

import re
from dataclasses import dataclass

from kb.facts.grammar import TOKEN
from kb.facts.numbers import Number, read_token
from kb.facts.values import UnitKind
from kb.facts.words import QUALIFIERS_AFTER, QUALIFIERS_BEGIN

_TIMES = frozenset({"date", "period"})
_LONGEST_ROW = 12
_JOINTS = frozenset("、和或至")
_BETWEEN = re.compile("(?:及?以上)?(?:[超逾过近]|[、,]?至?(?:不满|未满|不足|不超过|不高于))?")
_BOUNDING = frozenset("超逾过达近满足于到为约")
_BOUNDS = tuple(word for word, _qualifier in QUALIFIERS_AFTER)


@dataclass(frozen=True, slots=True)
class Token:
    """A place that looks like a number: what number it is, or whether it says when."""

    start: int
    end: int
    number: Number | None
    is_time: bool
    is_lone: bool
    """A power of ten without a digit: 超亿元."""


def _is_alike(one: Number, other: Number) -> bool:
    """Whether two numbers can be members of one row: things are not counted in one with what is measured (21公里、2条)."""
    return (one.unit.kind in _THINGS) == (other.unit.kind in _THINGS)


_THINGS = frozenset({UnitKind.COUNT})


def _token(folded: str, match: re.Match[str]) -> Token:
    is_time = match.lastgroup in _TIMES
    number = None if is_time else read_token(folded, match)
    return Token(match.start(), match.end(), number, is_time, match.lastgroup == "lone")


class Tokens:
    """The tokens of a folded text in order; ``numbers`` are the places where a number begins that ends a noun phrase."""

    __slots__ = ("_folded", "_found", "all", "numbers")

    def __init__(self, folded: str) -> None:
        self._folded = folded
        self.all = [_token(folded, match) for match in TOKEN.finditer(folded)]
        self._found = {token.start: token for token in self.all}
        self.numbers = [token.start for token in self.all if token.number and not self._is_inside(token)]

    def _is_inside(self, token: Token) -> bool:
        """Whether a number may stand inside a noun phrase, by what bounds it: 投资超亿元的项目, 房龄超过三十年的住宅."""
        return token.is_lone or self._folded[token.start - 1 : token.start] in _BOUNDING

    def touches(self, end: int) -> bool:
        """Whether a token begins where another ends."""
        return end in self._found

    def next_to(self, end: int) -> Number | None:
        """The number right behind another, with nothing but a bound between: 10个50亿元以上项目, 14岁以上不满18岁的人."""
        between = _BETWEEN.match(self._folded, end)
        following = self._found.get(between.end()) if between else None
        return following.number if following else None

    def row_end(self, number: Number) -> int:
        """Where the row ends that a number belongs to, of one kind of unit: 30万元、20万元 and 5万元以上20万元以下."""
        end = number.end
        for _number in range(_LONGEST_ROW):
            bound = self._past_bound(end)
            place = bound + (self._folded[bound : bound + 1] in _JOINTS)
            token = self._found.get(place)
            following = token.number if token else None
            if place == end or following is None or not _is_alike(number, following):
                break
            end = following.end
        return end

    def _past_bound(self, place: int) -> int:
        if self._folded[place : place + 1] not in QUALIFIERS_BEGIN:
            return place
        return next((place + len(word) for word in _BOUNDS if self._folded.startswith(word, place)), place)


__all__ = ["Token", "Tokens"]
