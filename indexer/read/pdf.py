"""A PDF's text layer → paragraphs: lines are joined where the page broke them, by where they stand."""

import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from indexer.read.faults import Fault, UnreadableError
from indexer.read.formats import damaged
from indexer.read.gaps import cells_text
from indexer.read.plausible import HAN
from indexer.read.typeset import PageLine, join_pages
from indexer.values import Fact
from kb.i18n import _

MOST_PAGES = 5_000
FEWEST_ON_PAGE = 10
"""Characters under which a page has no text layer worth the name."""
MOST_UNKNOWN = 0.2
"""Share of private or unassigned characters above which a text layer is unusable: its fonts do not say what they show."""
UNKNOWN = ("\ufffd", "\ufffe", "\uffff")


@dataclass(frozen=True, slots=True)
class Document:
    """The text of a document, a line a paragraph, what its properties say, and what could not be read."""

    text: str
    facts: tuple[Fact, ...]
    faults: tuple[Fault, ...]


def read_document(path: Path, *, seconds: float) -> Document:
    """Read a PDF; raises UnreadableError where it is encrypted, damaged, or a picture of a text."""
    import pypdfium2

    try:
        with pypdfium2.PdfDocument(path) as document:
            pages = list(_pages(document, time.monotonic() + seconds))
            facts = tuple(_facts(document.get_metadata_dict()))
    except pypdfium2.PdfiumError as error:
        raise _refused(error) from error
    text = join_pages(pages)
    return Document(text, facts, tuple(_faults(pages, text, path)))


def _refused(error: Exception) -> UnreadableError:
    if "password" in str(error).lower() or "security" in str(error).lower():
        return UnreadableError(
            "encrypted",
            _(
                "The PDF is protected by a password. Remove it (qpdf --decrypt --password=… IN OUT) and read the result."
            ),
        )
    return damaged("PDF")


def _pages(document: Any, until: float) -> Iterator[list[PageLine]]:
    if len(document) > MOST_PAGES:
        raise UnreadableError(
            "too-large",
            _("The PDF has {pages} pages, more than {limit}. Split it into one file a report.").format(
                pages=len(document), limit=MOST_PAGES
            ),
        )
    for page in document:
        if time.monotonic() > until:
            raise UnreadableError(
                "time", _("Reading the PDF took too long. Save its text as .txt or docx and read that.")
            )
        yield list(page_lines(page))
        page.close()


def page_lines(page: Any) -> Iterator[PageLine]:
    """The lines of a page as its text layer breaks them, each with its box in points from the page's bottom left."""
    import pypdfium2.raw as pdfium

    textpage = page.get_textpage()
    height = page.get_height()
    line: list[tuple[str, float, float, float, float]] = []
    for index in range(textpage.count_chars()):
        code = pdfium.FPDFText_GetUnicode(textpage, index)
        character = chr(code) if code < 0x110000 and not 0xD800 <= code < 0xE000 else "\ufffd"
        if character in "\r\n":
            yield from _line(line, height)
            line = []
        elif code:
            line.append((character, *textpage.get_charbox(index)))
    yield from _line(line, height)
    textpage.close()


def _line(characters: list[tuple[str, float, float, float, float]], height: float) -> Iterator[PageLine]:
    inked = [box for box in characters if not box[0].isspace() and box[3] > box[1]]
    if not inked:
        text = "".join(character for character, *_box in characters).strip()
        if text:
            yield PageLine(text, 0.0, 0.0, 0.0, 0.0, height)
        return
    sizes = sorted(top - bottom for _character, _left, bottom, _right, top in inked)
    size = sizes[len(sizes) * 3 // 4]
    yield PageLine(
        cells_text(characters, size),
        min(box[1] for box in inked),
        max(box[3] for box in inked),
        min(box[2] for box in inked),
        size,
        height,
    )


def _facts(properties: dict[str, str]) -> Iterator[Fact]:
    title = properties.get("Title", "").strip()
    if len(HAN.findall(title)) >= 4:
        yield Fact("title", title, "file:title")
    author = properties.get("Author", "").strip()
    if HAN.search(author) and "用户" not in author:
        yield Fact("editor", author, "file:author")


def _faults(pages: list[list[PageLine]], text: str, path: Path) -> Iterator[Fault]:
    empty = sum(sum(len(line.text) for line in lines) < FEWEST_ON_PAGE for lines in pages)
    if empty == len(pages):
        raise UnreadableError(
            "scanned",
            _("The PDF holds pictures of pages and no text. Run OCR first: {command}").format(command=_ocr(path)),
        )
    unknown = sum(character in UNKNOWN or "\ue000" <= character <= "\uf8ff" for character in text)
    if unknown > MOST_UNKNOWN * len(text):
        raise UnreadableError(
            "no-unicode",
            _("The PDF's fonts do not say which characters they show. Run OCR over it: {command}").format(
                command=_ocr(path, "--force-ocr ")
            ),
        )
    if empty:
        yield Fault(
            "scanned-pages",
            _("{count} pages of the PDF hold no text, perhaps pictures. For their text run OCR: {command}").format(
                count=empty, command=_ocr(path)
            ),
        )


def _ocr(path: Path, options: str = "") -> str:
    import shlex

    made = path.with_name(f"{path.stem}.ocr.pdf")
    return f"ocrmypdf {options}-l chi_sim {shlex.quote(str(path))} {shlex.quote(str(made))}"
