"""What stands in the index: its fields, and how reports and passages become documents and come back.

A report is one document, followed at once and in order by one document a passage. They stay together in a segment, so the
report of a passage is the nearest report document before it.
"""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields
from typing import TYPE_CHECKING, Any

from whoosh.fields import ID, STORED, Schema

from kb import analysis
from kb.fieldtypes import Frequencies, Name, Terms
from kb.masking import neighbourhoods
from kb.model import (
    CLAIMS,
    Claim,
    Confidence,
    Cut,
    Evidence,
    Gap,
    Mask,
    Passage,
    PassageKind,
    Problem,
    Report,
    ReportInfo,
    Role,
    Section,
)

if TYPE_CHECKING:
    from kb.facts import Quantity

SCHEMA_VERSION = 7
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
Row = Sequence[Any]


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
        "outline": [_section_row(section) for section in report.outline],
        "cuts": [[cut.rule, cut.text, cut.start, cut.end] for cut in report.cuts],
        "problems": [[problem.file, problem.code, problem.message] for problem in report.problems],
    }
    stored = {"data": _dump(_info_object(report.info)), "rest": _dump(rest)}
    facets = {facet_field(claim): encode_facet(report.info, claim) for claim in FACETS}
    return Document({"report": report.info.id, "kind": REPORT, **facets}, {}, stored)


def passage_documents(report: Report) -> Iterator[Document]:
    """A document a passage, in order."""
    from kb.facts import quantities  # what reads facts is loaded by the indexer alone
    from kb.facts.commitments import promising_passages
    from kb.facts.store import encode

    masks = neighbourhoods([passage.text for passage in report.passages], report.info.masks)
    promising = promising_passages(report)
    for number, passage in enumerate(report.passages):
        numbers = quantities(passage.text)
        has = {
            MASKED: number in masks,
            DATA: bool(numbers) and any(not one.masked for one in numbers),
            PROMISE: number in promising,
        }
        terms = {"has": [term for term, holds in has.items() if holds], "masks": masks.get(number, ())}
        yield _passage_document(
            passage, {field: found for field, found in terms.items() if found}, encode(numbers) if numbers else None
        )


def _passage_document(passage: Passage, terms: Mapping[str, Sequence[str]], facts: str | None) -> Document:
    names = {"report": report_of(passage.id), "kind": passage.kind.value}
    if passage.role:
        names["role"] = passage.role.value
    if passage.kind is not PassageKind.TEXT:
        names["depth"] = str(_depth(passage))
    stored = {"passage": passage.id, "data": _passage_text(passage)}
    if facts is not None:
        stored["facts"] = facts
    return Document(names, terms, stored, passage.text)


def _depth(passage: Passage) -> int:
    """How deep a heading stands: 0 for a title, else 1 and one more for each heading above it, up to ``DEEPEST``."""
    return 0 if passage.kind is PassageKind.TITLE else min(1 + len(passage.path), DEEPEST)


def encode_facet(info: ReportInfo, claim: str) -> str:
    """What filters and facets have to know of a claim, as a term."""
    known: Claim[Any] = getattr(info, claim)
    parents = getattr(info, _PARENTS[claim]) if claim in _PARENTS else ()
    return _dump([known.value, known.confidence, *parents])


def decode_facet(claim: str, term: str) -> ReportInfo:
    """A report of which nothing but a claim is known, without its evidence. Raises ValueError, TypeError."""
    value, confidence, *parents = _load(term)
    above = {_PARENTS[claim]: tuple(parents)} if claim in _PARENTS else {}
    return ReportInfo("", "", **{claim: Claim(value, Confidence(confidence))}, **above)  # type: ignore[arg-type]


_PARENTS = {"region": "region_parents", "kind": "kind_parents"}


def report_of(passage_id: str) -> str:
    """The id of the report that a passage id belongs to."""
    return passage_id.rpartition("/")[0]


def is_report(stored: Stored) -> bool:
    """Whether the stored values are those of a report's own document."""
    return "rest" in stored


def decode_report_info(stored: Stored) -> ReportInfo:
    """The ReportInfo in a report document's stored values."""
    return _info(_load(stored["data"]))


def decode_passage(stored: Stored) -> Passage:
    """The Passage in a passage document's stored values."""
    return _passage(_load(stored["data"]))


def decode_facts(stored: Stored) -> "tuple[Quantity, ...]":
    """The quantities in a passage document's stored values."""
    from kb.facts.store import decode

    return decode(str(stored["facts"])) if "facts" in stored else ()


