"""Sort keys of all occurrences at once: a number for each, smaller first."""

import numpy as np

from kb.concordance.collation import BITS, collated, ranks
from kb.concordance.orders import Beside, OfReport, Order, Side
from kb.concordance.words import words_beside
from kb.literal.codes import Numbers
from kb.search.corpus import Corpus
from kb.search.rows import Rows

DEEP = 3
"""How many characters or words outward an order looks."""


def sort_keys(corpus: Corpus, rows: Rows, order: Order) -> Numbers:
    """The keys of the occurrences in an order."""
    match order:
        case OfReport():
            return _of_reports(corpus, rows, order)
        case Beside(words=True):
            return _packed(_word_ranks(corpus, rows, order))
        case _:
            return _packed(_character_ranks(corpus, rows, order))


def report_ranks(corpus: Corpus) -> Numbers:
    """The place of every report in the order of their files."""
    order = sorted(range(len(corpus.reports)), key=lambda row: corpus.reports[row].file)
    places = np.empty(len(order), np.int64)
    places[order] = np.arange(len(order))
    return places


def _of_reports(corpus: Corpus, rows: Rows, order: OfReport) -> Numbers:
    keys = [order.key(info) for info in corpus.reports]
    places = {key: place for place, key in enumerate(sorted(set(keys)))}
    by_row = np.array([places[key] for key in keys], np.int64)
    found: Numbers = by_row[corpus.rows[rows.numbers]]
    return found


def _packed(columns: list[Numbers]) -> Numbers:
    """The ranks of DEEP places as one number, the first place foremost."""
    key = np.zeros_like(columns[0])
    for column in columns:
        key = key << BITS | column
    return key


def _character_ranks(corpus: Corpus, rows: Rows, order: Beside) -> list[Numbers]:
    outward = range(order.place, order.place + DEEP)
    if order.side is Side.LEFT:
        places = [rows.starts - step for step in outward]
    else:
        places = [rows.ends + step - 1 for step in outward]
    return [ranks(corpus.texts.characters(rows.numbers, place)) for place in places]


def _word_ranks(corpus: Corpus, rows: Rows, order: Beside) -> list[Numbers]:
    columns = words_beside(corpus, rows, order.side, order.place + DEEP - 1)[order.place - 1 :]
    known = sorted({word for column in columns for word in column}, key=collated)
    places = {word: place for place, word in enumerate(known)}
    return [np.array([places[word] for word in column], np.int64) for column in columns]


__all__ = ["report_ranks", "sort_keys"]
