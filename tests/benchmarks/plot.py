"""The figures of a run as a picture: for each kind of query a group of bars, p50 to p95, on a logarithmic scale."""

import math
from typing import Any
from xml.sax.saxutils import escape

WIDTH, ROW, LEFT = 900, 16, 330
SHORTEST, LONGEST = 0.01, 10_000.0
COLOURS = ("#1f77b4", "#17becf", "#d62728", "#ff7f0e", "#2ca02c", "#9467bd")


def plot(rows: list[dict[str, Any]]) -> str:
    """An SVG picture of all query times."""
    bars = [
        (row["passages"], kind, row["engine"], *value)
        for row in rows
        for kind, value in row.items()
        if isinstance(value, list | tuple)
    ]
    bars.sort(key=lambda bar: (bar[0], bar[1], bar[2]))
    engines = sorted({bar[2] for bar in bars})
    height = ROW * (len(bars) + 3)
    body = [_scale(height)]
    for number, (size, kind, engine, middle, high) in enumerate(bars):
        colour = COLOURS[engines.index(engine) % len(COLOURS)]
        body.append(_bar(ROW * (number + 2), f"{size:,} · {kind} · {engine}", (middle, high), colour))
    head = f'<svg xmlns="http://www.w3.org/2000/svg" width="{WIDTH}" height="{height}" font-family="sans-serif" font-size="11">'
    return "\n".join([head, '<rect width="100%" height="100%" fill="white"/>', *body, "</svg>", ""])


def _place(milliseconds: float) -> float:
    share = math.log(max(milliseconds, SHORTEST) / SHORTEST) / math.log(LONGEST / SHORTEST)
    return LEFT + (WIDTH - LEFT - 20) * min(share, 1.0)


def _scale(height: int) -> str:
    marks = [0.01, 0.1, 1, 10, 100, 1000, 10_000]
    lines = (
        f'<line x1="{_place(mark):.0f}" x2="{_place(mark):.0f}" y1="{ROW}" y2="{height}" stroke="#ddd"/>'
        f'<text x="{_place(mark):.0f}" y="12" text-anchor="middle">{mark:g} ms</text>'
        for mark in marks
    )
    return "".join(lines)


def _bar(top: int, label: str, times: tuple[float, float], colour: str) -> str:
    first, last = map(_place, times)
    return (
        f'<text x="{LEFT - 8}" y="{top + 10}" text-anchor="end">{escape(label)}</text>'
        f'<rect x="{first:.1f}" y="{top + 3}" width="{max(last - first, 2):.1f}" height="8" fill="{colour}"/>'
    )


__all__ = ["plot"]
