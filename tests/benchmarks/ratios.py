"""The figures of one run beside each other: how many times faster this project's arrays are than the other engines."""

from collections.abc import Iterator
from typing import Any

Row = dict[str, Any]
OWN = ("arrays", "arrays, of text", "arrays, nothing kept")
PEERS = ("whoosh", "fts5", "tantivy")
SPEED = "million characters a second"


def ratios(rows: list[Row]) -> str:
    """A line for each size, engine of ours, peer and figure that both have; above 1 ours is the better one."""
    figures = {(row["passages"], row["engine"], key): value for row in rows for key, value in row.items()}
    return (
        "\n".join(["", "times better than the peer (p50, p95 of answers; speed of indexing)", *_lines(figures)]) + "\n"
    )


def _lines(figures: dict[tuple[int, str, str], Any]) -> Iterator[str]:
    for (size, own, key), value in figures.items():
        for peer in PEERS if own in OWN else ():
            other = figures.get((size, peer, key))
            shown = _compared(key, value, other)
            if shown:
                yield f"{size:>9}  {own:22}  {peer:10} {key:28} {shown}"


def _compared(key: str, own: Any, other: Any) -> str:
    if isinstance(own, list) and isinstance(other, list):
        return "   ".join(
            f"p{share} {theirs / ours:8.2f}" for share, ours, theirs in zip((50, 95), own, other, strict=True)
        )
    return f"    {own / other:8.2f}" if key == SPEED and other else ""


__all__ = ["ratios"]
