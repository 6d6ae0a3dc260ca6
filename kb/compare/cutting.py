"""A text cut into what is laid beside each other: blocks (paragraphs and items such as 一是…) of clauses. Spans tile the text."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from kb.model import Span
from kb.text import fold

_HAN = "一二三四五六七八九十百零〇"
_MARK = (
    rf"(?:第[{_HAN}0-9]{{1,7}}[章节条编款]|[（(][{_HAN}0-9]{{1,3}}[）)]|[{_HAN}]{{1,3}}[、是要]|[0-9]{{1,2}}(?:[、．]|\.(?![0-9]))|[①-⑳]"
    r"|(?:首先|其次|再次|最后)(?=[，,]))"
)
_UNSEEN = re.compile("[\\s\u00ad\u200b-\u200f\u2060-\u2064\ufeff]+")
_ARTICLE = re.compile(rf"[\s　]{{0,40}}第[{_HAN}0-9]{{1,7}}[章节条编]")
_LEAD = re.compile(rf"[\s　]{{0,40}}({_MARK}[\s　]{{0,8}})")
_BLOCK_END = re.compile(rf"\n+|(?<=[。；;：:！？!?])[”’」』）)]{{0,2}}(?=[ 　]{{0,8}}{_MARK})")
_CLAUSE = re.compile(
    r"(?:《[^《》\n]{1,80}》|[,:.](?=[0-9])|[^，。；！？：,;!?:\n])*(?:[，。；！？：,;!?:]+[”’」』）)]{0,3}|\n|\Z)[\s　]*"
)


@dataclass(frozen=True, slots=True)
class Clause:
    """A clause with the mark that ends it; ``key`` is what it is compared by, without spaces."""

    span: Span
    key: str


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph or an item; ``key`` is its folded text without numbering mark and spaces.

    ``opens`` says that an article of a law (第三条) or a heading above articles (第二章) begins here.
    """

    span: Span
    key: str
    clauses: tuple[Clause, ...]
    opens: bool = False


def cut(text: str) -> tuple[Block, ...]:
    """The blocks of a text. Their spans, and the spans of the clauses of each, join to the text."""
    return tuple(_block(text, span) for span in _filled(text, _block_spans(text)))


def comparable(text: str) -> str:
    """A text as it is compared: folded, without spaces and signs that nobody sees."""
    return _UNSEEN.sub("", fold(text))


def _block(text: str, span: Span) -> Block:
    inside = text[span.start : span.end]
    found = (Span(span.start + match.start(), span.start + match.end()) for match in _CLAUSE.finditer(inside))
    spans = _filled(text, (clause for clause in found if clause.start < clause.end))
    clauses = tuple(Clause(clause, comparable(text[clause.start : clause.end])) for clause in spans)
    mark = _LEAD.match(inside)
    body = comparable(inside[mark.end() :] if mark else inside)
    return Block(span, body or comparable(inside), clauses, _ARTICLE.match(inside) is not None)


def _block_spans(text: str) -> Iterator[Span]:
    start = 0
    for match in _BLOCK_END.finditer(text):
        if match.end() > start:
            yield Span(start, match.end())
            start = match.end()
    if start < len(text):
        yield Span(start, len(text))


def _filled(text: str, spans: Iterator[Span]) -> list[Span]:
    """The spans, those without any visible character joined to the one before, or to the one behind at the beginning."""
    kept: list[Span] = []
    blank = None
    for span in spans:
        start = span.start if blank is None else blank
        if not comparable(text[start : span.end]):
            if kept:
                kept[-1] = Span(kept[-1].start, span.end)
            else:
                blank = start
            continue
        kept.append(Span(start, span.end))
        blank = None
    if blank is not None:
        kept.append(Span(blank, len(text)))
    return kept


__all__ = ["Block", "Clause", "comparable", "cut"]
