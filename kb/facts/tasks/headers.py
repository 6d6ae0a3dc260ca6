"""The columns of lists of tasks, by what their heads say."""

import re
from collections.abc import Mapping, Sequence
from enum import StrEnum

from kb.text import fold


class Role(StrEnum):
    """What a column holds."""

    NUMBER = "number"
    GROUP = "group"
    TASK = "task"
    PROBLEM = "problem"
    MEASURE = "measure"
    TARGET = "target"
    LEAD = "lead"
    SUPPORT = "support"
    PERSON = "person"
    DEADLINE = "deadline"
    PROGRESS = "progress"
    CLOSED = "closed"
    STATE = "state"
    OTHER = "other"


_WORK = "(?:年度|季度|月度|全年|重点|主要|具体|目标|工作|整改|改革|督查|督办|交办|办理|承诺|议定|批示|实事|建设|攻坚|责任|分解|落实|创建|考核|涉及|民生)"
HEADERS: Mapping[Role, re.Pattern[str]] = {
    Role.NUMBER: re.compile("序号|编号|项号|序|no\\.?|序次"),
    Role.CLOSED: re.compile("是否.{0,4}(?:销号|完成|办结|到位|整改|落实|达标).{0,4}|(?:销号|完成|办结)与否|销号(?:情况|状态)?"),
    Role.STATE: re.compile(f"{_WORK}?(?:完成|进展|进度|办理|当前|整改|任务)?(?:状态|类型|结果|评价|评定)|完成与否|亮灯(?:情况)?|进度评价"),
    Role.OTHER: re.compile("备注|说明|佐证(?:材料)?|联系(?:电话|方式)|依据|单位|地点|乡镇|分值|得分|时间|日期|投资.{0,8}|总投资.{0,6}|存在(?:的)?困难.{0,6}|下步(?:工作)?(?:打算|措施|计划)"),
    Role.DEADLINE: re.compile(f"{_WORK}{{0,2}}(?:计划|拟|预计|要求|应)?(?:完成|整改|办理|办结|落实|推进|达标|建成|销号|时间|阶段)?(?:时限|期限|时间|时间节点|节点|日期|时序|进度)(?:要求|安排|节点)?|何时完成"),
    Role.SUPPORT: re.compile("(?:配合|协办|参与|协同|协助|参加|协作|责任配合)(?:单位|部门|科室|处室|股室)?"),
    Role.PERSON: re.compile("(?:市级|县级|区级|校级|单位)?(?:牵头|责任|分管|包保|包抓|联系|督办|负责|包联|挂钩|主要|领衔|领办|包案|督导)(?:领导|人|人员|同志|负责人)(?:及(?:联系|责任)人)?|负责人|领导"),
    Role.LEAD: re.compile("(?:主要|主体)?(?:牵头|责任|主责|主办|承办|落实|负责|实施|整改|整改责任|第一责任)(?:单位|部门|科室|处室|股室|主体|乡镇|地区)(?:[及和与(/].{1,8})?|责任(?:主体|分工|落实|划分)?|任务分工|由谁负责"),
    Role.PROGRESS: re.compile(f"(?:目前|截至.{{1,12}}|最新|当前|本月|上半年|{_WORK})?(?:完成|进展|进度|落实|推进|整改|办理|成效|工作)(?:完成|进展|落实|推进)?(?:情况|成效|结果|进展|进度)(?:说明|简述|及成效|和成效)?|(?:目前|工作|整改|最新)?进展"),
    Role.PROBLEM: re.compile("(?:反馈|存在|具体|整改|发现|检查|移交|查出|审计|突出|主要|共性|督察|巡察|巡视|信访)*(?:的)?问题(?:描述|表现|内容|清单|情况|事项|表述|点位|概述|名称)?"),
    Role.MEASURE: re.compile(f"{_WORK}?(?:推进|具体|主要|工作)?(?:措施|举措|做法|办法)"),
    Role.TASK: re.compile(f"{_WORK}{{0,3}}(?:任务|事项|工作|项目|实事|内容|要点|举措)(?:名称|内容|分解|事项|要求|要点|指标|清单|概况|及内容|和内容|及要求)?|任务{_WORK}?(?:内容|名称)"),
    Role.TARGET: re.compile(f"{_WORK}{{0,2}}(?:目标|标准|指标|成果|要求|成果形式|绩效)(?:要求|任务|值)?|预期(?:目标|成效|成果)"),
    Role.GROUP: re.compile("类别|分类|领域|方面|类型|清单名称|所属清单|板块|大项|项目类别|任务类别|问题类(?:别|型)|事项类别|专项|来源|任务来源|指标类别"),
}  # fmt: skip
"""What the head of a column says, by role; the first that fits counts."""

