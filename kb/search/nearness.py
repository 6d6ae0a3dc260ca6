"""Terms near each other: stretches that grow from part to part, each within its distance of the stretch so far."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kb.query import Link
from kb.search.found import SpanList

MOST_STRETCHES = 10_000
"""Stretches kept in one passage: more are the same places again."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """The characters that the parts so far cover, and the parts' own spans."""

    start: int
    end: int
    members: tuple[tuple[int, int], ...]


def near_spans(parts: Sequence[SpanList], links: Sequence[Link]) -> SpanList:
    """The spans of all parts that take part in a stretch in which every link holds."""
    stretches = [Stretch(start, end, ((start, end),)) for start, end in parts[0]]
    for spans, link in zip(parts[1:], links, strict=True):
        stretches = [grown for stretch in stretches for grown in _grown(stretch, spans, link)][:MOST_STRETCHES]
    return sorted({span for stretch in stretches for span in stretch.members})


def _grown(stretch: Stretch, spans: SpanList, link: Link) -> Iterator[Stretch]:
    for start, end in spans:
        behind, before = start - stretch.end, stretch.start - end
        if 0 <= behind <= link.distance or (not link.ordered and 0 <= before <= link.distance):
            yield Stretch(min(start, stretch.start), max(end, stretch.end), (*stretch.members, (start, end)))


__all__ = ["MOST_STRETCHES", "near_spans"]
