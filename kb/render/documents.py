"""The ledger of documents as text and as a table."""

from collections.abc import Callable, Iterator, Mapping

from kb.documents import Act, Document, DocumentLedger, Mention
from kb.documents.graph import report_name
from kb.i18n import _, ngettext
from kb.render.cells import cut
from kb.render.sheets import Sheet
from kb.text import visible_line

ACTS: Mapping[Act, Callable[[], str]] = {
    Act.NONE: lambda: _("named"),
    Act.DRAFT: lambda: _("drawn up"),
    Act.ISSUE: lambda: _("issued"),
    Act.REVISE: lambda: _("revised"),
    Act.REPEAL: lambda: _("repealed"),
    Act.REFER: lambda: _("relied on"),
    Act.IMPLEMENT: lambda: _("carried out"),
}


def title_text(document: Document) -> str:
    """A document by its title in marks, its number, how far it is."""
    title = f"《{document.title}》" if document.titles else document.docno
    number = f" {document.docno}" if document.docno and document.titles else ""
    state = f" 〔{document.state}〕" if document.state and document.state not in document.title else ""
    return visible_line(f"{title}{number}{state}")


def acts_text(document: Document) -> str:
    """What was done with a document, and how often."""
    return " ".join(f"{ACTS[act]()} {times}" for act, times in document.acts.items())


def document_lines(ledger: DocumentLedger, *, width: int | None) -> Iterator[str]:
    """A document under a head: titles, counts, what replaced it, then a line a mention in the order of the years."""
    known = ledger.by_key()
    for document in ledger.documents:
        for line in _lines(document, known):
            yield line if width is None else cut(line, width)


def _lines(document: Document, known: Mapping[str, Document]) -> Iterator[str]:
    reports = ngettext("{n} report", "{n} reports", document.reports).format(n=document.reports)
    yield " · ".join(filter(None, [title_text(document), reports, acts_text(document)]))
    for other in document.titles[1:]:
        yield "  " + _("also written {title}").format(title=visible_line(f"《{other}》"))
    for key in document.replaced_by:
        newer = title_text(known[key]) if key in known else f"《{visible_line(key)}》"
        yield "  " + _("replaced by {title}").format(title=newer)
    yield from dict.fromkeys("  " + mention_line(mention) for mention in document.mentions)


def mention_line(mention: Mention) -> str:
    """Who did what with it, when, where that stands."""
    said = " ".join(filter(None, [ACTS[mention.act](), mention.citation.state and f"〔{mention.citation.state}〕"]))
    by = [mention.issuer, mention.date]
    whose = " ".join(filter(None, [report_name(mention.report), f"({'，'.join(filter(None, by))})" if any(by) else ""]))
    return visible_line("  ".join([said, whose, " › ".join(mention.passage.path[-2:]), mention.passage.id]))


def document_sheet(ledger: DocumentLedger) -> Sheet:
    """The ledger as a table, a row a mention."""
    head = (
        _("document"), _("number"), _("state"), _("act"), _("words"), _("issuer"), _("date"), _("unit"), _("year"), _("replaced by"), _("source"), "id",
    )  # fmt: skip
    return Sheet(head, tuple(_row(one, mention) for one in ledger.documents for mention in one.mentions))


def _row(document: Document, mention: Mention) -> tuple[str | int | None, ...]:
    info, citation = mention.report, mention.citation
    said = (ACTS[mention.act](), mention.act_text, mention.issuer, mention.date)
    source = f"{info.file}:{mention.passage.line}"
    newer = "；".join(document.replaced_by)
    return (
        document.title, citation.docno or document.docno, citation.state, *said, info.unit.value, info.year.value, newer, source, mention.passage.id,
    )  # fmt: skip


__all__ = ["ACTS", "acts_text", "document_lines", "document_sheet", "mention_line", "title_text"]
