"""Texts laid beside each other: passages, sections, reports; the sections of two reports; one topic over units or years."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from kb.errors import UsageError
from kb.i18n import _
from kb.library.core import Core

if TYPE_CHECKING:
    from kb.compare import Comparison, SectionPair
    from kb.grid import Grid
    from kb.library.texts import NamedText


class Comparing(Core):
    """Texts laid beside each other."""

    @cached_property
    def known_names(self) -> frozenset[str]:
        """The names of units, places and persons: where texts are compared each is one thing."""
        names = self.names()
        return names.units | names.regions | names.persons

    def text(self, name: str) -> NamedText:
        """The text of a passage (its id), a report (its id) or a section (``ID#3``, ``ID#下一步``). Raises UnknownReportError, UsageError."""
        from kb.library.texts import text_of

        return text_of(self, name)

    def compare(self, *names: str) -> Comparison:
        """Lay two to four passages, sections or reports beside each other, clause by clause. Raises UnknownReportError, UsageError.

        comparison = library.compare("澜川-2022#下一步", "澜川-2023#1")
        for row in comparison.rows:
            print(row.kind, [cell and comparison.text(side, cell.span) for side, cell in enumerate(row.cells)])
        """
        from kb.compare import compare

        return compare(*(self.text(name).text for name in names), names=self.known_names)

    def compare_sections(self, left: str, right: str) -> tuple[SectionPair, ...]:
        """What became of each section from one report (or section) to another: stayed, changed, went, came.

        Raises UnknownReportError, and UsageError for a passage, which has no sections.

            for pair in library.compare_sections("澜川-2022", "澜川-2023"):
                print(pair.fate, pair.share, pair.left and pair.left.section.label, pair.right and pair.right.section.label)
        """
        from kb.compare import compare_sections

        reports = [self.text(name).report for name in (left, right)]
        if reports[0] is None or reports[1] is None:
            raise UsageError(_("A passage has no sections: name reports, or compare the passages themselves."))
        return compare_sections(reports[0], reports[1], self.known_names)

    def grid(
        self,
        topic: str,
        *,
        by: str = "unit",
        columns: int | None = 0,
        plain: bool = False,
        every_copy: bool = False,
    ) -> Grid:
        """One topic (a query) over units or years: rows are measures, cells the clauses with their numbers, differences named.

        ``columns`` 0 gives as many columns as a page holds, None every unit or year. Raises QueryError, UsageError.

            grid = library.grid("精文简会", by="year")
            for row in grid.rows:
                print(row.theme, row.label, [[entry.spoken for entry in cell] for cell in row.cells])
        """
        from kb.grid import MOST_COLUMNS, By, make_grid

        if by not in tuple(By):
            raise UsageError(_("Cannot lay out by {by}: choose one of {known}.").format(by=by, known=", ".join(By)))
        hits = self.search(topic, limit=None, plain=plain, every_copy=every_copy)
        most = MOST_COLUMNS if columns == 0 else columns
        return make_grid(self._engine.corpus, hits.page, topic, By(by), most)


__all__ = ["Comparing"]
