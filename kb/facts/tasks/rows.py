"""Tables in a text (a row a line, its cells parted by tabs): each cell put under its column, also where cells are missing."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from kb.facts.tablerows import cells_of, words_of
from kb.facts.tasks.headers import Role, columns_of, divided
from kb.facts.tasks.states import is_answer
from kb.model import Span

_LINE = re.compile(r"[^\n]+")
_NUMERAL = re.compile(r"[(（]?(?:[0-9]{1,3}(?:[.-][0-9]{1,2})?|[一二三四五六七八九十]{1,3})[)）]?[.、]?")
_TIME = re.compile(r"[0-9]{1,2}[月日年]|[年季]|20[0-9]{2}|立[行知]|长期|持续|全年")
_ORGAN = re.compile(
    r"(?:局|委|办|厅|部|院|会|社|站|所|中心|政府|公司|街道|镇|乡|县|区|单位|部门|科|室|股|队|组)(?:[、,; ]|等?$)"
)
LONGEST_GROUP = 60
"""Characters above which a line between rows is no heading of those that follow."""
MOST_COLUMNS = 16


@dataclass(frozen=True, slots=True)
class Row:
    """A row: its place, the heading above it inside the table, its cells by role; ``missing`` columns have no cell though others behind them do, or a blank one: one above reaches over them."""

    start: int
    end: int
    group: Span | None
    cells: tuple[tuple[Role, Span], ...]
    missing: frozenset[Role]


@dataclass(frozen=True, slots=True)
class Table:
    """A list of tasks: where its head begins, and its rows."""

    start: int
    columns: tuple[Role | None, ...]
    rows: tuple[Row, ...]


def tables(folded: str) -> Iterator[Table]:
    """The tables of a text that are lists of tasks, in order."""
    lines = [Span(*match.span()) for match in _LINE.finditer(folded)]
    number = 0
    while number < len(lines):
        line = lines[number]
        columns = columns_of(words_of(folded, line)) if folded.find("\t", line.start, line.end) >= 0 else None
        number += 1
        if columns:
            below = divided(columns, words_of(folded, lines[number])) if number < len(lines) else None
            columns, number = below or columns, number + bool(below)
            rows = tuple(_rows(folded, lines, number, columns))
            number += sum(1 for one in lines[number:] if rows and one.start < rows[-1].end)
            if rows:
                yield Table(line.start, columns, rows)


def _rows(folded: str, lines: Sequence[Span], first: int, columns: Sequence[Role | None]) -> Iterator[Row]:
    group: Span | None = None
    is_new = False
    for number in range(first, len(lines)):
        line = lines[number]
        if folded.find("\t", line.start, line.end) >= 0:
            cells = cells_of(folded, line)
            if columns_of([folded[one.start : one.end] for one in cells]) or len(cells) > len(columns):
                return
            if is_new and _is_foreign(folded, cells, columns):
                return
            yield _row(folded, line, group, cells, columns)
        elif _is_group(folded, lines, number):
            group = line
        else:
            return
        is_new = group is line


def _is_foreign(folded: str, cells: Sequence[Span], columns: Sequence[Role | None]) -> bool:
    """Whether the row behind a line that is no row is of another table: it has no number where all rows have one."""
    if Role.NUMBER not in columns:
        return False
    return not any(_NUMERAL.fullmatch(folded[one.start : one.end]) for one in cells[: columns.index(Role.NUMBER) + 1])


def _is_group(folded: str, lines: Sequence[Span], number: int) -> bool:
    """Whether a line that is no row names those that follow."""
    line = lines[number]
    words = folded[line.start : line.end].rstrip()
    follows = number + 1 < len(lines) and folded.find("\t", lines[number + 1].start, lines[number + 1].end) >= 0
    return follows and len(words) <= LONGEST_GROUP and not words.endswith(("。", ";", ",")) and not columns_of(words_of(folded, lines[number + 1]))  # fmt: skip


def _row(folded: str, line: Span, group: Span | None, cells: Sequence[Span], columns: Sequence[Role | None]) -> Row:
    places = _aligned(folded, cells, columns)
    held = [(columns[column], cell) for column, cell in zip(places, cells, strict=True)]
    known = tuple((role, cell) for role, cell in held if role)
    absent = (role for number, role in enumerate(columns[: places[-1]]) if role and number not in places)
    reached = (role for role, cell in known if cell.start == cell.end and folded[cell.start - 1 : cell.start] == " ")
    missing = frozenset([*absent, *reached])
    return Row(line.start, line.end, group, known, missing)


def _aligned(folded: str, cells: Sequence[Span], columns: Sequence[Role | None]) -> tuple[int, ...]:
    """The column of each cell. Where a row has fewer, cells above reach over several rows or the last ones are empty: what fits best."""
    if len(cells) == len(columns) or len(columns) > MOST_COLUMNS:
        return tuple(range(len(cells)))

    @cache
    def best(cell: int, column: int) -> tuple[int, tuple[int, ...]]:
        if cell == len(cells):
            return 0, ()
        if len(columns) - column < len(cells) - cell:
            return -1_000_000, ()
        here, after = best(cell + 1, column + 1)
        placed = here + _fit(folded, cells[cell], columns[column]), (column, *after)
        return max(placed, best(cell, column + 1), key=lambda one: one[0])

    return best(0, 0)[1]


def _fit(folded: str, cell: Span, role: Role | None) -> int:
    """How well a cell suits a column."""
    words = folded[cell.start : cell.end]
    match role:
        case Role.NUMBER:
            return 4 if _NUMERAL.fullmatch(words) else -4
        case Role.DEADLINE:
            return 3 if _TIME.search(words) and len(words) <= 20 else -2
        case Role.LEAD | Role.SUPPORT:
            return 3 if _ORGAN.search(words) else -1
        case Role.CLOSED | Role.STATE:
            return 3 if is_answer(words) else -1
        case Role.TASK | Role.PROBLEM | Role.MEASURE:
            return 1 if len(words) >= 5 and not _NUMERAL.fullmatch(words) else -2
        case _:
            return 0


__all__ = ["LONGEST_GROUP", "Row", "Table", "tables"]
