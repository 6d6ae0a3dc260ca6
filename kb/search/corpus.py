"""The corpus as numbers: passages are numbered as Whoosh numbers its documents, reports by rows in that order."""

from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import numpy as np

from kb.literal import LiteralIndex, Manner, Matches
from kb.model import Passage, ReportInfo, Role, Section
from kb.schema import decode_outline, decode_passage
from kb.search.numbering import NumberedIndex
from kb.search.postings import Mask, Numbers, PostingsReader
from kb.search.sections import section_rows
from kb.store import Generation, reading

ROLES = tuple(Role)


@dataclass(frozen=True)
class Corpus:
    """An open generation with its reports' metadata (overrides applied), by the number of each report's own document."""

    generation: Generation
    infos: dict[int, ReportInfo]

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
        return np.array(sorted(self.infos), np.int64)

    @cached_property
    def reports(self) -> tuple[ReportInfo, ...]:
        """The reports by row."""
        return tuple(self.infos[head] for head in self.heads.tolist())

    @cached_property
    def rows(self) -> Numbers:
        """The row of the report that each number belongs to, -1 where it belongs to none."""
        rows = np.full(self.size, -1, np.int64)
        for row, (head, info) in enumerate(zip(self.heads.tolist(), self.reports, strict=True)):
            rows[head + 1 : head + 1 + info.passages] = row
        return rows

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
    def characters(self) -> int:
        """How many characters all reports have."""
        return sum(info.characters for info in self.reports)

    @cached_property
    def sections(self) -> Numbers:
        """The number of the section that each passage lies in, -1 for none. Made when first asked for."""
        sections = np.full(self.size, -1, np.int64)
        for head, info in self.infos.items():
            lengths = self.texts.lengths[head + 1 : head + 1 + info.passages]
            own = section_rows(self.outline(head), np.cumsum(lengths) - (lengths + 1) // 2)
            sections[head + 1 : head + 1 + info.passages] = own + int(sections.max(initial=-1)) + 2
        return sections

    def outline(self, head: int) -> tuple[Section, ...]:
        """The outline of a report by the number of its own document."""
        with reading(self.generation.place):
            return decode_outline(self.generation.reader.stored_fields(head))

    @cached_property
    def texts(self) -> NumberedIndex:
        """The passages' texts."""
        return self._numbered(self.generation.literal_directory)

    @cached_property
    def initials(self) -> NumberedIndex:
        """The initials of the passages' texts, character by character."""
        return self._numbered(self.generation.initials_directory)

    def _numbered(self, directory: Path) -> NumberedIndex:
        return NumberedIndex(LiteralIndex.open(directory), self.infos, self.size)

    def find(self, run: str, manner: Manner = Manner.FOLDED) -> Matches:
        """Every occurrence of a run, by passage number, ascending."""
        return self.texts.find(run, manner)

    def text(self, number: int) -> str:
        """The text of a passage."""
        return self.texts.text(number)

    def passage(self, number: int) -> Passage:
        """A passage with its place in the report."""
        with reading(self.generation.place):
            return decode_passage(self.generation.reader.stored_fields(number))

    def info(self, number: int) -> ReportInfo:
        """The report a passage belongs to."""
        return self.reports[int(self.rows[number])]


__all__ = ["ROLES", "Corpus"]
