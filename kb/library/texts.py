"""The texts that a knowledge base holds by their names: a passage, a report, a section of a report (``ID#N``)."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from kb.copying import source_line
from kb.errors import UnknownReportError, UsageError
from kb.i18n import _
from kb.library.core import Core
from kb.model import Report, Section
from kb.origin import origin_of, origin_of_report, origin_of_section
from kb.query.fields import ROLES, row_of
from kb.text import fold

MARK = "#"
"""Stands between a report and the number or heading of its section."""


@dataclass(frozen=True, slots=True)
class NamedText:
    """A text with a name to show above it; ``report`` is that of a whole report or section, with the sections that stand in it."""

    name: str
    text: str
    report: Report | None = None


def text_of(library: Core, name: str) -> NamedText:
    """The text of a passage, a report or a section. Raises UnknownReportError, UsageError."""
    if library.is_passage(name):
        info, passage = library.passage(name)
        return NamedText(_title(source_line(origin_of(info, passage))), passage.text)
    try:
        report = library.report(name)
    except UnknownReportError:
        if MARK not in name:
            raise
        return _section_text(library, name)
    return NamedText(_title(source_line(origin_of_report(report.info))), report.text, report)


def _title(source: str) -> str:
    return source.removeprefix("【来源：").removesuffix("】")


def _section_text(library: Core, name: str) -> NamedText:
    report_id, _mark, wanted = name.rpartition(MARK)
    try:
        report = library.report(report_id)
    except UnknownReportError as error:
        raise UnknownReportError(name) from error
    section = find_section(report, wanted)
    inside = tuple(other for other in report.outline if section.start <= other.start < section.end)
    source = source_line(origin_of_section(report, section))
    return NamedText(_title(source), report.text[section.start : section.end], replace(report, outline=inside))


def find_section(report: Report, wanted: str) -> Section:
    """By its place in ``kb show ID --outline``, else its number (二, (一)), else words of its heading, else what it does (下一步).

    Raises UsageError.
    """
    if wanted.isdecimal() and 0 < int(wanted) <= len(report.outline):
        return report.outline[int(wanted) - 1]
    asked, role = fold(wanted), row_of(wanted, ROLES)
    tests: tuple[Callable[[Section], bool], ...] = (
        lambda section: asked == fold(section.number),
        lambda section: asked in fold(section.heading),
        lambda section: role is not None and section.role == role.value,
    )
    for fits in tests if asked else ():
        for section in report.outline:
            if fits(section):
                return section
    raise UsageError(
        _("Report {id} has no section {name}. See its sections: kb show {id} --outline").format(
            id=report.info.id, name=wanted
        )
    )


__all__ = ["MARK", "NamedText", "find_section", "text_of"]
