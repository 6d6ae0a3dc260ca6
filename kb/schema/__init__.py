"""What stands in the index: its fields, and how reports and passages become documents and come back.

A report is one document, followed at once and in order by one document a passage. They stay together in a segment, so the
report of a passage is the nearest report document before it.

``fields`` names the fields, ``documents`` makes documents of a report, ``stored`` reads them back, ``rows`` writes the values in them as JSON.
"""

from kb.fieldtypes import Frequencies, Name, Terms
from kb.schema.documents import Document, encode_facet, passage_documents, report_document, report_documents
from kb.schema.fields import (
    DATA,
    DEEPEST,
    FACETS,
    MASKED,
    PROMISE,
    REPORT,
    SCHEMA_VERSION,
    TERM_FIELDS,
    Stored,
    facet_field,
    report_of,
    schema,
)
from kb.schema.stored import (
    decode_facet,
    decode_facts,
    decode_outline,
    decode_passage,
    decode_report,
    decode_report_info,
    is_report,
)

__all__ = [
    "DATA", "DEEPEST", "FACETS", "MASKED", "PROMISE", "REPORT", "SCHEMA_VERSION", "TERM_FIELDS", "Document", "Frequencies", "Name", "Stored", "Terms", "decode_facet",
    "decode_facts", "decode_outline", "decode_passage", "decode_report", "decode_report_info", "encode_facet", "facet_field", "is_report", "passage_documents",
    "report_document", "report_documents", "report_of", "schema",
]  # fmt: skip
