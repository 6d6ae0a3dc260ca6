"""A draft as it is examined: its report, and how a finding is made of a place in it."""

from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from importlib.metadata import entry_points
from pathlib import Path

from kb.check.rules import RULES
from kb.check.values import Finding, Severity
from kb.errors import UnreadableFileError
from kb.i18n import _
from kb.model import Passage, Report, Span

Values = Mapping[str, object]
"""What the sentences of a rule name in braces."""


@dataclass(frozen=True)
class Draft:
    """A draft: the report that the indexer makes of its file, and the name under which it is shown."""

    name: str
    report: Report

    @property
    def text(self) -> str:
        """The draft's text."""
        return self.report.text

    @property
    def cut(self) -> int:
        """How many letters of the file were taken for page furniture."""
        return sum(sum(map(str.isalnum, cut.text)) for cut in self.report.cuts)

    @cached_property
    def _starts(self) -> list[int]:
        return [passage.start for passage in self.report.passages]

    def passage_number(self, place: int) -> int:
        """The number of the passage that holds a place."""
        return max(0, bisect_right(self._starts, place) - 1)

    def passage(self, place: int) -> Passage:
        """The passage that holds a place."""
        return self.report.passages[self.passage_number(place)]

    def line(self, place: int) -> int:
        """The line of the file that a place stands in, as far as line ends inside passages tell."""
        passage = self.passage(place)
        return passage.line + self.text.count("\n", passage.start, place)

    def finding(
        self,
        rule: str,
        span: Span,
        values: Values | None = None,
        *,
        severity: Severity | None = None,
        origin: str | None = None,
    ) -> Finding:
        """A finding of a rule at a place; ``values`` are what its sentences name, ``origin`` is the passage it was taken from."""
        row = RULES[rule]
        shown = {name: str(value) for name, value in (values or {}).items()}
        passage = self.passage(span.start)
        return Finding(
            rule=rule,
            part=row.part,
            severity=severity or row.severity,
            span=span,
            text=self.text[span.start : span.end],
            line=self.line(span.start),
            why=row.why().format(**shown),
            suggestion=row.suggestion().format(**shown),
            path=passage.path,
            source=origin,
            values=shown,
        )


def read_draft(path: str | Path) -> Draft:
    """The draft in a file (txt, md, docx …), read as the indexer reads reports. Raises UnreadableFileError."""
    readers = list(entry_points(group="kb.intake", name="read_report"))
    if not readers:
        raise UnreadableFileError(
            path, _("the indexer is not installed. Install policy-kb whole: pip install policy-kb")
        )
    if not Path(path).exists():
        raise UnreadableFileError(path, _("There is no such file. Check its name and its folder."))
    outcome = readers[0].load()(path)
    if outcome.report is None:
        raise UnreadableFileError(path, "; ".join(problem.message for problem in outcome.problems))
    return Draft(str(path), outcome.report)


__all__ = ["Draft", "read_draft"]