_BLANK = re.compile(r"\s+|\([^()]{0,20}\)")
LONGEST_HEAD = 16
WHAT = frozenset({Role.TASK, Role.PROBLEM, Role.MEASURE})
"""Columns of which a list of tasks has one …"""
WHOSE = frozenset({Role.LEAD, Role.SUPPORT, Role.PERSON, Role.DEADLINE, Role.CLOSED, Role.STATE, Role.PROGRESS})
"""… and of these one at least."""
_TOLD = frozenset({Role.PROGRESS, Role.STATE})
_FOREMOST = re.compile("牵头|主办|主责|主体")
_DIVIDING = frozenset({Role.LEAD, Role.SUPPORT, Role.PERSON})
_SERVICE = re.compile("办理|受理|法定|承诺|审批")


def role_of(head: str) -> Role | None:
    """What a column of that head holds; None where it says nothing of tasks."""
    bare = _BLANK.sub("", fold(head))
    if not bare or len(bare) > LONGEST_HEAD:
        return None
    return next((role for role, pattern in HEADERS.items() if pattern.fullmatch(bare)), None)


def columns_of(cells: Sequence[str]) -> tuple[Role | None, ...] | None:
    """The columns under a row of heads; None where the row is not the head of a list of tasks."""
    if len(cells) < 2 or any(len(cell) > 2 * LONGEST_HEAD for cell in cells):
        return None
    roles = tuple(map(role_of, cells))
    known = {role for role in roles if role}
    enough = 2 * sum(role is not None for role in roles) > len(roles)
    return _one_leads(roles, cells) if enough and known & WHAT and _is_held_to(known, cells) else None


def divided(columns: Sequence[Role | None], cells: Sequence[str]) -> tuple[Role | None, ...] | None:
    """The columns where a second row of heads divides one of the first (责任分工 into 牵头单位 and 配合单位); None where it is no such row."""
    roles = tuple(map(role_of, cells))
    if len(roles) < 2 or None in roles or not _DIVIDING.issuperset(roles):
        return None
    place = next((number for kind in (_DIVIDING, {None}) for number, role in enumerate(columns) if role in kind), None)
    if place is None:
        return None
    return _one_leads(
        (*columns[:place], *roles, *columns[place + 1 :]), ("",) * place + tuple(cells) + ("",) * len(columns)
    )


def _one_leads(roles: tuple[Role | None, ...], cells: Sequence[str]) -> tuple[Role | None, ...]:
    """Of several columns of those who answer (牵头单位, 责任单位) only one leads: that which says so, else the first."""
    leads = [number for number, role in enumerate(roles) if role is Role.LEAD]
    if len(leads) < 2:
        return roles
    first = next((number for number in leads if _FOREMOST.search(cells[number])), leads[0])
    return tuple(Role.SUPPORT if number in leads and number != first else role for number, role in enumerate(roles))


def _is_held_to(known: set[Role], cells: Sequence[str]) -> bool:
    """Whether somebody is held to what the rows say: not so in a list of services with the time that each takes."""
    whose = known & WHOSE
    if whose == {Role.DEADLINE}:
        return not any(_SERVICE.search(cell) for cell in cells)
    return bool(whose - _TOLD) or (bool(whose) and Role.PROBLEM in known)


__all__ = ["HEADERS", "LONGEST_HEAD", "WHAT", "WHOSE", "Role", "columns_of", "divided", "role_of"]
