"""Filters written into the text of a query and taken out of it: what a panel of boxes and a range of years do."""

from collections.abc import Callable

from kb.query import And, Choice, Field, Filter, Name, Or, Query, QueryError, Unknown, Value, Years, parse, write
from kb.query.fields import KINDS, row_for

BY_NAME = (Field.UNIT, Field.REGION)


def filters_of(query: Query) -> tuple[Filter, ...]:
    """The filters that hold of the whole query, in their order."""
    if query.plain:
        return ()
    parts = query.root.parts if isinstance(query.root, And) else (query.root,)
    return tuple(part for part in parts if isinstance(part, Filter))


def checked(text: str, field: Field) -> tuple[str, ...]:
    """The values of a field that a query's text asks for; nothing where it cannot be read."""
    found = _filter(text, field)
    return tuple(map(value_text, found.values)) if found else ()


def value_text(value: Value) -> str:
    """A value as the facets count it."""
    match value:
        case Name(text, _):
            return text
        case Choice(name):
            return name
        case Years(first, last):
            return str(first) if first == last else f"{first or ''}..{last or ''}"
        case Unknown():
            return "?"
        case _:
            return ""  # a bound: no facet counts it


def toggled(text: str, field: Field, value: str) -> str:
    """The query's text with that value asked for, or no longer. Raises QueryError where the text cannot be read."""

    def change(values: tuple[Value, ...]) -> tuple[Value, ...]:
        kept = tuple(known for known in values if value_text(known) != value)
        return kept if len(kept) < len(values) else (*values, _value(field, value))

    return _changed(text, field, change)


def years_of(text: str) -> tuple[int | None, int | None]:
    """The range of years that a query's text asks for."""
    found = _filter(text, Field.YEAR)
    ranges = [value for value in found.values if isinstance(value, Years)] if found else []
    return (ranges[0].first, ranges[0].last) if len(ranges) == 1 else (None, None)


def with_years(text: str, first: int | None, last: int | None) -> str:
    """The query's text with that range of years; both None takes the range out. Raises QueryError."""
    if first is not None and last is not None and first > last:
        first, last = last, first
    wanted = () if first is None and last is None else (Years(first, last),)
    return _changed(text, Field.YEAR, lambda _values: wanted)


def without(text: str, field: Field) -> str:
    """The query's text without the filter of that field."""
    return _changed(text, field, lambda _values: ())


def toggled_end(ends: tuple[int | None, int | None], year: int) -> tuple[int | None, int | None]:
    """A range of years after a year was picked: it begins with it, reaches to it, or, picked inside, is given up."""
    first, last = ends
    if first is None or last is None:
        return (year, year)
    if first <= year <= last:
        return (None, None)
    return (min(first, year), max(last, year))


def _value(field: Field, value: str) -> Value:
    if field is Field.YEAR:
        return Years(int(value), int(value))
    if field in BY_NAME or (field is Field.KIND and row_for(value, KINDS) is None):
        return Name(value, quoted=True)
    return Choice(value)


def _filter(text: str, field: Field) -> Filter | None:
    try:
        query = parse(text)
    except QueryError:
        return None
    return next((part for part in filters_of(query) if part.field is field), None)


def _changed(text: str, field: Field, change: Callable[[tuple[Value, ...]], tuple[Value, ...]]) -> str:
    if not text.strip():
        return _written(field, change(()))
    query = parse(text)
    found = next((part for part in filters_of(query) if part.field is field), None)
    if found is None:
        body = f"({text.strip()})" if isinstance(query.root, Or) else text.strip()
        return f"{body} {_written(field, change(()))}".strip()
    start, end = found.span.start, found.span.end
    pieces = (text[:start].strip(), _written(field, change(found.values)), text[end:].strip())
    return " ".join(piece for piece in pieces if piece)


def _written(field: Field, values: tuple[Value, ...]) -> str:
    return write(Filter(field, values)) if values else ""


__all__ = ["checked", "filters_of", "toggled", "toggled_end", "value_text", "with_years", "without", "years_of"]
