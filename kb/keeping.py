"""The notebook beside the index as it is now: where kept texts stand today, and what a saved query finds that is new."""

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Protocol

from kb.errors import UnknownReportError
from kb.model import JsonObject, Passage, Report, ReportInfo
from kb.notebook import Anchor, AnchorState, Note, SavedQuery
from kb.query import QueryError
from kb.search.hits import Hit, Hits

_LONGEST_PROBE = 400
"""Characters of a kept text that are searched for; what is found is then compared whole."""
_CANDIDATES = 50


class Shelf(Protocol):
    """What is asked of a library here."""

    def is_passage(self, passage_id: str) -> bool:
        """Whether it is the id of a passage."""
        ...

    def passage(self, passage_id: str) -> tuple[ReportInfo, Passage]:
        """A passage with its report."""
        ...

    def report(self, report_id: str) -> Report:
        """A whole report."""
        ...

    def search(self, query: str, *, limit: int | None, every_copy: bool) -> Hits:
        """The passages that answer a query."""
        ...


def find_anchor(note: Note, shelf: Shelf) -> Anchor:
    """Where a note's text stands now: under its passage's id, else in its report, else in another one, else nowhere."""
    text = note.text.strip()
    return _by_id(note, text, shelf) or _in_report(note, text, shelf) or _anywhere(note, text, shelf) or _GONE


_GONE = Anchor(AnchorState.GONE)


def _by_id(note: Note, text: str, shelf: Shelf) -> Anchor | None:
    passage_id = note.origin.passage
    if not passage_id or not shelf.is_passage(passage_id):
        return None
    info, passage = shelf.passage(passage_id)
    start = passage.text.find(text)
    return Anchor(AnchorState.SAME, passage_id, info.id, start) if start >= 0 else None


def _in_report(note: Note, text: str, shelf: Shelf) -> Anchor | None:
    """In its own report, also where the text has been cut into other passages; the occurrence nearest to the old place."""
    try:
        report = shelf.report(note.origin.report) if note.origin.report else None
    except UnknownReportError:
        return None
    if report is None or report.info.id != note.origin.report:
        return None
    start = min(_occurrences(report.text, text), key=lambda place: abs(place - note.origin.start), default=None)
    if start is None:
        return None
    passage = next(passage for passage in report.passages if passage.start <= start < passage.end)
    return Anchor(AnchorState.SHIFTED, passage.id, report.info.id, start - passage.start)


def _occurrences(text: str, run: str) -> Iterator[int]:
    place = text.find(run)
    while place >= 0:
        yield place
        place = text.find(run, place + 1)


def _anywhere(note: Note, text: str, shelf: Shelf) -> Anchor | None:
    """In another report: one with the same title, unit or year rather than any."""
    probe = max(text.split("\n"), key=len)[:_LONGEST_PROBE].replace("'", "''").replace("＇", "＇＇")
    try:
        hits = shelf.search(f"'{probe}'", limit=_CANDIDATES, every_copy=True)
    except QueryError:
        return None
    holding = [hit for hit in hits if text in hit.text]
    best = max(holding, key=lambda hit: _kinship(note, hit), default=None)
    return Anchor(AnchorState.ELSEWHERE, best.id, best.report.id, best.text.find(text)) if best else None


def _kinship(note: Note, hit: Hit) -> int:
    pairs = (
        (note.origin.title, hit.report.title),
        (note.origin.unit, hit.report.unit),
        (note.origin.year, hit.report.year),
    )
    return sum(own is not None and own == claim.value for own, claim in pairs)


@dataclass(frozen=True, slots=True)
class News:
    """What a saved query finds: ``fresh`` hits were not seen before; ``digests`` are those of all ``total`` answers."""

    saved: SavedQuery
    fresh: tuple[Hit, ...]
    total: int
    digests: frozenset[str]

    def to_dict(self) -> JsonObject:
        """The news as the command prints it, without the hits."""
        return {"name": self.saved.name, "query": self.saved.query, "new": len(self.fresh), "total": self.total}


def find_news(saved: SavedQuery, seen: Iterable[str], shelf: Shelf) -> News:
    """The answers of a saved query that were not seen before. Raises QueryError."""
    known = frozenset(seen)
    hits = shelf.search(saved.query, limit=None, every_copy=False)
    digests = [hit_digest(hit) for hit in hits]
    fresh = tuple(hit for hit, digest in zip(hits, digests, strict=True) if digest not in known)
    return News(saved, fresh, len(digests), frozenset(digests))


def hit_digest(hit: Hit) -> str:
    """What makes an answer the same one after a re-index: its text, and the title (else the id) and year of its report."""
    report = hit.report
    parts = (hit.text.strip(), report.title.value or report.id, str(report.year.value or ""))
    return hashlib.blake2b("\x00".join(parts).encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()


__all__ = ["News", "Shelf", "find_anchor", "find_news", "hit_digest"]
