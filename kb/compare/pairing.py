"""Which clauses of two texts belong together: blocks first, clauses inside matched blocks, then what was left over anywhere."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

from kb.compare.chain import Pair, heaviest_chain
from kb.compare.cutting import Clause, cut
from kb.compare.matching import match_alike, match_texts, similarity_table
from kb.model import Span

ALIKE_INSIDE = 0.4
"""Share of common characters from which two clauses of matched blocks belong together."""
JOINT_COST = 1.0
"""Characters that laying two clauses beside one has to gain: one beside one is preferred."""
FEWEST_ARTICLES = 2
"""Articles from which a text is taken for a law: these are matched whole before their paragraphs and items."""
_MOST_CELLS = 40_000
"""Beyond this many combinations of clauses in a pair of blocks only clauses that are alike are looked for."""


@dataclass(frozen=True, slots=True)
class Laid:
    """A text as clauses in order; ``bounds`` are the places where its blocks begin and the last one ends, ``keys`` the blocks' texts.

    ``articles`` are the numbers of the blocks with which an article of a law begins, with the number of blocks at their end.
    """

    text: str
    clauses: tuple[Clause, ...]
    bounds: tuple[int, ...]
    keys: tuple[str, ...]
    articles: tuple[int, ...] = ()

    def span(self, stretch: "Stretch") -> Span:
        """The characters of a stretch of clauses."""
        return Span(self.clauses[stretch.first].span.start, self.clauses[stretch.end - 1].span.end)

    def key(self, stretch: "Stretch") -> str:
        """What a stretch of clauses is compared by."""
        return "".join(clause.key for clause in self.clauses[stretch.first : stretch.end])


class Stretch(NamedTuple):
    """One clause, or two that stand beside one: from ``first`` up to, not including, ``end``."""

    first: int
    end: int


class Match(NamedTuple):
    """The clauses at ``left`` belong to those at ``right``; ``moved`` says that their order differs from the others'."""

    left: Stretch
    right: Stretch
    moved: bool = False

    @property
    def mirrored(self) -> "Match":
        """The match with its sides swapped."""
        return Match(self.right, self.left, self.moved)


def lay(text: str) -> Laid:
    """Cut a text into its clauses."""
    blocks = cut(text)
    bounds = [0]
    for block in blocks:
        bounds.append(bounds[-1] + len(block.clauses))
    clauses = tuple(clause for block in blocks for clause in block.clauses)
    opening = [number for number, block in enumerate(blocks) if block.opens]
    articles = (0, *(number for number in opening if number), len(blocks)) if len(opening) >= FEWEST_ARTICLES else ()
    return Laid(text, clauses, tuple(bounds), tuple(block.key for block in blocks), articles)


def pair_clauses(left: Laid, right: Laid, *, joining: bool = True) -> tuple[Match, ...]:
    """The clauses that belong together, by their place on the left; with the sides swapped the same ones.

    ``joining`` lays two clauses beside one where that fits better: a comma was put in or taken out.
    """
    if left.text > right.text:
        return tuple(sorted(match.mirrored for match in pair_clauses(right, left, joining=joining)))
    found = [*_inside_blocks(left, right, joining=joining)]
    found += _left_over(left, right, found)
    found += _lone(left, right, found)
    weighed = {
        Pair(match.left.first, match.right.first, float(len(left.key(match.left)) + len(right.key(match.right))))
        for match in found
    }
    chain = {pair.left for pair in heaviest_chain(sorted(weighed))}
    return tuple(sorted(match._replace(moved=match.left.first not in chain) for match in found))


def _inside_blocks(left: Laid, right: Laid, *, joining: bool) -> Iterator[Match]:
    for pair in _blocks(left, right):
        first, other = left.bounds[pair.left], right.bounds[pair.right]
        own = [clause.key for clause in left.clauses[first : left.bounds[pair.left + 1]]]
        others = [clause.key for clause in right.clauses[other : right.bounds[pair.right + 1]]]
        for match in _inside(own, others, joining=joining):
            yield Match(_shifted(match.left, first), _shifted(match.right, other))


def _blocks(left: Laid, right: Laid) -> list[Pair]:
    """The blocks that belong together: inside articles that do, then those that are left over."""
    if not (left.articles and right.articles):
        return match_texts(left.keys, right.keys)
    own, other = [*pairwise(left.articles)], [*pairwise(right.articles)]
    pairs: list[Pair] = []
    for article in match_texts(*([*map("".join, _parts(laid))] for laid in (left, right))):
        rows, columns = range(*own[article.left]), range(*other[article.right])
        pairs += _chosen(left.keys, rows, right.keys, columns)
    rows_left = [place for place in range(len(left.keys)) if place not in {pair.left for pair in pairs}]
    columns_left = [place for place in range(len(right.keys)) if place not in {pair.right for pair in pairs}]
    return [*pairs, *_chosen(left.keys, rows_left, right.keys, columns_left)]


def _parts(laid: Laid) -> Iterator[tuple[str, ...]]:
    return (laid.keys[start:end] for start, end in pairwise(laid.articles))


