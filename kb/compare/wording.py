"""What changed inside two stretches of text that belong together: tokens matched, and the parts of both sides made from that."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from kb.compare.sliding import Stretch, slid
from kb.compare.tokens import Token, read_tokens
from kb.compare.trimming import Kept, kept_edges
from kb.compare.values import Kind, Part, Unit
from kb.model import Span

_MOST_CELLS = 20_000
"""Beyond this many combinations of tokens the longest common sequence decides, without regard to their weight."""
_TOGETHER = 0.6
"""What a match gains by following another one without a break: changes stay in one piece."""
_ISLAND = 1.0
"""Matches that weigh no more than this, between two changes of more, are coincidence (a comma, 的)."""

Places = list[tuple[int, int]]
Tokens = tuple[Token, ...]


@dataclass(frozen=True, slots=True)
class Wording:
    """The parts of two stretches of text that belong together; they tile them."""

    left: tuple[Part, ...]
    right: tuple[Part, ...]

    @property
    def is_same(self) -> bool:
        """Whether nothing differs but spaces and widths."""
        return all(part.kind is Kind.SAME for part in (*self.left, *self.right))

    @property
    def runs(self) -> list[tuple[Span, Span]]:
        """The spans that say the same, left and right."""
        own = [part.span for part in self.left if part.kind is Kind.SAME]
        return list(zip(own, [part.span for part in self.right if part.kind is Kind.SAME], strict=True))


def same_wording(left: Span, right: Span) -> Wording:
    """Two stretches that say the same."""
    return Wording((Part(Kind.SAME, left),), (Part(Kind.SAME, right),))


def compare_wording(texts: tuple[str, str], left: Span, right: Span, names: Sequence[str] = ()) -> Wording:
    """Two stretches that say it differently; ``names`` count as one thing each. With the sides swapped the same parts."""
    if texts[0][left.start : left.end] > texts[1][right.start : right.end]:
        mirrored = compare_wording((texts[1], texts[0]), right, left, names)
        return Wording(mirrored.right, mirrored.left)
    own: list[Part] = []
    other: list[Part] = []
    link = 0
    tokens = tuple(read_tokens(texts[0], left, names)), tuple(read_tokens(texts[1], right, names))
    for stretch in slid([*_stretches(*tokens)]):
        for one, two in [_both_same(stretch)] if stretch.same else _changes(stretch, link):
            own += one
            other += two
            link += not stretch.same
    return Wording(_tiled(own, left), _tiled(other, right))


def _both_same(stretch: Stretch) -> tuple[list[Part], list[Part]]:
    return [_part(Kind.SAME, stretch.left)], [_part(Kind.SAME, stretch.right)]


def _stretches(left: Tokens, right: Tokens) -> Iterator[Stretch]:
    row = column = 0
    for first, last in _runs(_without_islands(_matched(left, right), left, right)):
        if first[0] > row or first[1] > column:
            yield Stretch(False, left[row : first[0]], right[column : first[1]])
        row, column = last[0] + 1, last[1] + 1
        yield Stretch(True, left[first[0] : row], right[first[1] : column])
    if row < len(left) or column < len(right):
        yield Stretch(False, left[row:], right[column:])


def _runs(pairs: Places) -> Iterator[tuple[tuple[int, int], tuple[int, int]]]:
    """The first and the last pair of every unbroken run."""
    start = 0
    for place in range(1, len(pairs) + 1):
        if place == len(pairs) or pairs[place] != (pairs[place - 1][0] + 1, pairs[place - 1][1] + 1):
            yield pairs[start], pairs[place - 1]
            start = place


def _without_islands(pairs: Places, left: Tokens, right: Tokens) -> Places:
    runs = list(_runs(pairs))
    ends = [(-1, -1), *(last for _first, last in runs)]
    starts = [*(first for first, _last in runs), (len(left), len(right))]
    kept: Places = []
    for number, (first, last) in enumerate(runs):
        weight = sum(token.weight for token in left[first[0] : last[0] + 1])
        around = (ends[number], first), (last, starts[number + 1])
        if weight <= _ISLAND and all(_replaced(*gap, left, right) for gap in around):
            continue
        kept += zip(range(first[0], last[0] + 1), range(first[1], last[1] + 1), strict=True)
    return kept


def _replaced(before: tuple[int, int], behind: tuple[int, int], left: Tokens, right: Tokens) -> bool:
    """Whether words stand between the two places on both sides; figures are replaced for themselves."""
    gaps = left[before[0] + 1 : behind[0]], right[before[1] + 1 : behind[1]]
    return all(gaps) and any(token.unit is Unit.TEXT for gap in gaps for token in gap)


def _matched(left: Tokens, right: Tokens) -> Places:
    """Pairs of equal tokens in order: the common beginning and end, and the heaviest sequence between."""
    least = min(len(left), len(right))
    head = next((n for n in range(least) if left[n].key != right[n].key), least)
    tail = next((n for n in range(least - head) if left[-1 - n].key != right[-1 - n].key), least - head)
    own, other = left[head : len(left) - tail], right[head : len(right) - tail]
    inner = _heaviest(own, other) if len(own) * len(other) <= _MOST_CELLS else _longest(own, other)
    ends = zip(range(len(left) - tail, len(left)), range(len(right) - tail, len(right)), strict=True)
    return [*((n, n) for n in range(head)), *((row + head, column + head) for row, column in inner), *ends]


def _heaviest(left: Tokens, right: Tokens) -> Places:
    """The common sequence of the greatest weight, matches in one piece preferred."""
    keys = [(token.key, token.weight) for token in right]
    best = [[0.0] * (len(right) + 1)]
    runs = [[-1.0] * (len(right) + 1)]  # the best that ends with a match here
    for token in left:
        above, above_runs, line, run = best[-1], runs[-1], [0.0], [-1.0]
        for column, (key, weight) in enumerate(keys):
            met = weight + max(above[column], above_runs[column] + _TOGETHER) if key == token.key else -1.0
            run.append(met)
            line.append(max(above[column + 1], line[column], met))
        best.append(line)
        runs.append(run)
    return _walk_back(best, runs)


def _walk_back(best: list[list[float]], runs: list[list[float]]) -> Places:
    found: Places = []
    row, column, running = len(best) - 1, len(best[0]) - 1, False
    while row and column:
        if running or (runs[row][column] > 0 and best[row][column] == runs[row][column]):
            found.append((row - 1, column - 1))
            diagonal = runs[row - 1][column - 1]
            running = diagonal > 0 and diagonal + _TOGETHER >= best[row - 1][column - 1]
            row, column = row - 1, column - 1
        elif best[row][column] == best[row - 1][column]:
            row -= 1
        else:
            column -= 1
    return found[::-1]


def _longest(left: Tokens, right: Tokens) -> Places:
    from rapidfuzz.distance import LCSseq

    pairs: Places = []
    for code in LCSseq.opcodes([token.key for token in left], [token.key for token in right]):
        if code.tag == "equal":
            pairs += zip(range(code.src_start, code.src_end), range(code.dest_start, code.dest_end), strict=True)
    return pairs


def _changes(stretch: Stretch, link: int) -> Iterator[tuple[list[Part], list[Part]]]:
    """The parts of a change: figures beside figures where both sides are built alike, else all of it for all of it."""
    left, right = _by_unit(stretch.left), _by_unit(stretch.right)
    if [run[0].unit for run in left] == [run[0].unit for run in right]:
        for step, (own, other) in enumerate(zip(left, right, strict=True)):
            yield _replacement(own, other, link + step)
    elif not left or not right:
        yield [_part(Kind.ONLY, run) for run in left], [_part(Kind.ONLY, run) for run in right]
    else:
        yield [_part(Kind.CHANGED, run, link) for run in left], [_part(Kind.CHANGED, run, link) for run in right]


def _by_unit(tokens: Tokens) -> list[Tokens]:
    """Tokens of plain text together, every figure and name alone."""
    runs = groupby(enumerate(tokens), key=lambda entry: -1 if entry[1].unit is Unit.TEXT else entry[0])
    return [tuple(token for _number, token in run) for _key, run in runs]


def _replacement(own: Tokens, other: Tokens, link: int) -> tuple[list[Part], list[Part]]:
    """One run for another, without what stayed at its edges; where only one of them grew, what was put in counts (政府, 人民政府)."""
    kept = kept_edges(own, other)
    sizes = [end - start - kept.head - kept.tail for start, end in (_edges(own), _edges(other))]
    changed = Kind.CHANGED if all(sizes) else Kind.ONLY
    one, two = (list(_pieces(run, kept, changed, link)) for run in (own, other))
    return one, two


def _pieces(tokens: Tokens, kept: Kept, changed: Kind, link: int) -> Iterator[Part]:
    start, end = _edges(tokens)
    inner = Span(start + kept.head, end - kept.tail)
    unit = tokens[0].unit if len(tokens) == 1 else Unit.TEXT
    if kept.head:
        yield Part(Kind.SAME, Span(start, inner.start))
    if inner.start < inner.end:
        yield Part(changed, inner, unit, link if changed is Kind.CHANGED else None)
    if kept.tail:
        yield Part(Kind.SAME, Span(inner.end, end))


def _edges(tokens: Tokens) -> tuple[int, int]:
    return tokens[0].span.start, tokens[-1].span.end


def _part(kind: Kind, tokens: Tokens, link: int | None = None) -> Part:
    return Part(kind, Span(*_edges(tokens)), tokens[0].unit if len(tokens) == 1 else Unit.TEXT, link)


def _tiled(parts: list[Part], span: Span) -> tuple[Part, ...]:
    """The parts with the spaces between them; a side without any token is one part."""
    if not parts:
        return (Part(Kind.SAME, span),)
    starts = [span.start, *(part.span.start for part in parts[1:]), span.end]
    places = zip(parts, starts, starts[1:], strict=False)
    return tuple(Part(part.kind, Span(start, end), part.unit, part.link) for part, start, end in places)


__all__ = ["Wording", "compare_wording", "same_wording"]
