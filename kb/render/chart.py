"""Trends as SVG: text stays text, nothing is loaded from elsewhere, lines differ by dash and mark as well as by colour."""

from collections.abc import Iterator, Mapping, Sequence
from html import escape

from kb.frequency import Trend
from kb.i18n import _
from kb.render.cells import cut
from kb.render.trend import dimension_name, value_name
from kb.text import visible_line

WIDTH, ROW = 760, 22
_LEFT, _TOP, _RIGHT, _HEIGHT = 60, 56, 190, 300
_NAME = 220
_MOST_BARS = 60
_TICKS = 4
_STYLES = (
    ("#1f4e79", "", "circle"), ("#b5541c", "7 4", "square"), ("#3a7d34", "2 3", "triangle"),
    ("#6b3f8f", "10 3 2 3", "circle"), ("#8a6d1a", "4 2", "square"), ("#444444", "1 2", "triangle"),
)  # fmt: skip
"""Of the first, second … term: colour, dashes, mark."""


def trend_svg(trends: Sequence[Trend]) -> str:
    """The occurrences per 10,000 characters of each term: lines over the years, bars for other dimensions."""
    drawn = [*_over_years(trends)] if trends[0].dimension == "year" else [*_bars(trends)]
    height = int(float(drawn.pop()))
    title = " · ".join(visible_line(one.query) for one in trends)
    subtitle = f"{_('per 10,000 characters')} · {dimension_name(trends[0].dimension)}"
    return "\n".join([*_open(title, subtitle, height), *drawn, "</svg>", ""])


def lines_svg(title: str, subtitle: str, lines: Sequence[tuple[str, Mapping[int, float]]]) -> str:
    """Values over years as lines, each with its name in the key."""
    years = sorted({year for _name, values in lines for year in values}) or [0]
    highest = max((value for _name, values in lines for value in values.values()), default=0) or 1.0
    across = (WIDTH - _LEFT - _RIGHT) / max(len(range(years[0], years[-1])), 1)
    drawn = [*_grid(highest), *_year_marks(years, across)]
    for place, (name, values) in enumerate(lines):
        spots = [(_LEFT + (year - years[0]) * across, _high(value, highest)) for year, value in sorted(values.items())]
        drawn += [*_line(spots, place), *_key(name, place)]
    return "\n".join([*_open(title, subtitle, _TOP + _HEIGHT + 40), *drawn, "</svg>", ""])


def _open(title: str, subtitle: str, height: int) -> Iterator[str]:
    yield (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height}" width="{WIDTH}" height="{height}" role="img" '
        'font-family="Noto Sans CJK SC, Source Han Sans SC, Microsoft YaHei, PingFang SC, SimSun, sans-serif" font-size="12">'
    )
    yield f"<title>{_safe(title)}</title>"
    yield f'<rect width="{WIDTH}" height="{height}" fill="#ffffff"/>'
    yield _text(16, 24, title, size=15)
    yield _text(16, 42, subtitle, colour="#555555")


def _over_years(trends: Sequence[Trend]) -> Iterator[str]:
    points = [[(row.group.value, row.rate) for row in one.rows if isinstance(row.group.value, int)] for one in trends]
    years = sorted({int(year or 0) for row in points for year, _rate in row}) or [0]
    highest = max((rate or 0 for row in points for _year, rate in row), default=0) or 1.0
    across = (WIDTH - _LEFT - _RIGHT) / max(len(range(years[0], years[-1])), 1)
    yield from _grid(highest)
    yield from _year_marks(years, across)
    for place, row in enumerate(points):
        spots = [
            None if rate is None else (_LEFT + (int(year or 0) - years[0]) * across, _high(rate, highest))
            for year, rate in row
        ]
        yield from _line(spots, place)
        yield from _key(trends[place].query, place)
    yield str(_TOP + _HEIGHT + 40)


def _high(rate: float, highest: float) -> float:
    return _TOP + _HEIGHT * (1 - rate / highest)


def _grid(highest: float) -> Iterator[str]:
    for tick in range(_TICKS + 1):
        rate = highest * tick / _TICKS
        place = _high(rate, highest)
        yield f'<line x1="{_LEFT}" y1="{place:.1f}" x2="{WIDTH - _RIGHT}" y2="{place:.1f}" stroke="#dddddd"/>'
        yield _text(_LEFT - 6, place + 4, f"{rate:.2f}", anchor="end", colour="#555555")


