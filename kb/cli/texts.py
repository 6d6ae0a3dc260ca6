"""The texts that a command is given: a passage, a report, a section of a report (``ID#N``), or a file."""

from collections.abc import Iterable
from importlib.metadata import entry_points
from pathlib import Path

import kb
from kb.errors import IndexMissingError, UnknownReportError, UnreadableFileError
from kb.i18n import _
from kb.library import Library
from kb.library.texts import MARK, NamedText, text_of


def read_texts(names: Iterable[str], kb_dir: str | None, *, trust: bool) -> tuple[list[NamedText], frozenset[str]]:
    """The texts of that names, and the names of units, places and persons that the knowledge base knows.

    A knowledge base is needed only where a name is not that of a file. Raises UnknownReportError, UnreadableFileError, UsageError,
    and what opening raises.
    """
    wanted = tuple(names)
    try:
        library = kb.open(kb_dir, trust=trust)
    except IndexMissingError:
        if all(map(_is_file, wanted)):
            return [_read_file(name) for name in wanted], frozenset()
        raise
    with library:
        return [read_text(name, library) for name in wanted], library.known_names


def read_text(name: str, library: Library) -> NamedText:
    """The text of a passage, a report, a section or a file. Raises UnknownReportError, UnreadableFileError, UsageError."""
    try:
        return text_of(library, name)
    except UnknownReportError:
        if _is_file(name):
            return _read_file(name)
        raise


def _is_file(name: str) -> bool:
    """Whether a file is called so; a text that was given may be longer than any name."""
    try:
        return Path(name).is_file()
    except OSError:
        return False


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
    return NamedText(name, outcome.report.text, outcome.report)


__all__ = ["MARK", "NamedText", "read_text", "read_texts"]
