"""Who answers for a task, by when, where it stands, as brackets and lines say it: (责任单位：…；完成时限：…), （某局牵头）, 完成时限：…"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from kb.facts.tasks.values import Duty, TaskOwner
from kb.model import Span


class Part(StrEnum):
    """What a label announces."""

    LEAD = "lead"
    SUPPORT = "support"
    PERSON = "person"
    DEADLINE = "deadline"
    PROGRESS = "progress"
    STATE = "state"
    NAME = "name"
    ASIDE = "aside"


LABELS: Mapping[Part, str] = {
    Part.SUPPORT: "(?:配合|协办|参与|协同|协助|参加|协作)(?:单位|部门|科室|处室|股室)",
    Part.PERSON: "(?:市级|县级|区级)?(?:牵头|责任|分管|包保|包抓|督办|领衔|领办|包案|整改责任)(?:领导|人|人员|同志)|负责人",
    Part.LEAD: "(?:整改)?(?:牵头|责任|主责|主办|承办|主体责任|落实|负责|实施)(?:单位|部门|科室|处室|股室|主体)(?:及责任人)?|责任分工",
    Part.DEADLINE: "(?:整改|完成|办理|办结|落实|计划完成|时间|工作)?(?:时限|期限|时间节点|完成时间)(?:要求)?|完成时间|时间要求",
    Part.STATE: "(?:整改|完成|销号|当前|办理)?状态|销号情况|是否(?:销号|完成(?:整改)?)|整改结果",
    Part.NAME: "(?:反馈|存在|具体|整改|突出)?问题(?:描述|表述|概述)?|(?:工作|重点|整改|具体|主要)?(?:任务|事项)(?:内容|名称)?",
    Part.ASIDE: "(?:整改|工作|具体|主要|预期)?(?:目标|措施|举措|要求|标准|原因)(?:要求)?|(?:督导|验收|督办|销号)(?:单位|部门)|整改类型",
    Part.PROGRESS: "(?:整改|完成|落实|推进|办理|工作)?(?:进展|进度)(?:情况)?|(?:整改|完成|落实|推进|办理)(?:情况|成效)|目前进展",
}  # fmt: skip
"""How the parts are announced before a colon."""

_ANY = "|".join(f"(?P<{part}>{words})" for part, words in LABELS.items())
_LABEL = re.compile(f"(?:^|(?<=[;,。、 (\n]))(?:{_ANY}):\\s*")
OWNED = re.compile(
    r"(?P<own>(?:(?!按职责|分别|共同|具体|联合)[^,;。:()\n]){2,100}?)(?:等(?:部门|单位|有关部门)?)?(?:分别|共同|联合|按照?(?:各自)?职责(?:分工)?|具体)?"
    r"(?P<duty>牵头负责|牵头落实|牵头办理|牵头|负责落实|负责|主办|承办|包保|包案|配合落实|配合|协助|参与|协办|具体实施|实施|落实)(?=[,;。]|$)"
)
"""某局牵头, 某局、某局按职责分工负责: who comes before what they do."""
_SUPPORTS = re.compile("配合|协助|参与|协办|实施")
_NAME = re.compile(r"(?:[^、,;/\s()]|\([^()]{0,20}\)){2,40}")
_JOINED = re.compile("^(?:以及|由|及|与|和(?!平|田|硕|布|静))")
_REST = re.compile("等(?:(?:有关|相关)?(?:职能|市直|县直|省直)?(?:部门|单位|方面)?(?:[和及与]单位)?)?$")
_NOBODY = re.compile("^(?:下同|按|列第)")


@dataclass(frozen=True, slots=True)
class Announced:
    """What a label announces, and where; ``start`` is where the label begins."""

    part: Part
    start: int
    span: Span


def labelled(folded: str, place: Span) -> Iterator[Announced]:
    """The parts that labels announce in a stretch: each from its colon to the next label, or to the end of the stretch."""
    found = list(_LABEL.finditer(folded, place.start, place.end))
    for number, match in enumerate(found):
        last = found[number + 1].start() if number + 1 < len(found) else place.end
        part = next(Part(name) for name, words in match.groupdict().items() if words)
        inside = folded[match.end() : last].rstrip(";,。、) \n")
        if inside:
            yield Announced(part, match.start(), Span(match.end(), match.end() + len(inside)))


def owned(folded: str, place: Span) -> Iterator[TaskOwner]:
    """Those that a stretch names before saying that they lead, answer or help."""
    led = False
    for match in OWNED.finditer(folded, place.start, place.end):
        duty = Duty.SUPPORT if led or _SUPPORTS.search(match["duty"]) else Duty.LEAD
        led = led or "牵头" in match["duty"]
        yield from names(folded, Span(*match.span("own")), duty)


def names(folded: str, place: Span, duty: Duty) -> Iterator[TaskOwner]:
    """The names of a list, one by one."""
    for match in _NAME.finditer(folded, place.start, place.end):
        joined = _JOINED.match(match[0])
        start = match.start() + (joined.end() if joined else 0)
        words = _REST.sub("", folded[start : match.end()])
        if len(words) > 1 and not _NOBODY.match(words):
            yield TaskOwner(Span(start, start + len(words)), duty)


__all__ = ["LABELS", "OWNED", "Part", "Announced", "labelled", "names", "owned"]
