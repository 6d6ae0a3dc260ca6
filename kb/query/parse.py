"""Text in, meaning out: ``parse``.

From the loosest: ``|`` · side by side, ``AND`` · ``#10`` ``$10`` · ``-`` ``NOT`` · terms, brackets, ``同句:``.
"""

from collections.abc import Mapping

from kb.model import Span
from kb.query.errors import QueryError
from kb.query.faults import fault, quoted
from kb.query.fields import SCOPES, row_for
from kb.query.nodes import And, Filter, Link, Near, Node, Not, Or, Query, Run, Scope, Within, walk
from kb.query.saved import SavedReader, SavedTexts
from kb.query.source import Source, read_source
from kb.query.tokens import Kind, Token, read_tokens
from kb.text import fold, nfc

MAX_CHARACTERS = 10_000
MAX_PLAIN_CHARACTERS = 1_000_000
"""A pasted text may be a whole report."""
MAX_DEPTH = 32
"""Of brackets; nobody reads more, and everything that walks the tree may recurse."""

_WIDTHS = tuple(Scope)
"""Scopes from the narrowest to the widest."""


def parse(query: str, plain: bool = False, saved: SavedTexts = dict) -> Query:
    """The meaning of a query; ``plain`` takes the whole text as one run, without syntax.

    ``saved`` gives the saved queries, name → text, where the query holds ``query:NAME``.
    Raises ``QueryError`` with the column where something is wrong or unknown.
    """
    if not plain:
        return Query(query, _read(query, SavedReader(saved, _read)))
    if len(query) > MAX_PLAIN_CHARACTERS:
        limit = MAX_PLAIN_CHARACTERS
        raise fault("too-long", read_source(query), limit, limit=limit, count=len(query))
    source = read_source(query)
    if not source.signs.strip():
        raise fault("empty", source, 0)
    return Query(query, _plain_run(source), plain=True)


def check_saved(name: str, query: str, others: Mapping[str, str]) -> None:
    """Raise the QueryError that a query would cause when it is saved under a name beside the others: also where it asks for itself."""
    known = {**{own: text for own, text in others.items() if fold(own) != fold(name)}, name: query}
    _read(query, SavedReader(lambda: known, _read, (fold(name),)))


def _read(query: str, saved: SavedReader) -> Node:
    if len(query) > MAX_CHARACTERS:
        raise fault("too-long", read_source(query), MAX_CHARACTERS, limit=MAX_CHARACTERS, count=len(query))
    source = read_source(query)
    if not source.signs.strip():
        raise fault("empty", source, 0)
    return _Parser(source, saved).whole()


def _plain_run(source: Source) -> Run:
    start = source.skip_spaces(0)
    span = Span(start, len(source.signs.rstrip(" ")))
    return Run(nfc(source.cut(span)), span=span)


