"""Bounds on what is stated: ``满意度>=90%``, ``投资>1000万元``: a name, a relation, a number with its unit."""

import re

from kb.model import Span
from kb.query.fields import FIELDS, row_of
from kb.query.nodes import Bound, Field, Filter, Years
from kb.query.source import Source
from kb.text import nfc

_RELATIONS = {
    ">": ">", ">=": ">=", "=>": ">=", "≥": ">=", "<": "<", "<=": "<=", "=<": "<=", "≤": "<=", "=": "=", "==": "=",
}  # fmt: skip
"""Every spelling of a relation."""

_BOUND = re.compile(
    r"(?P<name>[^\W\d_][^\s:;|()<>=≥≤\"'“”/*]{0,39})(?P<relation>>=|=>|<=|=<|==|[<>=≥≤])(?P<value>[0-9][^\s|()]{0,30}|[一二三四五六七八九]成)(?=[\s|)]|$)"
)


def read_bound(source: Source, start: int) -> Filter | None:
    """The bound that begins at a place; None where none does: a name, a relation and a number with or without a unit."""
    match = _BOUND.match(source.signs, start)
    if match is None:
        return None
    row = row_of(match["name"], FIELDS)
    if row:
        return _years(match) if row.value == Field.YEAR else None
    value = _value(match["value"])
    if value is None:
        return None
    name = nfc(source.text[match.start("name") : match.end("name")])
    span = Span(match.start(), match.end())
    return Filter(Field.METRIC, (Bound(name, _RELATIONS[match["relation"]], *value, span=span),), span=span)


def _years(match: re.Match[str]) -> Filter | None:
    """年>=2019 is 年:2019.."""
    if re.fullmatch(r"(?:19|20)[0-9]{2}", match["value"]) is None:
        return None
    relation, year = _RELATIONS[match["relation"]], int(match["value"])
    first = {">": year + 1, ">=": year, "=": year}.get(relation)
    last = {"<": year - 1, "<=": year, "=": year}.get(relation)
    span = Span(match.start(), match.end())
    return Filter(Field.YEAR, (Years(first, last, span=span),), span=span)


def _value(text: str) -> tuple[float, str] | None:
    """A number and its unit, "" where it has none."""
    if re.fullmatch(r"[0-9]+(?:\.[0-9]+)?", text):
        return float(text), ""
    from kb.facts import quantities

    found = quantities(text)
    if len(found) != 1 or found[0].low is None or (found[0].start, found[0].end) != (0, len(text)):
        return None
    return float(found[0].low), found[0].unit


def written_bound(bound: Bound) -> str:
    """A bound as it is typed."""
    shown = f"{bound.value:.10f}".rstrip("0").rstrip(".")
    return f"{bound.name}{bound.relation}{shown}{bound.unit}"


__all__ = ["read_bound", "written_bound"]
