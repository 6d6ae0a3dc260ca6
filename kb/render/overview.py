"""The overview as text, as a table and as a page of HTML: units by years, commitments and where they stand, numbers, documents."""

from collections.abc import Iterator, Sequence
from html import escape

from kb.facts.metrics import Series
from kb.followup import Entry, State, TaskLedger
from kb.i18n import _, ngettext
from kb.overview import Cell, Overview, Ranking
from kb.render.chart import lines_svg
from kb.render.commitments import SIGNS, STATES, due_text, reason_text, states_text, whose
from kb.render.documents import acts_text, title_text
from kb.render.lists_html import lists_html, rankings_html, rest_html
from kb.render.metrics import all_years, plain_number, series_sheet
from kb.render.pages import folded_html, page, row_html, section_html, table_html, text_html
from kb.render.sheets import Cell as SheetCell
from kb.render.sheets import Sheet, sheet_lines
from kb.text import visible_line

MOST_SERIES, MOST_DOCUMENTS, MOST_DRAWN = 60, 60, 6
"""Rows of the page beyond which the rest is only counted."""


def unit_name(unit: str | None) -> str:
    """A unit, or that it is not known."""
    return visible_line(unit) if unit else _("unit not known")


def year_name(year: int | None) -> str:
    """A year, or that it is not known."""
    return str(year) if year is not None else _("year not known")


def share_text(cell: Cell) -> str:
    """How many of the commitments that could be looked up were kept."""
    return "" if cell.kept is None else f"{cell.kept:.0%}"


def overview_lines(view: Overview, *, width: int | None) -> Iterator[str]:
    """Totals, then a line a unit and year."""
    yield whole_text(view.whole)
    yield from sheet_lines(overview_sheet(view), width)


def whole_text(cell: Cell) -> str:
    """The totals as one line."""
    parts = [
        ngettext("{n} report", "{n} reports", cell.reports).format(n=cell.reports),
        ngettext("{n} number", "{n} numbers", cell.numbers).format(n=cell.numbers),
        ngettext("{n} document made or changed", "{n} documents made or changed", cell.documents).format(
            n=cell.documents
        ),
        ngettext("{n} commitment", "{n} commitments", cell.commitments).format(n=cell.commitments),
    ]
    return " · ".join([*parts, *([states_text(cell.states)] if cell.states else [])])


def overview_sheet(view: Overview) -> Sheet:
    """A unit and year a row, a column a count."""
    head = (
        _("unit"), _("year"), _("reports"), _("characters"), _("numbers"), _("documents"), _("commitments"),
        *(STATES[state]() for state in State), _("share kept"),
    )  # fmt: skip
    return Sheet(head, tuple(_rows(view)))


def _rows(view: Overview) -> Iterator[tuple[SheetCell, ...]]:
    for unit in view.units:
        for year in view.years:
            cell = view.cells.get((unit, year))
            if cell:
                counts = (cell.reports, cell.characters, cell.numbers, cell.documents, cell.commitments)
                states = (cell.states.get(state, 0) for state in State)
                yield (unit_name(unit), year_name(year), *counts, *states, share_text(cell))


def overview_page(view: Overview, title: str, lists: TaskLedger | None = None, rankings: Sequence[Ranking] = ()) -> str:
    """The whole overview as a page that loads and runs nothing; with lists of tasks and rankings, where there are some."""
    parts = [
        f'<p class="note">{text_html(whole_text(view.whole))}</p>',
        section_html(_("Units by years"), _grid(view)),
        section_html(_("Commitments"), _legend() + _ledger(view)),
        *([section_html(_("Lists of tasks"), lists_html(lists))] if lists else []),
        section_html(_("Numbers"), _drawing(view.metrics.series) + _numbers(view.metrics.series)),
        *([section_html(_("Rankings"), rankings_html(rankings))] if rankings else []),
        section_html(_("Documents"), _documents(view)),
    ]
    return page(title, "\n".join(parts))


def _grid(view: Overview) -> str:
    head = ["", *map(year_name, view.years), _("all")]
    rows = []
    for unit in view.units:
        cells = "".join(_grid_cell(view.cells.get((unit, year))) for year in view.years)
        rows.append(f"<tr><th>{text_html(unit_name(unit))}</th>{cells}{_grid_cell(view.row(unit))}</tr>")
    sums = "".join(_grid_cell(view.column(year)) for year in view.years)
    rows.append(f"<tr><th>{text_html(_('all'))}</th>{sums}{_grid_cell(view.whole)}</tr>")
    return table_html(head, rows)