def _year_marks(years: Sequence[int], across: float) -> Iterator[str]:
    step = -(-len(range(years[0], years[-1] + 1)) // 12)
    for year in range(years[0], years[-1] + 1, step):
        yield _text(_LEFT + (year - years[0]) * across, _TOP + _HEIGHT + 20, str(year), anchor="middle")


def _line(spots: Sequence[tuple[float, float] | None], place: int) -> Iterator[str]:
    """A line broken where the corpus has nothing, and a mark at every point."""
    colour, dashes, mark = _STYLES[place % len(_STYLES)]
    stretch: list[tuple[float, float]] = []
    for spot in [*spots, None]:
        if spot:
            stretch.append(spot)
            yield _mark(*spot, mark, colour)
        elif stretch:
            path = " ".join(f"{across:.1f},{down:.1f}" for across, down in stretch)
            yield f'<polyline points="{path}" fill="none" stroke="{colour}" stroke-width="2" stroke-dasharray="{dashes}"/>'
            stretch = []


def _mark(across: float, down: float, mark: str, colour: str) -> str:
    match mark:
        case "circle":
            return f'<circle cx="{across:.1f}" cy="{down:.1f}" r="3.5" fill="{colour}"/>'
        case "square":
            return f'<rect x="{across - 3:.1f}" y="{down - 3:.1f}" width="6" height="6" fill="{colour}"/>'
        case _:
            corners = f"{across:.1f},{down - 4:.1f} {across - 4:.1f},{down + 3:.1f} {across + 4:.1f},{down + 3:.1f}"
            return f'<polygon points="{corners}" fill="{colour}"/>'


def _key(name: str, place: int) -> Iterator[str]:
    colour, dashes, mark = _STYLES[place % len(_STYLES)]
    across, down = WIDTH - _RIGHT + 14, _TOP + 8 + place * ROW
    yield f'<line x1="{across}" y1="{down}" x2="{across + 24}" y2="{down}" stroke="{colour}" stroke-width="2" stroke-dasharray="{dashes}"/>'
    yield _mark(across + 12, down, mark, colour)
    yield _text(across + 30, down + 4, cut(visible_line(name), 22))


def _bars(trends: Sequence[Trend]) -> Iterator[str]:
    """A bar for each value and term, the most frequent first."""
    shown = [
        (value_name(one.dimension, row.group.value), row.rate, place)
        for place, one in enumerate(trends)
        for row in [row for row in one.rows if row.count.occurrences][: _MOST_BARS // len(trends)]
    ]
    names = list(dict.fromkeys(name for name, _rate, _place in shown))
    shown.sort(key=lambda bar: (names.index(bar[0]), bar[2]))
    highest = max((rate or 0 for _name, rate, _place in shown), default=0) or 1.0
    room = WIDTH - _NAME - 90
    down, before = float(_TOP + 12), ""
    for name, rate, place in shown:
        if name != before:
            yield _text(_NAME - 8, down + 11, cut(name, 30), anchor="end")
        before = name
        length = room * (rate or 0) / highest
        yield f'<rect x="{_NAME}" y="{down:.1f}" width="{length:.1f}" height="14" fill="{_STYLES[place % len(_STYLES)][0]}"/>'
        label = f"{rate or 0:.2f}" + (f"  {cut(visible_line(trends[place].query), 12)}" if len(trends) > 1 else "")
        yield _text(_NAME + length + 6, down + 11, label)
        down += ROW - 4
    yield str(down + 20)


def _text(
    across: float, down: float, text: str, *, anchor: str = "start", size: int = 12, colour: str = "#222222"
) -> str:
    place = f'x="{across:.1f}" y="{down:.1f}" text-anchor="{anchor}" font-size="{size}" fill="{colour}"'
    return f"<text {place}>{_safe(text)}</text>"


def _safe(text: str) -> str:
    return escape(visible_line(text)).replace("\N{REPLACEMENT CHARACTER}", "?")


__all__ = ["lines_svg", "trend_svg"]
