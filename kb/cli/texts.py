"""The texts that a command is given: a passage, a report, a section of a report (``ID#N``), or a file."""

from collections.abc import Callable
from dataclasses import dataclass
from importlib.metadata import entry_points
from pathlib import Path

import kb
from kb.copying import source_line
from kb.errors import IndexMissingError, KBError, UnknownReportError, UnreadableFileError, UsageError
from kb.i18n import _
from kb.library import Library
from kb.model import Report, Section
from kb.origin import origin_of, origin_of_report, origin_of_section
from kb.query.fields import ROLES, row_of
from kb.text import fold

MARK = "#"
"""Stands between a report and the number or heading of its section."""


@dataclass(frozen=True, slots=True)
class NamedText:
    """A text with a name to show above it."""

    name: str
    text: str


def read_texts(names: tuple[str, ...], kb_dir: str | None, *, trust: bool) -> list[NamedText]:
    """The texts of that names. A knowledge base is needed only where a name is not that of a file.

    Raises UnknownReportError, UnreadableFileError, UsageError, and what opening raises.
    """
    try:
        library = kb.open(kb_dir, trust=trust)
    except IndexMissingError:
        if all(Path(name).is_file() for name in names):
            return [_read_file(name) for name in names]
        raise
    with library:
        return [read_text(name, library) for name in names]


def read_text(name: str, library: Library) -> NamedText:
    """The text of a passage, a report, a section or a file. Raises UnknownReportError, UnreadableFileError, UsageError."""
    if library.is_passage(name):
        info, passage = library.passage(name)
        return NamedText(_title(source_line(origin_of(info, passage))), passage.text)
    try:
        report = library.report(name)
    except UnknownReportError as error:
        return _read_section(name, library, error) if MARK in name else _read_other(name, error)
    return NamedText(_title(source_line(origin_of_report(report.info))), report.text)


def _title(source: str) -> str:
    return source.removeprefix("【来源：").removesuffix("】")


def _read_section(name: str, library: Library, unknown: KBError) -> NamedText:
    report_id, _mark, wanted = name.rpartition(MARK)
    try:
        report = library.report(report_id)
    except UnknownReportError:
        return _read_other(name, unknown)
    section = _section(report, wanted)
    source = source_line(origin_of_section(report, section))
    return NamedText(_title(source), report.text[section.start : section.end])


def _section(report: Report, wanted: str) -> Section:
    """By its place in ``kb show ID --outline``, else its number (二, (一)), else words of its heading, else what it does (下一步)."""
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


def _read_other(name: str, unknown: KBError) -> NamedText:
    if Path(name).is_file():
        return _read_file(name)
    raise unknown


def _read_file(name: str) -> NamedText:
    """The cleaned text of a file, as the indexer reads it."""
    readers = list(entry_points(group="kb.intake", name="read_report"))
    if not readers:
        raise UnreadableFileError(
            name, _("the indexer is not installed. Install policy-kb whole: pip install policy-kb")
        )
    outcome = readers[0].load()(name)
    if outcome.report is None:
        raise UnreadableFileError(name, "; ".join(problem.message for problem in outcome.problems))
    return NamedText(name, outcome.report.text)


__all__ = ["MARK", "NamedText", "read_text", "read_texts"]
