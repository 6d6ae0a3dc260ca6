"""Numbers in the cells of tables: what is measured stands in the row and in the head of the column, the unit there too or above the table."""

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from kb.facts.heads import Head, read_head
from kb.facts.numerals import read
from kb.facts.tablerows import cells_of
from kb.facts.tasks.headers import columns_of
from kb.facts.tokens import Tokens
from kb.facts.units import by_name
from kb.facts.values import Change, Column, Quantity, UnitKind
from kb.model import Report, Span
from kb.text import fold

_LINE = re.compile(r"[^\n]*\t[^\n]*")
_NUMBER = re.compile(
    r"(?P<sign>[+\-−]?)(?P<number>[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]{1,6})?|[0-9]{1,12}(?:\.[0-9]{1,6})?)(?P<unit>\s?[^0-9\s.,\-]{0,6})"
)
_YEAR = re.compile(r"(?P<year>(?:19|20)[0-9]{2})年?")
_NAMED_IN = re.compile(r"\((?P<unit>[^()]{1,10})\)\s*$")
_ABOVE = re.compile(r"(?:计量)?单位[:：]\s*(?P<unit>[^\s()、,;。]{1,8})")
_UNIT_HEADS = frozenset({"单位", "计量单位", "数量单位", "指标单位"})
_NUMBERED = re.compile("序号|编号|项号|序|no\\.?")
_LONGEST_HEAD = 24
_ABOVE_TABLE = 60
"""Characters above a table in which its unit is said."""
_MOST_COLUMNS = 40


@dataclass(frozen=True, slots=True)
class _Table:
    """A table of numbers: its columns of values by their place, the columns of names and of units, its rows below the head."""

    values: Mapping[int, Head]
    name: int
    unit: int | None
    said: str
    rows: Sequence[Sequence[Span]]


def tabled_quantities(report: Report) -> Mapping[int, tuple[Quantity, ...]]:
    """The numbers in the tables of a report, by the number of the passage they stand in."""
    if "\t" not in report.text:
        return {}
    folded = fold(report.text)
    starts = [passage.start for passage in report.passages]
    found: defaultdict[int, list[Quantity]] = defaultdict(list)
    for table in _tables(folded, report.text):
        for row in table.rows:
            number = bisect_right(starts, row[0].start) - 1
            passage = report.passages[number]
            if row[-1].end <= passage.end:
                found[number] += _of_row(folded, table, row, passage.start)
    return {number: tuple(rows) for number, rows in found.items() if rows}


def _tables(folded: str, text: str) -> Iterator[_Table]:
    """The tables that measure: rows that touch, with as many cells as the first, which is their head."""
    lines = [Span(*match.span()) for match in _LINE.finditer(folded)]
    for block in _blocks(lines):
        rows = [cells_of(folded, line) for line in block]
        top = _two_rows_of_heads(folded, rows)
        heads = [_joined(folded, group, cell) for group, cell in top]
        written = [_joined(text, group, cell) for group, cell in top]
        if heads and (table := _table(folded, (heads, written), rows[0][0].start, rows[2:])):
            yield table
            continue
        for _count, run in groupby(rows, len):
            first, *below = run
            heads, written = ([_words(one, cell) for cell in first] for one in (folded, text))
            table = _table(folded, (heads, written), first[0].start, below)
            if table:
                yield table


