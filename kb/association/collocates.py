"""Collocates: the words that stand near a term more often than chance would have it."""

from dataclasses import dataclass, replace

import numpy as np

from kb.association import measures
from kb.association.areas import Area, AreaReader, Sides
from kb.association.boilerplate import boilerplate, leave_out
from kb.association.lexicon import Lexicon, held
from kb.association.nesting import without_nested
from kb.association.values import MEASURES, Collocate, Collocates
from kb.errors import UsageError
from kb.i18n import _
from kb.literal.codes import Numbers
from kb.search.corpus import Corpus
from kb.search.occurrences import Occurrences


@dataclass(frozen=True, slots=True)
class Choice:
    """Which collocates are wanted: ``window`` characters on each side (None: the sentence), at least ``least`` occurrences near the term.

    ``by`` ranks: ll, mi3 or ratio; ``boilerplate``: how many units make a run of theirs boilerplate, which is not counted; 0 counts all.
    """

    window: int | None = 10
    least: int = 3
    by: str = "ll"
    limit: int | None = 50
    boilerplate: int = 0


def find_collocates(found: Occurrences, lexicon: Lexicon, choice: Choice) -> Collocates:
    """The collocates of what was found: words that stand near it more often than chance, the strongest first."""
    if choice.by not in MEASURES:
        raise UsageError(
            _("Cannot rank by {by}: choose one of {known}.").format(by=choice.by, known=", ".join(MEASURES))
        )
    ground, sides = _areas(found, choice)
    common = lexicon.only(np.flatnonzero(lexicon.widths >= choice.least))
    near = common.count(sides.both)
    rows = np.flatnonzero(near >= choice.least)
    words = common.only(rows)
    measured = _measured(words, near[rows], ground, sides.both)
    ranked = sorted(measured, key=lambda one: (-getattr(one, MEASURES[choice.by]), one.text))
    kept = without_nested((one for one in ranked if one.occurrences > one.expected), choice.limit)
    shown = _with_sides(found.corpus, kept, words, sides)
    return Collocates(found, choice.window, sides.both.characters, ground.characters, len(lexicon.words), tuple(shown))


def _areas(found: Occurrences, choice: Choice) -> tuple[Area, Sides]:
    reader = AreaReader(found.corpus)
    sides = reader.sentences(found.rows) if choice.window is None else reader.windows(found.rows, choice.window)
    flags = boilerplate(found.corpus, choice.boilerplate) if choice.boilerplate else None
    ground, *others = leave_out([reader.passages(found.ground), sides.left, sides.right, sides.both], flags)
    return ground, Sides(*others)


def _measured(words: Lexicon, near: Numbers, ground: Area, area: Area) -> list[Collocate]:
    total = words.count(ground)
    whole, part = ground.places(words.lengths), area.places(words.lengths)
    columns = (
        near.tolist(),
        total.tolist(),
        measures.expected(total, part, whole).tolist(),
        measures.log_likelihood(near, total, part, whole).tolist(),
        measures.mi3(near, total, part, whole).tolist(),
        measures.log_ratio(near, total - near, part, whole - part).tolist(),
    )
    return [
        Collocate(word, count, 0, 0, *others)
        for word, (count, *others) in zip(words.words, zip(*columns, strict=True), strict=True)
    ]


def _with_sides(corpus: Corpus, kept: list[Collocate], words: Lexicon, sides: Sides) -> list[Collocate]:
    """The collocates that are shown, with what only they need: both sides, and in how many reports they stand."""
    rows = {word: row for row, word in enumerate(words.words)}
    shown = words.only(np.array([rows[one.text] for one in kept], np.int64))
    left, right = shown.count(sides.left).tolist(), shown.count(sides.right).tolist()
    near = [held(corpus, shown, row, sides.both) for row in range(len(kept))]
    return [
        replace(one, left=left[row], right=right[row], reports=near[row].reports, examples=near[row].examples)
        for row, one in enumerate(kept)
    ]


__all__ = ["Choice", "find_collocates"]
