"""Where a passage stands, as a value of its own: everything that a source line or a citation needs, also when the report is gone."""

from dataclasses import dataclass, fields
from pathlib import PurePosixPath
from typing import Any

from kb.model import Claim, Confidence, JsonObject, Passage, Report, ReportInfo, Section

_CLAIMS = ("title", "unit", "region", "kind", "year", "period", "date", "docno")


@dataclass(frozen=True, slots=True)
class Origin:
    """The report, file, line, headings and offsets of a text; claims are None where they are unknown.

    ``passage`` is empty where the text is not one passage; ``start`` and ``end`` are offsets of the report's cleaned text;
    ``inferred`` names the claims that were inferred, which a citation has to say.
    """

    report: str
    file: str
    passage: str = ""
    line: int = 0
    title: str | None = None
    unit: str | None = None
    region: str | None = None
    kind: str | None = None
    year: int | None = None
    period: str | None = None
    date: str | None = None
    docno: str | None = None
    url: str | None = None
    path: tuple[str, ...] = ()
    start: int = 0
    end: int = 0
    inferred: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        """The report's title, or its file's name where it has none."""
        return self.title or PurePosixPath(self.file).stem

    def to_dict(self) -> JsonObject:
        """The origin as the command prints it."""
        content = {entry.name: getattr(self, entry.name) for entry in fields(self)}
        return content | {"path": list(self.path), "inferred": list(self.inferred)}


def origin_of(info: ReportInfo, passage: Passage) -> Origin:
    """Where a passage of a report stands."""
    known = _known(info)
    return Origin(
        **known, passage=passage.id, line=passage.line, path=passage.path, start=passage.start, end=passage.end
    )


def origin_of_report(info: ReportInfo) -> Origin:
    """The origin of a whole report."""
    return Origin(**_known(info), start=0, end=info.characters)


def origin_of_section(report: Report, section: Section) -> Origin:
    """The origin of a section: its path holds its own heading too."""
    inside = [passage for passage in report.passages if passage.start < section.end and passage.end > section.start]
    path = (*inside[0].path, section.label) if inside else (section.label,)
    line = inside[0].line if inside else 0
    return Origin(
        **_known(report.info), line=line, path=tuple(dict.fromkeys(path)), start=section.start, end=section.end
    )


def _known(info: ReportInfo) -> dict[str, Any]:
    claims: dict[str, Claim[Any]] = {name: getattr(info, name) for name in _CLAIMS}
    inferred = tuple(name for name, claim in claims.items() if claim.confidence is Confidence.INFERRED)
    values = {name: claim.value for name, claim in claims.items()}
    return {"report": info.id, "file": info.file, "url": info.url, "inferred": inferred, **values}


__all__ = ["Origin", "origin_of", "origin_of_report", "origin_of_section"]
