"""A query cut into tokens. Every operator is recognised at the start of a term only; a run swallows the rest."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from kb.model import Span
from kb.query.bounds import read_bound
from kb.query.errors import QueryError
from kb.query.faults import fault, quoted
from kb.query.fields import FIELDS, SAVED, Row
from kb.query.filters import Prefix, field_row, read_filter, read_names, read_prefix
from kb.query.nodes import Filter, Link, Node, Scope, Term, walk
from kb.query.patterns import read_pattern
from kb.query.quotes import DOUBLE, SINGLE, read_distance, read_literal, read_quoted
from kb.query.runs import read_initials, read_run, run_end
from kb.query.saved import SavedReader
from kb.query.source import Source

MAX_TERMS = 1_000


class Kind(StrEnum):
    """What a token is to the parser."""

    TERM = "term"
    OPEN = "("
    CLOSE = ")"
    OR = "or"
    AND = "and"
    NOT = "not"
    NEAR = "near"
    SCOPE = "scope"
    END = "end"


@dataclass(frozen=True, slots=True)
class Token:
    """A token; ``node`` of a term, ``link`` of a distance, ``scope`` of 同句 and its like."""

    kind: Kind
    span: Span
    node: Node | None = None
    link: Link | None = None
    scope: Scope | None = None


_KEYWORD = re.compile(r"(?:(AND|OR|NOT)|(NEAR|ADJ)(/[^ |()]{0,32})?)(?=[ |()]|$)")
_KEYWORDS = {"AND": Kind.AND, "OR": Kind.OR, "NOT": Kind.NOT}
_MARKS = {"(": Kind.OPEN, ")": Kind.CLOSE, "|": Kind.OR}
_FOREIGN = {"&&": "AND", "&": "AND", "||": "|", "!": "-"}
"""Operators of other languages that stand as a term of their own → ours."""


def read_tokens(source: Source, saved: SavedReader) -> Iterator[Token]:
    """The tokens of a query, the last of kind END."""
    place, depth, terms = source.skip_spaces(0), 0, 0
    while source.at(place):
        token = _token(source, place, depth > 0, saved)
        depth = max(0, depth + (token.kind is Kind.OPEN) - (token.kind is Kind.CLOSE))
        terms += _terms_of(token)
        if terms > MAX_TERMS:
            raise fault("too-many-terms", source, place, limit=MAX_TERMS)
        yield token
        place = source.skip_spaces(token.span.end)
    yield Token(Kind.END, Span(place, place))


def _terms_of(token: Token) -> int:
    """How many terms a token stands for: a saved query may hold many."""
    return sum(isinstance(node, Term | Filter) for node in walk(token.node)) if token.node else 0


def _token(source: Source, start: int, grouped: bool, saved: SavedReader) -> Token:
    sign = source.signs[start]
    if sign in _MARKS:
        token = Token(_MARKS[sign], Span(start, start + 1))
    elif sign in _READERS:
        token = _READERS[sign](source, start, grouped)
    else:
        token = _keyword(source, start) or _named(source, start, grouped, saved) or _run(source, start, grouped)
    if token.kind in {Kind.TERM, Kind.CLOSE} and not source.ends(token.span.end):
        raise fault("text-follows", source, token.span.end)
    return token


def _term(node: Node) -> Token:
    return Token(Kind.TERM, node.span, node=node)


def _minus(source: Source, start: int, _grouped: bool) -> Token:
    if source.ends(start + 1):
        mark = source.text[start]
        raise fault("dangling-not", source, start, operator=mark, quoted=quoted(mark))
    return Token(Kind.NOT, Span(start, start + 1))


def _initials(source: Source, start: int, grouped: bool) -> Token:
    return _term(read_initials(source, start, run_end(source, start, grouped)))


def _distance(source: Source, start: int, grouped: bool) -> Token:
    end = run_end(source, start, grouped)
    if not source.at(start + 1).isdigit():
        raise _bare_distance(source, start, source.signs[start], f"{source.signs[start]}10")
    link = Link(read_distance(source, Span(start + 1, end)), ordered=source.signs[start] == "$")
    return Token(Kind.NEAR, Span(start, end), link=link)


def _bare_distance(source: Source, start: int, mark: str, example: str) -> QueryError:
    return fault("bare-distance", source, start, mark=mark, example=example)


def _keyword(source: Source, start: int) -> Token | None:
    found = _KEYWORD.match(source.signs, start)
    if not found:
        return None
    span = Span(start, found.end())
    if found.group(1):
        return Token(_KEYWORDS[found.group(1)], span)
    if not found.group(3):
        raise _bare_distance(source, start, found.group(2), f"{found.group(2)}/10")
    distance = read_distance(source, Span(found.start(3) + 1, found.end()))
    return Token(Kind.NEAR, span, link=Link(distance, ordered=found.group(2) == "ADJ"))


def _named(source: Source, start: int, grouped: bool, saved: SavedReader) -> Token | None:
    """A bound, a filter, a saved query, or the head of 同句 and its like."""
    bound = read_bound(source, start)
    if bound:
        return _term(bound)
    prefix = read_prefix(source, start)
    if prefix is None:
        return None
    row = field_row(source, prefix)
    if row in SAVED:
        names, end = read_names(source, prefix, grouped)
        term = Span(prefix.start, end)
        return Token(Kind.TERM, term, node=saved.node(source, term, names))
    return _term(read_filter(source, prefix, row, grouped)[0]) if row in FIELDS else _scope(source, prefix, row)


def _scope(source: Source, prefix: Prefix, row: Row) -> Token:
    if source.ends(prefix.end):
        raise fault("empty-value", source, prefix.end, name=prefix.name)
    if source.at(prefix.end) in "-#$":
        raise fault("operator-as-value", source, prefix.end, sign=source.at(prefix.end), name=prefix.name)
    return Token(Kind.SCOPE, Span(prefix.start, prefix.end), scope=Scope(row.value))


def _run(source: Source, start: int, grouped: bool) -> Token:
    end = run_end(source, start, grouped)
    word = source.signs[start:end]
    if word in _FOREIGN:
        raise fault("foreign-operator", source, start, operator=word, instead=_FOREIGN[word], quoted=quoted(word))
    return _term(read_run(source, start, end))


_READERS: dict[str, Callable[[Source, int, bool], Token]] = {
    **dict.fromkeys(DOUBLE, lambda source, start, _grouped: _term(read_quoted(source, start))),
    **dict.fromkeys(SINGLE, lambda source, start, _grouped: _term(read_literal(source, start))),
    "/": lambda source, start, _grouped: _term(read_pattern(source, start)),
    "-": _minus,
    ";": _initials,
    "#": _distance,
    "$": _distance,
}
"""The sign a term begins with → what reads the term."""

__all__ = ["MAX_TERMS", "Kind", "Token", "read_tokens"]
