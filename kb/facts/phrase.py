"""The noun phrase that a stretch of words closes with: behind the last verb, without what only leads to it."""

from collections.abc import Sequence
from dataclasses import dataclass

from kb.facts import nouns, words
from kb.facts.cutting import Word, behind_quotation, ending
from kb.facts.values import UnitKind

_OPENING = frozenset("“(")
_CLOSING = frozenset("”)")
_BEFORE_VERBS = words.PREPOSITIONS | words.AND_THEN | words.DONE | words.MANNERS
_JOINING = frozenset("及和与、并")
_BEGUN = ("新开工", "建设")
_NO_NOUNS = words.LEADERS | words.ADVERBS_TOO
_CHANGES = frozenset(word for names in words.CHANGES.values() for word in names if len(word) > 1)


@dataclass(frozen=True, slots=True)
class Phrases:
    """The words before a number of a unit of some kind. ``times`` are the places of words that say when.

    ``listed``: a list goes on; ``offered``: before them stands for whom something is done, so that a verb comes.
    """

    words: Sequence[Word]
    times: frozenset[int]
    kind: UnitKind
    listed: bool
    offered: bool = False

    def find(self, start: int, end: int) -> tuple[int, int] | None:
        """Where the noun phrase stands that the words from ``start`` to ``end`` close with."""
        while end > start and (self.words[end - 1][0] in words.FILLERS or self.words[end - 1][1] in self.times):
            end -= 1
        first = self.behind_leaders(self._behind_verbs(start, end), end)
        first = behind_quotation(self.words, self._with_compound(first, end), end)
        if first >= end or all(word in _NO_NOUNS or not word.isalnum() for word, _place in self.words[first:end]):
            return None
        if end - first == 1 and len(self.words[first][0]) == 1:
            return self._more_than_one_character(start, first)
        return self.words[first][1], ending(self.words, end)

    def _more_than_one_character(self, start: int, step: int) -> tuple[int, int] | None:
        """A phrase of one character is a verb, or the end of a longer word that was cut: 保障|房."""
        word, place = self.words[step]
        if word in words.VERBS and step > start:
            return self.find(start, step)
        before, begin = self.words[step - 1] if step > start else ("", 0)
        is_cut = len(before) > 1 and before in words.NOUNS_TOO and begin + len(before) == place
        return (begin if is_cut else place), place + 1

    def _behind_verbs(self, start: int, end: int) -> int:
        """Behind the last verb, the last 的 or 等; a verb that may be a noun is one where only leaders stand before it."""
        head = start
        is_open = not self.listed  # only words before it that leave a verb to come
        quoted = self._quoted()
        is_given = self.offered  # a preposition says that one comes
        for step in range(start, end - 1):
            word, place = self.words[step]
            if step in quoted:
                is_open = False
            elif word in _BEFORE_VERBS:
                is_given = True
            elif self._is_pure_verb(step, end):
                head, is_open, is_given = step + 1, self._is_doubled(step + 1, end), False
            elif word in words.HEADS_BEHIND or word[0] == "每" or place in self.times or self._ends_definition(step):
                head, is_open = step + 1, True
            elif word in words.NOUNS_TOO and (is_open or is_given) and not self._is_compound(step, end):
                head, is_given = step + 1, False
            else:
                is_open = is_open and (word in words.LEADERS | words.ADVERBS_TOO or word.endswith(nouns.SUBJECT_ENDS))
        return head

    def _ends_definition(self, step: int) -> bool:
        """Whether a bracket closes that gives a short name: 退休延缴人员(以下简称退休人员)."""
        if self.words[step][0] != ")":
            return False
        opening = next((back for back in range(step, -1, -1) if self.words[back][0] == "("), step)
        return self.words[min(opening + 1, step)][0] in words.DEFINING

    def _quoted(self) -> frozenset[int]:
        """The words inside quotation marks and brackets that close: they are one name, or a remark."""
        inside: list[int] = []
        start = None
        for step, (word, _place) in enumerate(self.words):
            if word in _OPENING:
                start = step
            elif word in _CLOSING and start is not None:
                inside.extend(range(start, step + (word == "”")))
                start = None
        return frozenset(inside)

    def _is_pure_verb(self, step: int, end: int) -> bool:
        word, place = self.words[step]
        is_verb = word in words.VERBS or word in _CHANGES
        if not is_verb or word in words.NOUNS_TOO or place in self.times:
            return False
        return step < end - 2 or self.words[end - 1][0] not in nouns.MEASURE_NOUNS

    def _is_doubled(self, step: int, end: int) -> bool:
        """Whether a second verb follows the first: 新建改造农田, but not 实施改造项目."""
        while step < end - 1 and self.words[step][0] in _JOINING:
            step += 1
        is_whole = end - step == 2 and self.words[end - 1][0] in nouns.ESTABLISHED
        is_second = self.words[step][0] in words.DOUBLING or (self.words[step - 1][0], self.words[step][0]) == _BEGUN
        return is_second and not is_whole

    def _is_compound(self, step: int, end: int) -> bool:
        """Whether a verb makes one noun with the word behind it: 运营成本, 服务时间, which nobody counts by the piece."""
        head = self.words[end - 1][0]
        if step + 1 < end and (self.words[step][0], self.words[step + 1][0][:2]) in nouns.TRADES:
            return True
        if head in nouns.MEASURE_NOUNS and all(word in words.NOUNS_TOO for word, _ in self.words[step : end - 1]):
            return True
        if end - step != 2 or len(head) > 2:
            return False
        return head not in nouns.GOODS and self.kind is not UnitKind.COUNT and self.words[step][0] in words.COMPOUNDING

    def behind_leaders(self, first: int, end: int) -> int:
        """Where a stretch of words begins without those that are no part of a noun phrase at its beginning."""
        start = first
        while start < end and (self.words[start][0] in words.LEADERS or self.words[start][1] in self.times):
            start += 1
        if end - start > 2 and self.words[start][0] == "本" and self.words[start + 1][0] in nouns.RULINGS:
            start += 2
        if start < end and self.words[start][0] == "(":
            start = next((step + 1 for step in range(start, end) if self.words[step][0] == ")"), start)
        kept = first < start < end and self.words[start - 1][0] in words.LEADERS_KEPT
        return start - 1 if kept and sum(len(word) for word, _ in self.words[start:end]) <= 3 else start

    def _with_compound(self, first: int, end: int) -> int:
        """Where the noun phrase begins if the words before it make a term of the statistics with it: 城镇新增就业."""
        for term in nouns.TERMS:
            begin = first - len(term) + 1
            if begin >= 0 and tuple(word for word, _place in self.words[begin:end]) == term:
                return begin
        return first


__all__ = ["Phrases"]
