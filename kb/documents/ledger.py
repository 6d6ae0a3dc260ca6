"""The ledger of documents: each with its titles, who did what with it when, and what took its place."""

from collections import Counter
from collections.abc import Callable, Container, Iterable, Iterator
from dataclasses import dataclass, replace

from kb.documents.keys import document_key, is_common
from kb.facts.acts import Act
from kb.facts.citations import Citation, citations
from kb.facts.replacing import replacements
from kb.model import JsonObject, Passage, Report, ReportInfo, Span
from kb.text import fold


@dataclass(frozen=True, slots=True)
class Mention:
    """A place where a report names a document; ``start`` and ``end`` are of the report's text, ``spans`` of the passage's."""

    report: ReportInfo
    passage: Passage
    citation: Citation
    act_text: str
    issuer: str
    date: str

    @property
    def act(self) -> Act:
        """What was done with the document there."""
        return self.citation.act

    @property
    def spans(self) -> tuple[Span, ...]:
        """The document's name and the word of the act, in the passage's text, ascending."""
        marked = [Span(self.citation.start, self.citation.end), *filter(None, [self.citation.act_span])]
        inside = [span for span in marked if self.passage.start <= span.start and span.end <= self.passage.end]
        moved = [Span(span.start - self.passage.start, span.end - self.passage.start) for span in inside]
        return tuple(sorted(moved, key=lambda span: span.start))

    def to_dict(self) -> JsonObject:
        """The mention as the command prints it."""
        said = {"act": self.act.value, "words": self.act_text, "issuer": self.issuer, "date": self.date}
        place = {"passage": self.passage.id, "start": self.citation.start, "end": self.citation.end}
        info = self.report
        whose = {"report": info.id, "unit": info.unit.value, "year": info.year.value}
        return {"title": self.citation.title, "state": self.citation.state} | said | whose | place


@dataclass(frozen=True, slots=True)
class Document:
    """A document that reports name. ``titles`` the ways in which they write it, the fullest first; ``replaced_by`` keys of documents."""

    key: str
    titles: tuple[str, ...]
    docno: str
    state: str
    mentions: tuple[Mention, ...]
    replaced_by: tuple[str, ...] = ()

    @property
    def title(self) -> str:
        """The title to show; the number where nobody gives a title."""
        return self.titles[0] if self.titles else self.docno

    @property
    def acts(self) -> dict[Act, int]:
        """How often each act is said of it, the act of being merely named left out, in the order of Act."""
        counts = Counter(mention.act for mention in self.mentions)
        return {act: counts[act] for act in Act if act and counts[act]}

    @property
    def reports(self) -> int:
        """How many reports name it."""
        return len({mention.report.id for mention in self.mentions})

    def to_dict(self) -> JsonObject:
        """The document as the command prints it."""
        shown = {"title": self.title, "titles": list(self.titles), "docno": self.docno, "state": self.state}
        counts = {"acts": {act.value: times for act, times in self.acts.items()}, "reports": self.reports}
        mentions = [mention.to_dict() for mention in self.mentions]
        return {"key": self.key} | shown | counts | {"replaced_by": list(self.replaced_by), "mentions": mentions}


@dataclass(frozen=True, slots=True)
class DocumentLedger:
    """Every document that some reports name, those most named first."""

    documents: tuple[Document, ...]

    def named(self, title: str) -> "DocumentLedger":
        """The documents whose title, or number, holds a run."""
        wanted = fold(title.strip().strip("《》"))
        return DocumentLedger(tuple(one for one in self.documents if _is_called(one, wanted)))

    def with_act(self, acts: Iterable[Act]) -> "DocumentLedger":
        """The documents with which one of these acts was done, with those mentions only."""
        wanted = frozenset(acts)
        return self._with(lambda mention: mention.act in wanted)

    def among(self, passages: Container[str]) -> "DocumentLedger":
        """The documents named in passages of these ids, with those mentions only."""
        return self._with(lambda mention: mention.passage.id in passages)

    def _with(self, wanted: Callable[[Mention], bool]) -> "DocumentLedger":
        kept = (replace(one, mentions=tuple(filter(wanted, one.mentions))) for one in self.documents)
        return DocumentLedger(tuple(one for one in kept if one.mentions))

    def first(self, limit: int | None) -> "DocumentLedger":
        """The first documents; all where ``limit`` is None."""
        return DocumentLedger(self.documents[:limit])

    def by_key(self) -> dict[str, Document]:
        """The documents by key."""
        return {one.key: one for one in self.documents}


def _is_called(one: Document, wanted: str) -> bool:
    return any(wanted in fold(name) for name in (*one.titles, one.docno, one.key))


def make_ledger(reports: Iterable[Report]) -> DocumentLedger:
    """The ledger of the documents that these reports name."""
    mentions: dict[str, list[Mention]] = {}
    newer: dict[str, list[str]] = {}
    for report in reports:
        found = citations(report.text)
        for one in found:
            mentions.setdefault(_key(report.info, one), []).append(_mention(report, one))
        for old, new in _replaced(report, found):
            newer.setdefault(old, []).append(new)
    documents = [_document(key, own, newer.get(key, ())) for key, own in mentions.items()]
    return DocumentLedger(tuple(sorted(documents, key=lambda one: (-one.reports, -len(one.mentions), one.key))))


def _key(info: ReportInfo, one: Citation) -> str:
    if not one.full:
        return fold(one.docno)
    key = document_key(one.full)
    return f"{key}@{info.id}" if is_common(key) else key


def _replaced(report: Report, found: tuple[Citation, ...]) -> Iterator[tuple[str, str]]:
    """Keys of old and new documents; what a report that is itself a document repeals, without naming another, it replaces."""
    told = replacements(report.text, found)
    for old, new in told:
        yield _key(report.info, old), _key(report.info, new)
    title = report.info.title.value
    if title and report.info.docno.value:
        known = {id(old) for old, _new in told}
        for one in found:
            if one.act is Act.REPEAL and id(one) not in known and document_key(one.full) != document_key(title):
                yield _key(report.info, one), document_key(title)


def _mention(report: Report, one: Citation) -> Mention:
    passage = next(passage for passage in report.passages if passage.start <= one.start < passage.end)
    issuer, date, act = (
        report.text[span.start : span.end] if span else "" for span in (one.issuer, one.date, one.act_span)
    )
    return Mention(report.info, passage, one, act, issuer, date)


def _document(key: str, mentions: list[Mention], newer: Iterable[str]) -> Document:
    titles = Counter(mention.citation.full for mention in mentions if mention.citation.full)
    ordered = sorted(titles, key=lambda title: (-len(title), title))
    ordered_mentions = sorted(
        mentions, key=lambda one: (one.report.year.value or 0, one.report.file, one.citation.start)
    )
    numbers = Counter(mention.citation.docno for mention in mentions if mention.citation.docno)
    docno = numbers.most_common(1)[0][0] if numbers else ""
    states = [mention.citation.state for mention in ordered_mentions]
    return Document(key, tuple(ordered), docno, states[-1], tuple(ordered_mentions), tuple(dict.fromkeys(newer)))


__all__ = ["Document", "DocumentLedger", "Mention", "make_ledger"]
