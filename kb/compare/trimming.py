"""What of a replaced run stays: 50个 for 43个 changes its figure, 有关部门 for 主管部门 its first word, 人民政府 for 政府 only grows."""

from collections.abc import Sequence
from typing import NamedTuple

from kb.compare.tokens import Token
from kb.compare.values import Unit

Tokens = Sequence[Token]

SHORTEST_EDGE = 2
"""Han characters at an edge of two words that are enough to be taken for a word of its own."""
_PERCENT = "百分之"
_SIGNS = ("%", "‰")
_MAGNITUDES = "万亿余多"
_DATE_PARTS = "年月"


class Kept(NamedTuple):
    """How many characters at the beginning and at the end are the same on both sides."""

    head: int
    tail: int


def kept_edges(own: Tokens, other: Tokens) -> Kept:
    """The edges of two runs that stand for each other which did not change."""
    if any(_has_spaces(run) for run in (own, other)):
        return Kept(0, 0)
    units = {token.unit for run in (own, other) for token in run}
    if len(own) == len(other) == 1 and len(units) == 1 and own[0].unit in _FIGURES:
        return _FIGURES[own[0].unit](own[0], other[0])
    if units != {Unit.TEXT}:
        return Kept(0, 0)
    return _grown(_key(own), _key(other)) or _kept_of_words(own, other)


def _kept_of_numbers(own: Token, other: Token) -> Kept:
    """The measure word of two figures, where it is the same; a percent sign belongs to the figure."""
    one, two = (token.key[len(token.key[: token.figure].rstrip(_MAGNITUDES)) :] for token in (own, other))
    head = len(_PERCENT) if own.key.startswith(_PERCENT) and other.key.startswith(_PERCENT) else 0
    return Kept(head, len(one) if one == two and one not in _SIGNS else 0)


def _kept_of_dates(own: Token, other: Token) -> Kept:
    """The year, or year and month, that both begin with."""
    common = _common(own.key, other.key)
    return Kept(max(own.key.rfind(sign, 0, common) for sign in _DATE_PARTS) + 1, 0)


_FIGURES = {Unit.NUMBER: _kept_of_numbers, Unit.DATE: _kept_of_dates}


def _grown(one: str, two: str) -> Kept | None:
    """Where the shorter makes up the edges of the longer, all of it is kept; else None."""
    short, long = sorted((one, two), key=len)
    if len(short) == len(long):
        return None
    head = _common(short, long)
    return Kept(head, len(short) - head) if long.endswith(short[head:]) else None


def _kept_of_words(own: Tokens, other: Tokens) -> Kept:
    one, two = _key(own), _key(other)
    most = min(len(one), len(two)) - 1
    heads = _places(own) | _places(other)
    tails = {len(one) - place for place in _places(own)} | {len(two) - place for place in _places(other)}
    head = _edge(one[:most], two[:most], heads)
    rest = most - head
    return Kept(head, _edge(one[::-1][:rest], two[::-1][:rest], tails))


def _edge(one: str, two: str, places: set[int]) -> int:
    """The longest common beginning that ends where a word ends, or is long enough for a word."""
    common = _common(one, two)
    if common >= SHORTEST_EDGE and all(_is_han(character) for character in one[: common + 1]):
        return common
    return max((place for place in places if place <= common), default=0)


def _common(one: str, two: str) -> int:
    return next((n for n, (a, b) in enumerate(zip(one, two, strict=False)) if a != b), min(len(one), len(two)))


def _places(tokens: Tokens) -> set[int]:
    """Where, counted from the first one's beginning, tokens end."""
    return {token.span.end - tokens[0].span.start for token in tokens}


def _has_spaces(tokens: Tokens) -> bool:
    return tokens[-1].span.end - tokens[0].span.start != len(_key(tokens))


def _is_han(character: str) -> bool:
    return "\u3400" <= character <= "\u9fff"


def _key(tokens: Tokens) -> str:
    return "".join(token.key for token in tokens)


__all__ = ["Kept", "kept_edges"]
