"""The scores of passages for a query's texts, term by term, from the definition in ``kb.search.ranking``."""

from collections import Counter
from collections.abc import Callable, Sequence
from math import log

from whoosh.util.numeric import byte_to_length, length_to_byte

from kb import analysis

Analysis = Callable[[str], list[str]]
FIELDS: tuple[tuple[Analysis, float, float, float], ...] = (
    (analysis.words, 1.0, 1.2, 0.4),
    (analysis.bigrams, 1.0, 1.2, 0.4),
)
"""Analysis, weight, k1, b."""


def scores(asked: Sequence[str], texts: Sequence[str]) -> list[float]:
    """BM25 over each field, added up, for every text; lengths as the index keeps them, in a byte each."""
    totals = [0.0] * len(texts)
    for analyse, weight, k1, b in FIELDS:
        terms = [Counter(analyse(text)) for text in texts]
        lengths = [byte_to_length(length_to_byte(sum(counted.values()))) for counted in terms]
        average = max(sum(lengths) / max(len(texts), 1), 1.0)
        for term, repeats in Counter(term for text in asked for term in analyse(text)).items():
            holding = sum(term in counted for counted in terms)
            rarity = log(1 + (len(texts) - holding + 0.5) / (holding + 0.5))
            for place, counted in enumerate(terms):
                often = counted[term]
                saturated = often * (k1 + 1) / (often + k1 * (1 - b + b * lengths[place] / average)) if often else 0
                totals[place] += weight * repeats * rarity * saturated
    return totals
