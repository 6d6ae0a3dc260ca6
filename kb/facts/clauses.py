"""A text cut at its commas, semicolons, stops and the edges of cells; what stands in quotation marks, brackets and titles is never divided."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from kb.text import fold

STOPS = frozenset("。!?\n\t")
"""Marks that end a sentence; the others end a clause of one."""

_PIECE = re.compile(
    r"“[^“”\n]{0,80}”|‘[^‘’\n]{0,60}’|「[^「」\n]{0,60}」|《[^《》\n]{0,80}》|\([^()\n]{0,80}\)|〔[^〔〕\n]{0,40}〕"
    r"|(?<=[0-9])[,:](?=[0-9])|(?P<mark>[,;。:!?\n\t])"
)
_NUMBER = re.compile(
    r"(?:[一二三四五六七八九十]{1,3}是(?:要)?|[一二三四五六七八九十]{1,3}、|第[一二三四五六七八九十]{1,3}[,、]?(?![一-鿿]{0,2}[届期批轮次个])|[(][一二三四五六七八九十0-9]{1,3}[)]|[0-9]{1,2}[.、](?![0-9])|[①-⑳●•·■◆-]|首先|其次|再次|最后|同时)[,、.]?\s*"
)
_BLANK = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class Clause:
    """A clause without the number before it and without blanks at its ends; ``mark`` is the sign that ends it, folded."""

    start: int
    end: int
    mark: str

    @property
    def ends_sentence(self) -> bool:
        """Whether a sentence ends here."""
        return not self.mark or self.mark in STOPS


def clauses(text: str) -> Iterator[Clause]:
    """The clauses of a text in order, empty ones left out.

    >>> [text[one.start : one.end] for text in ["一是改造泵站6座，新建“一村、一渠”。"] for one in clauses(text)]
    ['改造泵站6座', '新建“一村、一渠”']
    """
    folded = fold(text)
    start = 0
    for match in _PIECE.finditer(folded):
        if match["mark"]:
            yield from _clause(folded, start, match.start(), match["mark"])
            start = match.end()
    yield from _clause(folded, start, len(folded), "")


def _clause(folded: str, start: int, end: int, mark: str) -> Iterator[Clause]:
    start = _past_blanks(folded, start, end)
    number = _NUMBER.match(folded, start, end)
    start = number.end() if number and number.end() < end else start
    start = _past_blanks(folded, start, end)
    stripped = folded[start:end].rstrip()
    if stripped:
        yield Clause(start, start + len(stripped), mark)


def _past_blanks(folded: str, start: int, end: int) -> int:
    blank = _BLANK.match(folded, start, end)
    return blank.end() if blank else start


__all__ = ["STOPS", "Clause", "clauses"]
