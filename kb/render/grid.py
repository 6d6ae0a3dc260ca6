"""A grid as lines, as a table for spreadsheets and Markdown, and as a page of HTML."""

from collections.abc import Callable, Iterator, Sequence
from itertools import groupby, zip_longest

from kb.grid import By, Column, Difference, Entry, Grid, Manner, Row
from kb.i18n import _, ngettext
from kb.render.cells import pad, wrap
from kb.render.pages import page, text_html
from kb.render.sheets import Sheet
from kb.text import visible_line

SIGNS = {Manner.CAP: "≤", Manner.FLOOR: "≥", Manner.TARGET: ">", Manner.RESULT: "=", Manner.RULE: "-"}
KIN = "~"
"""Stands behind a clause whose passage never names the topic."""
LABEL_WIDTH = 18
NARROWEST_COLUMN = 22
"""Cells below which columns cannot be read: then the cells stand under one another."""
MOST_SHOWN = 3
"""Sentences without a number that a cell shows in lines."""
BETWEEN = " | "


def manner_name(manner: Manner) -> str:
    """The manner in which a measure is spoken of, for people."""
    names: dict[Manner, Callable[[], str]] = {
        Manner.CAP: lambda: _("sets caps"),
        Manner.FLOOR: lambda: _("sets floors"),
        Manner.TARGET: lambda: _("sets targets"),
        Manner.RESULT: lambda: _("reports results"),
        Manner.RULE: lambda: _("gives no numbers"),
    }
    return names[manner]()


def column_name(column: Column, by: By) -> str:
    """A column's head: years that nobody knows have a name too; ~ marks one that never names the topic."""
    name = _("year not known") if by is By.YEAR and not column.known else column.name
    return f"{name} {KIN}" if not column.exact else name


def label_of(row: Row) -> str:
    """A row's name; a collection of sentences is called so."""
    return row.label or _("in words")


def grid_lines(grid: Grid, width: int) -> Iterator[str]:
    """The grid in columns, or its cells under one another where the width leaves none that can be read; then the differences."""
    column = (width - LABEL_WIDTH - len(BETWEEN) * len(grid.columns)) // max(1, len(grid.columns))
    lines = _beside(grid, column, width) if column >= NARROWEST_COLUMN else _under(grid, width)
    yield from lines
    yield from _difference_lines(grid, width)


def _beside(grid: Grid, column: int, width: int) -> Iterator[str]:
    names = [wrap(visible_line(column_name(one, grid.by)), column) for one in grid.columns]
    yield from _line([[], *names], column)
    yield "-" * width
    for theme, rows in groupby(grid.rows, key=lambda row: row.theme):
        if theme:
            yield f"【{visible_line(theme)}】"
        for row in rows:
            cells = [_wrapped(cell, column, grid.by) for cell in row.cells]
            yield from _line([wrap(visible_line(label_of(row)), LABEL_WIDTH), *cells], column)


def _line(blocks: Sequence[Sequence[str]], column: int) -> Iterator[str]:
    for label, *cells in zip_longest(*blocks, fillvalue=""):
        yield BETWEEN.join([pad(label, LABEL_WIDTH), *(pad(cell, column) for cell in cells)]).rstrip(" |") or ""


def _wrapped(cell: Sequence[Entry], column: int, by: By) -> list[str]:
    return [line for entry in shown(cell) for line in _hanging(cell_text(entry, by), SIGNS[entry.manner], column)]


def _hanging(text: str, sign: str, width: int) -> Iterator[str]:
    for number, line in enumerate(wrap(text, width - 2)):
        yield f"{sign if not number else ' '} {line}"


def shown(cell: Sequence[Entry]) -> list[Entry]:
    """The entries of a cell that lines have room for: all with a number, some without."""
    told = [entry for entry in cell if not entry.numbers]
    return [entry for entry in cell if entry.numbers or entry in told[:MOST_SHOWN]]


def cell_text(entry: Entry, by: By) -> str:
    """A clause with its year (its unit, where the columns are years) and the mark of one that never names the topic."""
    other = entry.report.year.value if by is By.UNIT else entry.report.unit.value
    text = visible_line(entry.text).rstrip(",，;；。 ")
    return text + (f" ({visible_line(str(other))})" if other else "") + ("" if entry.exact else f" {KIN}")


