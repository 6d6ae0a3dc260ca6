"""Runs of characters that can be a key: those that are repeated and cannot be made longer without losing an occurrence."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import accumulate

import numpy as np

from kb.analysis import segments
from kb.association import measures
from kb.literal.codes import Flags, Numbers
from kb.literal.repeats import Repeats, count_distinct, find_repeats
from kb.search.commonplaces import Commonplaces
from kb.search.corpus import Corpus
from kb.search.postings import Mask

LONGEST = 60
"""Characters beyond which a run is a copied passage and no phrase."""
_FIGURE = re.compile(r"[0-9]")
"""Years and figures are typical of every year, and no phrase."""
_PAIRS = (("“", "”"), ("‘", "’"), ("(", ")"), ("《", "》"), ("〈", "〉"), ("【", "】"))
_EDGES = " \t，、；：。！？,;:!?.“”\"'‘’()（）《》〈〉【】"


@dataclass(frozen=True, slots=True)
class Repeated:
    """Which runs are wanted: of at least ``shortest`` characters, ``least`` times, in ``reports`` reports.

    ``units``: only those that fewer units use; 0 for any.
    """

    shortest: int
    least: int
    reports: int
    units: int = 0


def repeated_runs(corpus: Corpus, own: Mask, other: Mask, wanted: Repeated) -> list[str]:
    """The repeated runs that are no chance of one part or the other, folded, without signs at their edges."""
    common = Commonplaces(corpus)
    sheet = common.sheet(own | other)
    numbers = common.numbers(sheet)
    found = find_repeats(sheet, corpus.rows[numbers], length=wanted.shortest, spread=wanted.reports)
    found = found.only((found.sizes >= wanted.least) & (found.lengths <= LONGEST))
    owners = sheet.owners(found.places.astype(np.int64))
    found = found.only(_is_telling(found, own[numbers][owners], corpus.texts.lengths[numbers], own[numbers]))
    if wanted.units:
        found = found.only(count_distinct(common.voices[numbers][owners], found.starts, found.ends) < wanted.units)
    texts = (found.text(row).strip(_EDGES) for row in range(len(found)))
    return list(dict.fromkeys(text for text in texts if _is_phrase(text, wanted.shortest)))


def _is_telling(found: Repeats, in_own: Flags, lengths: Numbers, own: Flags) -> Flags:
    """Whether the difference between the parts is no chance; occurrences of a run may overlap here."""
    before = np.append(0, np.cumsum(in_own))
    counts = before[found.ends] - before[found.starts]
    sizes = (np.full(len(found), int(lengths[chosen].sum())) for chosen in (own, ~own))
    telling: Flags = np.abs(measures.keyness(counts, found.sizes - counts, *sizes)) >= measures.SIGNIFICANT
    return telling


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
