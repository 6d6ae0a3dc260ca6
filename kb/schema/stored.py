"""Documents that are read back: reports, passages, what is known of them."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from kb.model import Claim, Cut, Passage, Problem, Report, ReportInfo, Section
from kb.schema.documents import PARENTS
from kb.schema.fields import Stored
from kb.schema.rows import CONFIDENCES, load, read_info, read_passage, read_section

if TYPE_CHECKING:
    from kb.facts import Quantity


def decode_facet(claim: str, term: str) -> ReportInfo:
    """A report of which nothing but a claim is known, without its evidence. Raises ValueError, TypeError, LookupError."""
    value, confidence, *parents = load(term)
    above = {PARENTS[claim]: tuple(parents)} if claim in PARENTS else {}
    return ReportInfo("", "", **{claim: Claim(value, CONFIDENCES[confidence])}, **above)  # type: ignore[arg-type]


def is_report(stored: Stored) -> bool:
    """Whether the stored values are those of a report's own document."""
    return "rest" in stored


def decode_report_info(stored: Stored) -> ReportInfo:
    """The ReportInfo in a report document's stored values."""
    return read_info(load(stored["data"]))


def decode_passage(stored: Stored) -> Passage:
    """The Passage in a passage document's stored values."""
    return read_passage(load(stored["data"]))


def decode_facts(stored: Stored) -> "tuple[Quantity, ...]":
    """The quantities in a passage document's stored values."""
    from kb.facts.store import decode

    return decode(str(stored["facts"])) if "facts" in stored else ()


def decode_outline(stored: Stored) -> tuple[Section, ...]:
    """The outline in a report document's stored values."""
    return tuple(map(read_section, load(stored["rest"])["outline"]))


def decode_report(stored: Stored, passages: Iterable[Stored]) -> Report:
    """The whole report from its own document's stored values and those of its passages, in order."""
    found = tuple(map(decode_passage, passages))
    rest = load(stored["rest"])
    return Report(
        info=decode_report_info(stored),
        text="".join(passage.text for passage in found),
        outline=tuple(map(read_section, rest["outline"])),
        passages=found,
        cuts=tuple(Cut(*row) for row in rest["cuts"]),
        problems=tuple(Problem(*row) for row in rest["problems"]),
    )


__all__ = [
    "decode_facet", "decode_facts", "decode_outline", "decode_passage", "decode_report", "decode_report_info", "is_report",
]  # fmt: skip
