"""The list of results: who, when, where in the report; then what, around the match."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from kb.i18n import _, ngettext
from kb.model import ReportInfo
from kb.render import labels
from kb.search.hits import Hit, Hits
from kb.search.snippet import make_snippet
from tui.text.face import cells
from tui.text.lines import Line, Mark, Piece, fitted, pieces_of, plain
from tui.views.look import GUTTER, Look

MATCHES: dict[str, labels.Label] = {
    "exact": lambda: _("exact"),
    "variant": lambda: _("variant"),
    "words": lambda: _("words apart"),
    "some": lambda: _("some of the words"),
}
OPEN, CLOSE = "[", "]"
_HEAD = ("unit", "year", "period", "kind")


@dataclass(frozen=True, slots=True)
class Listing:
    """How the list is shown: hits of a report together or each alone, which passages are marked, which are kept back."""

    grouped: bool = True
    weaker: bool = False
    marked: frozenset[str] = frozenset()


def visible_hits(hits: Hits, page: Sequence[Hit], listing: Listing) -> tuple[Hit, ...]:
    """The hits the list shows: the exact ones first, the weaker ones where asked for or where nothing is exact."""
    wanted = (
        tuple(page) if listing.weaker or not hits.count.passages else tuple(hit for hit in page if hit.match == "exact")
    )
    wanted = wanted or tuple(page)
    return replace(hits, page=wanted).grouped() if listing.grouped else wanted


def hit_lines(hits: Sequence[Hit], listing: Listing, look: Look) -> Iterator[Line]:
    """Hits as lines: a row each."""
    counts = _counts(hits)
    last = ""
    for row, hit in enumerate(hits):
        if not listing.grouped:
            yield _head(hit.report, look, None, row)
        elif hit.report.id != last:
            yield _head(hit.report, look, counts[hit.report.id], None)
            last = hit.report.id
        yield from _body(hit, row, listing, look)


def _counts(hits: Iterable[Hit]) -> dict[str, int]:
    counts: dict[str, int] = {}
    for hit in hits:
        counts[hit.report.id] = counts.get(hit.report.id, 0) + 1
    return counts


def claim_pieces(info: ReportInfo, names: Sequence[str], look: Look) -> list[Piece]:
    """The known facts of a report, joined by dots; what was inferred has a style of its own."""
    pieces: list[Piece] = []
    for name in names:
        claim = getattr(info, name)
        shown = labels.claim_with_mark(name, claim)
        if shown == "-":
            continue
        if pieces:
            pieces.append(plain(" · ", look.face, "dim"))
        pieces.append(plain(shown, look.face, "inferred" if claim.confidence == "inferred" else "head"))
    return pieces or [plain(info.title.value or info.file, look.face, "head")]


def _head(info: ReportInfo, look: Look, passages: int | None, row: int | None) -> Line:
    count = "" if passages is None else ngettext("{n} passage", "{n} passages", passages).format(n=passages)
    right = plain(f" {count}", look.face, "dim") if count else None
    sign = plain("▌", look.face, "bar")
    room = look.width - cells(sign.text) - (cells(right.text) if right else 0) - 1
    pieces = fitted(claim_pieces(info, _HEAD, look), room, look.face)
    gutter = (GUTTER,) if row is not None else ()
    return Line((*gutter, sign, *pieces), row, right=right)


def _body(hit: Hit, row: int, listing: Listing, look: Look) -> Iterator[Line]:
    role = labels.role(hit.role)
    tag = "" if hit.match == "exact" else f" 〔{_(', ').join([MATCHES[hit.match](), *hit.notes])}〕"
    where = " › ".join(hit.path) or hit.report.title.value or hit.report.file
    right = plain(f" {role}", look.face, "role") if role else None
    room = look.width - 3 - (cells(right.text) if right else 0)
    path = fitted([plain(where, look.face, "dim")], max(room - cells(look.face.dress(tag)), 8), look.face)
    sign = plain("* " if hit.id in listing.marked else "  ", look.face, "marked")
    gutter = GUTTER if listing.grouped else Piece("  ", "", "")
    yield Line((gutter, *fitted((*path, plain(tag, look.face, "inferred")), room, look.face)), row, right=right)
    yield Line((sign, *fitted(snippet_pieces(hit, look), look.width - 3, look.face)), row)


def snippet_pieces(hit: Hit, look: Look) -> list[Piece]:
    """The text around a hit's first match."""
    snippet = make_snippet(hit.text.rstrip(), hit.spans, max(look.width // 2 - 4, 8))
    style = "match" if hit.match == "exact" else "inferred"
    marks = [Mark(span.start, span.end, style, OPEN, CLOSE) for span in snippet.spans]
    return pieces_of(snippet.text, marks, look.face)


REPORT_HEIGHT = 2


def report_row(infos: Sequence[ReportInfo], row: int, look: Look) -> tuple[Line, Line]:
    """A report as two lines: what the list shows before anything is searched."""
    info = infos[row]
    count = ngettext("{n} passage", "{n} passages", info.passages).format(n=info.passages)
    right = plain(f" {count}", look.face, "dim")
    facts = fitted(claim_pieces(info, _HEAD, look), look.width - 3 - cells(right.text), look.face)
    title = fitted([plain(info.title.value or info.file, look.face, "dim")], look.width - 3, look.face)
    return Line((GUTTER, *facts), row, right=right), Line((Piece("  ", "", ""), *title), row)


def more_lines(hits: Hits, shown: Sequence[Hit], listing: Listing, look: Look) -> Iterator[Line]:
    """What the list keeps back, and how to see it."""
    tiers = {hit.match for hit in shown}
    hidden = {tier: count for tier, count in hits.weaker.items() if tier not in tiers}
    if hidden and hits.count.passages and not listing.weaker:
        parts = _(", ").join(f"{MATCHES[tier]()} {count}" for tier, count in hidden.items())
        text = _("also: {tiers}. Press . to show them").format(tiers=parts)
        yield Line(fitted([plain("  " + text, look.face, "dim")], look.width, look.face))


__all__ = [
    "CLOSE", "MATCHES", "OPEN", "REPORT_HEIGHT", "Listing", "claim_pieces", "hit_lines", "more_lines", "report_row", "snippet_pieces", "visible_hits",
]  # fmt: skip
