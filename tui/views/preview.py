"""The preview: a passage whole, its matches lit, and where it comes from."""

from collections.abc import Iterator, Sequence

from kb.i18n import _
from kb.model import ReportInfo, Span
from kb.render import labels
from kb.search.hits import Hit
from tui.text.lines import Line, Mark, flowed, pieces_of, plain
from tui.views.look import Look

OPEN, CLOSE = "【", "】"
WINDOW = 4000
"""Characters of a passage shown on each side of its first match: no passage is too long to look at."""


def preview_lines(hit: Hit, now: int, look: Look) -> Iterator[Line]:
    """The passage of a hit; match number ``now`` is the one that n and N stand on."""
    if hit.path:
        yield from flowed([plain(" › ".join(hit.path), look.face, "dim")], look.width)
        yield Line()
    low, high = _window(hit)
    marks = [_mark(span, number == now, hit.match) for number, span in enumerate(hit.spans)]
    yield from passage_lines(hit.text, marks, (low, high), look)
    yield Line()
    for note in hit.notes:
        yield from flowed([plain(note, look.face, "inferred")], look.width)
    yield from source_lines(hit.report, hit.passage.line, look)


def _mark(span: Span, now: bool, match: str) -> Mark:
    style = "now" if now else "match" if match == "exact" else "inferred"
    return Mark(span.start, span.end, style, OPEN, CLOSE)


def _window(hit: Hit) -> tuple[int, int]:
    first = hit.spans[0].start if hit.spans else 0
    return max(0, first - WINDOW), min(len(hit.text.rstrip("\n")), first + WINDOW)


def passage_lines(text: str, marks: Sequence[Mark], window: tuple[int, int], look: Look) -> Iterator[Line]:
    """A stretch of a text, paragraph by paragraph, with marks; their places are the text's."""
    place, end = window
    for paragraph in text[place:end].split("\n"):
        stop = place + len(paragraph)
        inside = [
            Mark(mark.start - place, min(mark.end, stop) - place, mark.style, mark.opening, mark.closing)
            for mark in marks
            if place <= mark.start < stop
        ]
        yield from flowed(pieces_of(paragraph, inside, look.face), look.width, at=place)
        place = stop + 1


def source_lines(info: ReportInfo, line: int, look: Look) -> Iterator[Line]:
    """Where a passage comes from, and how sure that is."""
    facts = [
        f"{labels.FIELDS[name]()}: {labels.claim_with_mark(name, getattr(info, name))}"
        for name in ("title", "unit", "year", "kind", "date")
        if getattr(info, name).value is not None
    ]
    for fact in (*facts, f"{_('file')}: {info.file}:{line}"):
        yield from flowed([plain(fact, look.face, "dim")], look.width)
    yield from state_lines(info, look)


def state_lines(info: ReportInfo, look: Look) -> Iterator[Line]:
    """What is missing, blanked or cut short in a report."""
    if info.gaps:
        yield from flowed([plain(_("gaps: {n}").format(n=len(info.gaps)), look.face, "masked")], look.width)
    if info.masks:
        shown = " ".join(dict.fromkeys(mask.text for mask in info.masks[:40]))
        yield from flowed([plain(_("masked: {masks}").format(masks=shown), look.face, "masked")], look.width)
    if info.truncated:
        text = _("truncated: the text ends inside a sentence")
        yield from flowed([plain(text, look.face, "masked")], look.width)
    if info.duplicates_of:
        text = _("repeats: {id} ({share:.0%})").format(id=info.duplicates_of, share=info.duplicate_share)
        yield from flowed([plain(text, look.face, "dim")], look.width)


def info_lines(info: ReportInfo, look: Look) -> Iterator[Line]:
    """What is known of a report, in a narrow column."""
    yield from flowed([plain(info.title.value or info.file, look.face, "head")], look.width)
    yield Line()
    yield from source_lines(info, 1, look)


__all__ = ["CLOSE", "OPEN", "info_lines", "passage_lines", "preview_lines", "source_lines", "state_lines"]
