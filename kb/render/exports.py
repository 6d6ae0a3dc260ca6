"""Notes as Markdown, CSV and Word: every text with its source; nothing of a text acts as markup or as a formula."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Any

from kb.copying import source_line
from kb.i18n import _
from kb.text import visible

if TYPE_CHECKING:
    from kb.notebook import Note

_MARKUP = re.compile(r"[\\`*_{}\[\]<>#|~$&^]|(?<=:)/(?=/)|(?<=www)\.", re.IGNORECASE)
"""Signs that Markdown acts on wherever they stand; addresses would become links."""
_LINE_HEAD = re.compile(r"^[ \t]*(?:([-+=>:])|(\d{1,9})([.)]))?", re.MULTILINE)
"""… and those it acts on at the beginning of a line; spaces there would make it code."""

_FORMULA = ("=", "+", "-", "@", "＝", "＋", "－", "＠", "\t", "\r", "\n")
_NOT_IN_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")
_EAST_ASIAN_FONT = "宋体"


def to_markdown(notes: Iterable[Note]) -> bytes:
    """The notes as quotations with source, comment and tags."""
    return ("\n\n".join(map(_markdown_note, notes)) + "\n").encode("utf-8", "replace")


def _markdown_note(note: Note) -> str:
    lines = [f"> {line}" if line else ">" for line in escape_markdown(note.text).split("\n")]
    parts = ["\\\n".join(lines), escape_markdown(source_line(note.origin))]
    parts += [escape_markdown(note.note)] if note.note else []
    parts += [_("tags: {tags}").format(tags=escape_markdown(" ".join(note.tags)))] if note.tags else []
    return "\n\n".join(parts)


def escape_markdown(text: str) -> str:
    """The text with every sign that Markdown would act on made plain."""
    return _LINE_HEAD.sub(_plain_head, _MARKUP.sub(r"\\\g<0>", visible(text)))


def _plain_head(match: re.Match[str]) -> str:
    sign, number, point = match.groups()
    if sign:
        return f"\\{sign}"
    return f"{number}\\{point}" if number else ""


def to_csv(notes: Iterable[Note]) -> bytes:
    """The notes as a table with a byte order mark, as spreadsheets want it."""
    file = io.StringIO()
    writer = csv.writer(file, lineterminator="\r\n")
    writer.writerow([column() for column, _value in COLUMNS])
    for note in notes:
        writer.writerow([harmless_cell(value(note)) for _column, value in COLUMNS])
    return file.getvalue().encode("utf-8-sig", "replace")


COLUMNS: tuple[tuple[Callable[[], str], Callable[[Note], object]], ...] = (
    (lambda: _("text"), lambda note: note.text),
    (lambda: _("note"), lambda note: note.note),
    (lambda: _("tags"), lambda note: " ".join(note.tags)),
    (lambda: _("source"), lambda note: source_line(note.origin)),
    (lambda: _("unit"), lambda note: note.origin.unit),
    (lambda: _("year"), lambda note: note.origin.year),
    (lambda: _("title"), lambda note: note.origin.title),
    (lambda: _("file"), lambda note: f"{note.origin.file}:{note.origin.line}"),
    (lambda: "id", lambda note: note.origin.passage),
)
"""The columns of the table: their names, and what stands in them."""


def harmless_cell(value: object) -> str:
    """A cell that no spreadsheet takes for a formula; nothing for None."""
    shown = visible("" if value is None else str(value))
    return f"'{shown}" if shown.startswith(_FORMULA) or shown.lstrip().startswith(_FORMULA) else shown


def to_docx(notes: Iterable[Note]) -> bytes:
    """The notes as a Word document: the text, then small its source, then tags and comment."""
    from docx import Document

    document = Document()
    _settle(document)
    for note in notes:
        document.add_paragraph(_for_xml(note.text))
        for text in (source_line(note.origin), note.note, " ".join(f"#{tag}" for tag in note.tags)):
            if text:
                document.add_paragraph(_for_xml(text), style="Caption")
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def _settle(document: Any) -> None:
    """A Chinese typeface, and no author but the user."""
    from docx.oxml.ns import qn

    for name in ("Normal", "Caption"):
        document.styles[name].element.get_or_add_rPr().get_or_add_rFonts().set(qn("w:eastAsia"), _EAST_ASIAN_FONT)
    for name in ("author", "comments", "title", "last_modified_by"):
        setattr(document.core_properties, name, "")


def _for_xml(text: str) -> str:
    return _NOT_IN_XML.sub("\N{REPLACEMENT CHARACTER}", visible(text))


FORMATS: dict[str, Callable[[Iterable[Note]], bytes]] = {"md": to_markdown, "csv": to_csv, "docx": to_docx}
"""The forms of an export by their name, which is the file's suffix too."""

__all__ = ["FORMATS", "escape_markdown", "harmless_cell", "to_csv", "to_docx", "to_markdown"]
