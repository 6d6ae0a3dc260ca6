"""The examination of a draft as Markdown and as a page of its own: nothing of a text acts as markup, nothing is loaded."""

import json
from collections.abc import Callable, Iterator
from html import escape

from kb.check import Examination, Finding, Part
from kb.i18n import _, language
from kb.render.checking import PARTS, SEVERITIES, own_line, shares, source_line
from kb.render.exports import escape_markdown
from kb.text import visible, visible_line

_STYLE = (
    "body{font-family:serif;max-width:60em;margin:2em auto;line-height:1.7}table{border-collapse:collapse;width:100%;font-size:.9em}"
    "td,th{border:1px solid #999;padding:.3em .5em;text-align:left;vertical-align:top}.draft{white-space:pre-wrap}"
    ".taken{background:#fde9c8}.common{color:#777}.found{outline:2px solid #c00}.serious{color:#c00;font-weight:bold}"
)


def _head() -> list[str]:
    return [_("no."), _("severity"), _("line"), _("what stands there"), _("why"), _("what to do"), _("source")]


def _cells(number: int, finding: Finding) -> list[str]:
    severity = SEVERITIES[finding.severity]()
    return [
        str(number),
        severity,
        str(finding.line),
        visible_line(finding.text),
        finding.why,
        finding.suggestion,
        finding.source or "",
    ]


def to_markdown(examination: Examination) -> bytes:
    """The examination as Markdown: summary, sources, a table of findings a part."""
    return ("\n".join(_markdown(examination)) + "\n").encode("utf-8", "replace")


def _markdown(examination: Examination) -> Iterator[str]:
    yield f"# {escape_markdown(visible_line(examination.name))}"
    yield ""
    yield escape_markdown(shares(examination))
    if examination.taken:
        yield ""
        yield escape_markdown(visible_line(own_line(examination.own)))
        yield ""
        yield from (
            f"1. {escape_markdown(visible_line(source_line(examination, source)))}" for source in examination.sources
        )
    for part in Part:
        findings = [finding for finding in examination.findings if finding.part is part]
        if findings:
            yield from ("", f"## {PARTS[part]()}", "", _row(_head()), _row(["---"] * len(_head())))
            yield from (
                _row([escape_markdown(cell) for cell in _cells(number, one)]) for number, one in enumerate(findings, 1)
            )


def _row(cells: list[str]) -> str:
    return f"| {' | '.join(cells)} |"


def to_html(examination: Examination) -> bytes:
    """The examination as a page: summary, findings, and the draft with what was taken over, common wording and findings marked."""
    return "\n".join(_html(examination)).encode("utf-8", "replace")


def _html(examination: Examination) -> Iterator[str]:
    name = _safe(examination.name)
    yield f'<!doctype html><html lang="{language().replace("_", "-")}"><head><meta charset="utf-8"><title>{name}</title><style>{_STYLE}</style></head><body>'
    yield f"<h1>{name}</h1><p>{_safe(shares(examination))}</p>"
    if examination.taken:
        rows = "".join(f"<li>{_safe(source_line(examination, source))}</li>" for source in examination.sources)
        yield f"<p>{_safe(own_line(examination.own))}</p><ol>{rows}</ol>"
    for part in Part:
        findings = [finding for finding in examination.findings if finding.part is part]
        if findings:
            yield f"<h2>{_safe(PARTS[part]())}</h2><table><tr>{''.join(f'<th>{_safe(cell)}</th>' for cell in _head())}</tr>"
            yield from (_html_row(number, finding) for number, finding in enumerate(findings, 1))
            yield "</table>"
    yield f'<h2>{_safe(_("The draft"))}</h2><p><span class="taken">{_safe(_("taken over"))}</span> <span class="common">{_safe(_("common wording"))}</span></p>'
    yield f'<div class="draft">{"".join(_marked(examination))}</div></body></html>'


def _html_row(number: int, finding: Finding) -> str:
    cells = "".join(f"<td>{_safe(cell)}</td>" for cell in _cells(number, finding))
    return f'<tr class="{finding.severity.value}">{cells}</tr>'


def _safe(text: str) -> str:
    return escape(visible_line(text))


def _marked(examination: Examination) -> Iterator[str]:
    """The draft in pieces that are marked alike."""
    classes: list[set[str]] = [set() for _character in examination.text]
    marked = {
        "taken": [one.span for one in examination.taken],
        "common": examination.common,
        "found": [one.span for one in examination.findings if one.part is not Part.COPIED],
    }
    for name, spans in marked.items():
        for span in spans:
            for place in range(span.start, span.end):
                classes[place].add(name)
    start = 0
    for end in range(1, len(examination.text) + 1):
        if end == len(examination.text) or classes[end] != classes[start]:
            piece = escape(visible(examination.text[start:end]))
            yield f'<span class="{" ".join(sorted(classes[start]))}">{piece}</span>' if classes[start] else piece
            start = end


def to_json(examination: Examination) -> bytes:
    """The summary, then a finding a line."""
    rows = [examination.to_dict(), *(finding.to_dict() for finding in examination.findings)]
    return "".join(json.dumps(row, ensure_ascii=False, allow_nan=False) + "\n" for row in rows).encode(
        "utf-8", "replace"
    )


FORMS: dict[str, Callable[[Examination], bytes]] = {"md": to_markdown, "html": to_html, "json": to_json}
"""The forms of a report by their name, which is the file's suffix too."""

__all__ = ["FORMS", "to_html", "to_json", "to_markdown"]
