"""Tasks out of the rows of tables."""

import re
from collections.abc import Iterator, Mapping

from kb.facts.tasks.captions import Headings
from kb.facts.tasks.duties import names
from kb.facts.tasks.headers import Role
from kb.facts.tasks.rows import Row, Table, tables
from kb.facts.tasks.states import told_cell
from kb.facts.tasks.values import Duty, Said, Task, TaskOwner, TaskState
from kb.model import Span

Cells = Mapping[Role, Span]
_NAMES = (Role.TASK, Role.PROBLEM, Role.MEASURE)
_DUTIES = {Role.LEAD: Duty.LEAD, Role.SUPPORT: Duty.SUPPORT, Role.PERSON: Duty.PERSON}
_REACHING = frozenset({Role.NUMBER, Role.GROUP, Role.PROBLEM, Role.TARGET, Role.DEADLINE, *_DUTIES})
"""Columns whose cells may reach over several rows; where it stands is said of each row by itself."""
_SUM = re.compile("合计|总计|小计|备注.*|填表.*|注:.*")


def tabled_tasks(headings: Headings) -> Iterator[Task]:
    """The tasks of the tables of a report, in order."""
    for table in tables(headings.folded):
        yield from _tasks(headings, table)


def _tasks(headings: Headings, table: Table) -> Iterator[Task]:
    folded, caption = headings.folded, headings.table_caption(table.start)
    above: Cells = {}
    for row in table.rows:
        own = _filled(row)
        continues = Role.NUMBER in table.columns and Role.NUMBER not in own and bool(above)
        reaching = _REACHING if continues else _REACHING & row.missing
        cells = {role: cell for role, cell in above.items() if role in reaching} | own
        name = next((own[role] for role in _NAMES if role in own), None)
        if name and not _SUM.fullmatch(folded[name.start : name.end]):
            yield _task(headings, row, cells, name, caption)
        above = cells


def _filled(row: Row) -> dict[Role, Span]:
    """The cells of a row that are not empty, the first of each role; ``_owners`` reads all that name somebody."""
    filled: dict[Role, Span] = {}
    for role, cell in row.cells:
        if cell.start < cell.end:
            filled.setdefault(role, cell)
    return filled


def _task(headings: Headings, row: Row, cells: Cells, name: Span, caption: Span | None) -> Task:
    folded = headings.folded
    number = cells.get(Role.NUMBER)
    due = cells.get(Role.DEADLINE)
    return Task(
        row.start,
        row.end,
        name,
        number=folded[number.start : number.end] if number else "",
        caption=caption,
        group=_group(headings, row, cells, caption),
        owners=tuple(_owners(folded, row, cells)),
        due=headings.due(due, caption) if due else None,
        said=_said(folded, cells),
        progress=cells.get(Role.PROGRESS),
    )


def _group(headings: Headings, row: Row, cells: Cells, caption: Span | None) -> str:
    text = headings.report.text
    inside = [text[one.start : one.end].strip() for one in (row.group, cells.get(Role.GROUP)) if one]
    return " › ".join(inside) or headings.group(row.start, caption)


def _owners(folded: str, row: Row, cells: Cells) -> Iterator[TaskOwner]:
    """Whoever the columns name, who leads first."""
    own = [(role, cell) for role, cell in row.cells if role in _DUTIES and cell.start < cell.end]
    inherited = [(role, cell) for role, cell in cells.items() if role in _DUTIES and role not in dict(own)]
    for role, cell in sorted([*own, *inherited], key=lambda pair: pair[0] is not Role.LEAD):
        yield from names(folded, cell, _DUTIES[role])


def _said(folded: str, cells: Cells) -> Said | None:
    """What the columns of states say, else what is told of it; where it is only not closed yet, what is told says more."""
    closed, state, told = (cells.get(role) for role in (Role.CLOSED, Role.STATE, Role.PROGRESS))
    answer = told_cell(folded, closed, yes_or_no=True) if closed else None
    if answer and answer.state is not TaskState.OPEN:
        return answer
    more = (told_cell(folded, state, yes_or_no=False) if state else None) or (
        told_cell(folded, told, yes_or_no=False) if told else None
    )
    return more if more and not (answer and more.state is TaskState.CLOSED) else answer


__all__ = ["tabled_tasks"]
