"""Notes as Markdown, CSV and Word: every text with its source; nothing of a text acts as markup or as a formula."""

import csv
import io
import re
from collections.abc import Callable, Iterable

from kb.copying import source_line
from kb.i18n import _
from kb.notebook import Note
from kb.text import visible

_MARKUP = re.compile(r"([\\`*_{}\[\]<>#+!|~$&]|^(?:[-=.>]|\d+[.)]))", re.MULTILINE)
_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_NOT_IN_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")


def to_markdown(notes: Iterable[Note]) -> bytes:
    """The notes as quotations with source, comment and tags."""
    return ("\n\n".join(map(_markdown_note, notes)) + "\n").encode("utf-8", "replace")


def _markdown_note(note: Note) -> str:
    quoted = "\n".join(f"> {line}" for line in escape_markdown(visible(note.text)).splitlines())
    parts = [quoted, escape_markdown(visible(source_line(note.origin)))]
    parts += [escape_markdown(visible(note.note))] if note.note else []
    parts += [_("tags: {tags}").format(tags=escape_markdown(" ".join(note.tags)))] if note.tags else []
    return "\n\n".join(parts)


def escape_markdown(text: str) -> str:
    """The text with every sign that Markdown would act on made plain."""
    return _MARKUP.sub(r"\\\1", text)


def to_csv(notes: Iterable[Note]) -> bytes:
    """The notes as a table with a byte order mark, as spreadsheets want it."""
    file = io.StringIO()
    writer = csv.writer(file, lineterminator="\r\n")
    writer.writerow([_("text"), _("source"), _("note"), _("tags"), _("file"), "id"])
    for note in notes:
        row = (note.text, source_line(note.origin), note.note, " ".join(note.tags), note.origin.file, str(note.id))
        writer.writerow([harmless_cell(cell) for cell in row])
    return file.getvalue().encode("utf-8-sig", "replace")


def harmless_cell(text: str) -> str:
    """The text of a cell that no spreadsheet takes for a formula."""
    shown = visible(text)
    return f"'{shown}" if shown.startswith(_FORMULA) else shown


def to_docx(notes: Iterable[Note]) -> bytes:
    """The notes as a Word document."""
    from docx import Document

    document = Document()
    for note in notes:
        for text in (note.text, source_line(note.origin), note.note, " ".join(note.tags)):
            if text:
                document.add_paragraph(_NOT_IN_XML.sub("\N{REPLACEMENT CHARACTER}", visible(text)))
        document.add_paragraph("")
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


FORMATS: dict[str, Callable[[Iterable[Note]], bytes]] = {"md": to_markdown, "csv": to_csv, "docx": to_docx}
"""The forms of an export by their name, which is the file's suffix too."""

__all__ = ["FORMATS", "escape_markdown", "harmless_cell", "to_csv", "to_docx", "to_markdown"]
