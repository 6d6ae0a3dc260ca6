"""Terms that meet: a tree of terms held against the places where its terms stand, inside one stretch of a passage."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from kb.query import And, Link, Near, Node, Not, Or, Within
from kb.search.patience import Patience
from kb.search.standing import SpanList

Place = tuple[int, int]
Stretches = dict[Place, set[Place]]
"""Start and end of what has met so far → the spans of the terms that take part in it, in any way."""


@dataclass(frozen=True, slots=True)
class Places:
    """Where a tree's terms stand in one passage, by ``id`` of the node; ``holds``: the same for filters, which have no place."""

    spans: Mapping[int, SpanList]
    holds: Mapping[int, bool]
    patience: Patience

    def within(self, start: int, end: int) -> "Places":
        """Only what lies wholly between two places."""
        inside = {
            key: [span for span in spans if start <= span[0] and span[1] <= end] for key, spans in self.spans.items()
        }
        return Places(inside, self.holds, self.patience)


def meeting_spans(node: Node, places: Places) -> SpanList | None:
    """The spans of the terms by which the tree holds; None where it does not. A negation or a filter holds without spans."""
    match node:
        case And(parts):
            found = [meeting_spans(part, places) for part in parts]
            return None if None in found else [span for spans in found for span in spans or ()]
        case Or(parts):
            found = [spans for part in parts if (spans := meeting_spans(part, places)) is not None]
            return [span for spans in found for span in spans or ()] if found else None
        case Not(part):
            return [] if meeting_spans(part, places) is None else None
        case Within(_scope, part):
            return meeting_spans(part, places)
        case Near():
            members = set().union(*_stretches(node, places).values())
            return sorted(members) or None
        case _:
            return places.spans.get(id(node)) or ([] if places.holds.get(id(node)) else None)


def _stretches(node: Node, places: Places) -> Stretches:
    match node:
        case Near(parts, links):
            grown = _stretches(parts[0], places)
            for part, link in zip(parts[1:], links, strict=True):
                grown = _grow(grown, _Neighbours(_stretches(part, places)), link, places.patience)
            return grown
        case Or(parts):
            united: Stretches = {}
            for part in parts:
                for place, members in _stretches(part, places).items():
                    united.setdefault(place, set()).update(members)
            return united
        case _:
            return {span: {span} for span in places.spans.get(id(node), ())}


class _Neighbours:
    """Stretches by where they begin and by where they end."""

    def __init__(self, stretches: Stretches) -> None:
        self.members = stretches
        self._by_start = sorted(stretches)
        self._by_end = sorted((end, start) for start, end in stretches)

    def behind(self, place: int, distance: int) -> Sequence[Place]:
        """Those that begin at ``place`` or up to ``distance`` characters behind it."""
        first = bisect_left(self._by_start, (place, -1))
        return self._by_start[first : bisect_left(self._by_start, (place + distance + 1, -1))]

    def before(self, place: int, distance: int) -> Iterator[Place]:
        """Those that end at ``place`` or up to ``distance`` characters before it."""
        last = bisect_right(self._by_end, (place, place))
        first = bisect_left(self._by_end, (place - distance, -1))
        return ((start, end) for end, start in self._by_end[first:last])


def _grow(stretches: Stretches, neighbours: _Neighbours, link: Link, patience: Patience) -> Stretches:
    """Every stretch with every neighbour that stands within the link's distance and shares no character with it."""
    grown: Stretches = {}
    for (start, end), members in stretches.items():
        found = list(neighbours.behind(end, link.distance))
        if not link.ordered:
            found += neighbours.before(start, link.distance)
        patience.check()
        for place in found:
            both = (min(start, place[0]), max(end, place[1]))
            grown.setdefault(both, set()).update(members, neighbours.members[place])
    return grown


__all__ = ["Places", "meeting_spans"]