def _grid_cell(cell: Cell | None) -> str:
    if cell is None:
        return '<td class="none"></td>'
    lines = [
        ngettext("{n} report", "{n} reports", cell.reports).format(n=cell.reports) if cell.reports else "",
        ngettext("{n} number", "{n} numbers", cell.numbers).format(n=cell.numbers) if cell.numbers else "",
        _("documents: {n}").format(n=cell.documents) if cell.documents else "",
        _("commitments: {n}").format(n=cell.commitments) if cell.commitments else "",
        " ".join(f"{SIGNS[state]}{times}" for state, times in cell.states.items()),
    ]
    return f"<td>{'<br>'.join(text_html(line) for line in lines if line)}{_bar(cell)}</td>"


def _bar(cell: Cell) -> str:
    """Where the commitments stand, as a bar; its title says the same in words."""
    whole = cell.commitments
    if not whole:
        return ""
    drawn, across = [], 0.0
    for state, times in cell.states.items():
        wide = 100 * times / whole
        drawn.append(f'<rect x="{across:.1f}" y="0" width="{wide:.1f}" height="6" fill="{_COLOURS[state]}"/>')
        across += wide
    title = escape(states_text(cell.states))
    return (
        f'<br><svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 6" width="100" height="6" role="img"><title>{title}</title>'
        f"{''.join(drawn)}</svg>"
    )


_COLOURS = {
    State.CLOSED: "#3a7d34", State.PARTLY: "#d9a520", State.UNCLEAR: "#1f4e79", State.OPEN: "#b5541c", State.WAITING: "#bbbbbb",
}  # fmt: skip


def _legend() -> str:
    shown = " · ".join(f"{SIGNS[state]} {STATES[state]()}" for state in State)
    return f'<p class="note">{text_html(shown)}</p>'


def _ledger(view: Overview) -> str:
    """The commitments that could be looked up, a list a unit and year that opens."""
    groups: dict[tuple[str, str], list[Entry]] = {}
    for entry in view.commitments:
        if entry.state is not State.WAITING:
            groups.setdefault((unit_name(entry.report.unit.value), year_name(entry.year)), []).append(entry)
    return "\n".join(_group(name, year, rows) for (name, year), rows in groups.items())


def _group(name: str, year: str, rows: Sequence[Entry]) -> str:
    head = (_("state"), _("task"), _("due"), _("owner"), _("evidence"), _("reason"))
    counted = ngettext("{n} commitment", "{n} commitments", len(rows)).format(n=len(rows))
    kept = sum(entry.state is State.CLOSED for entry in rows)
    return folded_html(
        f"{name} · {year} · {counted} · {SIGNS[State.CLOSED]} {kept}", table_html(head, map(_task, rows))
    )


def _task(entry: Entry) -> str:
    outcome = entry.outcome
    state = f"{SIGNS[entry.state]} {STATES[entry.state]()}"
    told = f"{outcome.text}\n{whose(outcome.report)}" if outcome and outcome.text else ""
    why = reason_text(outcome) if outcome else ""
    return row_html((state, entry.text, due_text(entry), entry.words("owner"), told, why))


def _numbers(series: Sequence[Series]) -> str:
    several = [one for one in series if len(one.years) > 1]
    sheet = series_sheet(several[:MOST_SERIES])
    rows = (
        row_html(plain_number(cell) if isinstance(cell, float | int) else str(cell or "") for cell in row)
        for row in sheet.rows
    )
    return table_html(sheet.head, rows) + rest_html(len(several) - MOST_SERIES)


def _drawing(series: Sequence[Series]) -> str:
    """The indicators known of most years, those of one measure, as lines."""
    drawn = [one for one in series if len(one.years) > 1]
    same = [one for one in drawn if (one.unit, one.change) == (drawn[0].unit, drawn[0].change)][:MOST_DRAWN]
    if not same or len(all_years(same)) < 2:
        return ""
    return lines_svg(same[0].unit, "", [(f"{one.organ} {one.indicator}".strip(), one.years) for one in same])


def _documents(view: Overview) -> str:
    head = (_("document"), _("reports"), _("act"), _("replaced by"))
    found = view.documents.documents
    rows = (
        row_html((title_text(one), str(one.reports), acts_text(one), "；".join(one.replaced_by)))
        for one in found[:MOST_DOCUMENTS]
    )
    return table_html(head, rows) + rest_html(len(found) - MOST_DOCUMENTS)


__all__ = [
    "overview_lines", "overview_page", "overview_sheet", "share_text", "unit_name", "whole_text", "year_name",
]  # fmt: skip
