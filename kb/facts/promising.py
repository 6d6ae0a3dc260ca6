"""The parts of a promise: the verb that governs, what it governs, the number to be reached, and by when."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kb.facts.clauses import Clause
from kb.facts.cutting import Word
from kb.facts.plan_words import ADVERBS, DEEDS, LEVEL_VERBS
from kb.facts.values import Quantity
from kb.facts.words import NOUNS_TOO, QUALIFIERS_AFTER, QUALIFIERS_BEFORE
from kb.model import Span

_YEAR = "(?:20[0-9]{2}年|今年|明年|本年|当年)"
_MONTH = "(?:[0-9]{1,2}|[一二三四五六七八九十]{1,2})月"
_BEFORE = "(?:之前|以前|前)"
_DEADLINE = re.compile(
    rf"{_YEAR}?{_MONTH}(?:[0-9]{{1,2}}[日号]|[上中下]旬|[底末初份])?{_BEFORE}?|(?:{_YEAR}|年|今)[底末]{_BEFORE}?|年内|{_YEAR}(?:上半年|下半年|第?[一二三四]季度)?(?:[底末]?{_BEFORE}|[底末]|内)"
    rf"|(?:第?[一二三四]季度|上半年|下半年|汛|本月)[底末]?{_BEFORE}?|(?<=到)20[0-9]{{2}}年|“?十[三四五六]五”?(?:期末|末)|(?<=[用在])?[一二三四五两0-9]{{1,2}}(?:年|个月)(?:时间内|时间|内|之内)"
)
_TIME = re.compile("[年月季五末]|汛前")
_NO_DEADLINE = re.compile(r"汛$")
_BEHIND = re.compile("|".join(sorted((word for word, _ in QUALIFIERS_AFTER), key=len, reverse=True)))
_AHEAD = re.compile(
    f"(?:{'|'.join(sorted((word for names in QUALIFIERS_BEFORE.values() for word in names), key=len, reverse=True))})$"
)
_LEVEL = re.compile("|".join(sorted(LEVEL_VERBS, key=len, reverse=True)))
_LONGEST_VERB = 6
_SHORT = 2
_JOINTS = frozenset({"和", "与", "及", "并", "、", "以及"})
"""What stands between two verbs that govern the same: 融入和服务新发展格局."""
_LEADING = frozenset({"牵头", "负责"})


@dataclass(frozen=True, slots=True)
class Parts:
    """Verb, object, target; places of the text that was given."""

    action: Span | None
    object: Span | None
    target: Span | None


def deadline_of(folded: str, clause: Clause) -> Span | None:
    """When a clause says that it will be done by."""
    if not _TIME.search(folded, clause.start, clause.end):
        return None
    for match in _DEADLINE.finditer(folded, clause.start, clause.end):
        if not _NO_DEADLINE.search(match[0]):
            return Span(*match.span())
    return None


def parts_of(folded: str, clause: Clause, words: Sequence[Word], counted: Sequence[Quantity]) -> Parts:
    """The parts of a clause that promises something; ``words`` are the clause's."""
    action = _level(folded, clause, words) or _governing(words)
    target = _target(folded, clause, counted[0]) if counted else None
    measured = next((one.indicator for one in counted if one.indicator), None)
    inside = measured if measured and clause.start <= measured.start and measured.end <= clause.end else None
    return Parts(action, inside or _behind(folded, clause, action), target)


def _level(folded: str, clause: Clause, words: Sequence[Word]) -> Span | None:
    """达到 and its like behind what they are said of."""
    match = _LEVEL.search(folded, clause.start, clause.end)
    if match is None:
        return None
    due = deadline_of(folded, clause)
    begin = due.end if due and due.start <= clause.start + 2 else clause.start
    before = (word for word, place in words if begin <= place < match.start() and word not in ADVERBS)
    return Span(*match.span()) if sum(map(len, before)) > 1 else None


def _governing(words: Sequence[Word]) -> Span | None:
    """The verb that governs, with the verbs that touch it."""
    found = [deed for word in words for deed in _deeds(word)]
    deeds = [deed for deed in found if deed[0] not in _LEADING] or found
    if not deeds:
        return None
    first = _chosen(words, deeds)
    word, start = deeds[first]
    end = start + len(word)
    joints = {place: place + len(text) for text, place in words if text in _JOINTS}
    for other, place in deeds[first + 1 :]:
        if place not in (end, joints.get(end)) or other in NOUNS_TOO or place + len(other) - start > _LONGEST_VERB:
            break
        end = place + len(other)
    return Span(start - _new_before(words, start), end)


def _chosen(words: Sequence[Word], deeds: Sequence[Word]) -> int:
    """A verb at the beginning; one that only helps another (推动) where that does not touch it; else the first that is no noun."""
    first = deeds[0]
    if first[0] not in ADVERBS:
        opens = all(word in ADVERBS for word, place in words if place < first[1])
        plain = (number for number, (word, _) in enumerate(deeds) if word not in NOUNS_TOO)
        return 0 if opens else next(plain, 0)
    touches = len(deeds) > 1 and deeds[1][1] == first[1] + len(first[0]) and deeds[1][0] not in NOUNS_TOO
    return 1 if touches else 0


def _deeds(word: Word) -> Iterator[Word]:
    """The verb that a word is, or that it ends or begins with."""
    text, place = word
    if text in DEEDS:
        yield word
    elif len(text) > _SHORT and text[-2:] in DEEDS:
        yield text[-2:], place + len(text) - 2
    elif len(text) > _SHORT and text[:2] in DEEDS:
        yield text[:2], place


def is_deed(word: str) -> bool:
    """Whether a word is a verb of doing, or begins or ends with one."""
    return any(True for _ in _deeds((word, 0)))


def _new_before(words: Sequence[Word], start: int) -> int:
    """One where 新 stands before a verb that begins there."""
    return int(any(word == "新" and place + 1 == start for word, place in words))


def _target(folded: str, clause: Clause, one: Quantity) -> Span:
    """A number with the words that qualify it."""
    ahead = _AHEAD.search(folded[clause.start : one.start])
    behind = _BEHIND.match(folded, one.end, clause.end)
    return Span(clause.start + ahead.start() if ahead else one.start, behind.end() if behind else one.end)


def _behind(folded: str, clause: Clause, action: Span | None) -> Span | None:
    if action is None or action.end >= clause.end:
        return None
    start = action.end + len(folded[action.end : clause.end]) - len(folded[action.end : clause.end].lstrip(" 了"))
    return Span(start, clause.end) if start < clause.end else None


__all__ = ["Parts", "deadline_of", "is_deed", "parts_of"]
