"""Which passages name a document: any (有:引文), or one whose title or number holds a run (引:公文处理手册)."""

from collections.abc import Iterator

import numpy as np

from kb.search.corpus import Corpus
from kb.search.postings import Mask, Numbers
from kb.text import fold

_MARKS = ("《", "〕", "号令", "令第")
"""One of these stands in every passage that names a document by its title, its number or its order."""
_SHORT = "简称"


def naming_any(corpus: Corpus) -> Mask:
    """The passages that name a document."""
    from kb.facts.citations import citations

    candidates = np.unique(np.concatenate([corpus.find(mark).passages for mark in _MARKS]))
    return _mask(corpus, (number for number in candidates.tolist() if citations(corpus.text(number))))


def naming(corpus: Corpus, name: str) -> Mask:
    """The passages that name a document whose title or number holds ``name``, or call it by the short name the report gave it."""
    wanted = fold(name.strip().strip("《》〈〉"))
    holding = corpus.find(wanted).passages
    named = [number for number in holding.tolist() if _names(corpus.text(number), wanted)]
    shortened = np.intersect1d(corpus.rows[holding], corpus.rows[corpus.find(_SHORT).passages])
    return _mask(corpus, [*named, *_called(corpus, shortened, wanted)])


def _names(text: str, wanted: str) -> bool:
    from kb.facts.citations import citations

    return any(wanted in fold(one.title) or wanted in fold(one.docno) for one in citations(text))


def _called(corpus: Corpus, rows: Numbers, wanted: str) -> Iterator[int]:
    """The passages of these reports that name the document by whatever name."""
    from kb.facts.citations import citations

    for row in rows.tolist():
        numbers = np.flatnonzero(corpus.rows == row).tolist()
        texts = [corpus.text(number) for number in numbers]
        ends = np.cumsum([len(text) for text in texts])
        for one in citations("".join(texts)):
            if wanted in fold(one.full):
                yield numbers[int(np.searchsorted(ends, one.start, "right"))]


def _mask(corpus: Corpus, numbers: Iterator[int] | list[int]) -> Mask:
    mask = np.zeros(corpus.size, np.bool_)
    mask[list(numbers)] = True
    return mask


__all__ = ["naming", "naming_any"]
