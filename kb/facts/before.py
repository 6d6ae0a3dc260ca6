"""The words before a number in its clause: what is measured, how it is bounded, whether it is a change, against what."""

import re
from collections.abc import Sequence

from kb.facts import nouns, words
from kb.facts.around import Before
from kb.facts.cutting import Word, cut_words, ending
from kb.facts.framing import BASE, OPENERS, WHEN
from kb.facts.phrase import Phrases
from kb.facts.values import Change, Qualifier, UnitKind
from kb.model import Span

_EACH = "每(?:立方米|平方米|平方公里|公里|亩|吨|升|人|户|村|家|个|件|次|年|月|天|周|日|季度|小时|[万千百]人)"
_BOUND_PAIRS = "(?:小于|大于|低于|高于)或?等于|达到或者?超过|等于或者?(?:大于|小于|高于|低于)"
_PREDICATE = re.compile(rf"(?:{_BOUND_PAIRS}|达到|达|超过|突破|超|逾|近|大约|约|(?:{_EACH})+)$")
_SINCE = ("之日起", "提前", "提早")
_RATED = re.compile(r"(?:按照?|依照|以)(?:每[^,。;]{0,12}|不[低高少超过于]{2,3}[^,。;]{0,16})?$")
_AMONG = ("中有", "中已有", "中共有")
_DENIALS = frozenset({"不", "不得", "不能", "应不", "未"})
_OFFERED = re.compile("[为向给对让][0-9.,一二三四五六七八九十百千万余多]{1,9}[名户家个人位]$")
_SHORT = 12
"""Characters in which a number of persons stands for whom something is done: 为2000名."""
_AVERAGES, _SPANS = frozenset({"人均", "户均"}), frozenset("年月")
_CONNECTIVE = re.compile(r"[ 、和与及,]*")


_BOUNDS = {word: qualifier for qualifier, names in words.QUALIFIERS_BEFORE.items() for word in names}
_CHANGES = {word: change for change, names in words.CHANGES.items() for word in names}
_DENIED = {Qualifier.LESS: Qualifier.AT_LEAST, Qualifier.MORE: Qualifier.AT_MOST}


def read_before(folded: str, left: int, right: int, kind: UnitKind) -> Before:
    """What the stretch ``left`` to ``right``, which ends at a number of a unit of that kind, says of it."""
    opening = _opening(folded[left:right])
    if opening == right - left and folded[right - 1] == "(":
        right, opening = right - 1, _opening(folded[left : right - 1])
    left += opening
    right -= len(folded[left:right]) - len(folded[left:right].rstrip())
    stretch = folded[left:right]
    if _CONNECTIVE.fullmatch(stretch):
        return Before(joined=bool(stretch))
    return _Clause(stretch, left, kind, offered=_OFFERED.search(folded, max(left - _SHORT, 0), left) is not None).read()


def _opening(stretch: str) -> int:
    """How much of a stretch is before its clause: an open bracket or quotation, the number of an item."""
    bracket, quote = stretch.rfind("("), stretch.rfind("“")
    opened = max(bracket if ")" not in stretch[bracket:] else -1, quote if "”" not in stretch[quote:] else -1)
    if ")" in stretch and "(" not in stretch[: stretch.index(")")]:
        opened = max(opened, stretch.index(")"))
    match = OPENERS.match(stretch)
    return max(opened + 1, match.end() if match else 0)


