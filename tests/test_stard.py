"""The benchmark of plain questions measures what it says; its floors are held with all others by test_quality."""

from tests.quality.stard import Answer, figures, sample


def test_the_sample_holds_every_gold_article_and_is_the_same_each_time() -> None:
    rows = [{"id": number} for number in range(2000)]
    chosen = sample(rows, {5, 7}, 5_533)
    assert chosen == sample(rows, {5, 7}, 5_533)
    assert {5, 7} <= {row["id"] for row in chosen}
    assert 120 < len(chosen) < 280


def test_figures_are_means() -> None:
    found = figures([Answer(1.0, 1.0, 0.5, 0.1), Answer(0.0, 0.5, 0.0, 0.1)])
    assert found == {"recall_10": 0.5, "recall_100": 0.75, "mrr_10": 0.25}
