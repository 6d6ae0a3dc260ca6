"""A passage cut into what a grid's cells hold: the clauses with a number for each thing measured, and the sentences without any."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from kb.facts import Qualifier, Quantity, quantities
from kb.grid.values import Manner, Number
from kb.model import Role, Span

_SENTENCE = re.compile(r"[^。；;！!？?\n]+(?:[。；;！!？?\n]+[”’」』）)]{0,2}|\Z)")
_CLAUSE_END = re.compile(r"(?<![0-9])[,，](?![0-9]{3})|[，：:。；;！!？?\n]|,(?![0-9])")
_REACHED = re.compile(r"(?:压缩|压减|缩短|缩减|精简|降|减少?|控制|提高|提升|增长?|增加|稳定)(?:至|到|为|在)")
"""A bound behind such a word tells what was reached where the text looks back."""
_ASKED = re.compile(r"原则上|不得|严格|一般(?:只|应|不)|要求|严禁|必须|应当|规定")
"""Words that make a bound a rule also where the text looks back."""


@dataclass(frozen=True, slots=True)
class Clause:
    """A clause or sentence of a text with its numbers; spans are of the text."""

    span: Span
    sentence: Span
    numbers: tuple[Number, ...] = ()


def clauses(text: str, role: Role | None) -> Iterator[Clause]:
    """The measures of a text in order: a clause for each thing that is measured, and every sentence without a number whole."""
    found = quantities(text)
    for sentence in sentences(text):
        inside = [quantity for quantity in found if sentence.start <= quantity.start and quantity.end <= sentence.end]
        if not inside:
            yield Clause(sentence, sentence)
        for measured in _by_indicator(text, inside):
            span = _around(text, sentence, measured)
            numbers = tuple(_number(text, span, quantity, role) for quantity in measured)
            yield Clause(span, sentence, numbers)


def sentences(text: str) -> list[Span]:
    """The sentences of a text, those without a word left out."""
    return [Span(*match.span()) for match in _SENTENCE.finditer(text) if match[0].strip()]


def _by_indicator(text: str, found: Sequence[Quantity]) -> Iterator[tuple[Quantity, ...]]:
    """Neighbours that measure the same; one whose indicator is not said belongs to the one before."""
    named: list[tuple[str, Quantity]] = []
    for quantity in found:
        words = quantity.words(text)["indicator"]
        named.append((words or (named[-1][0] if named else ""), quantity))
    for _name, group in groupby(named, key=lambda entry: entry[0]):
        yield tuple(quantity for _words, quantity in group)


def _around(text: str, sentence: Span, measured: Sequence[Quantity]) -> Span:
    """From the beginning of the clause in which the first stands to the end of the last one's."""
    first = min([quantity.start for quantity in measured] + [q.indicator.start for q in measured if q.indicator])
    first = max(first, sentence.start)
    ends = [match.end() for match in _CLAUSE_END.finditer(text, sentence.start, sentence.end)]
    start = max((end for end in ends if end <= first), default=sentence.start)
    last = measured[-1].end
    return Span(start, min((end for end in ends if end > last), default=sentence.end))


def _number(text: str, span: Span, quantity: Quantity, role: Role | None) -> Number:
    words = quantity.words(text)
    change = quantity.change.value if quantity.change else None
    manner = _manner(text[span.start : span.end], quantity, role)
    return Number(
        text[quantity.start : quantity.end],
        words["indicator"] or "",
        quantity.unit,
        quantity.low,
        quantity.high,
        manner,
        change,
        Span(quantity.start, quantity.end),
    )


def _manner(clause: str, quantity: Quantity, role: Role | None) -> Manner:
    bounds = {Qualifier.AT_MOST: Manner.CAP, Qualifier.LESS: Manner.CAP, Qualifier.AT_LEAST: Manner.FLOOR}
    bound = bounds.get(quantity.qualifier)
    if role is Role.PLAN:
        return Manner.TARGET if bound is not Manner.CAP or quantity.change else Manner.CAP
    if bound is None or quantity.change or (_REACHED.search(clause) and not _ASKED.search(clause)):
        return Manner.RESULT
    return bound if bound is Manner.CAP or _ASKED.search(clause) else Manner.RESULT


__all__ = ["Clause", "clauses", "sentences"]
