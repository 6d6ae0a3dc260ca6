"""Search results as lines of plain text: who, when, where in the report, then what."""

from collections.abc import Iterable, Iterator, Sequence

from kb.i18n import _, listed, ngettext
from kb.model import Confidence, ReportInfo, Role, Span
from kb.render import labels
from kb.render.cells import cells, cut, wrap
from kb.render.counts import folded_text
from kb.search.hits import Hit, Hits
from kb.search.receipt import Receipt
from kb.search.snippet import make_snippet
from kb.text import visible_line

_MATCHES: dict[str, labels.Label] = {
    "exact": lambda: _("exact"),
    "variant": lambda: _("variant"),
    "words": lambda: _("words apart"),
    "some": lambda: _("some of the words"),
}
OPEN, CLOSE = "【", "】"
_INDENT = "    "
_SNIPPET_LINES = 2
UNBOUND_SNIPPET = 76
"""Characters of a snippet where there is no terminal whose width would bind."""
_NAMING = ("unit", "year", "period", "kind")


def hit_lines(hits: Iterable[Hit], *, width: int | None) -> Iterator[str]:
    """A page of hits, hits of one report that follow each other under one head.

    ``width``: the cells of the terminal, None where the lines go elsewhere.
    """
    report = ""
    for hit in hits:
        if hit.report.id != report:
            report = hit.report.id
            yield _fitted(head_line(hit.report), width)
        yield _fitted(_place_line(hit), width)
        yield from (_INDENT + line for line in _snippet_lines(hit, width))
        yield from _source_lines(hit, width)


def _source_lines(hit: Hit, width: int | None) -> list[str]:
    """The passage's id and its place in the file, whole, for they are copied: two lines where one would be too wide."""
    names = [visible_line(hit.id), visible_line(f"{hit.report.file}:{hit.passage.line}")]
    together = _INDENT + "  ".join(names)
    return [together] if width is None or cells(together) <= width else [_INDENT + name for name in names]


def head_line(info: ReportInfo) -> str:
    """Who, when, what: the claims that name a report; what is inferred is marked, once where all is."""
    claims = {name: getattr(info, name) for name in _NAMING if getattr(info, name).value is not None}
    if not claims:
        return visible_line(info.title.value or info.file)
    if all(claim.confidence is Confidence.INFERRED for claim in claims.values()):
        values = " · ".join(labels.claim_value(name, claim) for name, claim in claims.items())
        return visible_line(f"{values} ({labels.CONFIDENCES[Confidence.INFERRED]()})")
    return visible_line(" · ".join(labels.claim_with_mark(name, claim) for name, claim in claims.items()))


def _place_line(hit: Hit) -> str:
    """Where in the report, and how the passage answers where that is not exactly."""
    role = labels.role(hit.role)
    match = "" if hit.match == "exact" else f"〔{'; '.join([_MATCHES[hit.match](), *hit.notes])}〕"
    where = " › ".join(hit.path) or hit.report.title.value or hit.report.file
    tail = "  ".join(part for part in (f"[{role}]" if role else "", match) if part)
    return visible_line(f"  {tail}  {where}" if tail else f"  {where}")


