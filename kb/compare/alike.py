"""How alike two texts are, and what makes them so: the characters of the runs that both hold."""

from collections.abc import Sequence

from kb.compare.cutting import comparable
from kb.compare.table import Pairing
from kb.compare.values import Similarity
from kb.model import Span

LONGEST_RUNS = 5
SHORTEST_RUN = 4
"""Characters from which a run that both hold is worth naming."""
Run = tuple[Span, Span]


def similarity(pairing: Pairing) -> Similarity:
    """How alike the two texts of a pairing are; characters count without spaces."""
    left, right = pairing.left.text, pairing.right.text
    runs = [run for wording in pairing.wordings.values() for run in wording.runs]
    moved = [run for match, wording in pairing.wordings.items() if match.moved for run in wording.runs]
    shared = sum(_size(left, own) for own, _other in runs)
    elsewhere = sum(_size(left, own) for own, _other in moved)
    return Similarity(shared, elsewhere, len(comparable(left)), len(comparable(right)), _longest(left, runs))


def _longest(text: str, runs: Sequence[Run]) -> tuple[Run, ...]:
    """The longest runs that both hold, those that follow each other on both sides joined."""
    joined: list[Run] = []
    for run in sorted(runs, key=lambda run: run[0].start):
        before = joined[-1] if joined else None
        if before and (before[0].end, before[1].end) == (run[0].start, run[1].start):
            joined[-1] = (Span(before[0].start, run[0].end), Span(before[1].start, run[1].end))
        else:
            joined.append(run)
    sized = [run for run in joined if _size(text, run[0]) >= SHORTEST_RUN]
    return tuple(sorted(sized, key=lambda run: (-_size(text, run[0]), run[0].start))[:LONGEST_RUNS])


def _size(text: str, span: Span) -> int:
    return len(comparable(text[span.start : span.end]))


__all__ = ["similarity"]