def _under(grid: Grid, width: int) -> Iterator[str]:
    for row in grid.rows:
        theme = f"【{row.theme}】" if row.theme else ""
        yield visible_line(f"{theme}{label_of(row)}")
        for column, cell in zip(grid.columns, row.cells, strict=True):
            if cell:
                yield f"  {visible_line(column_name(column, grid.by))}"
            for entry in shown(cell):
                yield from (
                    f"    {line}" for line in _hanging(cell_text(entry, grid.by), SIGNS[entry.manner], width - 4)
                )


def _difference_lines(grid: Grid, width: int) -> Iterator[str]:
    if grid.differences:
        yield ""
        yield _("Differences:")
    for difference in grid.differences:
        first, *others = wrap(difference_text(grid, difference), width - 4)
        yield f"  {first}"
        yield from (f"    {line}" for line in others)


def difference_text(grid: Grid, difference: Difference) -> str:
    """How the columns differ, in a sentence: 会议: A reports results (…); B sets caps (…)."""
    told = [
        f"{visible_line(column_name(column, grid.by))} {manner_name(manner)}"
        + (f" ({visible_line(example)})" if example else "")
        for column, manner, example in zip(grid.columns, difference.manners, difference.examples, strict=True)
        if manner
    ]
    theme = f"{visible_line(difference.theme)}: " if difference.theme else ""
    return theme + "; ".join(told)


def grid_summary(grid: Grid) -> list[str]:
    """What the signs mean, and by which words passages were told that never name the topic."""
    signs = "  ".join(f"{sign} {manner_name(manner)}" for manner, sign in SIGNS.items())
    rows = ngettext("{n} measure", "{n} measures", len(grid.rows)).format(n=len(grid.rows))
    lines = [f"{rows} · {signs}"]
    if grid.words and not all(column.exact for column in grid.columns):
        words = visible_line(" ".join(grid.words))
        lines.append(_("{sign} never names the topic; told by its words: {words}").format(sign=KIN, words=words))
    return lines


def grid_sheet(grid: Grid) -> Sheet:
    """The grid as a table: theme, measure, a column each; the entries of a cell under one another."""
    head = (_("theme"), _("measure"), *(column_name(column, grid.by) for column in grid.columns))
    rows = (
        (row.theme, label_of(row), *("\n".join(_sheet_text(entry, grid.by) for entry in cell) for cell in row.cells))
        for row in grid.rows
    )
    return Sheet(head, tuple(rows))


def _sheet_text(entry: Entry, by: By) -> str:
    numbers = f"{entry.spoken}: " if entry.numbers else ""
    return f"{numbers}{cell_text(entry, by)}"


def grid_page(grid: Grid) -> str:
    """The grid as a page of HTML that needs nothing else; every clause opens to its sentence and its place."""
    heads = "".join(
        f"<th>{text_html(name)}</th>" for name in ("", *(column_name(one, grid.by) for one in grid.columns))
    )
    rows = "\n".join(_page_row(grid, row) for row in grid.rows)
    items = "".join(f"<li>{text_html(difference_text(grid, one))}</li>" for one in grid.differences)
    differences = f"<h2>{text_html(_('Differences:'))}</h2><ul>{items}</ul>" if items else ""
    notes = "".join(f'<p class="note">{text_html(line)}</p>' for line in grid_summary(grid))
    return page(
        grid.topic, f"{notes}{differences}\n<table><thead><tr>{heads}</tr></thead><tbody>\n{rows}\n</tbody></table>"
    )


def _page_row(grid: Grid, row: Row) -> str:
    name = f"{row.theme} · {label_of(row)}" if row.theme else label_of(row)
    cells = "".join(
        f"<td>{''.join(_page_entry(entry, grid.by) for entry in cell)}</td>" if cell else '<td class="none"></td>'
        for cell in row.cells
    )
    return f"<tr><th>{text_html(name)}</th>{cells}</tr>"


def _page_entry(entry: Entry, by: By) -> str:
    sentence = entry.passage.text[entry.sentence.start : entry.sentence.end].strip()
    place = f"{entry.report.file}:{entry.passage.line}  {entry.passage.id}"
    sign = f'<span class="sign">{text_html(SIGNS[entry.manner])}</span>'
    return (
        f"<details><summary>{sign} {text_html(cell_text(entry, by))}</summary>"
        f'<p>{text_html(sentence)}</p><p class="note">{text_html(place)}</p></details>'
    )


__all__ = [
    "cell_text",
    "column_name",
    "difference_text",
    "grid_lines",
    "grid_page",
    "grid_sheet",
    "grid_summary",
    "label_of",
    "manner_name",
]
