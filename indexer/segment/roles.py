"""Which part of a report each heading and paragraph plays (节)."""

import re
from collections.abc import Sequence
from enum import StrEnum

from indexer.segment.cues import APART, LONGEST_SUBHEADING, heading_role, names_year_only, paragraph_role
from indexer.segment.outline import Node
from indexer.segment.plain import Plain, PlainKind
from kb.model import Role


class Genre(StrEnum):
    """How a kind of document distributes roles over headings that say nothing themselves."""

    SPEECH = "speech"  # looks back first, then ahead: 政府工作报告
    SUMMARY = "summary"  # looks back until a heading says otherwise: 工作总结
    PLAN = "plan"  # looks ahead throughout: 规划, 要点, 方案
    RULES = "rules"  # has no roles unless a heading says so: 通知, 办法


_GENRES = (
    (Genre.SPEECH, re.compile(r"(?:政府|常务委员会|法院|检察院|委员会)工作(?:的)?报告|工作报告|的报告$")),
    (
        Genre.SUMMARY,
        re.compile(r"总结|述职|汇报|情况(?:的)?(?:报告|通报)|年度报告|年报|白皮书|自查报告|经验|纪实|公报"),
    ),
    (Genre.PLAN, re.compile(r"计划|规划|要点|方案|行动|安排|打算|思路|纲要|意见|路线图|部署|举措|措施|建议")),
    (
        Genre.RULES,
        re.compile(
            r"通知|办法|条例|规定|细则|规则|公告|通告|公示|函|决定|批复|章程|指南|标准|规范|制度|准则|目录|解读|问答|解答"
        ),
    ),
)
_SPOKEN_TO = re.compile(r"各位(?:代表|委员|同志)|同志们")
_LOOKS_BACK = re.compile(r"今年以来|一年来|[年月]以来|上半年|过去一年|总结如下|汇报如下|报告如下")
HEAD = 2000
"""How many characters at the head of a text without a title say how it speaks."""


def genre_of(text: str, title: str, kind_hint: str | None, nodes: Sequence[Node]) -> Genre:
    """The genre by the title's words, else by the kind somebody named, else by how the text speaks."""
    for words in (title, kind_hint or ""):
        named = next((genre for genre, pattern in _GENRES if pattern.search(words)), None)
        if named:
            return named
    if _SPOKEN_TO.search(text, 0, HEAD):
        return Genre.SPEECH
    looks_back = _LOOKS_BACK.search(text, 0, HEAD) or any(heading_role(node.words) is Role.REVIEW for node in nodes[:1])
    return Genre.SUMMARY if looks_back else Genre.RULES


def node_roles(nodes: Sequence[Node], genre: Genre) -> list[Role | None]:
    """The role of each node: its own words', else its parent's, else what the genre gives the first level."""
    roles: list[Role | None] = []
    open_roles: list[Role | None] = []
    before: Role | None = None
    apart = False
    for node in nodes:
        del open_roles[node.level - 1 :]
        if node.level == 1:
            apart = bool(APART.match(node.words))
            role = _top_role(node, genre, before)
            before = before if apart else role
        else:
            role = open_roles[-1] if apart else _sub_role(node, open_roles[-1], genre)
        open_roles.append(role)
        roles.append(role)
    return roles


def _top_role(node: Node, genre: Genre, before: Role | None) -> Role | None:
    if isinstance(node.heading, Plain) and node.heading.kind is PlainKind.LEAD:
        return node.heading.role
    if APART.match(node.words):
        return None
    named = heading_role(node.words)
    if named or genre is Genre.RULES:
        return named
    if genre is Genre.PLAN:
        return Role.PLAN
    return _undecided_top(node, genre, before)


def _undecided_top(node: Node, genre: Genre, before: Role | None) -> Role:
    """A first-level heading of a report that does not say what it does."""
    if before is None or before is Role.OPENING:
        return Role.REVIEW
    if before in (Role.PLAN, Role.CLOSING) or genre is Genre.SPEECH:
        return Role.PLAN
    return Role.PLAN if before is Role.PROBLEMS or names_year_only(node.words) else Role.REVIEW


def _sub_role(node: Node, parent: Role | None, genre: Genre) -> Role | None:
    """The parent's role, unless a short heading names another: （三）存在的问题."""
    if len(node.words) > LONGEST_SUBHEADING or parent is Role.CLOSING:
        return parent
    named = heading_role(node.words)
    if (
        named is None
        or (parent is Role.RESULTS and named is Role.REVIEW)
        or (genre is Genre.PLAN and parent is Role.PLAN and named is not Role.REVIEW)
    ):
        return parent
    return named


def text_role(paragraph: str, inherited: Role | None, *, numbered: bool) -> Role | None:
    """The role of a passage of text: its section's, unless an unnumbered paragraph says otherwise by its last cue."""
    if numbered or len(paragraph) < 20:
        return inherited
    said = paragraph_role(paragraph)
    if said is None or (said is Role.PLAN and inherited is Role.PLAN):
        return inherited
    return said
