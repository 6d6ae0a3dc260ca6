"""A whole report as lines: a row a passage, headings lit, matches, masks and gaps shown; its outline; what was cut from it."""

from collections.abc import Iterator, Mapping, Sequence

from kb.i18n import _
from kb.model import Passage, PassageKind, Report, Section, Span
from kb.render import labels
from tui.text.face import cells
from tui.text.lines import Line, Mark, Piece, fitted, flowed, of_row, pieces_of, plain
from tui.views.look import GUTTER, Look
from tui.views.preview import CLOSE, OPEN, info_lines

_STYLES = {PassageKind.TITLE: "head", PassageKind.HEADING: "head", PassageKind.TEXT: ""}
_GAP_OPEN, _GAP_CLOSE = "〔", "〕"

Spans = Mapping[str, Sequence[Span]]
"""The matches of a query by passage id."""


def report_lines(report: Report, spans: Spans, now: tuple[str, int], look: Look) -> Iterator[Line]:
    """The report; ``now`` names the passage and the number in it of the match that n and N stand on."""
    yield from info_lines(report.info, look)
    yield Line((plain("─" * look.width, look.face, "dim"),))
    inner = Look(look.width - cells(GUTTER.text) - 1, look.face)
    for row, passage in enumerate(report.passages):
        marks = _marks(report, passage, spans.get(passage.id, ()), now)
        yield from of_row(_passage(passage, marks, inner), row)
    if report.info.truncated:
        yield Line((plain(_("truncated: the text ends inside a sentence"), look.face, "masked"),))


def _passage(passage: Passage, marks: Sequence[Mark], look: Look) -> Iterator[Line]:
    paragraphs = passage.text.rstrip("\n").split("\n")
    place = 0
    for number, paragraph in enumerate(paragraphs):
        stop = place + len(paragraph)
        inside = [
            Mark(mark.start - place, min(mark.end, stop) - place, mark.style, mark.opening, mark.closing)
            for mark in marks
            if place <= mark.start < stop
        ]
        lines = flowed(
            pieces_of(paragraph, inside, look.face, _STYLES[passage.kind]), look.width, at=passage.start + place
        )
        for step, line in enumerate(lines):
            gutter = GUTTER if not number and not step else Piece("  ", "", "")
            flows = line.flows or (
                step + 1 == len(lines) and number + 1 == len(paragraphs) and not passage.text.endswith("\n")
            )
            yield Line((gutter, *line.pieces), at=line.at, flows=flows)
        place = stop + 1


def _marks(report: Report, passage: Passage, spans: Sequence[Span], now: tuple[str, int]) -> list[Mark]:
    marks = [
        Mark(span.start, span.end, "now" if now == (passage.id, number) else "match", OPEN, CLOSE)
        for number, span in enumerate(spans)
    ]
    for gap in report.info.gaps:
        if passage.start <= gap.start < passage.end and gap.end > gap.start:
            end = min(gap.end, passage.end)
            marks.append(Mark(gap.start - passage.start, end - passage.start, "masked", _GAP_OPEN, _GAP_CLOSE))
    masks = [mask for mask in report.info.masks if passage.start <= mask.start < passage.end]
    marks += [Mark(mask.start - passage.start, min(mask.end, passage.end) - passage.start, "masked") for mask in masks]
    return marks


def outline_lines(outline: Sequence[Section], look: Look) -> Iterator[Line]:
    """The outline, a row a section, indented by level, with what each does."""
    for row, section in enumerate(outline):
        role = labels.role(section.role)
        right = plain(f" {role}", look.face, "role") if role else None
        indent = " " * min(2 * (section.level - 1), 8)
        room = look.width - 3 - (cells(right.text) if right else 0)
        pieces = fitted([plain(indent + (section.label or "…"), look.face)], max(room, 4), look.face)
        yield Line((GUTTER, *pieces), row, right=right)


def cut_lines(report: Report, look: Look) -> Iterator[Line]:
    """What cleaning took out of the file, with its rule; and what is wrong with the report."""
    for cut in report.cuts:
        if cut.text.strip():
            pieces = [plain(f"[{cut.rule}] ", look.face, "inferred"), plain(cut.text.strip(), look.face)]
            yield from flowed(pieces, look.width)
    for problem in report.problems:
        yield from flowed([plain(f"! {problem.message}", look.face, "masked")], look.width)
    if not report.cuts and not report.problems:
        yield Line((plain(_("Nothing was cut."), look.face, "dim"),))


__all__ = ["Spans", "cut_lines", "outline_lines", "report_lines"]
