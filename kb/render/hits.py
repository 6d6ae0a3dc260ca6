"""Search results as lines of plain text: who, when, where in the report, then what."""

from collections.abc import Iterable, Iterator, Sequence

from kb.i18n import _, ngettext
from kb.model import Role, Span
from kb.render import labels
from kb.search.hits import Hit, Hits
from kb.search.snippet import make_snippet
from kb.text import visible_line

_MATCHES: dict[str, labels.Label] = {
    "exact": lambda: _("exact"),
    "variant": lambda: _("variant"),
    "words": lambda: _("words apart"),
    "some": lambda: _("some of the words"),
}
OPEN, CLOSE = "【", "】"


def hit_lines(hits: Iterable[Hit], *, grouped: bool, width: int) -> Iterator[str]:
    """A page of hits; ``grouped`` puts a report's hits under one head."""
    head = ""
    for hit in hits:
        own = _head(hit)
        if not grouped or own != head:
            yield own
            head = own
        yield from _body(hit, width)


def _head(hit: Hit) -> str:
    info = hit.report
    marked = [labels.claim_with_mark(name, getattr(info, name)) for name in ("unit", "year", "period", "kind")]
    known = [value for value in marked if value != "-"]
    return visible_line(" · ".join(known or [info.title.value or info.file]))


def _body(hit: Hit, width: int) -> Iterator[str]:
    role = labels.role(hit.role)
    match = "" if hit.match == "exact" else f"〔{', '.join([_MATCHES[hit.match](), *hit.notes])}〕"
    where = " › ".join(hit.path) or hit.report.title.value or hit.report.file
    yield visible_line("  " + "  ".join(part for part in (where, f"[{role}]" if role else "", match) if part))
    snippet = make_snippet(hit.text, hit.spans, width)
    yield visible_line("    " + lit(snippet.text, snippet.spans))
    yield visible_line(f"    {hit.id}  {hit.report.file}:{hit.passage.line}")


def lit(text: str, spans: Sequence[Span]) -> str:
    """The text with signs around the spans."""
    parts, end = [], 0
    for span in spans:
        if span.start < end:
            continue
        parts += [text[end : span.start], OPEN, text[span.start : span.end], CLOSE]
        end = span.end
    return "".join([*parts, text[end:]])


def count_line(hits: Hits) -> str:
    """How often, in how many passages and reports; the weaker tiers apart."""
    count = hits.count
    exact = " / ".join(
        (
            ngettext("{n} occurrence", "{n} occurrences", count.occurrences).format(n=count.occurrences),
            ngettext("{n} passage", "{n} passages", count.passages).format(n=count.passages),
            ngettext("{n} report", "{n} reports", count.reports).format(n=count.reports),
        )
    )
    weaker = [f"{_MATCHES[tier]()} {passages}" for tier, passages in hits.weaker.items()]
    return " · ".join([exact, *weaker])


def summary_lines(hits: Hits, *, shown_from: int) -> Iterator[str]:
    """How the query was understood, the counts, the explanation, and how to see more."""
    yield hits.echo
    yield count_line(hits)
    yield from (visible_line(line) for line in hits.expansions)
    yield from (visible_line(line) for line in hits.explanation)
    last = shown_from + len(hits)
    if len(hits) and last < hits.total:
        more = _("Shown: {first} to {last} of {total}. More: --offset {last}")
        yield more.format(first=shown_from + 1, last=last, total=hits.total)


def facet_lines(hits: Hits) -> Iterator[str]:
    """The facets, a facet a line: values with their passages."""
    names: dict[str, labels.Label] = {**labels.FIELDS, "role": lambda: _("section")}
    for name, counts in hits.facets.items():
        if counts:
            shown = "  ".join(f"{_facet_value(name, value)} {passages}" for value, passages in counts.items())
            yield visible_line(f"{names[name]()}: {shown}")


def _facet_value(name: str, value: str) -> str:
    if name == "role":
        return labels.role(Role(value))
    return labels.LEVELS[value]() if name == "level" and value in labels.LEVELS else value


__all__ = ["count_line", "facet_lines", "hit_lines", "lit", "summary_lines"]
