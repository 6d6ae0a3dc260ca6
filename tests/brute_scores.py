"""The scores of passages for a query's texts, term by term, from the definition in ``kb.search.ranking``."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from math import log, sqrt

from kb import analysis
from kb.model import Passage, PassageKind, Report
from kb.search.ranking import FIELDS, HEADING_OWN, INHERITED, K1, OFFICIAL, SURROUNDING, B, Field
from kb.text import fold

Texts = Sequence[str]


def scores(texts: Texts, reports: Sequence[Report], official: Texts = ()) -> dict[str, float]:
    """The score of every passage, by its id."""
    asked = {field.name: _asked(field, texts, official) for field in FIELDS}
    passages = [passage for report in reports for passage in report.passages]
    stretches = [stretch for report in reports for stretch in stretches_of(report)]
    own = dict(zip([passage.id for passage in passages], _bm25(asked, [[one] for one in passages]), strict=True))
    around = dict(_spread(stretches, _bm25(asked, stretches)))
    above = {
        passage.id: sum(own[heading.id] for heading in governing(report, place))
        for report in reports
        for place, passage in enumerate(report.passages)
    }
    return {
        one.id: own[one.id] * (1.0 if depth(one) is None else HEADING_OWN)
        + SURROUNDING * around[one.id]
        + INHERITED * above[one.id]
        for one in passages
    }


def depth(passage: Passage) -> int | None:
    if passage.kind is PassageKind.TEXT:
        return None
    return 0 if passage.kind is PassageKind.TITLE else 1 + len(passage.path)


def stretches_of(report: Report) -> list[list[Passage]]:
    found: list[list[Passage]] = []
    for passage in report.passages:
        if depth(passage) is not None or not found:
            found.append([])
        found[-1].append(passage)
    return found


def governing(report: Report, place: int) -> list[Passage]:
    """The headings before a passage with none of the same or a lesser depth between it and them."""
    found = []
    for before in range(place):
        own = depth(report.passages[before])
        later = (depth(passage) for passage in report.passages[before + 1 : place + 1])
        if own is not None and not any(other is not None and other <= own for other in later):
            found.append(report.passages[before])
    return found


def _spread(stretches: list[list[Passage]], values: list[float]) -> Iterator[tuple[str, float]]:
    for stretch, value in zip(stretches, values, strict=True):
        yield from ((passage.id, value) for passage in stretch)


def _asked(field: Field, texts: Texts, official: Texts) -> dict[str, float]:
    counts = Counter(term for text in texts for term in field.terms(text))
    others = {term for word in official for term in field.terms(word)}
    return dict.fromkeys(others, OFFICIAL) | {term: sqrt(count) for term, count in counts.items()}


def _bm25(asked: Mapping[str, Mapping[str, float]], groups: list[list[Passage]]) -> list[float]:
    """The score of every group of passages as if it were one text; terms do not reach over its inner edges."""
    totals = [0.0] * len(groups)
    lengths = [sum(len(passage.text) for passage in group) for group in groups]
    mean = sum(lengths) / len(groups)
    for field in FIELDS:
        held = [sum((_counted(field.name, passage.text) for passage in group), Counter[str]()) for group in groups]
        for term, weight in asked[field.name].items():
            holding = sum(term in terms for terms in held)
            rarity = log(1 + (len(groups) - holding + 0.5) / (holding + 0.5))
            for place, terms in enumerate(held):
                damped = K1 * (1 - B + B * lengths[place] / mean)
                totals[place] += field.weight * weight * rarity * terms[term] * (K1 + 1) / (terms[term] + damped)
    return totals


@cache
def _counted(field: str, text: str) -> Counter[str]:
    if field == "characters":
        return Counter(fold(text))
    return Counter(analysis.words(text) if field == "words" else analysis.bigrams(text))
