"""What a number measures: a noun before it, behind it, or one that the sentence or the list named before."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field

from kb.facts import nouns, words
from kb.facts.after import Look, read_after
from kb.facts.around import After, Before
from kb.facts.before import read_before
from kb.facts.cutting import cut_words
from kb.facts.deeds import last_verb
from kb.facts.lists import members, numbers_in_a_row
from kb.facts.numbers import Number
from kb.facts.titled import heading_noun
from kb.facts.tokens import Tokens
from kb.facts.values import Change, Qualifier, UnitKind
from kb.model import Span

MARKS = re.compile(r"[,。;:!?\n]")
_MEASURED = frozenset({UnitKind.MONEY, UnitKind.MEASURE})
"""What is done so much of is named behind the number: 市交通局建成100公里农村公路."""
COUNTED = frozenset({UnitKind.COUNT, UnitKind.PLAIN})
_ANY, _FIRST, _PLAIN = Look(), Look(first_of_list=True), Look(plain=True)
_WHOLES = frozenset({UnitKind.SHARE, *_MEASURED})
_BOUNDED_SUMS = frozenset({UnitKind.SHARE, UnitKind.TIMES, UnitKind.TIME})
"""What a sum is also measured in where it is bounded: 一倍以上五倍以下的罚款."""
_TITLED = frozenset({UnitKind.MONEY, UnitKind.SHARE})
_KIND = re.compile(
    f"第[一二三四五六七八九十]{{1,2}}次|[一二三四五六七八九十、]{{1,4}}[级类档]|{'|'.join(nouns.LEVEL_NAMES)}"
)
"""What says only which of the things named before: 示范村9个、省级67个."""
_OF_PERSONS = frozenset({"人", "名", "户", "家", "位", "人次"})
_PERSON = re.compile(f".*(?:{'|'.join(name for name in nouns.PERSONS if len(name) > 1)}|人)")
_LONGEST_BRACKET = 80
_OPENING = " 其中约近超逾达有的"
_CLAUSES = 4
"""Clauses without a number that may stand between a noun and its number."""


@dataclass(slots=True)
class Sentence:
    """What the sentence at hand has said so far."""

    period: Span | None = None
    noun: Span | None = None
    counted: Span | None = None
    given: Span | None = None
    counted_in: str = ""
    """The unit of what was counted."""
    subject: Span | None = None
    base: Span | None = None
    change: Change | None = None
    bound: Qualifier = Qualifier.NONE
    """How the row of numbers at hand is bounded."""
    leant: bool = False
    """The noun is only whose the number was."""
    bracket: tuple[int, Span | None, Span | None] | None = None
    """Where the bracket at hand opens, and what had been measured and counted before it."""
    nouns: list[Span] = field(default_factory=list)
    """What the numbers measured that were no changes."""
    parts: Sequence[Span] = ()
    """What the numbers after 分别 measure, in order."""
    next_part: int = 0


class Naming:
    """Names what the numbers of one folded text measure."""

    __slots__ = ("_folded", "_tokens", "marks")

    def __init__(self, folded: str, tokens: Tokens) -> None:
        self._folded = folded
        self._tokens = tokens
        self.marks = [-1, *[match.start() for match in MARKS.finditer(folded)]]

    def step_out(self, found: Number, said: Sentence) -> None:
        """Forget what was measured inside a bracket when it has closed; note where one opens."""
        start = max(found.start - _LONGEST_BRACKET, 0)
        opening = self._folded.rfind("(", start, found.start)
        is_inside = opening > self._folded.rfind(")", start, found.start)
        if said.bracket and not (is_inside and opening == said.bracket[0]):
            _, said.noun, said.counted = said.bracket
            said.bracket = None
        if is_inside and not said.bracket:
            said.bracket = (opening, said.noun, said.counted)

    def noun(
        self, found: Number, kind: UnitKind, before: Before, after: After, said: Sentence, done: int
    ) -> Span | None:
        """A part of a shared noun, the noun behind a count, else the noun before, else what was said; ``done``: where the last number ended."""
        if before.shared:
            self._share(found, before, said)
        part = _part(before, said)
        return (
            self._counted(found, kind, before, after, part)
            or (after.deed if kind is UnitKind.TIME else None)
            or (after.total if before.rated or after.linked else None)
            or self._leant(before, said)
            or self._named_behind(found, kind, before, after, said, done)
            or part
            or self._named_before(found, kind, before, said)
            or self._said(found, kind, before, after, said, done)
        )

    def _counted(self, found: Number, kind: UnitKind, before: Before, after: After, part: Span | None) -> Span | None:
        """What is counted, or is so old, which stands behind the number, or behind the one right behind it."""
        counted, is_age = kind in COUNTED, found.unit_name in words.AGES
        if counted and before.among and before.noun:
            return before.noun
        if is_age:
            return self._aged(found, after)
        if part or not (counted or after.linked):
            return None
        if after.noun is None:
            return self._noun_of_next(found) or _times_done(found, before) if counted else None
        if before.noun and self._is_told_behind(found, before.noun, after.noun):
            return before.noun
        return None if _is_bounded(before, after) else after.noun

    def _is_told_behind(self, found: Number, person: Span, behind: Span) -> bool:
        """Whether behind a number of persons stands what they did: 投保农户30户申请赔付."""
        if found.unit_name not in _OF_PERSONS or not self.is_person(person):
            return False
        word = cut_words(self._text(behind))[0][0]
        return len(word) > 1 and word in words.VERBS

    def _aged(self, found: Number, after: After) -> Span | None:
        """Who is of an age: behind it, or behind the age up to which."""
        noun = self._noun_of_next(found, _PLAIN) or after.noun
        person = noun and self._person(noun)
        return person if after.linked or person != noun or self.is_person(noun) else None

    def _leant(self, before: Before, said: Sentence) -> Span | None:
        """What was measured before, where the number only says of whom it holds: 居民茶园人员每人每月300元."""
        is_leaning = before.leans and not before.gives and not said.leant and self.is_person(before.noun)
        return said.noun if is_leaning else None

    def _named_before(self, found: Number, kind: UnitKind, before: Before, said: Sentence) -> Span | None:
        """The noun before the number, or what was named before it, where it says only which kind of that."""
        if before.noun and before.noun == before.share_of and said.noun:
            return said.noun  # 饮水困难人数达6万人，占农业人口的9%
        if before.noun and said.noun and _KIND.fullmatch(self._text(before.noun)):
            return said.noun
        return self._titled(found, kind, before.noun) or before.noun

    def _noun_of_next(self, found: Number, look: Look = _ANY) -> Span | None:
        """What a count shares with the number right behind it: 6个超50亿元项目."""
        following = self._tokens.next_to(found.end)
        return read_after(self._folded, following.end, self._tokens.numbers, look).noun if following else None

    def _said(
        self, found: Number, kind: UnitKind, before: Before, after: After, said: Sentence, done: int
    ) -> Span | None:
        """What a number without a noun of its own before it measures."""
        is_age = found.unit_name in words.AGES
        if after.noun and (before.fresh or is_age) and before.change is None:
            return self._person(after.noun) if is_age else after.noun
        counted = said.counted or said.noun if kind in COUNTED else said.noun
        if before.acts and counted:
            return before.deed if kind in COUNTED and before.deed and _is_other(found, said) else counted
        noun = self._noun_of_clauses_before(found, kind, done) or counted or (after.noun if kind in _WHOLES else None)
        if noun is None and kind in _MEASURED | COUNTED:
            return before.deed
        if noun is None and is_age:
            return heading_noun(self._folded, found.start, kind, nouns.PERSONS)
        return noun

    def _named_behind(
        self, found: Number, kind: UnitKind, before: Before, after: After, said: Sentence, done: int
    ) -> Span | None:
        """What is given, paid, built or used so much of, which is named behind the number, or behind the last of its row."""
        row_end = self._tokens.row_end(found)
        is_sum = kind is UnitKind.MONEY or (kind in _BOUNDED_SUMS and bool(after.qualifier))
        if not is_sum and kind not in _MEASURED:
            return self._given(found, before, said)
        behind = read_after(self._folded, row_end, self._tokens.numbers, _FIRST)
        if behind.noun and is_sum and self._text(behind.noun).endswith(nouns.SUMS):
            return behind.noun
        given = self._given(found, before, said)
        if given or behind.linked or kind not in _MEASURED:
            return given
        is_level = before.change or (before.noun and self._text(before.noun).endswith(nouns.MEASURE_ENDS))
        if before.acts or self._begins(found, done):
            return behind.noun
        is_class = kind is UnitKind.MEASURE or after.qualifier or row_end > found.end
        return behind.noun if is_class and not is_level else None

    def _given(self, found: Number, before: Before, said: Sentence) -> Span | None:
        """What sums are given as, which is named behind the last of them: 分别给予30万元、20万元奖励."""
        if before.gives:
            said.given = read_after(self._folded, self._tokens.row_end(found), self._tokens.numbers).noun
        elif not before.joined:
            said.given = None
        return said.given

    def _titled(self, found: Number, kind: UnitKind, noun: Span | None) -> Span | None:
        """The measure that heads a list, where its item only says of whom it holds: 个人缴费费率：…(4)退休人员为0.12%."""
        if noun is None or kind not in _TITLED or not self.is_person(noun):
            return None
        return heading_noun(self._folded, found.start, kind)

    def _person(self, noun: Span) -> Span:
        """Who is of an age, without what is told of them: 65周岁以上老年人采茶服务体系."""
        match = _PERSON.match(self._folded, noun.start, noun.end)
        return Span(*match.span()) if match else noun

    def is_person(self, noun: Span | None) -> bool:
        """Whether a noun says only of whom a measure holds."""
        return noun is None or self._text(noun).endswith(nouns.PERSONS)

    def _text(self, span: Span) -> str:
        return self._folded[span.start : span.end]

    def _begins(self, found: Number, done: int) -> bool:
        """Whether nothing but a bound stands between a mark, or the last number, and the number."""
        mark = self.marks[bisect_left(self.marks, found.start) - 1]
        return not self._folded[max(mark + 1, done) : found.start].strip(_OPENING)

    def _noun_of_clauses_before(self, found: Number, kind: UnitKind, done: int) -> Span | None:
        """What a clause without a number says just before, in the same sentence: 产量继续增长，达到1.4亿吨."""
        last = bisect_left(self.marks, found.start) - 1
        noun = self._noun_before_bracket(found, kind, max(self.marks[last] + 1, done))
        if noun:
            return noun
        for mark in range(last, max(last - _CLAUSES, 0), -1):
            start, end = self.marks[mark - 1] + 1, self.marks[mark]
            if self._folded[end] != "," or start < done:
                return None
            noun = self._noun_of_clause(start, end, kind)
            if noun:
                return noun
        return None

    def _noun_before_bracket(self, found: Number, kind: UnitKind, left: int) -> Span | None:
        """What stands before the bracket that a number without a noun stands in: 由基金支付(不超过9个月)."""
        bracket = self._folded.rfind("(", left, found.start)
        if bracket < left or ")" in self._folded[bracket : found.start]:
            return None
        return read_before(self._folded, left, bracket, kind).noun

    def _noun_of_clause(self, start: int, end: int, kind: UnitKind) -> Span | None:
        if self._is_remark(start, end):
            return None
        done = last_verb(self._folded[start:end], start) if kind is UnitKind.TIME else None
        return done or read_before(self._folded, start, self._before_bracket(start, end), kind).noun

    def _is_remark(self, start: int, end: int) -> bool:
        """Whether a clause only says what is counted in, or ends a bracket that began before it."""
        clause = self._folded[start:end]
        return clause.startswith(words.REMARKS) or clause.endswith("在内") or clause.count(")") > clause.count("(")

    def _before_bracket(self, start: int, end: int) -> int:
        bracket = self._folded.rfind("(", start, end)
        return end if bracket < 0 or ")" in self._folded[bracket:end] else bracket

    def _share(self, found: Number, before: Before, said: Sentence) -> None:
        """分别: the numbers that follow belong to the members of the noun, or to what was measured just before."""
        said.next_part = 0
        if before.noun:
            said.parts = members(self._folded, before.noun)
        elif not said.parts:
            count = numbers_in_a_row(self._folded, found.start)
            said.parts = said.nouns[-count:] if 1 < count <= len(said.nouns) else ()


def _part(before: Before, said: Sentence) -> Span | None:
    goes_on = before.joined or (said.next_part and before.change and not before.noun)
    if not (before.shared or goes_on) or said.next_part >= len(said.parts):
        return None
    said.next_part += 1
    return said.parts[said.next_part - 1]


def _times_done(found: Number, before: Before) -> Span | None:
    """What was done so many times by whom the noun names: 河湖长巡河5120人次."""
    return before.deed if found.unit_name == "人次" and before.noun else None


def _is_other(found: Number, said: Sentence) -> bool:
    """Whether something else is counted than before, since it is counted in another unit: 公园3处，惠及2万人."""
    return said.counted is None or PEOPLE.get(found.unit_name, found.unit_name) != said.counted_in


PEOPLE = dict.fromkeys(("人", "名", "人次", "位", "人份"), "人")


def _is_bounded(before: Before, after: After) -> bool:
    """Whether the noun behind is only what a bound or a level of the noun before picks out: 投资额5000万元以上的项目."""
    return bool(after.linked and before.noun and (after.qualifier or before.reached))


__all__ = ["COUNTED", "MARKS", "PEOPLE", "Naming", "Sentence"]
