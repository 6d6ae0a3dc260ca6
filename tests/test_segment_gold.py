"""Outline, levels and roles on gold: what was reached may not sink."""

import pytest

from tests.quality.outline import scores, total
from tests.shared import needs_shared

F1_FLOOR = 0.99
ROLE_FLOOR = 0.98


@needs_shared
def test_the_hand_labelled_outlines_are_found() -> None:
    rows = scores("dev_set")
    assert len(rows) == 12
    assert total(rows).f1 >= F1_FLOOR
    assert total(rows).levels >= ROLE_FLOOR * total(rows).right
    assert total(rows).roles >= ROLE_FLOOR * total(rows).right
    assert min(row.f1 for row in rows) >= 0.97


@needs_shared
def test_the_seeds_are_reproduced_fully() -> None:
    for row in scores("seeds"):
        assert row.differences == ()


@pytest.mark.filterwarnings("ignore")
def test_the_sample_corpus_has_its_outlines() -> None:
    sample = total(scores("corpus"))
    assert sample.f1 >= F1_FLOOR
    assert sample.roles >= ROLE_FLOOR * sample.right