def decode_outline(stored: Stored) -> tuple[Section, ...]:
    """The outline in a report document's stored values."""
    return tuple(map(_section, _load(stored["rest"])["outline"]))


def decode_report(stored: Stored, passages: Iterable[Stored]) -> Report:
    """The whole report from its own document's stored values and those of its passages, in order."""
    found = tuple(map(decode_passage, passages))
    rest = _load(stored["rest"])
    return Report(
        info=decode_report_info(stored),
        text="".join(passage.text for passage in found),
        outline=tuple(map(_section, rest["outline"])),
        passages=found,
        cuts=tuple(Cut(*row) for row in rest["cuts"]),
        problems=tuple(Problem(*row) for row in rest["problems"]),
    )


_ENCODERS = [
    json.JSONEncoder(ensure_ascii=is_plain, separators=(",", ":"), allow_nan=False) for is_plain in (False, True)
]


_NULL = "null"
_quoted = json.encoder.encode_basestring


def _dump(value: object) -> str:
    # Lone surrogates must survive being written: \u escapes are plain ASCII, but only where they are needed.
    text = _ENCODERS[False].encode(value)
    return text if text.isascii() or _is_writable(text) else _ENCODERS[True].encode(value)


def _is_writable(text: str) -> bool:
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True


def _load(text: object) -> Any:
    if not isinstance(text, str):
        raise TypeError(f"stored text expected, found {type(text).__name__}")
    return json.loads(text)


def _passage_text(passage: Passage) -> str:
    """The row of a passage, which ``_passage`` reads, as JSON: written out here, since there are so many."""
    path = ",".join(map(_quoted, passage.path))
    role, section = (
        (_NULL if passage.role is None else _quoted(passage.role)),
        (_NULL if passage.section is None else passage.section),
    )
    text = f"[{_quoted(passage.id)},{_quoted(passage.kind)},{_quoted(passage.text)},{passage.start},{passage.end},[{path}],{role},{section},{passage.line}]"
    return text if _is_writable(text) else _ENCODERS[True].encode(json.loads(text))


def _passage(row: Row) -> Passage:
    identity, kind, text, start, end, path, role, section, line = row
    return Passage(identity, PassageKind(kind), text, start, end, tuple(path), _role(role), section, line)


def _section_row(section: Section) -> Row:
    place = [section.start, section.heading_end, section.end]
    return [section.level, section.number, section.heading, section.role, *place]


def _section(row: Row) -> Section:
    level, number, heading, role, *place = row
    return Section(level, number, heading, _role(role), *place)


def _role(value: str | None) -> Role | None:
    return None if value is None else Role(value)


def _claim_row(claim: Claim[Any]) -> Row:
    return [claim.value, claim.confidence, [[e.text, e.place, e.start, e.end] for e in claim.evidence]]


def _claim(row: Row) -> Claim[Any]:
    value, confidence, evidence = row
    return Claim(value, Confidence(confidence), tuple(Evidence(*quote) for quote in evidence))


def _info_object(info: ReportInfo) -> dict[str, Any]:
    plain = {field.name: getattr(info, field.name) for field in fields(ReportInfo)}
    plain |= {name: _claim_row(plain[name]) for name in CLAIMS}
    plain["gaps"] = [[gap.start, gap.end, gap.characters] for gap in info.gaps]
    plain["masks"] = [[mask.text, mask.start, mask.end] for mask in info.masks]
    return plain


def _info(plain: dict[str, Any]) -> ReportInfo:
    claims = {name: _claim(plain[name]) for name in CLAIMS}
    gaps = tuple(Gap(*row) for row in plain["gaps"])
    masks = tuple(Mask(*row) for row in plain["masks"])
    parents = {name: tuple(plain[name]) for name in ("region_parents", "kind_parents")}
    return ReportInfo(**(plain | claims | {"gaps": gaps, "masks": masks} | parents))


__all__ = [
    "DATA", "DEEPEST", "FACETS", "MASKED", "PROMISE", "REPORT", "SCHEMA_VERSION", "TERM_FIELDS", "Document", "Frequencies", "Name", "Stored", "Terms", "decode_facet",
    "decode_facts", "decode_outline", "decode_passage", "decode_report", "decode_report_info", "encode_facet", "facet_field", "is_report", "passage_documents",
    "report_document", "report_documents", "report_of", "schema",
]  # fmt: skip
