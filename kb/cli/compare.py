"""`kb compare`: passages, sections, reports or files beside each other, clause by clause."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import click

from kb.cli.delivery import write_file
from kb.cli.options import as_json, knowledge_base
from kb.cli.output import note, terminal_width, write_json, write_lines
from kb.cli.texts import NamedText, read_texts
from kb.compare import Comparison, SectionPair, compare_sections
from kb.compare import compare as compare_texts
from kb.errors import UsageError
from kb.i18n import _
from kb.model import JsonObject
from kb.render.comparison import NARROWEST_COLUMN, column_width, side_by_side, summary_lines, unified
from kb.render.comparison_html import comparison_page, sections_page
from kb.render.comparison_sections import section_lines, sections_summary

WIDTH = 120
"""Columns where stdout is no terminal."""


@click.command(
    help=_(
        "Lay two to four texts beside each other, clause by clause: = the same, ~ reworded, > moved, - only in the first, + only in another. "
        "What differs inside a clause stands in 【】.\n\n"
        "A text is a passage (ID from kb search), a report (ID from kb list), a section of a report (ID#3, the third of kb show ID --outline, "
        "or ID#下一步), or a file.\n\n"
        "With --sections, what became of each section of a report in another one: = stayed, ~ changed, > moved, - went, + came."
    ),
    epilog="\b\n"
    + _("Examples:")
    + "\n  kb compare 2022.txt 2023.docx --html 对照.html\n  kb compare 澜川-2022#下一步 澜川-2023#1\n"
    "  kb compare 澜川-2022 澜川-2023 --sections",
)
@click.argument("texts", metavar="A B [C D]", nargs=-1, required=True)
@click.option("--sections", is_flag=True, help=_("What became of each section, from the first report to the second."))
@click.option("--unified", "as_unified", is_flag=True, help=_("Clauses under one another instead of in columns."))
@click.option("--width", type=click.IntRange(20), help=_("Columns to use (else those of the terminal)."))
@click.option("--html", "html", metavar="FILE", help=_("Write a page of HTML to this file, that needs nothing else."))
@as_json
@knowledge_base
@click.pass_context
def compare(
    ctx: click.Context,
    /,
    texts: tuple[str, ...],
    kb_dir: str | None,
    *,
    trust: bool,
    **options: bool | int | str | None,
) -> None:
    """Compare and print."""
    sides, names = read_texts(texts, kb_dir, trust=trust)
    width = 0 if options["as_unified"] else int(options["width"] or terminal_width() or WIDTH)
    form = _Form(bool(options["as_json"]), width, str(options["html"] or ""))
    if options["sections"]:
        ctx.exit(0 if _sections(sides, names, form) else 1)
    comparison = compare_texts(*(side.text for side in sides), names=names)
    _deliver(comparison, sides, form)
    ctx.exit(0 if any(similarity.shared for similarity in comparison.similarities) else 1)


FEW_WORDS = 0.1
"""Share of common characters below which laying texts beside each other shows little."""


@dataclass(frozen=True, slots=True)
class _Form:
    """In which form to give what was found: JSON, a page, or lines of a width (0: under one another)."""

    as_json: bool
    width: int
    html: str


def _deliver(comparison: Comparison, sides: Sequence[NamedText], form: _Form) -> None:
    names = [side.name for side in sides]
    if form.html:
        write_file(form.html, comparison_page(comparison, names).encode("utf-8", "replace"))
    if form.as_json:
        write_json(_json_lines(comparison, sides))
    elif not form.html:
        narrow = column_width(form.width, len(names)) < NARROWEST_COLUMN
        write_lines(unified(comparison, names) if narrow else side_by_side(comparison, names, form.width))
    if not form.as_json:
        for line in summary_lines(comparison, names):
            note(line)
        if max(similarity.share for similarity in comparison.similarities) < FEW_WORDS:
            note(_("They share few words. What each says of one topic: kb grid TOPIC"))


def _sections(sides: Sequence[NamedText], names: frozenset[str], form: _Form) -> tuple[SectionPair, ...]:
    reports = [side.report for side in sides if side.report and side.report.outline]
    if len(sides) != 2 or len(reports) != 2:
        raise UsageError(_("--sections needs two reports with sections. See those of a report: kb show ID --outline"))
    pairs = compare_sections(reports[0], reports[1], names)
    shown = [side.name for side in sides]
    if form.html:
        write_file(form.html, sections_page(pairs, shown).encode("utf-8", "replace"))
    if form.as_json:
        write_json(map(_json_section, pairs))
    elif not form.html:
        write_lines(section_lines(pairs, shown, form.width or WIDTH))
    note(sections_summary(pairs))
    return pairs


def _json_lines(comparison: Comparison, sides: Sequence[NamedText]) -> Iterator[JsonObject]:
    """What was compared and how alike each pair is; then a row a line, its cells with their text."""
    names = [{"name": side.name, "characters": len(side.text)} for side in sides]
    alike = [
        similarity.to_dict() | {"sides": [left + 1, right + 1]}
        for (left, right), similarity in zip(comparison.pairs, comparison.similarities, strict=True)
    ]
    yield {"sides": names, "similarities": alike}
    yield from _json_rows(comparison)


def _json_rows(comparison: Comparison) -> Iterator[JsonObject]:
    for row in comparison.rows:
        shown = row.to_dict()
        for side, cell in enumerate(row.cells):
            if cell:
                shown["cells"][side]["text"] = comparison.text(side, cell.span)
        yield shown


def _json_section(pair: SectionPair) -> JsonObject:
    rows = list(_json_rows(pair.comparison)) if pair.comparison else []
    return pair.to_dict() | {"rows": rows}


__all__ = ["compare"]
