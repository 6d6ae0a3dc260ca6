"""Who cites what and what replaced what, as a graph: nodes and edges, and the same in the DOT language."""

from collections.abc import Iterator
from dataclasses import dataclass

from kb.documents.ledger import Document, DocumentLedger
from kb.model import JsonObject, ReportInfo


@dataclass(frozen=True, slots=True)
class Edge:
    """From a report to a document, labelled with the act, or from a document to the one that took its place."""

    source: str
    target: str
    label: str

    def to_dict(self) -> JsonObject:
        """The edge as the command prints it."""
        return {"source": self.source, "target": self.target, "label": self.label}


REPLACED = "replaced by"


def edges(ledger: DocumentLedger) -> Iterator[Edge]:
    """Every edge once."""
    seen: set[Edge] = set()
    for document in ledger.documents:
        for edge in _edges(document):
            if edge not in seen:
                seen.add(edge)
                yield edge


def _edges(document: Document) -> Iterator[Edge]:
    for mention in document.mentions:
        yield Edge(f"report:{mention.report.id}", f"document:{document.key}", mention.act.value or "cite")
    for key in document.replaced_by:
        yield Edge(f"document:{document.key}", f"document:{key}", REPLACED)


def nodes(ledger: DocumentLedger) -> dict[str, str]:
    """Node name → what to show of it."""
    shown = {f"document:{one.key}": f"《{one.title}》" if one.titles else one.docno for one in ledger.documents}
    for document in ledger.documents:
        for mention in document.mentions:
            shown[f"report:{mention.report.id}"] = report_name(mention.report)
        for key in document.replaced_by:
            shown.setdefault(f"document:{key}", f"《{key}》")
    return shown


def report_name(info: ReportInfo) -> str:
    """Unit and year of a report, its title or file where they are unknown."""
    named = " ".join(str(value) for value in (info.unit.value, info.year.value) if value)
    return named or info.title.value or info.file


def dot_lines(ledger: DocumentLedger) -> Iterator[str]:
    """The graph in the DOT language."""
    yield "digraph documents {"
    yield '  rankdir=LR; node [shape=box, fontname="sans-serif"];'
    for name, label in nodes(ledger).items():
        shape = "" if name.startswith("document:") else ", shape=ellipse"
        yield f"  {_quoted(name)} [label={_quoted(label)}{shape}];"
    for edge in edges(ledger):
        style = ", style=bold" if edge.label == REPLACED else ""
        yield f"  {_quoted(edge.source)} -> {_quoted(edge.target)} [label={_quoted(edge.label)}{style}];"
    yield "}"


def _quoted(text: str) -> str:
    """A string of the DOT language: nothing in it can end it or be a markup."""
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return '"' + " ".join(escaped.split()) + '"'


__all__ = ["Edge", "dot_lines", "edges", "nodes", "report_name"]