class _Clause:
    """The stretch before a number, read from the number outwards: ``first`` to ``end`` of the words are the noun's."""

    def __init__(self, stretch: str, left: int, kind: UnitKind, *, offered: bool) -> None:
        self._stretch = stretch
        self._left = left
        self._kind = kind
        self._times = [match.span() for match in WHEN.finditer(stretch)]
        self._base = _last_span(BASE, stretch)
        self._qualifier = Qualifier.NONE
        self._change: Change | None = None
        self._change_word = ""
        self._is_level = self._shared = self._verb = self._acts = self._per_head = self._moved = self._reached = False
        self._deed: Span | None = None
        self._words = self._cut()
        self._end = len(self._words)
        listed = stretch.startswith(("、", "和", "及"))
        self._phrases = Phrases(
            self._words,
            frozenset(filter(self._is_time, (start for _word, start in self._words))),
            kind,
            listed,
            offered,
        )

    def _cut(self) -> Sequence[Word]:
        """The words; a predicate at the end is cut off first, since 率达 and the like are in no dictionary of ours."""
        match = _PREDICATE.search(self._stretch.removesuffix("了"))
        if match is None:
            return cut_words(self._stretch)
        return [*cut_words(self._stretch[: match.start()]), (match[0], match.start())]

    def read(self) -> Before:
        while self._end and self._is_trimmed(*self._words[self._end - 1]):
            self._end -= 1
        noun, whole = (None, None) if self._ends_in_joint() else self._nouns()
        subject = self._subject()
        if noun and self._verb and self._is_source(noun):
            noun, subject = None, noun
        return Before(
            qualifier=self._qualifier,
            change=self._change,
            change_word=self._change_word,
            base=self._base and self._span(*self._base),
            noun=noun,
            subject=subject,
            shared=self._shared,
            fresh=noun is not None or self._verb or self._ends_in_joint(),
            share_of=whole,
            acts=self._acts,
            gives=any(word in words.GIVING for word, _place in self._words[self._end :]),
            offered=bool(self._words) and self._words[-1][0] in words.PREPOSITIONS,
            reached=self._reached or bool(self._qualifier),
            deed=self._deed,
            since=self._stretch.endswith(_SINCE),
            rated=_RATED.search(self._stretch) is not None,
            among=self._stretch.endswith(_AMONG),
            leans=self._per_head and "为" not in {word for word, _place in self._words},
        )

    def _ends_in_joint(self) -> bool:
        """Whether the noun and the number are members of one list: 主导产业和10亿元以上项目."""
        return len(self._words) > 1 and self._words[-1][0] in {"和", "及", "与", "、"}

    def _span(self, start: int, end: int) -> Span:
        return Span(self._left + start, self._left + end)

    def _is_time(self, start: int) -> bool:
        return any(first <= start < last for first, last in self._times)

    def _is_trimmed(self, word: str, start: int) -> bool:
        """Whether a word between the noun and the number is part of neither; what it says is noted."""
        if self._is_based(start) or self._is_time(start) or self._is_planned(word, start):
            return True
        if (word in words.CHANGE_NOUNS and self._kind in words.RELATIVE) or word in _CHANGES:
            self._note_change(word)
        elif word in _BOUNDS:
            self._qualifier = self._qualifier or _BOUNDS[word]
        elif word in words.BOUND_UNLESS_REACHED:
            self._qualifier = self._qualifier or words.BOUND_UNLESS_REACHED[word]
        elif word in words.LEVELS:
            self._is_level = True
            self._reached = self._reached or word not in words.ORIGINS
        elif word in words.DISTRIBUTIVE:
            self._shared = True
        elif word in _DENIALS:
            self._qualifier = _DENIED.get(self._qualifier, self._qualifier)
        elif word in words.PER_HEAD or word[0] == "每":
            self._per_head = self._per_head or word[1:2] in words.HEADS
        elif word in words.VERBS and (word not in words.NOUNS_TOO or self._is_told(word)):
            self._verb = self._acts = True
            self._deed = self._deed or self._span(start, start + len(word))
            self._change = self._change if self._kind in words.RELATIVE else None
        else:
            return word in words.FILLERS or self._is_average(word)
        return True

    def _is_average(self, word: str) -> bool:
        """Whether a word says that the number is one for each in a year or a month: 供养标准年人均."""
        before, start = self._words[self._end - 2] if self._end > 1 else ("", 0)
        return word in _AVERAGES and before in _SPANS and not self._is_time(start)

    def _is_based(self, start: int) -> bool:
        return self._base is not None and self._base[0] <= start < self._base[1]

    def _is_planned(self, word: str, start: int) -> bool:
        return word in words.PLANNED and self._is_level and self._stretch[:start].endswith(nouns.MEASURE_ENDS)

    def _is_told(self, word: str) -> bool:
        """Whether a word that may be a noun is the verb of the noun before it: 农机累计销售112万件."""
        if self._end == 1:
            return len(word) == 1
        adverb, before = self._words[self._end - 2][0], self._words[self._end - 3][0] if self._end > 2 else ""
        return (
            adverb in words.FILLERS
            and len(before) > 1
            and before not in words.LEADERS | (words.VERBS - words.NOUNS_TOO)
            and not before.endswith(nouns.SUBJECT_ENDS)
        )

    def _note_change(self, word: str) -> None:
        self._verb = self._moved = True
        if self._change is None and (not self._is_level or word in words.CHANGE_NOUNS):
            self._change = words.CHANGE_NOUNS.get(word) or _CHANGES[word]
            self._change_word = word

    def _nouns(self) -> tuple[Span | None, Span | None]:
        """The noun phrase, and the whole that the number is a share of."""
        named = self._short_name(self._end)
        if named:
            return named, None
        end = self._without_origin(self._without_bracket(self._end))
        if self._per_head:
            end = next((step for step in range(end - 1, 0, -1) if self._words[step][0] == "为"), end)
        pivot = self._pivot(end)
        if pivot is None:
            return self._proportion(end) or self._phrase(0, end), None
        whole = self._phrase(pivot + 1, end)
        before = self._before_pivot(pivot)
        is_base = before and self._words[before - 1][0] in words.MEASURES_BY
        noun = None if is_base else self._phrase(0, before)
        return noun or (whole if self._kind is UnitKind.SHARE else None), whole

    def _short_name(self, end: int) -> Span | None:
        """What a bracket right before the number calls the thing: 享受待遇的人员(以下简称失能人员)."""
        if not end or self._words[end - 1][0] != ")":
            return None
        opening = self._opening_of(end - 1)
        called = [step for step in range(opening, end - 1) if self._words[step][0].endswith("称")]
        if not called or self._words[opening + 1][0] not in words.DEFINING:
            return None
        return self._span(self._words[called[-1]][1] + len(self._words[called[-1]][0]), self._words[end - 1][1])

    def _opening_of(self, closing: int) -> int:
        return next((step for step in range(closing, 0, -1) if self._words[step][0] == "("), closing)

    def _proportion(self, end: int) -> Span | None:
        """A share under its full name: 研发经费占生产总值比重."""
        if not end or self._words[end - 1][0] not in nouns.PORTIONS:
            return None
        at = next((step for step in range(end - 2, 0, -1) if self._words[step][0] in words.COUNTED_SHARES), 0)
        part = self._phrase(0, at) if at else None
        return part and Span(part.start, self._left + ending(self._words, end))

    def _phrase(self, start: int, end: int) -> Span | None:
        found = self._phrases.find(start, end)
        return found and self._span(*found)

    def _pivot(self, end: int) -> int | None:
        """Where 占, 相当于 or 是 stands with a whole behind it, if the number is a share or a multiple of that."""
        if self._kind not in words.OF_A_WHOLE or (end and self._words[end - 1][0] in nouns.PORTIONS):
            return None
        wholes = nouns.TOTALS if self._kind is not UnitKind.SHARE else (*nouns.TOTALS, *nouns.GOALS)
        is_whole = self._is_linked() or (end and self._words[end - 1][0].endswith(wholes))
        pivots = words.COUNTED_SHARES | (words.EQUATIONS if is_whole else words.COMPARISONS)
        return next((step for step in range(end - 2, -1, -1) if self._words[step][0] in pivots), None)

    def _is_linked(self) -> bool:
        """Whether 的 stands between the whole and the number."""
        return self._end < len(self._words) and self._words[self._end][0] == "的"

    def _before_pivot(self, pivot: int) -> int:
        if self._is_linked():
            self._qualifier = self._qualifier or _BOUNDS.get(self._words[pivot][0], Qualifier.NONE)
        if pivot and self._words[pivot - 1][0] in _DENIALS:
            self._qualifier = _DENIED.get(self._qualifier, self._qualifier)
            pivot -= 1
        while pivot and (self._words[pivot - 1][0] in words.FILLERS or self._words[pivot - 1][0] in _BOUNDS):
            pivot -= 1
            self._qualifier = self._qualifier or _BOUNDS.get(self._words[pivot][0], Qualifier.NONE)
        return pivot

    def _without_origin(self, end: int) -> int:
        """The end of the words without what the number changed from: 往返时间由半天缩短到20分钟."""
        if not (self._is_level and self._moved):
            return end
        return next((step for step in range(end - 1, 0, -1) if self._words[step][0] in words.ORIGINS), end)

    def _without_bracket(self, end: int) -> int:
        """The end of the words without a bracketed remark behind them."""
        if end and self._words[end - 1][0] == ")":
            opening = self._opening_of(end - 1)
            return opening if opening < end - 1 else end
        return end

    def _subject(self) -> Span | None:
        """Who stands before the first verb, where the words look like it."""
        first = self._phrases.behind_leaders(0, self._end)
        for step in range(first, self._end):
            word = self._words[step][0]
            if word in words.VERBS and word not in words.NOUNS_TOO:
                found = step > first and self._words[step - 1][0].endswith(nouns.SUBJECT_ENDS)
                return self._span(self._words[first][1], ending(self._words, step)) if found else None
        return None

    def _is_source(self, noun: Span) -> bool:
        """Whether the noun is only who took something up: 省府办采用200篇."""
        taken = any(word in words.TAKEN_UP for word, _place in self._words[self._end :])
        return taken and self._stretch[: noun.end - self._left].endswith(nouns.SUBJECT_ENDS)


def _last_span(pattern: re.Pattern[str], text: str) -> tuple[int, int] | None:
    found = None
    for match in pattern.finditer(text):
        found = match.span()
    return found


__all__ = ["read_before"]
