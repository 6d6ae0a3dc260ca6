"""The gold of facts holds together: labels in order and in place, digests that fit, no more words of others than allowed."""

from itertools import pairwise
from typing import Any

import pytest

from tests.quality.facts_gold import FACTS, pairs, rows, sample, stretches
from tests.shared import needs_shared

NAMES = sorted(path.stem for path in FACTS.glob("*.jsonl") if not path.stem.startswith("followups"))


@pytest.mark.parametrize("name", NAMES)
def test_labels_stand_in_order_inside_their_stretch(name: str) -> None:
    for row in rows(name):
        start, end = row["stretch"]
        places = [(label["start"], label["end"]) for label in row["labels"]]
        assert all(start <= begin < stop <= end for begin, stop in places), row["report"]
        assert all(one[1] <= other[0] for one, other in pairwise(places)), row["report"]


@pytest.mark.parametrize("name", NAMES)
def test_reports_of_others_are_quoted_in_twelve_characters_at_most(name: str) -> None:
    for row in rows(name):
        if "held_out" in row:
            assert all(len(words) <= 12 for _, words in row["anchors"])
            assert not any("words" in label for label in row["labels"])


@pytest.mark.parametrize("name", NAMES)
def test_labels_of_the_sample_fit_its_text(name: str) -> None:
    assert all(not stretch.lost for stretch in stretches(name) if stretch.half == "sample")


@needs_shared
@pytest.mark.parametrize("name", NAMES)
def test_labels_of_real_reports_are_found_again(name: str) -> None:
    lost = {stretch.report.info.id: stretch.lost for stretch in stretches(name)}
    assert sum(lost.values()) <= 0.01 * sum(len(stretch.labels) for stretch in stretches(name)), lost


def test_a_quantity_says_its_value_or_that_it_is_masked() -> None:
    labels: list[dict[str, Any]] = [label for row in rows("metrics") for label in row["labels"]]
    quantities = [label for label in labels if label["kind"] == "quantity"]
    assert all((label["value"] is None) == label["masked"] for label in quantities)
    assert {label["change"] for label in quantities} <= {None, "up", "down", "?"}


def test_a_verdict_has_its_evidence_in_the_later_report() -> None:
    for row in rows("followups"):
        report, later = sample(row["report"]), sample(row["later"])
        for verdict in row["verdicts"]:
            assert report.text[verdict["start"] : verdict["end"]] == verdict["words"]
            assert all(0 <= start < end <= len(later.text) for start, end in verdict["evidence"])
            assert bool(verdict["evidence"]) == (verdict["verdict"] != "not mentioned"), verdict["words"]


def test_followed_commitments_of_others_are_quoted_in_twelve_characters_at_most() -> None:
    for row in rows("followups_real"):
        assert all(len(words) <= 12 for _, words in [*row["anchors"], *row["later_anchors"]])
        assert not any("words" in verdict for verdict in row["verdicts"])
        assert all(verdict["evidence"] or verdict["verdict"] == "not mentioned" for verdict in row["verdicts"])


@needs_shared
def test_followed_commitments_of_real_reports_are_found_again() -> None:
    lost = {pair.report.info.id: pair.lost for pair in pairs()}
    assert sum(lost.values()) <= 0.01 * sum(len(pair.labels) for pair in pairs()), lost
