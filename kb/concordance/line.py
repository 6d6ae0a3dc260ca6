"""One line of a concordance."""

from dataclasses import dataclass

from kb.model import JsonObject, Passage, ReportInfo, Span

_SOURCE = ("title", "unit", "region", "year", "period", "kind")


@dataclass(frozen=True, slots=True)
class Line:
    """An occurrence: its place in the order of the concordance (from 1), the characters around it, where it stands.

    ``left`` and ``right`` are of the same passage; ``span`` is of the passage's text.
    """

    number: int
    left: str
    keyword: str
    right: str
    report: ReportInfo
    passage: Passage
    span: Span

    @property
    def place(self) -> str:
        """The file and the line of it where the passage begins."""
        return f"{self.report.file}:{self.passage.line}"

    def to_dict(self) -> JsonObject:
        """The line as the command prints it."""
        report, passage = self.report, self.passage
        around = {"n": self.number, "left": self.left, "keyword": self.keyword, "right": self.right}
        source = {"id": passage.id, "report": report.id, "file": report.file, "line": passage.line}
        claims = {name: getattr(report, name).value for name in _SOURCE}
        inside = {"path": list(passage.path), "role": passage.role and passage.role.value}
        return around | source | claims | inside | {"start": self.span.start, "end": self.span.end}


__all__ = ["Line"]
