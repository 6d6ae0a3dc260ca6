"""The engine held to brute force: members, tiers, counts, spans, facets, order and scores of random queries.

KB_FUZZ=20 runs twenty times as many corpora.
"""

import os
import random
from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path

import pytest

import kb
from kb.library import Library
from kb.model import Report
from kb.query import Query, parse, write
from kb.search.engine import asked, said
from kb.search.hits import Hits
from tests.brute import Answer, Brute, facets
from tests.brute_scores import scores
from tests.random_queries import han, node
from tests.search_corpora import publish_random

CORPORA = 8 * int(os.environ.get("KB_FUZZ", "1"))
QUERIES = 250
SPOKEN = {"督信": ("信访工作",), "查访": ("督查", "工作"), "作工": ("督",)}
"""Everyday words of these corpora, and what their passages say for them."""


def check_members(hits: Hits, wanted: Answer) -> None:
    assert {hit.id: hit.match for hit in hits} == {key: tier.name.lower() for key, tier in wanted.tiers.items()}
    found = {hit.id: [(span.start, span.end) for span in hit.spans] for hit in hits if hit.match == "exact"}
    assert found == wanted.spans
    assert (hits.count.occurrences, hits.count.passages, hits.count.reports) == wanted.counts
    assert hits.total == len(wanted.tiers)
    assert hits.folded == wanted.folded


def check_weak_spans(hits: Hits) -> None:
    for hit in hits:
        assert all(0 <= span.start < span.end <= len(hit.text) for span in hit.spans)


def check_order(hits: Hits, brute: Brute, query: Query) -> None:
    official = [word for words in said(query).values() for word in words]
    scored = scores(asked(query), brute.reports, official)
    tiers = ["exact", "variant", "words", "some"]
    for hit in hits:
        assert hit.score == pytest.approx(scored[hit.id], rel=1e-4, abs=1e-4)
    keys = [(tiers.index(hit.match), -scored[hit.id]) for hit in hits]
    for one, next_one in pairwise(keys):
        assert one <= next_one or (one[0] == next_one[0] and one[1] == pytest.approx(next_one[1], rel=1e-4, abs=1e-4))


def check_facets(hits: Hits, brute: Brute, wanted: Answer) -> None:
    counted = set(wanted.spans or wanted.tiers)
    expected = facets([one for one in brute.everything() if one.passage.id in counted])
    assert {name: dict(values) for name, values in hits.facets.items()} == expected


def check_pages(library: Library, text: str, hits: Hits, *, plain: bool, every_copy: bool) -> None:
    pages = [
        library.search(text, limit=5, offset=offset, plain=plain, every_copy=every_copy).page for offset in (0, 5, 10)
    ]
    assert [hit.id for page in pages for hit in page] == [hit.id for hit in hits][:15]


def random_query(rng: random.Random) -> tuple[str, bool]:
    if rng.random() < 0.08:
        return han(rng, 20), True
    return write(node(rng, rng.randint(0, 3))), False


def check(library: Library, reports: Sequence[Report], rng: random.Random) -> None:
    text, plain = random_query(rng)
    brute = Brute(reports)
    query = parse(text, plain=plain)
    every_copy = rng.random() < 0.3
    wanted = brute.answer(query, every_copy=every_copy)
    hits = library.search(text, limit=None, plain=plain, every_copy=every_copy)
    try:
        check_members(hits, wanted)
        check_weak_spans(hits)
        check_order(hits, brute, query)
        check_facets(hits, brute, wanted)
        if rng.random() < 0.15:
            check_pages(library, text, hits, plain=plain, every_copy=every_copy)
    except AssertionError as error:
        error.add_note(f"query: {text!r} plain={plain}")
        raise


@pytest.mark.parametrize("seed", range(CORPORA))
def test_random_queries_are_answered_as_brute_force_answers_them(
    tmp_path: Path, seed: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    rng = random.Random(seed)
    monkeypatch.setattr("kb.search.ranking.FEW", seed % 2)  # passages scored one by one, or all at once
    monkeypatch.setattr("kb.search.impacts.LOOKED_UP", seed % 3)
    monkeypatch.setattr("kb.search.impacts.MARKED", (0, 0, 2, 1000)[seed // 2 % 4])
    monkeypatch.setattr("kb.search.impacts.DENSE", (4, 0, 1_000_000, 1)[seed % 4])  # counts by place, or one for each
    monkeypatch.setattr("kb.everyday.everyday", lambda: SPOKEN)
    monkeypatch.setattr("kb.everyday.ASKING", ("作信", "查"))
    monkeypatch.setattr("kb.everyday.CLOSING", "访")
    monkeypatch.setattr("kb.search.patience.LEAST_SECONDS", 600.0)  # however busy the machine is
    reports = publish_random(tmp_path / ".kb", rng)
    with kb.open(tmp_path / ".kb") as library:
        for _query in range(QUERIES):
            check(library, reports, rng)
