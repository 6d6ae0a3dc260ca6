"""One pass over a text: tokens, values, then what the words around them say."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace

from kb.facts import words
from kb.facts.after import Look, read_after
from kb.facts.around import After, Before
from kb.facts.before import read_before
from kb.facts.measured import COUNTED, PEOPLE, Naming, Sentence
from kb.facts.numbers import Number
from kb.facts.tokens import Tokens
from kb.facts.values import Change, Qualifier, Quantity, UnitKind
from kb.model import Span

_LONGEST = 120
"""Characters before a number that may belong to it."""
_ENDS = frozenset("。!?\n")


class Scan:
    """The quantities of a folded text; what a sentence said is forgotten at its end."""

    __slots__ = ("_done", "_folded", "_last", "_marks", "_naming", "_said", "_tokens")

    def __init__(self, folded: str, tokens: Tokens) -> None:
        self._folded = folded
        self._tokens = tokens
        self._naming = Naming(folded, tokens)
        self._marks = self._naming.marks
        self._said = Sentence()
        self._done = 0
        self._last = 0

    def run(self) -> Iterator[Quantity]:
        """The quantities."""
        waiting: list[Quantity] = []
        for token in self._tokens.all:
            if token.number is None:
                if token.is_time:
                    self._pass(token.start, token.end)
                    self._said.period = Span(token.start, token.end)
                continue
            found = token.number
            self._pass(found.start, found.end)
            waiting.append(self._read(found, self._left(found.start)))
            self._done = found.end
            if waiting[-1].indicator or not self._tokens.touches(found.end):
                yield from _settled(waiting)
                waiting = []
        yield from _settled(waiting)

    def _pass(self, start: int, end: int) -> None:
        """Go on to a token; what was said is forgotten where a sentence ended since the last one."""
        between = self._marks[bisect_left(self._marks, self._last) : bisect_left(self._marks, start)]
        ends = [self._folded[mark] for mark in between if mark >= 0 and self._folded[mark] in _ENDS]
        if ends:
            self._said = Sentence(period=None if "\n" in ends else self._said.period)
        self._last = end

    def _left(self, start: int) -> int:
        """Where the words that belong to a number begin: behind the last mark or quantity."""
        return max(self._done, start - _LONGEST, self._marks[bisect_left(self._marks, start) - 1] + 1)

    def _read(self, found: Number, left: int) -> Quantity:
        kind = UnitKind.COUNT if found.lone and not found.unit_name else found.unit.kind
        before = read_before(self._folded, left, found.start, kind)
        look = Look(up_to_verb=before.offered, since=before.since, plain=found.unit_name in words.AGES)
        after = read_after(self._folded, found.end, self._tokens.numbers, look)
        self._naming.step_out(found, self._said)
        noun = self._naming.noun(found, kind, before, after, self._said, self._done)
        change = self._change(kind, before, after)
        self._remember(noun, before, change)
        if kind in COUNTED and not (self._said.counted and self._is_deed(noun)):
            self._said.counted = noun
            self._said.counted_in = PEOPLE.get(found.unit_name, found.unit_name)
        value = found.value
        return Quantity(
            start=found.start,
            end=found.end,
            low=value.low if value else None,
            high=value.high if value else None,
            step=value.step if value else 0,
            unit=found.unit_name,
            kind=kind,
            qualifier=self._qualifier(found, before, after),
            change=change,
            indicator=noun,
            subject=before.subject or self._said.subject,
            base=before.base or before.share_of or (self._said.base if change else None),
            period=self._said.period,
        )

    def _change(self, kind: UnitKind, before: Before, after: After) -> Change | None:
        """The direction, where the number is by how much something changed, not how many came about."""
        if before.joined:
            return self._said.change
        if before.change is None or kind in words.RELATIVE:
            return before.change
        counts = kind in COUNTED and (after.noun or before.change_word in words.CHANGE_UNLESS_COUNTED)
        return None if counts else before.change

    def _remember(self, noun: Span | None, before: Before, change: Change | None) -> None:
        said = self._said
        if noun and not change and not before.shared and not before.joined:
            said.nouns.append(noun)
            said.parts = ()
        said.leant = before.leans and noun == before.noun and self._naming.is_person(noun)
        said.noun = noun if noun and noun != before.share_of else said.noun
        said.subject = before.subject or said.subject
        said.base = before.base or said.base
        said.change = change

    def _is_deed(self, noun: Span | None) -> bool:
        """Whether what was counted is only what was done: 整改24个, after which 其余2个 are not rectifications."""
        return noun is not None and self._folded[noun.start : noun.end] in words.VERBS

    def _qualifier(self, found: Number, before: Before, after: After) -> Qualifier:
        """How it is bounded: by a word behind it, before it, by what bounds its row, or 余 and 多 inside it."""
        said = self._said
        if before.shared or not before.joined:
            said.bound = before.qualifier
        if before.shared and not said.bound:
            said.bound = read_after(self._folded, self._tokens.row_end(found)).qualifier
        bound = (
            after.qualifier or before.qualifier or (said.bound if before.shared or before.joined else Qualifier.NONE)
        )
        if bound or found.value is None:
            return bound
        inside = self._folded[found.start : found.end]
        return Qualifier.MORE if "余" in inside or "多" in inside else Qualifier.NONE


def _settled(waiting: Sequence[Quantity]) -> Iterator[Quantity]:
    """Numbers that touch one another share the noun behind the last: 8批次50名干部."""
    for one in waiting:
        yield one if one.indicator else replace(one, indicator=waiting[-1].indicator)


__all__ = ["Scan"]
