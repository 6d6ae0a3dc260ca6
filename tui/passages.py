"""What is done with one passage: copied, cited, kept. On the library's thread."""

from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from kb.copying import Names, blank, cite_chinese, cite_english, names_of, plain_text, source_line
from kb.i18n import _, language, ngettext
from kb.model import Passage, ReportInfo, Span
from kb.origin import Origin, origin_of
from tui.clipboard import Copied, copy

if TYPE_CHECKING:
    from kb.library import Library


@dataclass(frozen=True, slots=True)
class Spot:
    """What keys act on: a report, a passage of it (its id), the matches in it; ``text`` where less than the passage is copied."""

    report: str
    passage: str = ""
    spans: tuple[Span, ...] = ()
    text: str = ""


@dataclass(frozen=True, slots=True)
class Context:
    """What a screen is opened from: the query there, what its cursor stood on, the marked passages."""

    query: str = ""
    spot: Spot | None = None
    marked: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Seen:
    """A spot with what the library has there; ``passage`` is None where the spot is a whole report."""

    spot: Spot
    info: ReportInfo
    passage: Passage | None


def seen(library: "Library", spot: Spot) -> Seen:
    """Look a spot up. Raises UnknownReportError."""
    if not spot.passage:
        return Seen(spot, library.info(spot.report), None)
    info, passage = library.passage(spot.passage)
    return Seen(spot, info, passage)


@dataclass(frozen=True, slots=True)
class Copy:
    """A text that was copied, how, and the sentence that says so."""

    text: str
    how: Copied
    said: str


def text_of(what: str, text: str, origin: Origin, names: Names) -> str:
    """What is copied of a passage: its ``text``, the text with ``slots`` blanked and its source, or its ``citation``."""
    if what == "slots":
        return f"{blank(text, names | names_of(origin)).text}\n{source_line(origin)}"
    if what == "citation":
        today = datetime.now(tz=UTC).astimezone().date()
        return cite_chinese(origin, today) if language() == "zh_CN" else cite_english(origin, today)
    return plain_text(text)


def copied(library: "Library", what: str, text: str, origin: Origin) -> Copy:
    """Copy it, and say what and how."""
    names = library.names() if what == "slots" else Names()
    return copied_text(what, text_of(what, text, origin, names))


def copied_text(what: str, text: str) -> Copy:
    """Copy a text as it is, and say that it is what it is, and how it was copied."""
    how = copy(text)
    labels = {"slots": _("text with slots"), "citation": _("citation"), "selection": _("selected text")}
    size = ngettext("{n} character", "{n} characters", len(text)).format(n=len(text))
    said = _("Copied: {what}, {size}, by {way}").format(what=labels.get(what, _("text")), size=size, way=how.way)
    return Copy(text, how, said if how.way else _("It could not be copied: no way to a clipboard, no room for a file."))


def copied_spot(library: "Library", what: str, spot: Spot) -> Copy:
    """Copy a spot's text, and say what and how."""
    info, passage = library.passage(spot.passage)
    return copied(library, what, spot.text or passage.text, origin_of(info, passage))


def text_at(library: "Library", spot: Spot) -> str:
    """The text of a spot: its passage's, else its whole report's."""
    return spot.text or (library.passage(spot.passage)[1] if spot.passage else library.report(spot.report)).text


PLAIN = (".txt", ".text", ".md", "")
"""Endings of files whose lines are the report's lines; of others the text is opened as it was read from them."""


@dataclass(frozen=True, slots=True)
class Opened:
    """What an editor opens: the file, the line in it; ``text`` is opened in its place where the file is no plain text."""

    file: Path
    line: int
    text: str | None = None


def file_at(library: "Library", spot: Spot) -> Opened:
    """The file of a spot's report, and the line in it. Raises UnreadableFileError where it is gone."""
    file = library.file(spot.report)
    line = library.passage(spot.passage)[1].line if spot.passage else 1
    return Opened(file, line, None if file.suffix.lower() in PLAIN else library.raw_text(spot.report))


def keep(library: "Library", spot: Spot) -> str:
    """Put a spot's passage into the notebook; the sentence that says so."""
    note = library.keep(spot.passage, spans=spot.spans)
    return _("Kept as note {n}. b shows the notebook.").format(n=note.id)


__all__ = [
    "Context",
    "Copy",
    "Seen",
    "Spot",
    "copied",
    "copied_spot",
    "copied_text",
    "file_at",
    "keep",
    "seen",
    "text_at",
    "text_of",
]
