"""A Word document → its paragraphs and tables as text, in their order, with the numbers Word would print before them."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from lxml import etree

from indexer.read.archive import check_archive
from indexer.read.faults import ZIP_FAULTS, UnreadableError
from indexer.read.formats import damaged
from indexer.read.lines import LONGEST_CELL, is_entry
from indexer.read.numbering import Counter, W, read_lists
from indexer.read.reaching import REACHES
from indexer.values import Fact
from kb.i18n import _

PASSED_OVER = frozenset(
    {f"{W}{name}" for name in ("pPr", "rPr", "del", "moveFrom", "instrText", "delText", "rt", "txbxContent", "fldData")}
    | {"{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"}
)
"""Parts of a paragraph that hold no text of it: properties, what was deleted, fields' code, text boxes (read apart)."""

CHARACTERS = {f"{W}tab": "\t", f"{W}br": "\n", f"{W}cr": "\n", f"{W}noBreakHyphen": "-", f"{W}softHyphen": ""}
HOLDERS = frozenset(f"{W}{name}" for name in ("sdt", "sdtContent", "customXml", "ins", "moveTo", "smartTag", "body"))
UNTITLED = (
    "microsoft word",
    "word 文档",
    "文档",
    "document",
    "untitled",
    "无标题",
    "标题",
    "title",
    "新建",
    "normal",
    "doc",
    "wps",
)
"""How titles begin that a program and not a person gave."""


@dataclass(frozen=True, slots=True)
class Document:
    """The text of a document, a line a paragraph, and what its properties say."""

    text: str
    facts: tuple[Fact, ...]


def read_document(path: Path) -> Document:
    """Read a docx; raises UnreadableError where it is damaged, swollen or no document."""
    check_archive(path)
    import docx
    from docx.opc.exceptions import OpcError

    try:
        document = docx.Document(str(path))
        body = document.element.body
        counter = Counter(read_lists(_part(document, "numbering"), _part(document, "styles")))
        facts = tuple(_facts(document.core_properties))
        lines = list(_lines(body, counter))
    except (*ZIP_FAULTS, OpcError, etree.LxmlError, AttributeError, TypeError, IndexError, RecursionError) as error:
        raise damaged("docx") from error
    if not any(line.strip() for line in lines):
        raise UnreadableError(
            "blank", _("The document holds no text, perhaps only pictures. Run OCR on it and save the text.")
        )
    return Document("\n".join(lines), facts)


def _part(document: Any, kind: str) -> etree._Element | None:
    for relation in document.part.rels.values():
        if relation.reltype.endswith(f"/{kind}") and not relation.is_external:
            return etree.fromstring(relation.target_part.blob, etree.XMLParser(resolve_entities=False, no_network=True))
    return None


def _facts(properties: Any) -> Iterator[Fact]:
    title = (properties.title or "").strip()
    if len(title) > 3 and not title.lower().startswith(UNTITLED):
        yield Fact("title", title, "file:title")
    author = (properties.author or "").strip()
    if author and author.lower() not in (
        "python-docx",
        "user",
        "administrator",
        "admin",
        "微软用户",
        "lenovo",
        "dell",
        "hp",
        "windows 用户",
    ):
        yield Fact("editor", author, "file:author")


def _lines(holder: etree._Element, counter: Counter) -> Iterator[str]:
    """The lines of a body, a cell or a text box."""
    for element in holder:
        if element.tag == f"{W}p":
            yield from _paragraph(element, counter)
        elif element.tag == f"{W}tbl":
            yield from _table(element, counter)
        elif element.tag in HOLDERS:
            yield from _lines(element, counter)


def _paragraph(paragraph: etree._Element, counter: Counter) -> Iterator[str]:
    text = "".join(_pieces(paragraph))
    label = counter.label(paragraph)
    yield from (label + text).split("\n")
    for box in paragraph.iter(f"{W}txbxContent"):
        if not _lies_in_fallback(box, paragraph):
            yield from _lines(box, counter)


def _pieces(element: etree._Element) -> Iterator[str]:
    for child in element:
        if child.tag == f"{W}t":
            yield child.text or ""
        elif child.tag in CHARACTERS:
            yield "" if child.get(f"{W}type") in ("page", "column") else CHARACTERS[child.tag]
        elif child.tag not in PASSED_OVER and not _is_hidden(child):
            yield from _pieces(child)


def _is_hidden(element: etree._Element) -> bool:
    return element.tag == f"{W}r" and element.find(f"{W}rPr/{W}vanish") is not None


def _lies_in_fallback(element: etree._Element, limit: etree._Element) -> bool:
    parent = element.getparent()
    while parent is not None and parent is not limit:
        if etree.QName(parent).localname in ("Fallback", "del", "txbxContent"):
            return True
        parent = parent.getparent()
    return False


def _table(table: etree._Element, counter: Counter) -> Iterator[str]:
    """A row a line, its cells parted by tabs; a row of one cell, or of prose, is read as paragraphs."""
    for row in table.iter(f"{W}tr"):
        if next(row.iterancestors(f"{W}tbl")) is not table:
            continue
        own = [cell for cell in row.iter(f"{W}tc") if next(cell.iterancestors(f"{W}tr")) is row]
        cells = [list(_lines(cell, counter)) for cell in own]
        filled = [cell for cell in cells if "".join(cell).strip()]
        long = any(sum(map(len, cell)) > LONGEST_CELL for cell in filled)
        if len(filled) < 2 or (long and not is_entry(filled[0], len(filled))):
            yield from (line for cell in filled for line in cell)
        else:
            joined = (" ".join(part.strip() for part in cell if part.strip()) for cell in cells)
            yield "\t".join(
                text or (REACHES if _reaches_down(cell) else "") for text, cell in zip(joined, own, strict=True)
            )


def _reaches_down(cell: etree._Element) -> bool:
    """Whether a cell above reaches into this one."""
    merged = cell.find(f"{W}tcPr/{W}vMerge")
    return merged is not None and merged.get(f"{W}val") in (None, "continue")
