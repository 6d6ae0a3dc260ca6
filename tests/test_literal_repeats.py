"""Maximal repeats: all of them, none else, each counted as a scan of the text counts it."""

from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kb.literal import LiteralIndex, LiteralReport, update
from kb.literal.repeats import Repeats, count_distinct, covered, find_repeats
from kb.literal.sheet import Sheet, lay_out
from kb.literal.spread import NO_GROUP, spread_of

Texts = Sequence[Sequence[str]]

TEXTS = st.lists(st.lists(st.text("甲乙丙。\n", max_size=14), min_size=1, max_size=3), min_size=1, max_size=5)


def opened(folder: Path, texts: Texts) -> LiteralIndex:
    update(None, folder, (), [LiteralReport(str(number), list(one)) for number, one in enumerate(texts)])
    return LiteralIndex.open(folder)


def laid(index: LiteralIndex) -> tuple[Sheet, np.ndarray]:
    sheet = lay_out(index, np.ones(index.size, np.bool_))
    return sheet, index.report_numbers(sheet.passages)


def found(repeats: Repeats) -> dict[str, tuple[int, int]]:
    return {repeats.text(row): (int(repeats.sizes[row]), int(repeats.spread[row])) for row in range(len(repeats))}


def scanned(texts: Texts, length: int, spread: int) -> dict[str, tuple[int, int]]:
    """By trying every run of every line."""
    lines = [(number, line) for number, one in enumerate(texts) for text in one for line in text.split("\n")]
    places: dict[str, list[tuple[int, str, str]]] = {}
    for number, line in lines:
        for start in range(len(line)):
            for end in range(start + length, len(line) + 1):
                around = (line[start - 1] if start else "", line[end] if end < len(line) else "")
                places.setdefault(line[start:end], []).append((number, *around))
    return {
        run: (len(held), len({number for number, _before, _after in held}))
        for run, held in places.items()
        if len(held) > 1
        and len({number for number, _before, _after in held}) >= spread
        and all(len({one[side] for one in held}) > 1 or any(not one[side] for one in held) for side in (1, 2))
    }


@pytest.mark.parametrize(("length", "spread"), [(1, 1), (2, 2), (3, 2), (4, 1)])
@settings(max_examples=60, deadline=None)
@given(texts=TEXTS)
def test_all_maximal_repeats_are_found_and_nothing_else(
    tmp_path_factory: pytest.TempPathFactory, texts: Texts, length: int, spread: int
) -> None:
    sheet, groups = laid(opened(tmp_path_factory.mktemp("index") / "1", texts))
    assert found(find_repeats(sheet, groups, length=length, spread=spread)) == scanned(texts, length, spread)


@settings(max_examples=60, deadline=None)
@given(texts=TEXTS, length=st.integers(2, 4), spread=st.integers(2, 3))
def test_what_is_covered_lies_in_a_shared_run(
    tmp_path_factory: pytest.TempPathFactory, texts: Texts, length: int, spread: int
) -> None:
    sheet, groups = laid(opened(tmp_path_factory.mktemp("index") / "1", texts))
    inside = covered(sheet, groups, length=length, spread=spread)
    passages = [text for one in texts for text in one]
    for row, text in enumerate(passages):
        start = int(sheet.bounds[row])
        shared = [
            any(
                at - length < first <= at
                and first + length <= len(text)
                and "\n" not in (run := text[first : first + length])
                and sum(any(run in other for other in one) for one in texts) >= spread
                for first in range(max(0, at - length + 1), at + 1)
            )
            for at in range(len(text))
        ]
        assert inside[start : start + len(text)].tolist() == shared


@given(st.lists(st.integers(0, 5), max_size=40), st.data())
def test_distinct_values_are_counted(groups: list[int], data: st.DataObject) -> None:
    bounds = st.tuples(st.integers(0, len(groups)), st.integers(0, len(groups))).map(sorted)
    stretches = data.draw(st.lists(bounds, max_size=10))
    starts, ends = (np.array([pair[side] for pair in stretches], np.int32) for side in (0, 1))
    counted = count_distinct(np.array(groups, np.int64), starts, ends)
    assert counted.tolist() == [len(set(groups[start:end])) for start, end in stretches]


def test_blocks_are_merged_and_removed_reports_left_out(tmp_path: Path) -> None:
    first, second = tmp_path / "1", tmp_path / "2"
    update(None, first, (), [LiteralReport("a", ["推进一网通办。"]), LiteralReport("b", ["深化一网通办！"])])
    update(first, second, ["a"], [LiteralReport("c", ["实现一网通办？", "一网通办好"])])
    index = LiteralIndex.open(second)
    assert len(index.blocks) == 2
    wanted = np.zeros(index.size, np.bool_)
    for rows in index.living.values():
        wanted[rows.start : rows.stop] = True
    sheet = lay_out(index, wanted)
    repeats = find_repeats(sheet, index.report_numbers(sheet.passages), length=2, spread=2)
    assert found(repeats) == {"一网通办": (3, 2)}


def test_runs_end_at_passages_and_lines(tmp_path: Path) -> None:
    sheet, groups = laid(opened(tmp_path / "1", [["甲乙", "丙丁"], ["甲乙\n丙丁"]]))
    assert found(find_repeats(sheet, groups, length=2, spread=2)) == {"甲乙": (2, 2), "丙丁": (2, 2)}


def test_the_groups_of_a_run_are_counted_as_far_as_asked(tmp_path: Path) -> None:
    index = opened(tmp_path / "1", [["督查督办"], ["督查"], ["督办督查", "督查"], ["督查"]])
    run = np.array([ord(character) for character in "督查"], np.uint32)
    groups = np.array([0, 1, 2, 2, NO_GROUP])
    assert spread_of(index, run, groups, 9) == 3
    assert spread_of(index, run, groups, 1) >= 1
    assert spread_of(index, run[:0], groups, 9) == 0


def test_nothing_repeats_in_nothing(tmp_path: Path) -> None:
    index = opened(tmp_path / "1", [])
    sheet, groups = laid(index)
    assert len(find_repeats(sheet, groups, length=2, spread=1)) == 0
    assert not covered(sheet, groups, length=2, spread=1).any()


def test_monotonous_text_takes_no_longer(tmp_path: Path) -> None:
    """Every length repeats: still one group a length."""
    sheet, groups = laid(opened(tmp_path / "1", [["甲" * 50_000], ["甲" * 3]]))
    repeats = find_repeats(sheet, groups, length=3, spread=2)
    assert found(repeats) == {"甲甲甲": (49_999, 2)}
