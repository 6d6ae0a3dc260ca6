"""Overlapping occurrences are counted from the left, as str.count does."""

import random

import numpy as np
import pytest

from kb.literal.codes import to_codes
from kb.literal.overlap import can_overlap, without_overlap


@pytest.mark.parametrize(
    ("run", "expected"),
    [("一", False), ("一二", False), ("一一", True), ("一二一", True), ("一二一二", True), ("一一二", False)],
)
def test_a_run_can_overlap_where_it_ends_as_it_begins(run: str, expected: bool) -> None:
    assert can_overlap(to_codes(run)) is expected


def test_one_after_another_is_counted_from_the_left() -> None:
    rng = random.Random(1)
    for _ in range(500):
        starts = np.flatnonzero([rng.random() < 0.7 for _ in range(rng.randint(0, 60))])
        ends = (
            np.maximum.accumulate(starts + np.array([rng.randint(1, 5) for _ in starts], np.int64))
            if len(starts)
            else starts
        )
        expected, free = [], 0
        for start, end in zip(starts.tolist(), ends.tolist(), strict=True):
            expected.append(start >= free)
            free = end if start >= free else free
        assert without_overlap(starts, ends).tolist() == expected


def test_a_line_of_a_million_equal_characters_is_counted_at_once() -> None:
    starts = np.arange(1_000_000)
    assert np.count_nonzero(without_overlap(starts, starts + 2)) == 500_000