def _snippet_lines(hit: Hit, width: int | None) -> list[str]:
    if width is None:
        snippet = make_snippet(hit.text, hit.spans, UNBOUND_SNIPPET)
        return [visible_line(lit(snippet.text, snippet.spans))]
    room = max(width - len(_INDENT), 20)
    characters = room * _SNIPPET_LINES
    while True:
        snippet = make_snippet(hit.text, hit.spans, characters)
        lines = wrap(visible_line(lit(snippet.text, snippet.spans)), room)
        if len(lines) <= _SNIPPET_LINES or characters <= 8:
            return lines
        characters -= max(1, (cells(snippet.text) - room * _SNIPPET_LINES) // 2)


def _fitted(line: str, width: int | None) -> str:
    return line if width is None else cut(line, width)


def lit(text: str, spans: Sequence[Span]) -> str:
    """The text with signs around the spans; those that overlap are lit as one."""
    parts: list[str] = []
    end = 0
    for start, stop in _joined(spans):
        parts += [text[end:start], OPEN, text[start:stop], CLOSE]
        end = stop
    return "".join([*parts, text[end:]])


def _joined(spans: Sequence[Span]) -> Iterator[tuple[int, int]]:
    start = stop = -1
    for span in sorted(spans, key=lambda span: span.start):
        if span.start >= stop:
            if stop > start:
                yield start, stop
            start, stop = span.start, span.end
        stop = max(stop, span.end)
    if stop > start:
        yield start, stop


def count_line(hits: Hits) -> str:
    """How often, in how many passages and reports; the weaker tiers and what was left out apart."""
    count = hits.count
    counts = [
        ngettext("{n} occurrence", "{n} occurrences", count.occurrences).format(n=count.occurrences),
        ngettext("{n} passage", "{n} passages", count.passages).format(n=count.passages),
        ngettext("{n} report", "{n} reports", count.reports).format(n=count.reports),
    ]
    if count.passages and not count.occurrences:
        counts = counts[1:]
    others = [f"{_MATCHES[tier]()} {passages}" for tier, passages in hits.weaker.items()]
    if hits.folded:
        others.append(folded_text(hits.folded))
    return " · ".join([" / ".join(counts), *others])


def with_receipt(line: str, receipt: Receipt) -> str:
    """The counts, and that they are those of the texts where that was seen."""
    return f"{line} · {_('counted anew in the texts: the same')}" if receipt.agrees else line


def disagreement(receipt: Receipt) -> str:
    """That the index counts otherwise than the texts, and what to do."""
    message = _("The index does not agree with the texts on {runs}. See what is wrong: kb doctor")
    return message.format(runs=visible_line(listed(receipt.wrong)))


def understanding_lines(hits: Hits) -> Iterator[str]:
    """How the query was understood, likely slips in it, what else was looked for."""
    yield hits.echo
    yield from (visible_line(line) for line in (*hits.advice, *hits.expansions))


def explanation_lines(hits: Hits) -> Iterator[str]:
    """Why nothing is exact."""
    yield from (visible_line(line) for line in hits.explanation)


def more_line(hits: Hits, *, shown_from: int) -> str | None:
    """How to see more; None where all is shown."""
    last = shown_from + len(hits)
    if not len(hits) or last >= hits.total:
        return None
    more = _("Shown: {first} to {last} of {total}. More: --offset {last}")
    return more.format(first=shown_from + 1, last=last, total=hits.total)


_MOST_VALUES = 12


def facet_lines(hits: Hits, *, width: int | None) -> Iterator[str]:
    """The facets: the most frequent values with their passages, and how many more there are, in lines of ``width`` cells."""
    names: dict[str, labels.Label] = {**labels.FIELDS, "role": lambda: _("section")}
    for name, counts in hits.facets.items():
        if counts:
            shown = [f"{_facet_value(name, value)} {passages}" for value, passages in counts.items()]
            more = [_("and {n} more (all: --json)").format(n=len(shown) - _MOST_VALUES)]
            yield from _filled(f"{names[name]()}:", shown[:_MOST_VALUES] + more * (len(shown) > _MOST_VALUES), width)


def _filled(head: str, items: list[str], width: int | None) -> Iterator[str]:
    line = head
    for item in map(visible_line, items):
        longer = f"{line} {item}" if line == head else f"{line}  {item}"
        if width is not None and cells(longer) > width and line != head:
            yield line
            longer = _INDENT + item
        line = longer
    yield line


def _facet_value(name: str, value: str) -> str:
    if name == "role":
        return labels.role(Role(value))
    return labels.LEVELS[value]() if name == "level" and value in labels.LEVELS else value


__all__ = [
    "count_line",
    "disagreement",
    "explanation_lines",
    "facet_lines",
    "head_line",
    "hit_lines",
    "lit",
    "more_line",
    "understanding_lines",
    "with_receipt",
]
