"""Which part of a report each heading and paragraph plays (节)."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from indexer.lexicon.numbering import MarkKind
from indexer.segment.cues import APART, LONGEST_SUBHEADING, heading_role, names_year_only, paragraph_role
from indexer.segment.genre import Genre
from indexer.segment.items import Item
from indexer.segment.lines import Line
from indexer.segment.outline import Node
from indexer.segment.plain import Plain, PlainKind
from kb.model import Role

_SPOKEN = frozenset(
    {
        MarkKind.SERIES,
        MarkKind.ORDINAL,
        MarkKind.ONE_OF_THEM,
        MarkKind.SEQUENCE,
        MarkKind.CIRCLED,
        MarkKind.ARABIC_PAREN,
    }
)

_AHEAD = re.compile(
    r"力争|确保|必须|我们将|将(?:继续|进一步|以|按|围绕)|我们要|要(?:坚持|加强|深入|进一步|继续|把|以|在)|今年(?:要|将|我们)|明年|今后|未来"
)
_BEHIND = re.compile(
    r"(?:完成|实现|取得|建成|获得|荣获|达到|新增|累计|同比|增长)了?[^，。；]{0,12}[0-9]|取得了?|完成了|得到了|一年来|过去[一五]?年|去年"
)
_YEAR_S_WORK = re.compile(r"^(?:(?:(?:19|20)\d\d年|今年|上半年|全年).{0,12})?(?:主要|重点|各项|主要的)?工作$")
"""The first heading of a summary, of the work or of a year's work: not what is planned."""
TELLING = 3000
"""How many characters of a section tell whether it looks back or ahead."""


@dataclass(frozen=True, slots=True)
class _Before:
    """The part before a heading: its role, whether its own words said so."""

    role: Role | None
    said: bool


def node_roles(text: str, nodes: Sequence[Node], genre: Genre, announced: Mapping[int, Role]) -> list[Role | None]:
    """The role of each node of one document: its own words', else what was ``announced`` for it, else its parent's.

    The chapters of rules that are made of articles rule, whatever they are called: 第二章 组织实施 plans nothing.
    """
    if genre is Genre.RULES and any(map(_is_article, nodes)):
        return [None] * len(nodes)
    roles: list[Role | None] = []
    open_roles: list[Role | None] = []
    before = _Before(None, said=False)
    apart = False
    plans = [node.start for node in nodes if node.level == 1 and heading_role(node.words) is Role.PLAN]
    for node in nodes:
        del open_roles[node.level - 1 :]
        if node.level == 1:
            apart = bool(APART.match(node.words))
            plan_ahead = bool(plans) and plans[-1] > node.start
            role = announced.get(node.start) or _top_role(text, node, genre, before, plan_ahead=plan_ahead)
            before = before if apart else _Before(role, said=heading_role(node.words) is not None)
        else:
            role = open_roles[-1] if apart else announced.get(node.start) or _sub_role(node, open_roles[-1], genre)
        open_roles.append(role)
        roles.append(role)
    return roles


def _is_article(node: Node) -> bool:
    return isinstance(node.heading, Item) and node.heading.mark.kind is MarkKind.ARTICLE


def _top_role(text: str, node: Node, genre: Genre, before: _Before, *, plan_ahead: bool) -> Role | None:
    if isinstance(node.heading, Plain) and node.heading.kind is PlainKind.LEAD:
        return node.heading.role
    if APART.match(node.words):
        return None
    if names_year_only(node.words) and genre in (Genre.SUMMARY, Genre.SPEECH):
        return Role.REVIEW if before.role in (None, Role.OPENING) else Role.PLAN
    named = heading_role(node.words)
    if (
        named is Role.PLAN
        and genre is Genre.SUMMARY
        and before.role in (None, Role.OPENING)
        and _YEAR_S_WORK.search(node.words)
    ):
        return Role.REVIEW
    if named or genre is Genre.RULES:
        return named
    if genre is Genre.PLAN:
        return Role.PLAN
    return _undecided_top(text, node, genre, before, plan_ahead=plan_ahead)


def _undecided_top(text: str, node: Node, genre: Genre, before: _Before, *, plan_ahead: bool) -> Role:
    """A first-level heading of a report that does not say what it does."""
    if before.role in (None, Role.OPENING):
        return Role.REVIEW
    if before.role in (Role.PLAN, Role.CLOSING, Role.PROBLEMS):
        return Role.PLAN
    still_behind = genre is Genre.SUMMARY or (plan_ahead and not before.said) or _looks_back(text, node.stop)
    return Role.REVIEW if still_behind else Role.PLAN


def _looks_back(text: str, start: int) -> bool:
    """Whether the text from ``start`` on speaks of what was done, much more than of what is to be done."""
    ahead = len(_AHEAD.findall(text, start, start + TELLING))
    return len(_BEHIND.findall(text, start, start + TELLING)) > 4 * ahead + 8


def _sub_role(node: Node, parent: Role | None, genre: Genre) -> Role | None:
    """The parent's role, unless a short heading names another: （三）存在的问题."""
    spoken = isinstance(node.heading, Item) and (node.heading.inline or node.heading.mark.kind in _SPOKEN)
    if spoken or len(node.words) > LONGEST_SUBHEADING or parent is Role.CLOSING:
        return parent
    named = heading_role(node.words)
    if named is None or (parent is Role.RESULTS and named is Role.REVIEW):
        return parent
    if genre is Genre.RULES and parent is None and named is not Role.PLAN:
        return parent
    return parent if parent is Role.PLAN and genre is not Genre.SPEECH and named is Role.PROBLEMS else named


def announced_roles(text: str, lines: Sequence[Line], items: Sequence[Item]) -> dict[int, Role]:
    """The items that a sentence before them gives a role, by their start: 我们也清醒地看到问题：一是…二是…"""
    by_line: dict[int, list[Item]] = {}
    for item in items:
        by_line.setdefault(item.line, []).append(item)
    announced: dict[int, Role] = {}
    pending: Role | None = None
    kind: MarkKind | None = None
    for number, line in enumerate(lines):
        inside = by_line.get(number)
        if inside and not inside[0].inline:
            pending = pending if inside[0].mark.kind in _SPOKEN and kind in (None, inside[0].mark.kind) else None
            kind = inside[0].mark.kind
        else:
            pending, kind = _announcement(text, line.start, inside[0].mark.start if inside else line.stop), None
        if pending and inside:
            announced.update(dict.fromkeys((item.mark.start for item in inside), pending))
    return announced


def _announcement(text: str, start: int, stop: int) -> Role | None:
    """PROBLEMS where the text up to ``stop`` names troubles and ends by announcing a list."""
    ends = text[max(start, stop - 2) : stop].rstrip()
    return Role.PROBLEMS if ends.endswith(("：", ":")) and paragraph_role(text[start:stop]) is Role.PROBLEMS else None


def text_role(paragraph: str, inherited: Role | None) -> Role | None:
    """The role of an unnumbered paragraph: its section's, unless it says otherwise by its last cue."""
    if len(paragraph) < SHORTEST_SPEAKING:
        return inherited
    said = paragraph_role(paragraph)
    if (
        said is None
        or (said is Role.PROBLEMS and inherited in (Role.PLAN, Role.CLOSING))
        or (said is Role.PLAN and inherited is Role.OPENING)
    ):
        return inherited
    return said


SHORTEST_SPEAKING = 20
"""A shorter paragraph (各位代表！) says nothing by itself."""
