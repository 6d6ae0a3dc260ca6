"""Lists of tasks (任务清单, 整改台账, 责任分工): what is to be done, who answers for it, by when, and where it stands as the report says."""

import re

from kb.facts.tasks.captions import Headings
from kb.facts.tasks.items import item_tasks
from kb.facts.tasks.tabled import tabled_tasks
from kb.facts.tasks.values import Due, Duty, Said, Task, TaskOwner, TaskState, Term
from kb.model import Report
from kb.text import fold

CUES = (
    "责任单位", "责任部门", "责任领导", "责任科室", "责任股室", "责任处室", "责任人:", "牵头", "承办单位", "主办单位", "负责)", "负责;", "落实)", "配合)", "实施)",
    "完成时限", "整改时限", "办结时限", "时限要求", "完成时间", "完成期限", "时间节点", "前完成)", "底前)", "销号", "整改情况", "进展情况", "问题的整改",
    "\t责任", "\t负责", "\t时限", "\t完成", "\t整改", "\t落实", "\t进展", "\t状态",
)  # fmt: skip
"""Runs of which a report with a list of tasks holds one: it is not read further without."""
_CUE = re.compile("|".join(map(re.escape, CUES)))


def tasks(report: Report) -> tuple[Task, ...]:
    """The tasks that a report lists, in the order of the text.

    Rows of tables whose heads name a task or a problem and who answers for it, by when or where it stands; items behind
    which a bracket or lines say so; in a report on what was put right the problems whose text says what became of them.
    """
    folded = fold(report.text)
    if not _CUE.search(folded):
        return ()
    headings = Headings(report, folded)
    found = [*tabled_tasks(headings), *item_tasks(headings)]
    return tuple(sorted(found, key=lambda task: (task.start, task.end)))


__all__ = ["CUES", "Due", "Duty", "Said", "Task", "TaskOwner", "TaskState", "Term", "tasks"]
