"""Runs that the index counts without looking for them: what it says of them is what the literal index finds."""

import random
from pathlib import Path

import pytest

import kb
from kb.search.standing import Counted, Placed, stand
from kb.text import fold
from tests.random_queries import han
from tests.search_corpora import publish_random


@pytest.mark.parametrize("seed", range(3))
def test_what_is_counted_is_what_stands_there(tmp_path: Path, seed: int) -> None:
    rng = random.Random(seed)
    publish_random(tmp_path / ".kb", rng)
    with kb.open(tmp_path / ".kb") as library:
        corpus = library._engine.corpus
        for _run in range(60):
            run = han(rng, rng.randint(1, 3))
            standing, found = stand(corpus, run), corpus.find(run)
            assert standing.passages.tolist() == found.passages.tolist(), run
            assert standing.counts.tolist() == found.counts.tolist(), run
            for row, number in enumerate(found.passages.tolist()):
                assert standing.spans(number, fold(corpus.text(number))) == found.spans(row)


@pytest.mark.parametrize(
    ("run", "kind"),
    [("督", Counted), ("督查", Counted), ("督督", Placed), ("督查工", Placed), ("a", Placed), ("督,", Placed)],
)
def test_only_runs_that_cannot_overlap_are_counted(tmp_path: Path, run: str, kind: type) -> None:
    publish_random(tmp_path / ".kb", random.Random(1))
    with kb.open(tmp_path / ".kb") as library:
        assert isinstance(stand(library._engine.corpus, run), kind)


@pytest.mark.parametrize(
    "query", ["督查 | 督查", "督查 | '督查' | 工作", '"督查" | 督查', "(督查 | 工) (工 | 信访)", "督查 | 查工 | 督查工"]
)
def test_an_occurrence_of_several_terms_counts_once(tmp_path: Path, query: str) -> None:
    publish_random(tmp_path / ".kb", random.Random(2))
    with kb.open(tmp_path / ".kb") as library:
        hits = library.search(query, limit=None)
        shown = [hit for hit in hits if hit.match == "exact"]
        assert hits.count.occurrences == sum(len(set(hit.spans)) for hit in shown) > 0
