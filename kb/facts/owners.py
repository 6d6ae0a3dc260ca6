"""Who is to do it: the bracket behind a task (某局牵头), the line that names who is responsible, the subject of the clause."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from kb.facts.clauses import Clause
from kb.model import Span
from kb.text import fold

_DUTY = "牵头|负责|承办|主办|配合|落实|参与|按职责分工"
_BRACKET = re.compile(
    rf"[(](?:由)?(?P<owner>[^()。;:,\n]{{2,80}}?)(?:等(?:部门|单位)?)?(?:分别|共同|按职责分工|按职责|具体)?(?:{_DUTY})[^()\n]{{0,60}}[)]"
)
_LABEL = re.compile(
    r"(?:责任|牵头|承办|主办|负责|落实)(?:单位|部门|科室|人|领导|股室|处室)(?:及责任人)?[:：]\s*(?P<owner>[^。;()\n]{2,80})"
)
_SUBJECT = re.compile(
    r"^(?:由(?P<by>[^,]{2,30}?)(?=牵头|负责|包案|包抓|包保|承办|组织|统筹|落实|办理|挂帅)"
    r"|(?P<owner>(?:各[^,]{0,12}?|[^,的]{2,16}?)(?:局|委|办|厅|部门|单位|政府|办公室|公司|中心|街道|镇|乡|科室|处室|股室|党委|党组))(?=要|应|须|将|负责|牵头))"
)


@dataclass(frozen=True, slots=True)
class Owner:
    """Who is named behind a task; ``leads`` where the name stands at the beginning of its passage, behind the passage of the task."""

    start: int
    span: Span
    leads: bool


def owners(text: str, stretch: Span) -> Iterator[Owner]:
    """The brackets and lines of a stretch that name who is responsible, in order."""
    folded = fold(text[stretch.start : stretch.end])
    first = len(folded) - len(folded.lstrip())
    matches = sorted([*_BRACKET.finditer(folded), *_LABEL.finditer(folded)], key=lambda match: match.start())
    for match in matches:
        span = Span(stretch.start + match.start("owner"), stretch.start + match.end("owner"))
        yield Owner(stretch.start + match.start(), span, match.start() <= first + 1)


def named_owner(folded: str, clause: Clause) -> Span | None:
    """The subject of a clause, where it is an organ or a person in charge."""
    match = _SUBJECT.match(folded[clause.start : clause.end])
    if match is None:
        return None
    name = "by" if match["by"] else "owner"
    return Span(clause.start + match.start(name), clause.start + match.end(name))


__all__ = ["Owner", "named_owner", "owners"]
