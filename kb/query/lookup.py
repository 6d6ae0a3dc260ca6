"""Values in the user's own words that the reports do not know."""

from kb.query.errors import QueryError
from kb.query.faults import unknown_value
from kb.query.fields import nearest
from kb.query.nodes import Name, Query
from kb.query.source import read_source

_LISTED = 12
"""Known names shown when none is near."""


def unknown_name(query: Query, name: Name, known: tuple[str, ...]) -> QueryError:
    """The error for a value that no report has; ``known`` are the values there are, the most frequent first."""
    return unknown_value(
        read_source(query.text), name.span.start, name.text, nearest(name.text, known), known[:_LISTED]
    )


__all__ = ["unknown_name"]
