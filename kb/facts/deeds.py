"""What is to be done within a time that is measured from some event on: 自受理之日起5个工作日内完成资格核实."""

from collections.abc import Collection, Sequence

from kb.facts import words
from kb.facts.cutting import Word, cut_words, ending
from kb.model import Span

_TO_WHOM = frozenset("向由以按为到至依根")
_OBJECT_FIRST = frozenset("将把对就在")
_MANNERS = frozenset({"方式", "形式", "途径", "渠道"})
_DONE = {word for word in words.VERBS if len(word) > 1} | {
    "说明",
    "公告",
    "通知",
    "报告",
    "异议",
    "决定",
    "裁定",
    "批复",
    "报备",
}
_MODALS = frozenset(
    {
        "应当",
        "应",
        "须",
        "必须",
        "要",
        "不得",
        "可以",
        "可",
        "不能",
        "未",
        "没有",
        "仍",
        "再次",
        "无正当理由",
        "书面",
        "另行",
        "共同",
        "分别",
        "及时",
        "依法",
        "一次性",
        "主动",
    }
)
_LONGEST = 3
_MEANS = frozenset({"通过", "采用", "采取", "利用", "借助", "登录"})
_PREPOSITIONS = frozenset({"由", "向", "依照", "依据", "根据", "按照"})
_RESULTS = frozenset({"决定", "答复", "裁定", "批复", "说明", "意见", "结论"})


def deed(stretch: str, place: int) -> Span | None:
    """What the words behind a time say is done: the verb with what stands before it; whom and how it is done are passed over."""
    cut = _behind(_behind_manner(cut_words(stretch)), _MODALS)
    if not cut or cut[0][0] in words.CONNECTIVES | {"或", "或者"}:
        return None
    if cut[0][0] in words.LIGHT_VERBS and cut[-1][0] in _RESULTS | {"的"}:
        cut = [word for word in cut if word[0] in _RESULTS][-1:] or cut
    cut = _behind(cut, words.LIGHT_VERBS - _PREPOSITIONS)
    if not cut:
        return None
    if cut[0][0][0] in _OBJECT_FIRST or cut[0][0] in _MEANS:
        cut = [word for word in cut if word[0] in _DONE][-1:]
    elif cut[0][0][0] in _TO_WHOM:
        cut = [word for word in cut[1:] if word[0] in _DONE] or cut[-1:]
    cut = [word for word in cut if word[0] not in words.LIGHT_VERBS]
    if not cut or not (cut[0][0] in _DONE or len(cut[0][0]) == 2):
        return None
    return Span(place + cut[0][1], place + ending(cut, _length(cut)))


def deed_of_duty(clause: str, place: int) -> Span | None:
    """What a clause says is done, or someone shall, may or must not do: 完成审查; 男方不得提出离婚."""
    cut = cut_words(clause)
    if cut and cut[0][0] in _DONE:
        return deed(clause, place)
    modal = next((start for word, start in cut if word in _MODALS), None)
    return None if modal is None else deed(clause[modal:], place + modal)


def last_verb(clause: str, place: int) -> Span | None:
    """The verb that a clause ends with: 应当向主管部门报告，最迟不得超过3小时."""
    cut = cut_words(clause)
    is_duty = any(word in _MODALS for word, _place in cut)
    if not cut or not (cut[-1][0] in _DONE or (is_duty and len(cut[-1][0]) == 2)):
        return None
    word, start = cut[-1]
    return Span(place + start, place + start + len(word))


def _behind_manner(cut: Sequence[Word]) -> Sequence[Word]:
    behind = next((step + 1 for step, (word, _place) in enumerate(cut) if word in _MANNERS), 0)
    return cut[behind:]


def _behind(cut: Sequence[Word], lighter: Collection[str]) -> Sequence[Word]:
    """The words from the first on that is none of the lighter ones."""
    first = next((step for step, (word, _place) in enumerate(cut) if word not in lighter), len(cut))
    return cut[first:]


def _length(cut: Sequence[Word]) -> int:
    """How many words say it: verbs in a row (审核办结), with a noun or an adverb right before them (资格核实)."""
    length = 1
    while length < min(len(cut), _LONGEST) and cut[length][0] in _DONE and _touch(cut, length):
        length += 1
    return length


def _touch(cut: Sequence[Word], step: int) -> bool:
    word, place = cut[step - 1]
    return place + len(word) == cut[step][1]


__all__ = ["deed", "deed_of_duty", "last_verb"]
