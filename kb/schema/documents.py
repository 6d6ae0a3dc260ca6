"""Reports and passages as documents before they are written."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from kb import analysis
from kb.masking import neighbourhoods
from kb.model import Claim, Passage, PassageKind, Report, ReportInfo
from kb.schema.fields import DATA, DEEPEST, FACETS, MASKED, PROMISE, REPORT, facet_field, report_of
from kb.schema.rows import dump, info_object, passage_text, section_row

if TYPE_CHECKING:
    from kb.facts import Quantity


@dataclass(frozen=True, slots=True)
class Document:
    """One document before it is written: identifiers that are indexed whole, terms in order, stored values.

    ``text`` stands for its words, bigrams and characters, which are found when it is written.
    """

    names: Mapping[str, str]
    terms: Mapping[str, Sequence[str]]
    stored: Mapping[str, str]
    text: str = ""

    def all_terms(self) -> dict[str, Sequence[str]]:
        """The terms given and those of the text."""
        found = {field: way(self.text) for field, way in _WAYS.items()} if self.text else {}
        return {**self.terms, **found}

    def fields(self) -> dict[str, Any]:
        """The arguments for ``add_document`` of a Whoosh writer."""
        return {**self.stored, **self.names, **self.all_terms()}


_WAYS = {"bigrams": analysis.bigrams, "words": analysis.words, "characters": analysis.characters}


def report_documents(report: Report) -> Iterator[Document]:
    """The documents of a report in the order in which they must be written."""
    yield report_document(report)
    yield from passage_documents(report)


def report_document(report: Report) -> Document:
    """The report's own document: ``data`` is its ReportInfo, ``rest`` its outline, cuts and problems."""
    rest = {
        "outline": [section_row(section) for section in report.outline],
        "cuts": [[cut.rule, cut.text, cut.start, cut.end] for cut in report.cuts],
        "problems": [[problem.file, problem.code, problem.message] for problem in report.problems],
    }
    stored = {"data": dump(info_object(report.info)), "rest": dump(rest)}
    facets = {facet_field(claim): encode_facet(report.info, claim) for claim in FACETS}
    return Document({"report": report.info.id, "kind": REPORT, **facets}, {}, stored)


def passage_documents(report: Report) -> Iterator[Document]:
    """A document a passage, in order."""
    from kb.facts import quantities  # what reads facts is loaded by the indexer alone
    from kb.facts.commitments import promising_passages
    from kb.facts.store import encode

    tabled = _tabled(report)
    masks = neighbourhoods([passage.text for passage in report.passages], report.info.masks)
    promising = promising_passages(report)
    for number, passage in enumerate(report.passages):
        numbers = _together(quantities(passage.text), tabled.get(number, ()))
        has = {
            MASKED: number in masks,
            DATA: bool(numbers) and any(not one.masked for one in numbers),
            PROMISE: number in promising,
        }
        terms = {"has": [term for term, holds in has.items() if holds], "masks": masks.get(number, ())}
        yield _passage_document(
            passage, {field: found for field, found in terms.items() if found}, encode(numbers) if numbers else None
        )


def _tabled(report: Report) -> "Mapping[int, tuple[Quantity, ...]]":
    """The numbers in the tables of a report."""
    if "\t" not in report.text:
        return {}
    from kb.facts.tabled import tabled_quantities  # only where a report has a table

    return tabled_quantities(report)


def _together(numbers: "tuple[Quantity, ...]", tabled: "tuple[Quantity, ...]") -> "tuple[Quantity, ...]":
    """The numbers of a passage and those that its table says more of, in order."""
    if not tabled:
        return numbers
    apart = [one for one in numbers if all(one.end <= cell.start or cell.end <= one.start for cell in tabled)]
    return tuple(sorted([*apart, *tabled], key=lambda one: one.start))


def _passage_document(passage: Passage, terms: Mapping[str, Sequence[str]], facts: str | None) -> Document:
    names = {"report": report_of(passage.id), "kind": passage.kind.value}
    if passage.role:
        names["role"] = passage.role.value
    if passage.kind is not PassageKind.TEXT:
        names["depth"] = str(_depth(passage))
    stored = {"passage": passage.id, "data": passage_text(passage)}
    if facts is not None:
        stored["facts"] = facts
    return Document(names, terms, stored, passage.text)


def _depth(passage: Passage) -> int:
    """How deep a heading stands: 0 for a title, else 1 and one more for each heading above it, up to ``DEEPEST``."""
    return 0 if passage.kind is PassageKind.TITLE else min(1 + len(passage.path), DEEPEST)


def encode_facet(info: ReportInfo, claim: str) -> str:
    """What filters and facets have to know of a claim, as a term."""
    known: Claim[Any] = getattr(info, claim)
    parents = getattr(info, PARENTS[claim]) if claim in PARENTS else ()
    return dump([known.value, known.confidence, *parents])


PARENTS = {"region": "region_parents", "kind": "kind_parents"}
"""What a claim's value lies in: the fields of ReportInfo that hold it."""


__all__ = ["PARENTS", "Document", "encode_facet", "passage_documents", "report_document", "report_documents"]
