"""The corpus as numbers: passages are numbered as Whoosh numbers its documents, reports by rows in that order."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import numpy as np
import numpy.typing as npt

from kb.literal import LiteralIndex, Manner, Matches
from kb.model import Passage, ReportInfo, Role, Section
from kb.schema import REPORT, decode_facet, decode_outline, decode_passage, encode_facet, facet_field
from kb.search.numbering import NumberedIndex
from kb.search.postings import Mask, Numbers, PostingsReader
from kb.search.reports import ReportInfos
from kb.search.sections import section_rows
from kb.store.generation import Generation, reading

ROLES = tuple(Role)


@dataclass(frozen=True, slots=True)
class Facet:
    """A claim of all reports: ``codes`` has each report's row in ``known``, where nothing but the claim is known of a report."""

    codes: Numbers
    known: tuple[ReportInfo, ...]

    def of_each(self) -> Iterator[ReportInfo]:
        """What each report claims, by row."""
        return map(self.known.__getitem__, self.codes.tolist())


@dataclass(frozen=True)
class Corpus:
    """An open generation with its reports' metadata (overrides applied), by the number of each report's own document.

    ``infos`` and ``reports`` read what they are asked for, ``facet`` knows the claims of all reports without reading any.
    """

    generation: Generation
    infos: Mapping[int, ReportInfo]

    @cached_property
    def postings(self) -> PostingsReader:
        """Whoosh's postings as arrays."""
        return PostingsReader(self.generation.reader)

    @property
    def size(self) -> int:
        """How many numbers there are; some belong to reports' own documents or to nothing any more."""
        return self.postings.size

    @cached_property
    def heads(self) -> Numbers:
        """The numbers of the reports' own documents, ascending: row r of ``reports`` has ``heads[r]``."""
        return self.postings.term("kind", REPORT).numbers

    @cached_property
    def reports(self) -> tuple[ReportInfo, ...]:
        """The reports by row, all of them read."""
        return tuple(self.infos[head] for head in self.heads.tolist())

    @cached_property
    def rows(self) -> Numbers:
        """The row of the report that each number belongs to, -1 where it belongs to none."""
        own = np.zeros(self.size, np.bool_)
        own[self.heads] = True
        return np.where(self.postings.living & ~own, np.cumsum(own) - 1, -1)

    @cached_property
    def counts(self) -> Numbers:
        """How many passages each report has, by row."""
        return np.bincount(self.rows[self.passages], minlength=len(self.heads))

    @cached_property
    def numbers_by_id(self) -> dict[str, int]:
        """The number of each report's own document by the report's id."""
        ids, firsts = self.postings.first_terms("report")
        return {ids[code]: head for head, code in zip(self.heads.tolist(), firsts[self.heads].tolist(), strict=True)}

    def facet(self, claim: str) -> Facet:
        """A claim (one of FACETS) of all reports."""
        if claim not in self._facets:
            self._facets[claim] = self._facet(claim)
        return self._facets[claim]

    @cached_property
    def _facets(self) -> dict[str, Facet]:
        return {}

    def _facet(self, claim: str) -> Facet:
        terms, firsts = self.postings.first_terms(facet_field(claim))
        codes, places = firsts[self.heads], {term: code for code, term in enumerate(terms)}
        for head, info in self._corrected.items():
            codes[np.searchsorted(self.heads, head)] = places.setdefault(encode_facet(info, claim), len(places))
        with reading(self.generation.place):
            return Facet(codes, tuple(decode_facet(claim, term) for term in places))

    @cached_property
    def _corrected(self) -> Mapping[int, ReportInfo]:
        return self.infos.corrected() if isinstance(self.infos, ReportInfos) else {}

    @cached_property
    def passages(self) -> Mask:
        """True for every number that is a passage's."""
        return self.rows >= 0

    @cached_property
    def count(self) -> int:
        """How many passages there are."""
        return int(np.count_nonzero(self.passages))

    @cached_property
    def roles(self) -> Numbers:
        """The role of every passage as its place in ROLES, -1 for none."""
        roles = np.full(self.size, -1, np.int64)
        for code, role in enumerate(ROLES):
            roles[self.postings.term("role", role.value).numbers] = code
        return roles

    @cached_property
    def role_codes(self) -> npt.NDArray[np.uint8]:
        """The same in one byte each, one more: 0 for none."""
        return (self.roles + 1).astype(np.uint8)

    @cached_property
    def characters(self) -> int:
        """How many characters all reports have."""
        return int(self.texts.lengths.sum())

    @cached_property
    def sections(self) -> Numbers:
        """The number of the section that each passage lies in, -1 for none. Made when first asked for."""
        sections = np.full(self.size, -1, np.int64)
        last = -1
        for head, count in zip(self.heads.tolist(), self.counts.tolist(), strict=True):
            lengths = self.texts.lengths[head + 1 : head + 1 + count]
            own = section_rows(self.outline(head), np.cumsum(lengths) - (lengths + 1) // 2) + last + 2
            sections[head + 1 : head + 1 + count] = own
            last = max(last, int(own.max(initial=-1)))
        return sections

    def outline(self, head: int) -> tuple[Section, ...]:
        """The outline of a report by the number of its own document."""
        with reading(self.generation.place):
            return decode_outline(self.generation.stored(head, "rest"))

    @cached_property
    def texts(self) -> NumberedIndex:
        """The passages' texts."""
        return self._numbered(self.generation.literal_directory)

    @cached_property
    def initials(self) -> NumberedIndex:
        """The initials of the passages' texts, character by character."""
        return self._numbered(self.generation.initials_directory)

    def _numbered(self, directory: Path) -> NumberedIndex:
        return NumberedIndex(LiteralIndex.open(directory), self.numbers_by_id, self.size)

    def find(self, run: str, manner: Manner = Manner.FOLDED) -> Matches:
        """Every occurrence of a run, by passage number, ascending."""
        return self.texts.find(run, manner)

    def text(self, number: int) -> str:
        """The text of a passage."""
        return self.texts.text(number)

    def passage(self, number: int) -> Passage:
        """A passage with its place in the report."""
        with reading(self.generation.place):
            return decode_passage(self.generation.stored(number, "data"))

    def info(self, number: int) -> ReportInfo:
        """The report a passage belongs to."""
        return self.infos[int(self.heads[self.rows[number]])]


__all__ = ["ROLES", "Corpus", "Facet"]
