"""The lines under the query: how it was understood and how much answers; or where it is wrong; or why nothing is exact."""

from collections.abc import Iterator

from kb.i18n import _, ngettext
from kb.query import QueryError
from kb.search.hits import Hits
from tui.text.face import cells
from tui.text.lines import Line, fitted, flowed, plain
from tui.views.look import Look
from tui.views.results import MATCHES


def count_text(hits: Hits) -> str:
    """How often, in how many passages and reports; the weaker tiers apart."""
    count = hits.count
    parts = [
        ngettext("{n} occurrence", "{n} occurrences", count.occurrences).format(n=count.occurrences),
        ngettext("{n} passage", "{n} passages", count.passages).format(n=count.passages),
        ngettext("{n} report", "{n} reports", count.reports).format(n=count.reports),
    ]
    return " · ".join([*parts, *(f"{MATCHES[tier]()} {number}" for tier, number in hits.weaker.items())])


def hits_lines(hits: Hits, seconds: float, look: Look) -> Iterator[Line]:
    """Two lines: the query as it was understood; the counts and the time."""
    yield Line(fitted([plain("  " + hits.echo, look.face)], look.width, look.face))
    time = plain(f"{seconds * 1000:.0f} ms ", look.face, "dim")
    advice = f" · {hits.advice[0]}" if hits.advice else ""
    text = plain("  " + count_text(hits), look.face, "good" if hits.count.passages else "masked")
    room = look.width - cells(time.text) - 1
    yield Line(fitted([text, plain(advice, look.face, "inferred")], room, look.face), right=time)


def two_lines(meaning: str, said: str, look: Look) -> Iterator[Line]:
    """How a question was understood, and what there is to say of its answer."""
    for text, style in ((meaning, ""), (said, "good")):
        yield Line(fitted([plain("  " + text, look.face, style)], look.width, look.face))


def error_lines(error: QueryError, before: int, look: Look) -> Iterator[Line]:
    """A caret under the column (``before`` cells from the left edge), and what to write instead."""
    place = max(0, min(before, look.width - 1))
    yield Line((plain(" " * place + "^", look.face, "error"),))
    text = f"  {error.message} {error.suggestion}"
    yield Line(fitted([plain(text, look.face, "error")], look.width, look.face))


def message_lines(text: str, style: str, look: Look) -> Iterator[Line]:
    """A sentence in the place of the counts."""
    yield Line()
    yield Line(fitted([plain("  " + text, look.face, style)], look.width, look.face))


def explanation_lines(hits: Hits, look: Look) -> Iterator[Line]:
    """Why nothing is exact and what else was looked for, above what answers less well."""
    if hits.count.passages:
        return
    for line in (*hits.explanation, *hits.expansions):
        yield from flowed([plain(line, look.face, "inferred")], look.width - 2, indent="  ")
    if not hits.total and not hits.explanation:
        yield Line((plain("  " + _("Nothing answers this query."), look.face, "dim"),))
    if hits.explanation and hits.total:
        yield Line()


__all__ = ["count_text", "error_lines", "explanation_lines", "hits_lines", "message_lines", "two_lines"]
