"""What is known of a report: every claim with how sure it is, and the quotations it rests on."""

from collections.abc import Iterator

from kb.i18n import _
from kb.model import CLAIMS, Confidence, Evidence, ReportInfo
from kb.render import labels
from tui.text.face import cells
from tui.text.lines import Line, Piece, flowed, of_row, padded, plain
from tui.views.look import GUTTER, Look

_NAME_WIDTH = 10
_STYLES = {
    Confidence.INFERRED: "inferred",
    Confidence.UNKNOWN: "dim",
    Confidence.OVERRIDDEN: "good",
    Confidence.STATED: "",
}
MOST_EVIDENCE = 3


def claims_lines(info: ReportInfo, look: Look) -> Iterator[Line]:
    """A row a claim."""
    for row, name in enumerate(CLAIMS):
        yield from of_row(_claim_lines(info, name, look), row)


def _claim_lines(info: ReportInfo, name: str, look: Look) -> Iterator[Line]:
    claim = getattr(info, name)
    value = labels.claim_value(name, claim) or "-"
    label = padded(labels.FIELDS[name](), _NAME_WIDTH, look.face)
    sure = labels.CONFIDENCES[claim.confidence]()
    pieces = [plain(value, look.face, _STYLES[claim.confidence]), plain(f"  [{sure}]", look.face, "dim")]
    indent = " " * (cells(GUTTER.text) + _NAME_WIDTH + 1)
    for number, line in enumerate(flowed(pieces, look.width - cells(indent) - 1)):
        head = (GUTTER, plain(label + " ", look.face, "dim")) if not number else (Piece(indent, "", ""),)
        yield Line((*head, *line.pieces), flows=line.flows)
    for evidence in claim.evidence[:MOST_EVIDENCE]:
        yield from flowed([plain(_evidence(evidence), look.face, "dim")], look.width - 1, indent=indent)


def _evidence(evidence: Evidence) -> str:
    places = {
        "text": _("in the text"),
        "title": _("in the title"),
        "path": _("in the file's path"),
        "person": _("a person said so"),
    }
    return f"“{evidence.text}” {places.get(evidence.place, evidence.place)}"


__all__ = ["claims_lines"]
