"""Tables that rank (名次, 排名): the row of each unit with its place, as a report itself gives it."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kb.facts.tablerows import cells_of, words_of
from kb.model import Span
from kb.text import fold

_LINE = re.compile(r"[^\n]*\t[^\n]*")
_RANK = re.compile("(?:综合|当月|本月|累计|全市|全县|全省|总)?(?:名次|排名|位次|排序|排位|位列)")
_WHO = re.compile(
    "(?:责任|被考核|参评|考核|排名)?(?:单位|部门|乡镇|镇街|镇乡|街镇|街道|县区|区县|县市区|县|区|市|地区|地市|市州|乡镇街道|乡镇名称|单位名称|科室|学校|企业|社区|村|园区|片区|窗口|对象|名称)"
)
_NOT_MEASURED = re.compile(
    "序号|序|备注|说明|较?(?:上|去)(?:月|年|期|季度?|次|轮).{0,6}|(?:名次|排名|位次)?(?:变化|升降|变动|升降情况)"
)
_NUMBER = re.compile(r"[+-]?[0-9]{1,12}(?:,[0-9]{3})*(?:\.[0-9]{1,6})?")
_CELL = re.compile(r"(?P<value>[+-]?[0-9]{1,12}(?:,[0-9]{3})*(?:\.[0-9]{1,6})?)\s*(?P<unit>[^0-9.,]{0,6})")
_PLACE = re.compile("第?(?P<place>[0-9]{1,3})名?(?:\\(并列\\))?|并列(?:第)?(?P<tied>[0-9]{1,3})")
_UNIT = re.compile(r"[(:,](?P<unit>[^()]{1,8})[)]?$")
_MASKED = re.compile("x{2,}|(?<![a-z])x(?=[一-鿿])|[*×○〇□■某]")
_SIGNS = re.compile(r"[、/(),]")
LONGEST_HEAD = 16
FEWEST = 2
"""Rows below which a table ranks nobody."""


@dataclass(frozen=True, slots=True)
class Standing:
    """A row: the place it gives, who stands there, the number beside it; None and no unit where there is none."""

    rank: int
    name: Span
    value: float | None
    shown: Span | None
    unit: str


@dataclass(frozen=True, slots=True)
class Standings:
    """A column of places of a table: where its head begins, the measure it ranks by, its rows."""

    start: int
    end: int
    indicator: str
    unit: str
    rows: tuple[Standing, ...]


@dataclass(frozen=True, slots=True)
class _Head:
    """The columns of a table that ranks: who, and for each column of places that of its numbers, if there is one."""

    names: tuple[str, ...]
    who: int
    ranked: tuple[tuple[int, int | None], ...]


@dataclass(frozen=True, slots=True)
class _Names:
    """The heads without signs, which of them is that of the names, which are those of places."""

    bare: tuple[str, ...]
    who: int
    ranks: tuple[int, ...]


def standings(text: str) -> Iterator[Standings]:
    """The rankings that the tables of a text give, in order."""
    folded = fold(text)
    if not _RANK.search(folded):
        return
    lines = [Span(*match.span()) for match in _LINE.finditer(folded)]
    for number, line in enumerate(lines):
        head = _head(words_of(folded, line))
        if head:
            rows = [cells_of(folded, one) for one in _following(lines, number)]
            yield from _ranked(folded, line, head, [row for row in rows if len(row) <= len(head.names)])


def _head(cells: Sequence[str]) -> _Head | None:
    names = tuple(re.sub(r"\s+", "", cell) for cell in cells)
    if len(names) < 2 or any(len(name) > LONGEST_HEAD for name in names):
        return None
    bare = tuple(_SIGNS.sub("", name) for name in names)
    ranks = tuple(
        number for number, name in enumerate(bare) if _RANK.search(name) and not _NOT_MEASURED.fullmatch(name)
    )
    others = [(number, name) for number, name in enumerate(bare) if number not in ranks]
    who = next((number for number, name in others if _WHO.fullmatch(name)), None)
    if not ranks or who is None:
        return None
    measures = [number for number, name in others if number != who and name and not _NOT_MEASURED.fullmatch(name)]
    head = _Names(bare, who, ranks)
    return _Head(names, who, tuple((rank, _measure(rank, head, measures)) for rank in ranks))


def _measure(rank: int, head: _Names, measures: Sequence[int]) -> int | None:
    """The column a column of places ranks: the nearest before it and behind the name, else the first behind it; none of another's.

    Places of something that they name themselves (满意度名次) have none.
    """
    if not _RANK.fullmatch(head.bare[rank]):
        return None
    before = [one for one in measures if head.who < one < rank and not any(one < other < rank for other in head.ranks)]
    if before:
        return before[-1]
    behind = (
        one for one in measures if one > max(rank, head.who) and not any(rank < other < one for other in head.ranks)
    )
    return next(behind, None)


def _following(lines: Sequence[Span], number: int) -> Iterator[Span]:
    """The rows that touch the one before."""
    for before, line in zip(lines[number:], lines[number + 1 :], strict=False):
        if line.start - before.end > 1:
            return
        yield line


def _ranked(folded: str, line: Span, head: _Head, rows: Sequence[Sequence[Span]]) -> Iterator[Standings]:
    for rank, measure in head.ranked:
        last = max(rank, head.who, measure or 0)
        found = tuple(
            filter(None, (_standing(folded, row, head.who, rank, measure) for row in rows if len(row) > last))
        )
        if len(found) >= FEWEST:
            name = head.names[rank] if measure is None else head.names[measure]
            name = _RANK.sub("", name) or name
            unit = _UNIT.search(name)
            stated = next((one.unit for one in found if one.unit), "")
            yield Standings(
                line.start,
                rows[-1][-1].end,
                _UNIT.sub("", name) if unit else name,
                unit["unit"] if unit else stated,
                found,
            )


def _standing(folded: str, row: Sequence[Span], who: int, rank: int, measure: int | None) -> Standing | None:
    """A row; None where its place or its name is missing or masked."""
    place = _PLACE.fullmatch(_words(folded, row[rank]))
    name = _words(folded, row[who])
    if place is None or not name or _MASKED.search(name) or _NUMBER.fullmatch(name):
        return None
    shown = row[measure] if measure is not None else None
    value = _CELL.fullmatch(_words(folded, shown)) if shown else None
    return Standing(
        int(place["place"] or place["tied"]),
        row[who],
        float(value["value"].replace(",", "")) if value else None,
        shown if value else None,
        value["unit"] if value else "",
    )


def _words(folded: str, span: Span) -> str:
    return folded[span.start : span.end]


__all__ = ["FEWEST", "Standing", "Standings", "standings"]
