"""The fields of the index, and the terms and values that have a meaning in them."""

from collections.abc import Mapping

from whoosh.fields import ID, STORED, Schema

from kb.fieldtypes import Name, Terms

SCHEMA_VERSION = 8
"""Raised whenever an index written before cannot be read any more."""

REPORT = "report"
"""The ``kind`` of a report's own document; a passage's is its PassageKind."""

DEEPEST = 12
"""The greatest ``depth`` of a heading."""

MASKED = "mask"
"""The term of the field ``has`` of passages in which a mask begins."""

DATA = "data"
"""The term of the field ``has`` of passages that state a quantity with a value."""

PROMISE = "promise"
"""The term of the field ``has`` of passages in which something is promised."""

FACETS = ("title", "unit", "region", "level", "kind", "year")
"""The claims that are indexed, so that filters and facets need no report's metadata: see ``facet_field``."""

Stored = Mapping[str, object]
"""The stored values of a document."""

TERM_FIELDS = ("bigrams", "words")
"""The fields whose terms are told how many of them a document has."""


def facet_field(claim: str) -> str:
    """The field that holds a claim of FACETS of each report."""
    return f"report_{claim}"


def schema() -> Schema:
    """The fields of every document."""
    return Schema(
        report=ID(),
        kind=ID(),
        passage=STORED(),
        role=ID(),
        depth=ID(),
        words=Terms(),
        bigrams=Terms(),
        characters=Terms(),
        has=Terms(),
        masks=Terms(),
        data=STORED(),
        facts=STORED(),
        rest=STORED(),
        **{facet_field(claim): Name() for claim in FACETS},
    )


def report_of(passage_id: str) -> str:
    """The id of the report that a passage id belongs to."""
    return passage_id.rpartition("/")[0]


__all__ = [
    "DATA", "DEEPEST", "FACETS", "MASKED", "PROMISE", "REPORT", "SCHEMA_VERSION", "TERM_FIELDS", "Stored", "facet_field", "report_of", "schema",
]  # fmt: skip
