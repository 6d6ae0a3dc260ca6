"""Which clauses of two texts belong together: blocks are matched first, then the clauses inside matched blocks."""

from dataclasses import dataclass

from kb.compare.chain import heaviest_chain
from kb.compare.cutting import Clause, cut
from kb.compare.matching import match_texts


@dataclass(frozen=True, slots=True)
class Laid:
    """A text as clauses in order; ``opens`` are the places of the clauses that begin a block, ``blocks`` the ends of each."""

    text: str
    clauses: tuple[Clause, ...]
    bounds: tuple[int, ...]
    keys: tuple[str, ...]

    def opens(self, place: int) -> bool:
        """Whether a block begins with that clause."""
        return place in self.bounds[:-1]


@dataclass(frozen=True, slots=True)
class Match:
    """The clause at ``left`` belongs to the one at ``right``; ``moved`` says that their order differs from the others'."""

    left: int
    right: int
    moved: bool


def lay(text: str) -> Laid:
    """Cut a text into its clauses."""
    blocks = cut(text)
    bounds = [0]
    for block in blocks:
        bounds.append(bounds[-1] + len(block.clauses))
    clauses = tuple(clause for block in blocks for clause in block.clauses)
    return Laid(text, clauses, tuple(bounds), tuple(block.key for block in blocks))


def pair_clauses(left: Laid, right: Laid) -> tuple[Match, ...]:
    """The clauses that belong together, by their place on the left."""
    blocks = match_texts(left.keys, right.keys)
    kept = set(heaviest_chain(blocks))
    found: list[Match] = []
    for pair in blocks:
        first, other = left.bounds[pair.left], right.bounds[pair.right]
        own = [clause.key for clause in left.clauses[first : left.bounds[pair.left + 1]]]
        others = [clause.key for clause in right.clauses[other : right.bounds[pair.right + 1]]]
        inside = match_texts(own, others)
        in_order = set(heaviest_chain(inside))
        found += [Match(first + one.left, other + one.right, pair not in kept or one not in in_order) for one in inside]
    return tuple(sorted(found, key=lambda match: match.left))


__all__ = ["Laid", "Match", "lay", "pair_clauses"]
