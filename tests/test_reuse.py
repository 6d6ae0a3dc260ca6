"""Reuse: what several reports share beyond common wording, who had it first, how it changed; and reports that repeat others."""

from collections import defaultdict
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import kb
from kb.library import Library
from kb.literal import LiteralIndex, LiteralReport, update
from kb.literal.sheet import lay_out
from kb.reuse import Asked
from kb.reuse.gathering import components, gather
from kb.reuse.shared import Origins, link_stretches
from tests.commands import run_kb
from tests.conftest import build

COPIED = "把办事窗口搬到集市口，每逢赶集日由三名干部轮流值守，当场收件、当场答复、当场销号。"
CHANGED = COPIED.replace("三名", "五名").replace("当场答复、", "")
OWN = {
    "青石市": "建成口袋公园十二处，改造老旧管网四十公里，城区黑臭水体全部消除。",
    "白沙县": "引进粮食加工企业两家，新建仓容一万吨，全县秋粮收购进度快于上年。",
    "松岭区": "举办社区邻里节二十场，评选最美楼栋长一百名，发放便民手册三万份。",
    "云渡市": "整治占道经营三百余处，新划停车泊位两千个，主干道通行时间缩短一成。",
}


def report(place: str, year: int, text: str) -> str:
    return f"{place}政务服务中心{year}年工作总结\n一、主要工作\n{OWN[place]}\n{text}\n二、下一步打算\n{place}{year}年要办的事已列成清单。\n"


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Library:
    """Four units: one sentence goes from the first to two others."""
    folder = tmp_path_factory.mktemp("reuse")
    texts = {
        ("青石市", 2019): COPIED, ("白沙县", 2021): CHANGED, ("松岭区", 2022): COPIED, ("云渡市", 2020): "另起炉灶办了别的事情。",
    }  # fmt: skip
    for (place, year), text in texts.items():
        (folder / f"{place}{year}.txt").write_text(report(place, year, text), "utf-8")
    return kb.open(build(tmp_path_factory.mktemp("kb") / ".kb", folder))


def test_what_three_units_share_is_one_cluster_in_the_order_of_time(small: Library) -> None:
    clusters = [cluster for cluster in small.reuse() if cluster.units > 2]
    (cluster,) = clusters
    assert [version.report.year.value for version in cluster.versions] == [2019, 2021, 2022]
    assert cluster.first is not None
    assert cluster.first.report.unit.value == "青石市政务服务中心"
    assert [[(change.first, change.here) for change in changes] for changes in cluster.changes][1:] == [
        [("三名", "五名"), ("当场答复、", "")],
        [],
    ]


def test_a_version_is_the_part_that_others_have_too(small: Library) -> None:
    for cluster in small.reuse():
        for version in cluster.versions:
            assert version.passage.text[version.span.start : version.span.end] == version.text
            assert len(version.text) >= 12
            assert version.text in version.sentences or version.text.strip() in version.sentences


def test_common_wording_is_no_reuse(small: Library) -> None:
    assert not len(small.reuse(asked=Asked(most=2)))
    assert small.reuse(asked=Asked(most=2)).formulas > 0


def test_a_query_narrows_to_its_clusters(small: Library) -> None:
    assert len(small.reuse("赶集日")) == 1
    assert len(small.reuse("口袋公园")) == 0
    assert [cluster.units for cluster in small.reuse("单位:白沙县 集市口")] == [3]


def test_the_fewest_units_and_the_shortest_run_can_be_asked_for(sample: Library) -> None:
    everything, across = sample.reuse(), sample.reuse(asked=Asked(units=2))
    assert 0 < len(across) < len(everything)
    assert all(cluster.units >= 2 for cluster in across)
    assert len(sample.reuse(asked=Asked(shortest=40))) < len(everything)


def test_an_undated_report_is_first_of_nobody(sample: Library) -> None:
    for cluster in sample.reuse():
        times = [version.when for version in cluster.versions]
        assert "" not in times or times.index("") >= len([time for time in times if time])
        if cluster.first is not None:
            assert cluster.first.when


def test_repeated_reports_are_grouped_and_left_out_of_the_clusters(sample: Library) -> None:
    groups = sample.repeated_reports()
    assert {copy.duplicates_of for group in groups for copy in group.copies} == {group.original.id for group in groups}
    copies = {copy.id for group in groups for copy in group.copies}
    assert copies
    assert not copies & {version.report.id for cluster in sample.reuse() for version in cluster.versions}


TEXTS = st.lists(st.text("甲乙丙", min_size=1, max_size=12), min_size=1, max_size=6)


@settings(max_examples=60)
@given(TEXTS, st.integers(2, 4))
def test_linked_stretches_are_those_of_a_scan(
    tmp_path_factory: pytest.TempPathFactory, texts: list[str], length: int
) -> None:
    place = tmp_path_factory.mktemp("literal") / "literal"
    update(None, place, added=[LiteralReport(f"r{number}", [text]) for number, text in enumerate(texts)])
    index = LiteralIndex.open(place)
    sheet = lay_out(index, np.ones(index.size, np.bool_))
    numbers = np.arange(len(texts))
    links = link_stretches(sheet, Origins(numbers, np.zeros(len(texts), np.int64)), length)
    holders: dict[str, set[int]] = defaultdict(set)
    for number, text in enumerate(texts):
        for start in range(len(text) - length + 1):
            holders[text[start : start + length]].add(number)
    covered: set[tuple[int, int]] = set()
    for number, text in enumerate(texts):
        for start in range(len(text) - length + 1):
            if len(holders[text[start : start + length]]) > 1:
                covered.update((number, start + step) for step in range(length))
    rows = zip(sheet.owners(links.starts).tolist(), links.starts.tolist(), links.ends.tolist(), strict=True)
    bounds = sheet.bounds.tolist()
    assert {(owner, place - bounds[owner]) for owner, start, end in rows for place in range(start, end)} == covered
    gathered = gather(sheet, Origins(numbers, numbers), links)
    assert all(count > 1 for count in gathered.reports.tolist())


@given(st.lists(st.tuples(st.integers(0, 19), st.integers(0, 19)), max_size=30))
def test_components_are_those_of_a_walk(pairs: list[tuple[int, int]]) -> None:
    left, right = (np.array([pair[side] for pair in pairs], np.int64) for side in (0, 1))
    labels = components(20, left, right)
    sets = [{number} for number in range(20)]
    for one, other in pairs:
        if sets[one] is not sets[other]:
            joined = sets[one] | sets[other]
            for number in joined:
                sets[number] = joined
    assert labels.tolist() == [min(sets[number]) for number in range(20)]


def test_the_command_prints_and_exits_as_promised(sample_kb: Path) -> None:
    ran = run_kb("reuse", "--units", "2", "--json", "--limit", "2", place=sample_kb, KB_LANG="en")
    assert ran.code == 0
    assert [set(row) for row in ran.rows] == [{"units", "characters", "first", "versions"}] * 2
    shown = run_kb("reuse", "窗口", place=sample_kb, KB_LANG="zh_CN")
    assert shown.code == 0
    assert "最早" in shown.out
    assert run_kb("reuse", "--reports", place=sample_kb, KB_LANG="en").code == 0
    assert run_kb("reuse", "没有这样的话头", place=sample_kb, KB_LANG="en").code == 1
    assert run_kb("reuse", "(", place=sample_kb, KB_LANG="en").code == 2
