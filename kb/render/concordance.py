"""Concordances: lines whose keywords stand in one column, and tables that name the source of every line."""

from collections.abc import Iterable, Iterator, Sequence

from kb.concordance import Line
from kb.copying import source_line
from kb.i18n import _
from kb.model import Confidence, ReportInfo
from kb.origin import origin_of
from kb.render.cells import cells, character_cells, cut, pad
from kb.render.hits import CLOSE, OPEN
from kb.render.sheets import Sheet
from kb.render.steady import steady
from kb.text import visible_line

UNIT_CELLS, YEAR_CELLS = 18, 6
WIDEST_KEYWORD = 24
"""Cells up to which shorter keywords are filled up, so that what follows them is straight too."""
_LEAST = 6
_GUESSED = "?"


def concordance_lines(lines: Sequence[Line], *, width: int | None) -> Iterator[str]:
    """Year, unit, left context, keyword, right context; ``width``: the cells of the terminal, None where there is none."""
    keywords = [steady(visible_line(line.keyword)) for line in lines]
    longest = max(map(cells, keywords), default=0)
    left = max((cells(steady(visible_line(line.left))) for line in lines), default=0)
    if width is not None:
        room = width - UNIT_CELLS - YEAR_CELLS - cells(OPEN + CLOSE) - 4
        longest = min(longest, max(room // 2, _LEAST))
        left = min(left, max((room - longest) // 2, _LEAST))
    for line, keyword in zip(lines, keywords, strict=True):
        middle = OPEN + cut(keyword, longest) + CLOSE
        if longest <= WIDEST_KEYWORD:
            middle += " " * (longest - cells(keyword))
        before = _ending(steady(visible_line(line.left)), left)
        whole = f"{head(line.report)}  {before} {middle} {steady(visible_line(line.right))}".rstrip()
        yield whole if width is None else cut(whole, width)


def head(info: ReportInfo) -> str:
    """Year and unit in a column of their own; a question mark behind what was inferred."""
    year = _marked(str(info.year.value or "-"), info.year.confidence)
    unit = _marked(info.unit.value or info.title.value or info.file, info.unit.confidence)
    return f"{pad(year, YEAR_CELLS)}{pad(steady(visible_line(unit)), UNIT_CELLS)}"


def _marked(text: str, confidence: Confidence) -> str:
    return text + _GUESSED if confidence is Confidence.INFERRED else text


def _ending(text: str, width: int) -> str:
    """The end of a text, in exactly so many cells; a wide character is never halved."""
    used, kept = 0, len(text)
    while kept and used + character_cells(text[kept - 1]) <= width:
        kept -= 1
        used += character_cells(text[kept])
    return " " * (width - used) + text[kept:]


def concordance_sheet(lines: Iterable[Line]) -> Sheet:
    """The lines as a table; the source of each is whole, never empty."""
    names = ("n", _("left"), _("keyword"), _("right"), _("source"), _("unit"), _("year"), _("title"), _("file"), "id")
    return Sheet(names, tuple(map(_row, lines)))


def _row(line: Line) -> tuple[str | int | None, ...]:
    info = line.report
    claims = (info.unit.value, info.year.value, info.title.value)
    source = source_line(origin_of(info, line.passage))
    return (line.number, line.left, line.keyword, line.right, source, *claims, line.place, line.passage.id)


__all__ = ["concordance_lines", "concordance_sheet", "head"]
