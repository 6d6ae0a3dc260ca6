"""Runs of characters that can be a key: those that are repeated and cannot be made longer without losing an occurrence."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import accumulate

from kb.analysis import segments
from kb.literal.repeats import find_repeats
from kb.search.commonplaces import Commonplaces
from kb.search.postings import Mask

LONGEST = 60
"""Characters beyond which a run is a copied passage and no phrase."""
_FIGURE = re.compile(r"[0-9]")
"""Years and figures are typical of every year, and no phrase."""
_PAIRS = (("“", "”"), ("‘", "’"), ("(", ")"), ("《", "》"), ("〈", "〉"), ("【", "】"))
_EDGES = " \t，、；：。！？,;:!?.“”\"'‘’()（）《》〈〉【】"


@dataclass(frozen=True, slots=True)
class Repeated:
    """Which runs are wanted: of at least ``shortest`` characters, ``least`` times, in ``reports`` reports."""

    shortest: int
    least: int
    reports: int


def repeated_runs(common: Commonplaces, passages: Mask, wanted: Repeated) -> list[str]:
    """The repeated runs of some passages, folded, without signs at their edges."""
    sheet = common.sheet(passages)
    reports = common.corpus.rows[common.numbers(sheet)]
    found = find_repeats(sheet, reports, length=wanted.shortest, spread=wanted.reports)
    found = found.only((found.sizes >= wanted.least) & (found.lengths <= LONGEST))
    texts = (found.text(row).strip(_EDGES) for row in range(len(found)))
    return list(dict.fromkeys(text for text in texts if _is_phrase(text, wanted.shortest)))


def _is_phrase(text: str, shortest: int) -> bool:
    balanced = all(text.count(opening) == text.count(closing) for opening, closing in _PAIRS)
    return balanced and len(text) >= shortest and not _FIGURE.search(text)


def is_whole(run: str, contexts: Iterable[tuple[str, str]]) -> bool:
    """Whether a run begins and ends where words do, in at least half of the contexts: what stands before and behind it."""
    judged = [_is_cut_at_words(before, run, behind) for before, behind in contexts]
    return 2 * sum(judged) >= len(judged)


def _is_cut_at_words(before: str, run: str, behind: str) -> bool:
    edges = {0, *accumulate(len(piece) for _is_word, piece in segments(before + run + behind))}
    inside = re.finditer(r"[^\w]", before + run + behind)
    edges.update(edge for sign in inside for edge in sign.span())
    return len(before) in edges and len(before) + len(run) in edges


__all__ = ["LONGEST", "Repeated", "is_whole", "repeated_runs"]
