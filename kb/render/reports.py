"""Lists of reports, a report's head, outline and text, and the evidence of its claims, as lines of plain text."""

from collections.abc import Iterable, Iterator

from kb.i18n import _, ngettext
from kb.model import CLAIMS, Confidence, Evidence, Passage, Report, ReportInfo, Section
from kb.render import labels
from kb.render.cells import cells, cut, table
from kb.render.sheets import Cell, Sheet
from kb.text import visible, visible_line


def list_lines(infos: Iterable[ReportInfo], width: int | None = None) -> list[str]:
    """A report a line in straight columns: id, unit, year, period, kind, title.

    Where that is wider than a terminal of ``width`` cells, two lines a report: its id, then the rest.
    """
    rows = [*map(_row, infos)]
    head = ("id", *(labels.FIELDS[name]() for name in ("unit", "year", "period", "kind", "title")))
    lines = table([head, *rows])
    if width is None or all(cells(line) <= width for line in lines):
        return lines
    return [line for row in rows for line in (row[0], "  " + cut(_joined(row), width - 2))]


_COLUMNS = ("unit", "year", "period", "kind", "title", "date", "docno", "region", "level")


def list_sheet(infos: Iterable[ReportInfo]) -> Sheet:
    """A report a row with all that is known of it, for a table in a file."""
    names = (*(labels.FIELDS[name]() for name in _COLUMNS), _("inferred"), _("passages"), _("characters"), _("file"))
    return Sheet(("id", *names, _("repeats")), tuple(_sheet_row(info) for info in infos))


def _sheet_row(info: ReportInfo) -> tuple[Cell, ...]:
    inferred = (name for name in _COLUMNS if getattr(info, name).confidence is Confidence.INFERRED)
    guessed = " ".join(labels.FIELDS[name]() for name in inferred)
    known = (_sheet_cell(name, info) for name in _COLUMNS)
    return (info.id, *known, guessed, info.passages, info.characters, info.file, info.duplicates_of or "")


def _sheet_cell(name: str, info: ReportInfo) -> Cell:
    value: Cell = getattr(info, name).value
    return labels.LEVELS[value]() if name == "level" and value in labels.LEVELS else value if value is not None else ""


def _joined(row: tuple[str, ...]) -> str:
    return " · ".join(cell for cell in row[1:] if cell != "-")


def _row(info: ReportInfo) -> tuple[str, ...]:
    marked = (labels.claim_with_mark(name, getattr(info, name)) for name in ("unit", "year", "period", "kind"))
    title = info.title.value or f"({info.file})"
    more = f"  = {info.duplicates_of}" if info.duplicates_of else ""
    return tuple(visible_line(cell) for cell in (info.id, *marked, title + more))


def head_lines(info: ReportInfo) -> Iterator[str]:
    """What is known of a report, a fact a line."""
    for name in CLAIMS:
        yield f"{labels.FIELDS[name]()}: {visible_line(labels.claim_with_mark(name, getattr(info, name)))}"
    origin = {_("file"): info.file, _("source"): info.source, _("editor"): info.editor, "url": info.url}
    yield from (f"{name}: {visible_line(value)}" for name, value in origin.items() if value)
    yield from _state_lines(info)


def _state_lines(info: ReportInfo) -> Iterator[str]:
    for gap in info.gaps:
        missing = (
            _("some characters")
            if gap.characters is None
            else ngettext("{n} character", "{n} characters", gap.characters).format(n=gap.characters)
        )
        yield _("gap: {missing} missing at character {place}").format(missing=missing, place=gap.start)
    if info.truncated:
        yield _("truncated: the text ends inside a sentence")
    if info.masks:
        shown = " ".join(dict.fromkeys(mask.text for mask in info.masks))
        yield _("masked: {masks}").format(masks=visible_line(shown))
    if info.duplicates_of:
        yield _("repeats: {id} ({share:.0%})").format(id=info.duplicates_of, share=info.duplicate_share)


def outline_lines(outline: Iterable[Section]) -> Iterator[str]:
    """The outline, a heading a line, indented by level, with its role at the end."""
    for section in outline:
        role = labels.role(section.role)
        tail = f"  [{role}]" if role else ""
        yield visible_line("  " * (section.level - 1) + section.label + tail)


def report_lines(report: Report) -> Iterator[str]:
    """The whole report: head, empty line, cleaned text."""
    yield from head_lines(report.info)
    yield ""
    yield visible(report.text)


def passage_lines(info: ReportInfo, passage: Passage) -> Iterator[str]:
    """One passage with the report and the headings it stands under."""
    yield visible_line(
        f"{info.title.value or info.file} · {labels.claim_with_mark('unit', info.unit)} · {labels.claim_with_mark('year', info.year)}"
    )
    role = labels.role(passage.role)
    if passage.path or role:
        yield visible_line(" › ".join(passage.path) + (f"  [{role}]" if role else ""))
    yield visible_line(f"{info.file}:{passage.line}")
    yield ""
    yield visible(passage.text.rstrip("\n"))


def claim_lines(info: ReportInfo) -> Iterator[str]:
    """Every claim with its confidence and the quotations it rests on."""
    for name in CLAIMS:
        claim = getattr(info, name)
        value = labels.claim_value(name, claim) or "-"
        yield visible_line(f"{labels.FIELDS[name]()}: {value}  [{labels.CONFIDENCES[claim.confidence]()}]")
        yield from (f"    {_evidence(evidence)}" for evidence in claim.evidence)


def _evidence(evidence: Evidence) -> str:
    place = labels.place(evidence.place)
    where = place if evidence.start is None else f"{place} {evidence.start}-{evidence.end}"
    return visible_line(f"“{evidence.text}”  ({where})")


__all__ = ["claim_lines", "head_lines", "list_lines", "list_sheet", "outline_lines", "passage_lines", "report_lines"]
