"""Where a task stands in the words of the report: a table of states, those that say most first."""

import re

from kb.facts.tasks.values import Said, TaskState
from kb.model import Span

_DONE = (
    "完成|办结|销号|整改到位|整改完毕|整改|落实到位|落实|到位|完工|竣工|建成|投用|投入使用|办理完毕|解决|清零|达标|验收"
)
_COUNT = "(?![了约近超过达到]{0,2}[0-9一二三四五六七八九十百千]|总|率|情况|时限|时间|后|前(?!三|两))"

STATES: tuple[tuple[TaskState, re.Pattern[str]], ...] = (
    (TaskState.BEHIND, re.compile("滞后|逾期|超期|未按(?:期|时|计划|时序)|慢于|进展缓慢|申请延期|延期(?:完成|整改)")),
    (TaskState.OPEN, re.compile(f"(?:尚未|仍未|还未|均未|暂未|未(?:能)?)(?:全部|全面)?(?:{_DONE}|启动|开工|开展|实施|动工|整改)|没有(?:{_DONE}|启动|开工)|不销号|未开始")),
    (TaskState.PARTLY, re.compile("部分(?:完成|整改|办结|销号|落实)|阶段性(?:完成|整改|目标|成效|销号)|基本(?:完成|整改|办结|落实|建成|完工)|初步(?:完成|整改)|主体(?:工程|结构)?(?:已)?(?:完工|封顶)")),
    (TaskState.MOVING, re.compile("正在(?!巩固)|推进中|整改中|进行中|办理中|施工中")),
    (TaskState.CLOSED, re.compile(
        f"已(?:经)?(?:于[^,。;]{{2,12}})?(?:全部|全面|按期|如期|按时|顺利|提前)?(?:{_DONE}){_COUNT}|(?:全部|全面|均已|如期|按期|按时|提前)(?:{_DONE}){_COUNT}|(?:完成|予以|申请|同意|通过)(?:整改|销号|验收){_COUNT}"
        f"|(?:整改|改造|建设|任务|工作)(?:已)?(?:全部)?(?:完成|办结|完毕){_COUNT}|100%|通过[^,。;]{{0,10}}验收|对账销号"
    )),
    (TaskState.MOVING, re.compile("在建|(?:有序|正常|持续|加快|稳步|扎实|积极|深入|同步|抓紧)(?:推进|整改|办理|实施|进行|开展)|序时进度|时序进度|达到时序|按(?:计划|进度|时序)推进|已(?:启动|开工|进场|动工)|完成[^,。;]{0,14}?(?<![0-9.])[0-9]{1,2}(?:\\.[0-9]+)?%")),
    (TaskState.STANDING, re.compile("长期(?:坚持|推进|整改|落实|任务)|持续(?:坚持|整改|推进|巩固)|常态化|长效")),
)  # fmt: skip
"""What words mean which state. A task that is behind is not moving, one that was done and is kept up is closed."""

_SENTENCE = re.compile("[^。\n]+")
_YES = re.compile("是|√|✓|✔|☑|已|y|yes|完成|销号|办结|已?销|已(?:完成|销号|办结|整改)")
_NO = re.compile("否|×|✗|x|未|n|no|未(?:完成|销号|办结|整改)")
_WORDS = {
    "完成": TaskState.CLOSED, "办结": TaskState.CLOSED, "销号": TaskState.CLOSED, "落实": TaskState.CLOSED, "到位": TaskState.CLOSED, "已落实": TaskState.CLOSED, "√": TaskState.CLOSED, "绿灯": TaskState.CLOSED,
    "推进": TaskState.MOVING, "正常": TaskState.MOVING, "在推进": TaskState.MOVING, "推进中": TaskState.MOVING, "整改": TaskState.MOVING, "黄灯": TaskState.BEHIND, "红灯": TaskState.BEHIND, "未启动": TaskState.OPEN, "×": TaskState.OPEN,
}  # fmt: skip
"""Cells of one word in a column that gives the state."""


def said_of(folded: str, place: Span) -> Said | None:
    """The state that a stretch of text tells, with the words that do: of several sentences the last that tells one."""
    for match in reversed([*_SENTENCE.finditer(folded, place.start, place.end)]):
        for state, pattern in STATES:
            if found := pattern.search(folded, *match.span()):
                return Said(state, Span(*found.span()))
    return None


def is_answer(words: str) -> bool:
    """Whether a cell says yes or no, or a word for a state."""
    return words in _WORDS or any(pattern.fullmatch(words) for pattern in (_YES, _NO))


def told_cell(folded: str, place: Span, *, yes_or_no: bool) -> Said | None:
    """The state that a cell of a column of states gives; ``yes_or_no`` where the column asks whether it is closed."""
    words = folded[place.start : place.end].strip()
    if yes_or_no and _YES.fullmatch(words):
        return Said(TaskState.CLOSED, place)
    if yes_or_no and _NO.fullmatch(words):
        return Said(TaskState.OPEN, place)
    return Said(_WORDS[words], place) if words in _WORDS else said_of(folded, place)


__all__ = ["STATES", "is_answer", "said_of", "told_cell"]