class _Parser:
    """Recursive descent over the tokens of one query; only brackets and scopes recurse."""

    __slots__ = ("_place", "_source", "_tokens")

    def __init__(self, source: Source, saved: SavedReader) -> None:
        self._source = source
        self._tokens = tuple(read_tokens(source, saved))
        self._place = 0

    def _peek(self) -> Token:
        return self._tokens[self._place]

    def _take(self) -> Token:
        token = self._peek()
        self._place += 1
        return token

    def whole(self) -> Node:
        root = self._either(0)
        if self._peek().kind is not Kind.END:
            raise self._fault("unopened-bracket", self._peek())
        return root

    def _either(self, depth: int) -> Node:
        branches = [self._all(depth)]
        while self._peek().kind is Kind.OR:
            self._take()
            branches.append(self._all(depth))
        return _joined(Or, branches)

    def _all(self, depth: int) -> Node:
        parts = [self._near(depth)]
        while self._peek().kind not in {Kind.OR, Kind.CLOSE, Kind.END}:
            if self._peek().kind is Kind.AND:
                self._take()
            parts.append(self._near(depth))
        return _joined(And, parts)

    def _near(self, depth: int) -> Node:
        parts, links = [self._operand(depth)], list[Link]()
        while self._peek().kind is Kind.NEAR:
            link = self._take().link
            assert link is not None
            links.append(link)
            parts.append(self._operand(depth))
        if not links:
            return parts[0]
        for part in parts:
            if not _is_joinable(part):
                raise fault("not-joinable", self._source, part.span.start)
        return Near(tuple(parts), tuple(links), span=_around(parts))

    def _operand(self, depth: int) -> Node:
        if self._peek().kind is not Kind.NOT:
            return self._primary(depth)
        mark = self._take()
        if self._peek().kind is Kind.NOT:
            raise self._fault("doubled-not", self._peek())
        if self._peek().kind in {Kind.END, Kind.CLOSE, Kind.OR, Kind.AND, Kind.NEAR}:
            raise self._fault("dangling-not", mark)
        part = self._primary(depth)
        return Not(part, span=Span(mark.span.start, self._end))

    def _primary(self, depth: int) -> Node:
        token = self._peek()
        if token.kind is Kind.TERM and token.node is not None:
            return self._take().node or token.node
        if token.kind is Kind.OPEN:
            return self._group(depth + 1)
        if token.kind is Kind.SCOPE and token.scope is not None:
            return self._within(token.scope, depth + 1)
        raise self._missing()

    def _group(self, depth: int) -> Node:
        opening = self._take()
        self._check_depth(opening, depth)
        if self._peek().kind is Kind.CLOSE:
            raise self._fault("empty-brackets", opening)
        if self._peek().kind is Kind.END:
            raise self._fault("unclosed-bracket", opening)
        inside = self._either(depth)
        if self._peek().kind is not Kind.CLOSE:
            raise self._fault("unclosed-bracket", opening)
        self._take()
        return inside

    def _within(self, scope: Scope, depth: int) -> Node:
        head = self._take()
        self._check_depth(head, depth)
        part = self._primary(depth)
        for inner in walk(part):
            if isinstance(inner, Within) and _WIDTHS.index(inner.scope) > _WIDTHS.index(scope):
                names = {"inner": _name(inner.scope), "outer": _name(scope)}
                raise fault("wider-scope-inside", self._source, inner.span.start, **names)
        return Within(scope, part, span=Span(head.span.start, self._end))

    def _check_depth(self, token: Token, depth: int) -> None:
        if depth > MAX_DEPTH:
            raise self._fault("too-deep", token, limit=MAX_DEPTH)

    def _fault(self, code: str, token: Token, **details: object) -> QueryError:
        operator = self._source.cut(token.span)
        return fault(code, self._source, token.span.start, operator=operator, quoted=quoted(operator), **details)

    @property
    def _end(self) -> int:
        """Where what has been read so far ends."""
        return self._tokens[self._place - 1].span.end

    def _missing(self) -> QueryError:
        """What to say where a term should stand and none does."""
        here, before = self._peek(), self._tokens[self._place - 1] if self._place else None
        operator = before if before and before.kind in {Kind.OR, Kind.AND, Kind.NEAR} else here
        if operator.kind is Kind.CLOSE:
            return self._fault("unopened-bracket", operator)
        return self._fault("dangling", operator)


def _name(scope: Scope) -> str:
    row = row_for(scope, SCOPES)
    assert row is not None
    return row.chinese


def _is_joinable(part: Node) -> bool:
    if isinstance(part, Or):
        return all(_is_joinable(branch) for branch in part.parts)
    return not isinstance(part, And | Not | Within | Filter)


def _joined(kind: type[And] | type[Or], parts: list[Node]) -> Node:
    """The parts under one ``And`` or ``Or``; a part of the same kind gives its own parts; one part stands alone."""
    if len(parts) == 1:
        return parts[0]
    flat = [inner for part in parts for inner in (part.parts if isinstance(part, kind) else (part,))]
    return kind(tuple(flat), span=_around(parts))


def _around(parts: list[Node]) -> Span:
    return Span(parts[0].span.start, parts[-1].span.end)


__all__ = ["MAX_CHARACTERS", "MAX_DEPTH", "MAX_PLAIN_CHARACTERS", "check_saved", "parse"]
