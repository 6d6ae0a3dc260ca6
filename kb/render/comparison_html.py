"""A comparison as a page of HTML: a column a text; sign and colour both tell what each clause is."""

from collections.abc import Iterator, Sequence

from kb.compare import Cell, Comparison, Fate, Kind, Row, SectionPair
from kb.i18n import _
from kb.render.comparison import sign_of, summary_lines
from kb.render.comparison_sections import fate_sign, section_name, told
from kb.render.pages import page, text_html


def comparison_page(comparison: Comparison, names: Sequence[str]) -> str:
    """The whole comparison as a page."""
    summary = "".join(f'<p class="note">{text_html(line)}</p>' for line in summary_lines(comparison, names))
    return page(_("Comparison"), f"{_legend()}\n{summary}\n{comparison_table(comparison, names)}")


def sections_page(pairs: Sequence[SectionPair], names: Sequence[str]) -> str:
    """What became of each section; those that were changed open to show their clauses."""
    heads = "".join(f"<th>{text_html(name)}</th>" for name in names)
    rows = "\n".join(_section_row(pair, names) for pair in pairs)
    return page(
        _("Section by section"), f"{_legend()}\n<table><thead><tr>{heads}</tr></thead><tbody>\n{rows}\n</tbody></table>"
    )


def comparison_table(comparison: Comparison, names: Sequence[str]) -> str:
    """The rows as a table."""
    heads = "".join(f"<th>{text_html(name)}</th>" for name in names)
    rows = "\n".join(
        f'<tr id="r{number}">{_cells(comparison, row)}</tr>' for number, row in enumerate(comparison.rows, 1)
    )
    return f"<table><thead><tr>{heads}</tr></thead><tbody>\n{rows}\n</tbody></table>"


def _cells(comparison: Comparison, row: Row) -> str:
    return "".join(
        _cell(comparison, side, cell) if cell else '<td class="none"></td>' for side, cell in enumerate(row.cells)
    )


def _cell(comparison: Comparison, side: int, cell: Cell) -> str:
    style = {Kind.MOVED: "moved", Kind.ONLY: "came" if side else "went"}.get(cell.kind, "")
    where = (
        _("(row {row})").format(row=cell.partner + 1) if cell.kind is Kind.MOVED and cell.partner is not None else ""
    )
    sign = f'<span class="sign">{text_html(sign_of(side, cell).strip())}</span>'
    link = (
        f' <a class="note" href="#r{cell.partner + 1}">{text_html(where)}</a>'
        if where and cell.partner is not None
        else ""
    )
    return f'<td class="{style}">{sign}{"".join(_parts(comparison, side, cell))}{link}</td>'


def _parts(comparison: Comparison, side: int, cell: Cell) -> Iterator[str]:
    for part in cell.parts:
        text = text_html(comparison.text(side, part.span).strip("\n"))
        if part.kind is Kind.SAME or cell.kind is Kind.ONLY:
            yield text
        elif part.kind is Kind.CHANGED:
            yield f'<span class="changed">{text}</span>'
        else:
            yield f"<ins>{text}</ins>" if side else f"<del>{text}</del>"


def _section_row(pair: SectionPair, names: Sequence[str]) -> str:
    cells = "".join(
        f'<td class="{style}">{text_html(section_name(own))}</td>' if own else '<td class="none"></td>'
        for own, style in (
            (pair.left, "went" if pair.fate is Fate.WENT else ""),
            (pair.right, "came" if pair.fate is Fate.CAME else ""),
        )
    )
    row = f"<tr>{cells}</tr>"
    if pair.comparison is None:
        return row
    summary = text_html(f"{fate_sign(pair)} {told(pair)}")
    inner = comparison_table(pair.comparison, names)
    return f'{row}\n<tr><td colspan="2"><details><summary class="note">{summary}</summary>{inner}</details></td></tr>'


def _legend() -> str:
    signs = (
        ("=", _("same"), ""), ("~", _("changed"), "changed"), (">", _("moved"), "moved"), ("-", _("only left"), "went"),
        ("+", _("only right"), "came"),
    )  # fmt: skip
    shown = " ".join(
        f'<span class="{style}"><span class="sign">{sign.replace(">", "&gt;")}</span>{text_html(name)}</span>'
        for sign, name, style in signs
    )
    return f'<p class="note">{shown}</p>'


__all__ = ["comparison_page", "comparison_table", "sections_page"]