def _chosen(left: Sequence[str], rows: Sequence[int], right: Sequence[str], columns: Sequence[int]) -> Iterator[Pair]:
    """The pairs among some of the texts of each side."""
    found = match_texts([left[row] for row in rows], [right[column] for column in columns])
    return (Pair(rows[pair.left], columns[pair.right], pair.weight) for pair in found)


def _shifted(stretch: Stretch, places: int) -> Stretch:
    return Stretch(stretch.first + places, stretch.end + places)


def _inside(own: Sequence[str], others: Sequence[str], *, joining: bool) -> Iterator[Match]:
    """The clauses of two blocks that belong together, in order: equal beginnings and ends, and the best way between."""
    least = min(len(own), len(others))
    head = next((n for n in range(least) if own[n] != others[n]), least)
    tail = next((n for n in range(least - head) if own[-1 - n] != others[-1 - n]), least - head)
    yield from (_single(n, n) for n in range(head))
    left, right = own[head : len(own) - tail], others[head : len(others) - tail]
    if left and right:
        large = len(left) * len(right) > _MOST_CELLS
        inner = _in_any_case(left, right) if large else _best_way(left, right, joining=joining)
        yield from (Match(_shifted(match.left, head), _shifted(match.right, head)) for match in inner)
    yield from (_single(len(own) - n, len(others) - n) for n in range(tail, 0, -1))


def _single(left: int, right: int) -> Match:
    return Match(Stretch(left, left + 1), Stretch(right, right + 1))


def _in_any_case(left: Sequence[str], right: Sequence[str]) -> Iterator[Match]:
    return (_single(pair.left, pair.right) for pair in heaviest_chain(match_texts(left, right)))


def _best_way(left: Sequence[str], right: Sequence[str], *, joining: bool) -> list[Match]:
    """The pairs in order, one clause beside one or two beside one, that share most."""
    tables = {(1, 1): _gains(left, right)}
    if joining:
        tables[2, 1] = _gains(_joined(left), right, JOINT_COST)
        tables[1, 2] = _gains(left, _joined(right), JOINT_COST)
    steps: dict[tuple[int, int], tuple[int, int]] = {}
    best = [[0.0] * (len(right) + 1)]
    for row in range(1, len(left) + 1):
        line = [0.0]
        best.append(line)
        for column in range(1, len(right) + 1):
            line.append(max(best[row - 1][column], line[column - 1]))
            for (rows, columns), gains in tables.items():
                if rows <= row and columns <= column and (gain := gains[row - rows][column - columns]) > 0.0:
                    found = best[row - rows][column - columns] + gain
                    if found > line[column]:
                        line[column] = found
                        steps[row, column] = (rows, columns)
    return _walk_back(best, steps)


def _walk_back(best: list[list[float]], steps: dict[tuple[int, int], tuple[int, int]]) -> list[Match]:
    path: list[Match] = []
    row, column = len(best) - 1, len(best[0]) - 1
    while row and column:
        if (step := steps.get((row, column))) is not None:
            path.append(Match(Stretch(row - step[0], row), Stretch(column - step[1], column)))
            row, column = row - step[0], column - step[1]
        elif best[row][column] == best[row - 1][column]:
            row -= 1
        else:
            column -= 1
    return path[::-1]


def _joined(keys: Sequence[str]) -> list[str]:
    return [one + two for one, two in pairwise(keys)]


def _gains(left: Sequence[str], right: Sequence[str], cost: float = 0.0) -> list[list[float]]:
    """What laying each text beside each other one gains: the characters they share beyond what unrelated texts do."""
    if not left or not right:
        return []
    scores = similarity_table(left, right, ALIKE_INSIDE).tolist()
    return [
        [(score - ALIKE_INSIDE) * (len(one) + len(two)) - cost for score, two in zip(row, right, strict=True)]
        for row, one in zip(scores, left, strict=True)
    ]


def _left_over(left: Laid, right: Laid, found: Sequence[Match]) -> Iterator[Match]:
    """Clauses that went from one block into another."""
    used = {place for match in found for place in range(*match.left)}
    taken = {place for match in found for place in range(*match.right)}
    own = [place for place in range(len(left.clauses)) if place not in used]
    others = [place for place in range(len(right.clauses)) if place not in taken]
    keys = [left.clauses[place].key for place in own], [right.clauses[place].key for place in others]
    return (_single(own[pair.left], others[pair.right]) for pair in match_alike(*keys))


def _lone(left: Laid, right: Laid, found: Sequence[Match]) -> Iterator[Match]:
    """Where a clause stands alone on either side beside the same clause of its paragraph, one was put for the other."""
    taken = {place for match in found for place in range(*match.right)}
    for before, behind in pairwise(sorted(found)):
        own, other = before.left.end, before.right.end
        alone = (own + 1, other + 1) == (behind.left.first, behind.right.first) and other not in taken
        if alone and any(own + side not in left.bounds and other + side not in right.bounds for side in (0, 1)):
            yield _single(own, other)


__all__ = ["Laid", "Match", "Stretch", "lay", "pair_clauses"]
