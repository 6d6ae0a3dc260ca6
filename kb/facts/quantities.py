"""From a text to its quantities: tokens, values, then what the words around them say."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from kb.facts import words
from kb.facts.after import After, read_after
from kb.facts.before import Before, read_before
from kb.facts.grammar import TOKEN
from kb.facts.lists import members, numbers_in_a_row
from kb.facts.numbers import Number, read_token
from kb.facts.values import Change, Qualifier, Quantity, UnitKind
from kb.model import Span
from kb.text import fold

_MARKS = re.compile(r"[,。;:!?\n]")
_LONGEST = 120
"""Characters before a number that may belong to it."""
_ENDS = frozenset("。!?\n")
_TIMES = frozenset({"date", "period"})
_MEASURED = frozenset({UnitKind.MONEY, UnitKind.MEASURE})
"""What is done so much of is named behind the number: 市交通局建成100公里农村公路."""
_COUNTED = frozenset({UnitKind.COUNT, UnitKind.PLAIN})


def quantities(text: str) -> tuple[Quantity, ...]:
    """The quantities of a text in order, masked ones too; none overlaps another.

    >>> [(one.low, one.unit) for one in quantities("办结诉求1500余件，满意率达95.5%")]
    [(1500, '件'), (95.5, '%')]
    """
    return tuple(_Scan(fold(text)).run())


@dataclass(slots=True)
class _Sentence:
    """What the sentence at hand has said so far."""

    period: Span | None = None
    noun: Span | None = None
    counted: Span | None = None
    given: Span | None = None
    subject: Span | None = None
    base: Span | None = None
    change: Change | None = None
    nouns: list[Span] = field(default_factory=list)
    """What the numbers measured that were no changes."""
    parts: Sequence[Span] = ()
    """What the numbers after 分别 measure, in order."""
    next_part: int = 0


class _Scan:
    """One pass over a folded text; what a sentence said is forgotten at its end."""

    __slots__ = ("_done", "_folded", "_last", "_marks", "_said")

    def __init__(self, folded: str) -> None:
        self._folded = folded
        self._marks = [-1, *(match.start() for match in _MARKS.finditer(folded))]
        self._said = _Sentence()
        self._done = 0
        self._last = 0

    def run(self) -> Iterator[Quantity]:
        """The quantities."""
        waiting: list[Quantity] = []
        for match in TOKEN.finditer(self._folded):
            if match.lastgroup in _TIMES:
                self._pass(match.start(), match.end())
                self._said.period = Span(*match.span())
                continue
            found = read_token(self._folded, match)
            if found is None:
                continue
            self._pass(found.start, found.end)
            waiting.append(self._read(found, self._left(found.start)))
            self._done = found.end
            if waiting[-1].indicator or not self._touches_number(found.end):
                yield from _settled(waiting)
                waiting = []
        yield from _settled(waiting)

    def _pass(self, start: int, end: int) -> None:
        """Go on to a token; what was said is forgotten where a sentence ended since the last one."""
        between = self._marks[bisect_left(self._marks, self._last) : bisect_left(self._marks, start)]
        ends = [self._folded[mark] for mark in between if mark >= 0 and self._folded[mark] in _ENDS]
        if ends:
            self._said = _Sentence(period=None if "\n" in ends else self._said.period)
        self._last = end

    def _left(self, start: int) -> int:
        """Where the words that belong to a number begin: behind the last mark or quantity."""
        return max(self._done, start - _LONGEST, self._marks[bisect_left(self._marks, start) - 1] + 1)

    def _read(self, found: Number, left: int) -> Quantity:
        kind = UnitKind.COUNT if found.lone and not found.unit_name else found.unit.kind
        before = read_before(self._folded, left, found.start, kind)
        after = read_after(self._folded, found.end, up_to_verb=before.offered)
        noun = self._noun(found, kind, before, after)
        change = self._change(kind, before, after)
        self._remember(noun, before, change)
        if kind in _COUNTED and not (self._said.counted and self._is_deed(noun)):
            self._said.counted = noun
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

    def _noun(self, found: Number, kind: UnitKind, before: Before, after: After) -> Span | None:
        """What is measured: a part of a shared noun, the noun behind a count, else the noun before, else what was said."""
        if before.shared:
            self._share(found, before)
        part = self._part(before)
        counted = kind in _COUNTED
        if after.noun and (counted or after.linked) and not part and not _is_bounded(before, after):
            return after.noun
        if after.deed and kind is UnitKind.TIME:
            return after.deed
        if before.leans and self._said.noun:
            return self._said.noun
        given = self._given(found, before)
        if given:
            return given
        if after.noun and before.acts and not part and kind in _MEASURED:
            return after.noun
        if part or before.noun:
            return part or before.noun
        if after.noun and (before.fresh or found.unit_name in words.AGES) and before.change is None:
            return after.noun
        said = self._said.counted or self._said.noun if counted else self._said.noun
        if before.acts and said:
            return said
        return self._noun_of_clause_before(found, kind) or said

    def _given(self, found: Number, before: Before) -> Span | None:
        """What sums are given as, which is named behind the last of them: 分别给予30万元、20万元奖励."""
        if before.gives:
            self._said.given = read_after(self._folded, self._row_end(found.end)).noun
        elif not before.joined:
            self._said.given = None
        return self._said.given

    def _row_end(self, end: int) -> int:
        """Where a row of numbers with 、 or 和 between them ends."""
        while self._folded[end : end + 1] in {"、", "和"}:
            match = TOKEN.match(self._folded, end + 1)
            found = match and read_token(self._folded, match)
            if not found:
                break
            end = found.end
        return end

    def _noun_of_clause_before(self, found: Number, kind: UnitKind) -> Span | None:
        """What a clause without a number says just before, in the same sentence: 产量继续增长，达到1.4亿吨."""
        mark = bisect_left(self._marks, found.start) - 1
        if not mark or self._folded[self._marks[mark]] != "," or self._marks[mark - 1] < self._done - 1:
            return None
        return read_before(self._folded, self._marks[mark - 1] + 1, self._marks[mark], kind).noun

    def _share(self, found: Number, before: Before) -> None:
        """分别: the numbers that follow belong to the members of the noun, or to what was measured just before."""
        said = self._said
        said.next_part = 0
        if before.noun:
            said.parts = members(self._folded, before.noun)
        elif not said.parts:
            count = numbers_in_a_row(self._folded, found.start)
            said.parts = said.nouns[-count:] if 1 < count <= len(said.nouns) else ()

    def _part(self, before: Before) -> Span | None:
        said = self._said
        goes_on = before.joined or (said.next_part and before.change and not before.noun)
        if not (before.shared or goes_on) or said.next_part >= len(said.parts):
            return None
        said.next_part += 1
        return said.parts[said.next_part - 1]

    def _change(self, kind: UnitKind, before: Before, after: After) -> Change | None:
        """The direction, where the number is by how much something changed, not how many came about."""
        if before.joined:
            return self._said.change
        if before.change is None or kind in words.RELATIVE:
            return before.change
        counts = kind in _COUNTED and (after.noun or before.change_word in words.CHANGE_UNLESS_COUNTED)
        return None if counts else before.change

    def _remember(self, noun: Span | None, before: Before, change: Change | None) -> None:
        said = self._said
        if noun and not change and not before.shared and not before.joined:
            said.nouns.append(noun)
            said.parts = ()
        said.noun = noun if noun and noun != before.share_of else said.noun
        said.subject = before.subject or said.subject
        said.base = before.base or said.base
        said.change = change

    def _is_deed(self, noun: Span | None) -> bool:
        """Whether what was counted is only what was done: 整改24个, after which 其余2个 are not rectifications."""
        return noun is not None and self._folded[noun.start : noun.end] in words.VERBS

    def _qualifier(self, found: Number, before: Before, after: After) -> Qualifier:
        """How it is bounded: by a word behind it, before it, or 余 and 多 inside it."""
        said = after.qualifier or before.qualifier
        if said or found.value is None:
            return said
        inside = self._folded[found.start : found.end]
        return Qualifier.MORE if "余" in inside or "多" in inside else Qualifier.NONE

    def _touches_number(self, end: int) -> bool:
        return TOKEN.match(self._folded, end) is not None


def _is_bounded(before: Before, after: After) -> bool:
    """Whether the noun behind is only what a bound on the noun before picks out: 投资额5000万元以上的项目."""
    return bool(after.linked and before.noun and (after.qualifier or before.qualifier))


def _settled(waiting: Sequence[Quantity]) -> Iterator[Quantity]:
    """Numbers that touch one another share the noun behind the last: 8批次50名干部."""
    for one in waiting:
        yield one if one.indicator else replace(one, indicator=waiting[-1].indicator)


__all__ = ["quantities"]
