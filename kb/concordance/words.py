"""The words beside occurrences, all occurrences at once."""

import numpy as np

from kb import analysis
from kb.concordance.orders import Side
from kb.literal.codes import to_text
from kb.search.corpus import Corpus
from kb.search.rows import Rows

REACH = 4
"""Characters that are looked at for each word that is wanted, and for one more: words of the dictionary are seldom longer."""
_CHUNK = 1 << 15
_END = "\n"


def words_beside(corpus: Corpus, rows: Rows, side: Side, count: int) -> list[list[str]]:
    """The first, second … word outward of every occurrence, folded; a sign of punctuation is one; empty where there is none."""
    found: list[tuple[str, ...]] = []
    for first in range(0, len(rows.numbers), _CHUNK):
        part = Rows(*(column[first : first + _CHUNK] for column in rows))
        found += [_nearest(words, side, count) for words in _cut(_contexts(corpus, part, side, count))]
    return [list(column) for column in zip(*found, strict=True)] or [[] for _place in range(count)]


def _contexts(corpus: Corpus, rows: Rows, side: Side, count: int) -> str:
    """What stands beside the occurrences, a line each."""
    reach = (count + 1) * REACH
    steps = range(-reach, 0) if side is Side.LEFT else range(reach)
    edge = rows.starts if side is Side.LEFT else rows.ends
    columns = [corpus.texts.characters(rows.numbers, edge + step) for step in steps]
    table = np.stack([*columns, np.zeros_like(columns[0])], axis=1)
    table[:, :-1][table[:, :-1] == ord(_END)] = ord(" ")
    table[:, -1] = ord(_END)
    return to_text(table.reshape(-1)).replace("\0", "")


def _cut(lines: str) -> list[list[str]]:
    """The words of each line."""
    found: list[list[str]] = [[]]
    for piece in analysis.pieces(lines):
        if piece == _END:
            found.append([])
        elif not piece.isspace():
            found[-1].append(piece)
    return found[:-1]


def _nearest(words: list[str], side: Side, count: int) -> tuple[str, ...]:
    near = words[: -count - 1 : -1] if side is Side.LEFT else words[:count]
    return (*near, *[""] * (count - len(near)))


__all__ = ["words_beside"]
