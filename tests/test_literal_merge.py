"""Blocks are merged by size, few at a time, never beyond the limit."""

import random

import pytest

from kb.literal.merge import MOST_DEAD, TIER_FACTOR, TIER_FLOOR, Weight, plan_merges

LIMIT = 64_000_000


def weights(*living: int) -> list[Weight]:
    return [Weight(f"{number:06d}", size, size) for number, size in enumerate(living)]


@pytest.mark.parametrize(
    ("living", "groups"),
    [
        pytest.param([], [], id="nothing"),
        pytest.param([18_000_000, 10], [], id="a large and a small one stay apart"),
        pytest.param([10] * (TIER_FACTOR - 1), [], id="one fewer than a tier holds"),
        pytest.param([10] * TIER_FACTOR, [tuple(f"{number:06d}" for number in range(TIER_FACTOR))], id="a full tier"),
        pytest.param([LIMIT] * 20, [], id="full blocks are left alone"),
    ],
)
def test_a_tier_is_merged_when_it_is_full(living: list[int], groups: list[tuple[str, ...]]) -> None:
    assert plan_merges(weights(*living), LIMIT) == groups


def test_a_merge_that_fills_the_next_tier_goes_on() -> None:
    sizes = [TIER_FLOOR * 2] * (TIER_FACTOR - 1) + [TIER_FLOOR] * TIER_FACTOR
    (group,) = plan_merges(weights(*sizes), LIMIT)
    assert len(group) == len(sizes)


def test_a_block_that_is_mostly_removed_goes_alone() -> None:
    total = 1_000_000
    assert plan_merges([Weight("000001", int(total * (1 - MOST_DEAD)) - 1, total)], LIMIT) == [("000001",)]
    assert plan_merges([Weight("000001", int(total * (1 - MOST_DEAD)) + 1, total)], LIMIT) == []


def test_no_group_passes_the_limit_and_no_tier_stays_full() -> None:
    rng = random.Random(1)
    for _ in range(200):
        sizes = {f"{number:06d}": int(10 ** rng.uniform(0, 7.8)) for number in range(rng.randint(0, 60))}
        groups = plan_merges([Weight(name, size, size) for name, size in sizes.items()], LIMIT)
        assert all(sum(sizes[name] for name in group) <= LIMIT for group in groups)
        assert len({name for group in groups for name in group}) == sum(map(len, groups))
        merged = [sum(sizes[name] for name in group) for group in groups]
        left = [size for name, size in sizes.items() if not any(name in group for group in groups)]
        assert plan_merges(weights(*merged, *left), LIMIT) == []
