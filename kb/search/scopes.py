"""Groups of passages inside which terms may have to meet: sections, reports."""

import numpy as np

from kb.query import Scope
from kb.search.corpus import Corpus
from kb.search.postings import Numbers


def group_numbers(corpus: Corpus, scope: Scope) -> Numbers:
    """For every passage number the number of its group, -1 for none.

    A section is the smallest one of the outline that holds the passage; passages above the first heading are a group too.
    """
    return corpus.rows if scope is Scope.REPORT else _sections(corpus)


def _sections(corpus: Corpus) -> Numbers:
    groups = np.full(corpus.size, -1, np.int64)
    last = -1
    for head, info in sorted(corpus.infos.items()):
        seen: dict[int | None, int] = {}
        for number in range(head + 1, head + 1 + info.passages):
            section = corpus.passage(number).section
            if section not in seen:
                last += 1
                seen[section] = last
            groups[number] = seen[section]
    return groups


__all__ = ["group_numbers"]
