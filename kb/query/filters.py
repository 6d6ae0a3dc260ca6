"""Filters: ``field:value|value``, their names looked up in the tables and their values read as the field wants them."""

from dataclasses import dataclass, replace

from kb.model import Span
from kb.query.errors import QueryError
from kb.query.faults import fault, unknown_field, unknown_value
from kb.query.fields import CHOICES, FIELDS, OPEN_CHOICES, SAVED, SCOPES, Row, near_rows, row_of, shown
from kb.query.nodes import Choice, Field, Filter, Name, Unknown, Value
from kb.query.quotes import DOUBLE, SINGLE, read_quotation
from kb.query.runs import run_end
from kb.query.shares import read_share
from kb.query.source import Source
from kb.query.years import bracketed_end, read_years
from kb.text import nfc

_QUOTES = frozenset(DOUBLE | SINGLE)
_NUMBERED = {Field.YEAR: "bad-year", Field.SUBSTANCE: "bad-share"}
"""The fields whose values are numbers, and what is wrong with a quoted one."""
_NO_VALUE = frozenset("-;/#$:")
"""Signs no value begins with: they are operators, or a slip of the hand."""

_TERM_OPERATORS = frozenset("-;/(#$")
_COMPARISONS = frozenset("<>=≥≤")


@dataclass(frozen=True, slots=True)
class Prefix:
    """A word and its colon at the start of a term; ``end`` is behind the colon."""

    name: str
    start: int
    end: int


def read_prefix(source: Source, start: int) -> Prefix | None:
    """The field name at the start of a term: letters or Han up to a colon. A comparison (``满意度>=90``) is refused."""
    end = start
    while source.at(end).isalpha():
        end += 1
    if end == start:
        return None
    if _is_comparison(source, end):
        raise _unknown_field(source, start, source.text[start:end])
    return Prefix(source.text[start:end], start, end + 1) if source.at(end) == ":" else None


def _is_comparison(source: Source, place: int) -> bool:
    behind = place
    while source.at(behind) in _COMPARISONS and source.at(behind):
        behind += 1
    return place < behind <= place + 2 and source.at(behind).isdigit()


def field_row(source: Source, prefix: Prefix) -> Row:
    """The row of a field, a scope or the word before a saved query's name in the tables."""
    row = row_of(prefix.name, FIELDS) or row_of(prefix.name, SCOPES) or row_of(prefix.name, SAVED)
    if row is None:
        raise _unknown_field(source, prefix.start, prefix.name)
    return row


def _unknown_field(source: Source, column: int, name: str) -> QueryError:
    rows = FIELDS + SCOPES + SAVED
    return unknown_field(source, column, name, near_rows(name, rows), tuple(shown(row, name) for row in rows))


@dataclass(frozen=True, slots=True)
class _Reader:
    """Reads the values of one field; of None: names of saved queries."""

    source: Source
    field: Field | None
    name: str
    grouped: bool

    def values(self, prefix: Prefix) -> tuple[tuple[Value, ...], int]:
        return self._bracketed(prefix.end) if self.source.at(prefix.end) == "(" else self._listed(prefix.end)

    def _listed(self, place: int) -> tuple[tuple[Value, ...], int]:
        """Values with ``|`` between them, without spaces; a ``|`` before another kind of term is the operator."""
        value, place = self.value(place)
        values = [value]
        while self.source.at(place) == "|" and self._value_follows(place + 1):
            value, place = self.value(place + 1)
            values.append(value)
        return tuple(values), place

    def _value_follows(self, place: int) -> bool:
        source = self.source
        if source.ends(place) or source.at(place) in _TERM_OPERATORS:
            return False
        return read_prefix(source, place) is None

    def _bracketed(self, opening: int) -> tuple[tuple[Value, ...], int]:
        """Values between brackets, spaces allowed around them."""
        source, values = self.source, list[Value]()
        place = opening
        while not values or source.at(place) == "|":
            value, place = replace(self, grouped=True).value(source.skip_spaces(place + 1))
            values.append(value)
            place = source.skip_spaces(place)
        if source.at(place) != ")":
            code, column = ("bad-value-list", place) if source.at(place) else ("unclosed-bracket", opening)
            raise fault(code, source, column, name=self.name)
        return tuple(values), place + 1

    def value(self, start: int) -> tuple[Value, int]:
        source = self.source
        if source.ends(start):
            raise fault("empty-value", source, start, name=self.name)
        if source.at(start) in _QUOTES:
            return self._quoted(start)
        if source.at(start) in _NO_VALUE:
            raise fault("operator-as-value", source, start, sign=source.at(start), name=self.name)
        end = self._bare_end(start)
        return self._read(Span(start, end)), end

    def _bare_end(self, start: int) -> int:
        bracketed = bracketed_end(self.source, start) if self.field is Field.YEAR else None
        return bracketed or run_end(self.source, start, self.grouped)

    def _quoted(self, start: int) -> tuple[Value, int]:
        found = read_quotation(self.source, start)
        if not found.text.strip():
            raise fault("empty-quotes", self.source, start)
        span = Span(start, found.end)
        if self.field in _NUMBERED:
            raise fault(_NUMBERED[self.field], self.source, start, value=self.source.cut(span))
        return self._looked_up(Name(found.text, quoted=True, span=span)), found.end

    def _read(self, span: Span) -> Value:
        if self.source.signs[span.start : span.end] == "?" and self.field not in {
            Field.HAS,
            Field.CITES,
            Field.SUBSTANCE,
            None,
        }:
            return Unknown(span=span)
        if self.field is Field.YEAR:
            return read_years(self.source, span)
        if self.field is Field.SUBSTANCE:
            return read_share(self.source, span)
        return self._looked_up(Name(nfc(self.source.cut(span)), span=span))

    def _looked_up(self, name: Name) -> Value:
        """The row of the field's table that the name belongs to; the name itself where the field has none or is open."""
        rows = CHOICES.get(self.field) if self.field else None
        row = row_of(name.text, rows) if rows else None
        if row:
            return Choice(row.value, span=name.span)
        if rows is None or self.field in OPEN_CHOICES:
            return name
        known = tuple(shown(row, name.text) for row in rows)
        raise unknown_value(self.source, name.span.start, name.text, near_rows(name.text, rows), known)


def read_filter(source: Source, prefix: Prefix, row: Row, grouped: bool) -> tuple[Filter, int]:
    """The filter that begins with a field's prefix, and the place behind it."""
    field = Field(row.value)
    values, end = _Reader(source, field, prefix.name, grouped).values(prefix)
    return Filter(field, values, span=Span(prefix.start, end)), end


def read_names(source: Source, prefix: Prefix, grouped: bool) -> tuple[tuple[Name, ...], int]:
    """The names that follow a prefix, as they were typed, and the place behind them."""
    values, end = _Reader(source, None, prefix.name, grouped).values(prefix)
    return tuple(value for value in values if isinstance(value, Name)), end


__all__ = ["Prefix", "field_row", "read_filter", "read_names", "read_prefix"]