def _two_rows_of_heads(folded: str, rows: Sequence[Sequence[Span]]) -> list[tuple[Span | None, Span]]:
    """Each column's heads, where those of the first row stand above as many of the second each: 2031年 above 总量 and 增速."""
    if len(rows) < 3 or len({len(row) for row in rows[2:]}) > 1:
        return []
    above, below, wide = rows[0], rows[1], len(rows[2])
    if any(_is_number(_words(folded, cell)) for cell in below) or not 1 < len(above) < wide:
        return []
    own = below[len(below) - wide + 1 :] if len(below) >= wide - 1 else ()
    many, rest = divmod(wide - 1, len(above) - 1)
    if rest or len(own) != wide - 1:
        return []
    return [(None, above[0]), *((above[1 + number // many], cell) for number, cell in enumerate(own))]


def _joined(text: str, group: Span | None, cell: Span) -> str:
    return (_words(text, group) if group else "") + _words(text, cell)


def _blocks(lines: Sequence[Span]) -> Iterator[list[Span]]:
    block: list[Span] = []
    for line in lines:
        if block and line.start - block[-1].end > 1:
            yield block
            block = []
        block.append(line)
    if block:
        yield block


def _table(
    folded: str, named: tuple[list[str], list[str]], start: int, rows: Sequence[Sequence[Span]]
) -> _Table | None:
    """The table of heads, folded and as written, and the rows below them; None where it is a list of tasks, or nothing in it is measured."""
    heads, written = named
    if (
        not rows
        or any(len(row) != len(heads) for row in rows)
        or not 2 <= len(heads) <= _MOST_COLUMNS
        or any(len(head) > _LONGEST_HEAD for head in heads)
    ):
        return None
    if columns_of(heads) or sum(_is_number(head) and not _YEAR.fullmatch(head) for head in heads):
        return None
    columns = [[_words(folded, row[place]) for row in rows] for place in range(len(heads))]
    unit = next((place for place, head in enumerate(heads) if head in _UNIT_HEADS and _are_units(columns[place])), None)
    numeric = {place for place, column in enumerate(columns) if _are_numbers(column)}
    name = _name_column(heads, columns, numeric - {unit}, unit)
    if name is None:
        return None
    values = dict(_values(heads, written, [place for place in sorted(numeric) if place > name]))
    said = _ABOVE.search(folded, max(start - _ABOVE_TABLE, 0), start)
    return _Table(values, name, unit, said["unit"] if said else "", rows) if values else None


def _name_column(
    heads: Sequence[str], columns: Sequence[Sequence[str]], numeric: set[int], unit: int | None
) -> int | None:
    """The first column of words; where every one holds numbers, the first if it holds years."""
    plain = (
        place
        for place, head in enumerate(heads)
        if place not in numeric and place != unit and not _NUMBERED.fullmatch(head) and any(columns[place])
    )
    years = all(_YEAR.fullmatch(cell) for cell in columns[0])
    return 0 if years else next(plain, None)


def _values(heads: Sequence[str], written: Sequence[str], places: Sequence[int]) -> Iterator[tuple[int, Head]]:
    """What the columns of numbers measure, as it is written; a change is one of what stands in the column before it."""
    before, unit = "", ""
    for place in places:
        head = read_head(heads[place])
        if head is None:
            continue
        if not head.change:
            start = heads[place].find(head.name)
            before = written[place][start : start + len(head.name)] if start >= 0 else head.name
            unit = head.unit
        inherited = unit if head.change and not head.relative else ""
        yield place, replace(head, name=before, unit=head.unit or inherited)


def _are_numbers(column: Sequence[str]) -> bool:
    filled = [cell for cell in column if cell.strip("-—–/")]
    return bool(filled) and 2 * sum(map(_is_number, filled)) > len(filled)


def _is_number(words: str) -> bool:
    found = _NUMBER.fullmatch(words)
    return found is not None and (not found["unit"] or _is_unit(found["unit"]))


def _is_unit(words: str) -> bool:
    bare = words.strip().lstrip("万亿千百")
    return not bare or bare in by_name()


def _are_units(column: Sequence[str]) -> bool:
    return all(_is_unit(cell) for cell in column) and any(column)


def _of_row(folded: str, table: _Table, row: Sequence[Span], start: int) -> Iterator[Quantity]:
    named = row[table.name]
    bracket = _NAMED_IN.search(folded, named.start, named.end)
    own = bracket["unit"] if bracket and _is_unit(bracket["unit"]) else ""
    name = Span(named.start, bracket.start()) if bracket and own else named
    year = _YEAR.fullmatch(folded, named.start, named.end)
    for place, head in table.values.items():
        unit = _words(folded, row[table.unit]) if table.unit is not None else ""
        units = (head.unit,) if head.relative else (head.unit, own, unit, table.said)
        said = head if year is None else replace(head, year=int(year["year"]))
        found = _quantity(folded, row[place], said, next(filter(None, units), ""))
        if found and name.start < name.end:
            at = Span(name.start - start, name.end - start)
            yield replace(found, start=found.start - start, end=found.end - start, indicator=None if year else at)


def _quantity(folded: str, cell: Span, head: Head, unit: str) -> Quantity | None:
    """The number of a cell in the unit it has itself, else in that of its column, row or table."""
    match = _NUMBER.fullmatch(folded, cell.start, cell.end)
    if match is None or not (not match["unit"] or _is_unit(match["unit"])):
        return None
    if head.relative and not unit:
        unit = "%"
    written = match["unit"].strip() or (unit if _is_unit(unit) else "")
    tokens = Tokens(match["number"] + written).all
    one = tokens[0].number if len(tokens) == 1 else None
    whole = one if one and (one.start, one.end) == (0, len(match["number"] + written)) else None
    value = whole.value if whole and whole.value else read(match["number"])
    minus = match["sign"] in ("-", "−")
    change = (Change.DOWN if minus != head.falls else Change.UP) if head.change else None
    sign = -1 if minus and not head.change else 1
    return Quantity(
        start=match.start("number") - (sign < 0),
        end=cell.end,
        low=sign * value.low,
        high=sign * value.high,
        step=value.step,
        unit=whole.unit_name if whole else written,
        kind=whole.unit.kind if whole else UnitKind.PLAIN,
        change=change,
        column=Column(head.name, head.year, head.back, "" if match["unit"] else written, head.goal),
    )


def _words(folded: str, cell: Span) -> str:
    return folded[cell.start : cell.end]


__all__ = ["tabled_quantities"]
