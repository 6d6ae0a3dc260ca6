"""What passages and reports share, where a text came from, and what must not be left in it."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from kb.library.core import Core

if TYPE_CHECKING:
    from kb.check import Draft, Examination, Wishes
    from kb.check.places import Known
    from kb.literal.codes import Flags
    from kb.model import ReportInfo
    from kb.reuse import Asked as ReuseAsked
    from kb.reuse import Repeats, Reuse
    from kb.search.commonplaces import Commonplaces
    from kb.similar import Asked, Similar


class Reusing(Core):
    """What passages and reports share, where a text came from, and what must not be left in it."""

    def similar(self, asked: str, *, limit: int | None = 20, every_copy: bool = False) -> tuple[Similar, ...]:
        """The passages most like a passage (its id), a report (its id) or any text of 8 characters and more, best first.

        Each says how much of the one stands in the other, and which runs and words made it so; ``every_copy`` gives those of repeated
        reports too. Raises UsageError for a text that is too short.

            for one in library.similar("推行一窗受理，让群众少跑腿"):
                print(one.score, one.report.unit.value, [run.text for run in one.runs])
        """
        from kb.similar import find_similar

        return find_similar(self._engine.corpus, self._asked(asked, every_copy=every_copy), limit)

    @cached_property
    def _common(self) -> Commonplaces:
        from kb.search.commonplaces import Commonplaces

        return Commonplaces(self._engine.corpus)

    def check(self, draft: Draft | str | Path, wishes: Wishes | None = None) -> Examination:
        """Examine a draft (a file, or what ``kb.check.read_draft`` gives): what it takes over, left-overs, form, what is original.

        ``wishes`` say whose the draft is, of which year, and from how many characters on a common run is taken over. A draft that is
        itself indexed is not compared with itself. Raises UnreadableFileError.

            examination = library.check("draft.docx", Wishes(Said(unit="平乐县人民政府办公室", year=2024)))
            for finding in examination.findings:
                print(finding.severity, finding.line, finding.text, finding.why, finding.suggestion)
        """
        from kb.check import Compared, Draft, examine, read_draft

        read = draft if isinstance(draft, Draft) else read_draft(draft)
        return examine(read, Compared(self._common, self._places, self._is_file(read.name)), wishes)

    def reuse(self, query: str = "", asked: ReuseAsked | None = None) -> Reuse:
        """Text that several reports have from each other: clusters of passages, the weightiest first, each in the order of time.

        With a query only the clusters that hold a passage which answers it exactly. ``asked`` sets the shortest run, the fewest units,
        and from how many units on any run is common wording. Repeated reports are left out: ``repeated_reports`` has them.

            for cluster in library.reuse("营商环境"):
                print(cluster.first and cluster.first.report.unit.value, [version.when for version in cluster.versions])
        """
        from kb.reuse import find_reuse

        return find_reuse(self._common, asked, self._answering(query) if query.strip() else None)

    def _answering(self, query: str) -> Flags:
        return self._engine.occurrences.answering(self._parsed(query))

    def repeated_reports(self) -> tuple[Repeats, ...]:
        """Reports that repeat others, to the letter or nearly, in groups."""
        from kb.reuse import repeated_reports

        return repeated_reports(self.reports())

    @cached_property
    def _places(self) -> Known:
        from kb.check.places import known_places

        parents: dict[str, tuple[str, ...]] = dict.fromkeys(sorted(self.names().regions), ())
        for info in self.reports():
            if info.region.value:
                parents[info.region.value] = info.region_parents
        return known_places(parents)

    def _is_file(self, name: str) -> Callable[[ReportInfo], bool]:
        """Tells the reports of a file from all others."""
        path = Path(name).absolute()
        own = {
            info.id
            for info in self.reports()
            if Path(info.file).name == path.name and self.file(info.id).absolute() == path
        }
        return lambda info: info.id in own

    def _asked(self, asked: str, *, every_copy: bool) -> Asked:
        from kb.similar import Asked

        if self.is_passage(asked):
            _info, own = self.passage(asked)
            return Asked(own.text, lambda passage, _of: passage.id == own.id, every_copy)
        if asked in self._numbered:
            report = self.report(asked)
            return Asked(report.text, lambda _passage, info: info.id == report.info.id, every_copy)
        return Asked(asked, every_copy=every_copy)


__all__ = ["Reusing"]
