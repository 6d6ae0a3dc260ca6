"""Quantities as the index keeps them: a short text beside the passage they were read from, read again only when asked for."""

import json
from collections.abc import Sequence
from typing import Any

from kb.facts.values import Change, Column, Qualifier, Quantity, UnitKind
from kb.model import Span

_KINDS = tuple(UnitKind)
_QUALIFIERS = tuple(Qualifier)
_CHANGES = (None, *Change)
_NOWHERE = -1
_SPANS = 4
"""How many spans a quantity has: indicator, subject, base, period."""


def encode(quantities: Sequence[Quantity]) -> str:
    """The quantities of a passage as text."""
    return json.dumps([_row(one) for one in quantities], ensure_ascii=False, separators=(",", ":"), allow_nan=False)


def decode(text: str) -> tuple[Quantity, ...]:
    """The quantities that were kept. Raises ValueError, TypeError or IndexError where it is no such text."""
    return tuple(map(_quantity, json.loads(text)))


def _row(one: Quantity) -> list[Any]:
    value = [one.low, one.high, one.step, one.unit]
    codes = [_KINDS.index(one.kind), _QUALIFIERS.index(one.qualifier), _CHANGES.index(one.change)]
    spans = [_edges(span) for span in (one.indicator, one.subject, one.base, one.period)]
    column = one.column
    said = [[column.name, column.year, column.back, column.unit, column.goal]] if column else []
    return [one.start, one.end, *value, *codes, *(edge for edges in spans for edge in edges), *said]


def _edges(span: Span | None) -> tuple[int, int]:
    return (_NOWHERE, _NOWHERE) if span is None else (span.start, span.end)


def _quantity(row: Sequence[Any]) -> Quantity:
    start, end, low, high, step, unit, kind, qualifier, change, *edges = row
    column = Column(*edges.pop()) if len(edges) == 2 * _SPANS + 1 else None
    if len(edges) != 2 * _SPANS:
        raise ValueError(row)
    indicator, subject, base, period = (_span(*edges[place : place + 2]) for place in range(0, 2 * _SPANS, 2))
    return Quantity(
        start=start,
        end=end,
        low=low,
        high=high,
        step=step,
        unit=unit,
        kind=_KINDS[kind],
        qualifier=_QUALIFIERS[qualifier],
        change=_CHANGES[change],
        indicator=indicator,
        subject=subject,
        base=base,
        period=period,
        column=column,
    )


def _span(start: int, end: int) -> Span | None:
    return None if start == _NOWHERE else Span(start, end)


__all__ = ["decode", "encode"]
