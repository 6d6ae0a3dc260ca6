"""Quotation marks: where a quotation ends and what stands in it.

A mark is closed by its own kind, straight by straight and curly by curly; ``“…"`` is taken too where nothing else can be
meant. A doubled closing mark is a mark of the text.
"""

import re
from dataclasses import dataclass

from kb.model import Span
from kb.query.faults import fault
from kb.query.nodes import Link, Literal, Near, Node, Quoted, Run
from kb.query.source import Source
from kb.text import nfc

DOUBLE = {'"': '"', "“": "”", "”": "“”"}
SINGLE = {"'": "'", "‘": "’", "’": "‘’"}
"""Opening mark → the marks that close it. A Chinese input method that is out of step opens with ” and closes with “."""

_STRAIGHT = frozenset("\"'")
_CURLY = {"“": "”", "‘": "’"}
_CLOSES_ANY = {**dict.fromkeys(DOUBLE, '"”'), **dict.fromkeys(SINGLE, "'’")}
IGNORED = frozenset("\"'“”‘’「」『』《》〈〉＂＇ 　\t\r\n")
"""A quotation of nothing but these holds no text to search for."""

MAX_DISTANCE = 1000
"""Characters; hardly a passage is longer, and 同段 asks for the passage."""


@dataclass(frozen=True, slots=True)
class Quotation:
    """The text between two marks, doubled marks undone, and the place behind the closing one."""

    text: str
    end: int


def read_quotation(source: Source, start: int) -> Quotation:
    """The quotation whose opening mark stands at ``start``."""
    mark = source.at(start)
    closers = (DOUBLE | SINGLE)[mark]
    close = _closing_place(source.signs, start + 1, closers)
    if close is None:
        close = _other_closing_place(source.signs, start + 1, mark)
    if close is None:
        raise fault("unclosed-quote", source, start, mark=_CURLY.get(mark, mark))
    return Quotation(nfc(_undouble(source, Span(start + 1, close), mark)), close + 1)


def _closing_place(signs: str, place: int, closers: str) -> int | None:
    mark = re.compile(f"[{closers}]")
    while found := mark.search(signs, place):
        at = found.start()
        if signs[at + 1 : at + 2] != signs[at]:
            return at
        place = at + 2
    return None


def _other_closing_place(signs: str, place: int, mark: str) -> int | None:
    family = "".join(DOUBLE if mark in DOUBLE else SINGLE)
    first = re.compile(f"[{family}]").search(signs, place)
    return first.start() if first and first.group() in _CLOSES_ANY[mark] else None


def _undouble(source: Source, span: Span, mark: str) -> str:
    """The text of the span with the doubled marks of the opening mark's kind, straight or curly, made single."""
    kind = mark if mark in _STRAIGHT else "".join((DOUBLE if mark in DOUBLE else SINGLE).keys() - _STRAIGHT)
    signs, text = source.signs, source.text
    pieces: list[str] = []
    place = span.start
    while place < span.end:
        pieces.append(text[place])
        place += 2 if signs[place] in kind and place + 1 < span.end and signs[place + 1] == signs[place] else 1
    return "".join(pieces)


def read_literal(source: Source, start: int) -> Literal:
    """``'…'`` at ``start``."""
    found = read_quotation(source, start)
    if not found.text:
        raise fault("empty-quotes", source, start)
    return Literal(found.text, span=Span(start, found.end))


def read_quoted(source: Source, start: int) -> Node:
    """``"…"`` at ``start``, or ``"a b"~10``: its words near each other in any order."""
    found = read_quotation(source, start)
    if IGNORED.issuperset(found.text):
        raise fault("empty-quotes", source, start)
    if source.at(found.end) == "~":
        return _loose_words(source, start, found)
    return Quoted(found.text, span=Span(start, found.end))


def _loose_words(source: Source, start: int, found: Quotation) -> Near:
    end = found.end + 1
    while not source.ends(end):
        end += 1
    distance = read_distance(source, Span(found.end + 1, end))
    words = _words(source, Span(start + 1, found.end - 1))
    if len(words) < 2:
        raise fault("loose-words", source, found.end)
    return Near(words, (Link(distance, ordered=False),) * (len(words) - 1), span=Span(start, end))


def _words(source: Source, inside: Span) -> tuple[Node, ...]:
    words: list[Node] = []
    place = source.skip_spaces(inside.start)
    while place < inside.end:
        end = source.signs.find(" ", place, inside.end)
        end = inside.end if end < 0 else end
        words.append(_word(source, Span(place, end)))
        place = source.skip_spaces(end)
    return tuple(words)


def _word(source: Source, span: Span) -> Node:
    text = nfc(source.cut(span))
    if IGNORED.issuperset(text):
        raise fault("empty-quotes", source, span.start)
    return Run(text, span=span) if text.isalnum() else Quoted(text, span=span)


def read_distance(source: Source, digits: Span) -> int:
    """The number of characters that the digits say."""
    signs = source.signs[digits.start : digits.end]
    if not (
        signs.isascii() and signs.isdigit() and len(signs) <= len(str(MAX_DISTANCE)) and int(signs) <= MAX_DISTANCE
    ):
        raise fault("bad-distance", source, digits.start, limit=MAX_DISTANCE)
    return int(signs)
