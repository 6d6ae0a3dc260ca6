"""Two to four texts laid beside each other, clause by clause: each pair is matched, then all are put into one table of rows."""

from collections.abc import Iterable, Sequence
from itertools import combinations

from kb.compare.alike import similarity
from kb.compare.pairing import lay, pair_clauses
from kb.compare.table import Pairing, Table
from kb.compare.values import Comparison
from kb.errors import UsageError
from kb.i18n import _

FEWEST, MOST = 2, 4


def compare(*texts: str, names: Iterable[str] = ()) -> Comparison:
    """Lay two to four texts beside each other; with more than two every text is compared with every other.

    ``names`` (of units, places, persons) count as one thing each, as numbers, dates and 《titles》 do.
    Raises UsageError for another number of texts.
    """
    if not FEWEST <= len(texts) <= MOST:
        raise UsageError(_("Two to four texts can be compared: name as many."))
    known = _standing_in(names, texts)
    sides = tuple(map(lay, texts))
    pairings = {}
    for left, right in combinations(range(len(sides)), 2):
        matches = pair_clauses(sides[left], sides[right], joining=len(texts) == FEWEST)
        pairings[left, right] = Pairing.of(sides[left], sides[right], matches, known)
    alike = tuple(similarity(pairing) for pairing in pairings.values())
    return Comparison(texts, Table(sides, pairings, known).rows(), alike)


def _standing_in(names: Iterable[str], texts: Sequence[str]) -> tuple[str, ...]:
    """The names that stand in one of the texts, longest first."""
    found = {name for name in names if len(name) > 1 and any(name in text for text in texts)}
    return tuple(sorted(found, key=lambda name: (-len(name), name)))


__all__ = ["compare"]
