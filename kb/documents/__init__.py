"""Documents that reports name: a ledger of who made, issued, revised, repealed and followed which, and what replaced what."""

from kb.documents.graph import Edge, dot_lines, edges, nodes
from kb.documents.keys import document_key
from kb.documents.ledger import Document, DocumentLedger, Mention, make_ledger
from kb.facts.acts import Act

__all__ = [
    "Act",
    "Document",
    "DocumentLedger",
    "Edge",
    "Mention",
    "document_key",
    "dot_lines",
    "edges",
    "make_ledger",
    "nodes",
]
