"""Keyness: the words, or the repeated runs, that are typical of one part of the corpus beside another."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

import numpy as np

from kb.association import measures
from kb.association.areas import Area, AreaReader
from kb.association.boilerplate import boilerplate, leave_out
from kb.association.lexicon import Lexicon, held
from kb.association.nesting import without_nested
from kb.association.runs import Repeated, is_whole, repeated_runs
from kb.association.values import Key, Keyness, Side
from kb.errors import UsageError
from kb.i18n import _
from kb.search.commonplaces import Commonplaces
from kb.search.corpus import Corpus
from kb.search.postings import Mask

PER = 10_000
"""Characters that the rates are of."""
_CONTEXT, _CONTEXTS = 6, 5
"""Characters around a run, and places of it, by which it is judged whether it begins and ends where words do."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which keys are wanted: ``runs`` instead of words, of at least ``shortest`` characters; at least ``least`` occurrences.

    ``reports``: in how many reports of the corpus a key must stand, so that one report alone makes none. ``negative``: what is rarer
    than in the reference. ``boilerplate``: how many units make a run of theirs boilerplate, which is not counted; 0 counts all.
    """

    runs: bool = False
    shortest: int = 4
    least: int = 5
    reports: int = 2
    negative: bool = False
    limit: int | None = 50
    boilerplate: int = 0


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the corpus: the query as understood, its passages."""

    echo: str
    passages: Mask

    def measured(self, corpus: Corpus) -> Side:
        """How large it is."""
        characters, reports = corpus.texts.lengths[self.passages].sum(), np.unique(corpus.rows[self.passages])
        return Side(self.echo, int(characters), int(np.count_nonzero(self.passages)), len(reports))


def find_keyness(corpus: Corpus, lexicon: Lexicon, own: Part, other: Part, wanted: Wanted) -> Keyness:
    """What is typical of one part beside another. Passages of both count for the first. Raises UsageError where one is empty."""
    shared = own.passages & other.passages
    rest = replace(other, passages=other.passages & ~shared)
    for part in (own, rest):
        if not part.passages.any():
            raise UsageError(
                _("Nothing to compare: no passage is of {part} alone. Choose another query.").format(part=part.echo)
            )
    sides = own.measured(corpus), rest.measured(corpus)
    enough = replace(wanted, reports=min(wanted.reports, sides[1 if wanted.negative else 0].reports))
    keys = without_nested(_keys(corpus, lexicon, (own, rest), enough), wanted.limit)
    return Keyness(*sides, int(np.count_nonzero(shared)) if other.echo else 0, tuple(keys))


def _keys(corpus: Corpus, lexicon: Lexicon, parts: tuple[Part, Part], wanted: Wanted) -> Iterator[Key]:
    """The keys that stand in enough reports, the greatest G² first; nested ones too."""
    flags = boilerplate(corpus, wanted.boilerplate) if wanted.boilerplate else None
    reader, common = AreaReader(corpus), Commonplaces(corpus)
    areas = leave_out([reader.passages(part.passages) for part in parts], flags)
    words = _lexicon(common, lexicon, parts[1 if wanted.negative else 0].passages, wanted)
    for row, key in _significant(words, areas, wanted):
        own, other = (held(corpus, words, row, area) for area in areas)
        chosen = other if wanted.negative else own
        if chosen.reports >= wanted.reports and (not wanted.runs or _is_phrase(common, words, row, wanted)):
            yield replace(key, reports=own.reports, reference_reports=other.reports, examples=chosen.examples)


def _is_phrase(common: Commonplaces, words: Lexicon, row: int, wanted: Wanted) -> bool:
    """Whether a run begins and ends where words do, and is not everybody's where that is left out."""
    if not is_whole(words.words[row], words.contexts(row, _CONTEXT, _CONTEXTS)):
        return False
    return not wanted.boilerplate or common.uses(words.words[row], wanted.boilerplate) < wanted.boilerplate


def _lexicon(common: Commonplaces, lexicon: Lexicon, passages: Mask, wanted: Wanted) -> Lexicon:
    """The words, or the repeated runs of the side where they are typical, that stand often enough."""
    if wanted.runs:
        repeated = Repeated(wanted.shortest, wanted.least, wanted.reports)
        lexicon = Lexicon(lexicon.blocks, repeated_runs(common, passages, repeated))
    return lexicon.only(np.flatnonzero(lexicon.widths >= wanted.least))


def _significant(words: Lexicon, areas: list[Area], wanted: Wanted) -> Iterator[tuple[int, Key]]:
    """The words whose difference is no chance, the greatest G² first, with their rows."""
    own, other = (words.count(area) for area in areas)
    sizes = [area.places(words.lengths) for area in areas]
    values = measures.keyness(own, other, *sizes)
    chosen = values <= -measures.SIGNIFICANT if wanted.negative else values >= measures.SIGNIFICANT
    rows = np.flatnonzero(chosen & ((other if wanted.negative else own) >= wanted.least))
    rows = rows[np.lexsort((-words.lengths[rows], -np.abs(values[rows])))]
    characters = [max(area.characters, 1) for area in areas]
    columns = (own, other, own * PER / characters[0], other * PER / characters[1], values)
    effects = (measures.log_ratio(own, other, *sizes), measures.difference(own, other, *sizes))
    for row in rows.tolist():
        yield row, Key(words.words[row], *(column[row].item() for column in (*columns, *effects)))


__all__ = ["Part", "Wanted", "find_keyness"]
