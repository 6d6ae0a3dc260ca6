"""The facts store and what is asked of it: metrics by indicator over years and units, bounds, has:data; nothing for a masked number."""

import csv
import io
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

import kb
from kb.facts import quantities
from kb.facts.store import decode, encode
from kb.library import Library
from tests.commands import run_inside
from tests.shared import needs_shared


@settings(deadline=None)
@given(st.text(alphabet="0123456789.%万个件十二三X约近以上增长同比，。较上年 ", max_size=60))
def test_quantities_come_back_from_the_store_as_they_were(text: str) -> None:
    found = quantities(text)
    assert decode(encode(found)) == found


def test_the_index_holds_the_numbers_of_every_passage(sample: Library) -> None:
    for info in sample.reports()[:6]:
        for passage in sample.report(info.id).passages:
            assert sample.quantities(passage.id) == quantities(passage.text)


def test_words_of_the_query_choose_the_indicators(sample: Library) -> None:
    found = sample.metrics("满意率 单位:澜川市政务服务管理办公室")
    assert {metric.text for metric in found} >= {"98.6%", "99.1%", "99.3%", "94.2%"}
    assert all("满意率" in metric.indicator for metric in found)
    assert found.others > 0
    assert len(sample.metrics("满意率 单位:澜川市政务服务管理办公室", every_number=True)) == len(found) + found.others


def test_conditions_alone_give_every_number(sample: Library) -> None:
    found = sample.metrics("节:成效")
    assert len(found) > 20
    assert {metric.passage.role for metric in found} == {"results"}
    assert len(sample.metrics()) > 1000


def test_an_indicator_is_followed_over_the_years(sample: Library) -> None:
    series = {
        (one.organ, one.indicator, one.unit, one.change): one.years for one in sample.metrics("全市性会议").series
    }
    assert series["澜川市人民政府办公室", "全市性会议", "次", ""] == {2021: 40, 2022: 34, 2023: 30, 2024: 28}
    assert series["澜川市人民政府办公室", "全市性会议", "%", "down"] == {2021: 20, 2022: 15, 2023: 11.8}


def test_what_became_of_a_number_stands_for_its_year(sample: Library) -> None:
    series = {(one.organ, one.indicator): one.years for one in sample.metrics("等候时间").series}
    assert series["澜川市政务服务管理办公室", "大厅平均等候时间"] == {2021: 14, 2022: 11, 2023: 9}


def test_repeated_reports_are_counted_once(sample: Library) -> None:
    assert len(sample.metrics("综合窗口", every_copy=True)) > len(sample.metrics("综合窗口"))


def test_a_masked_number_has_no_value_and_no_place_in_a_series(sample: Library) -> None:
    masked = [metric for metric in sample.metrics() if metric.quantity.masked]
    assert masked
    assert all(metric.to_dict()["value"] is None for metric in masked)
    assert not [one for one in sample.metrics().series for metric in one.points if metric.quantity.masked]


def test_a_bound_finds_levels_and_neither_changes_nor_other_units(sample: Library) -> None:
    texts = [hit.text for hit in sample.search("办结率>=98%", limit=None)]
    assert texts
    assert all("办结率" in text for text in texts)
    assert not [text for text in texts if "98" not in text and "99" not in text and "100" not in text]
    assert sample.search("办结率>=98个百分点").total == 0


def test_a_year_is_bounded_as_well(sample: Library) -> None:
    assert sample.search("督查 年>=2023").total == sample.search("督查 年:2023..").total > 0


def test_every_passage_with_data_states_a_number(sample: Library) -> None:
    hits = sample.search("有:数据", limit=None)
    assert hits.total > 200
    assert all(any(not number.masked for number in sample.quantities(hit.id)) for hit in hits)
    assert not [
        hit for hit in sample.search("-有:数据", limit=None) if any(not one.masked for one in quantities(hit.text))
    ]


def test_the_command_prints_a_number_a_line(sample_kb: Path) -> None:
    ran = run_inside("metrics", "满意率", "单位:澜川市政务服务管理办公室", "--json", place=sample_kb)
    assert ran.code == 0
    row = next(row for row in ran.rows if row["text"] == "94.2%")
    assert (row["indicator"], row["value"], row["unit"], row["year"]) == ("诉求人满意率", 94.2, "%", 2023)
    assert {
        "subject",
        "qualifier",
        "change",
        "base",
        "period",
        "masked",
        "report",
        "passage",
        "start",
        "end",
    } <= row.keys()


def test_the_table_for_spreadsheets_has_values_reckoned_out(sample_kb: Path, tmp_path: Path) -> None:
    file = tmp_path / "指标.csv"
    assert run_inside("metrics", "各类事项", "--every", "--to", str(file), place=sample_kb).code == 0
    rows = list(csv.reader(io.StringIO(file.read_text("utf-8-sig"))))
    row = next(row for row in rows if "75.6万件" in row)
    assert "756000" in row


def test_series_and_bars_are_drawn(sample_kb: Path, tmp_path: Path) -> None:
    drawing = tmp_path / "会议.svg"
    ran = run_inside("metrics", "全市性会议", "--plot", "--svg", str(drawing), place=sample_kb)
    assert "2021  40  ####" in ran.out
    assert "<polyline" in drawing.read_text("utf-8")
    table = run_inside("metrics", "全市性会议", "--series", place=sample_kb)
    assert "2021" in table.out.splitlines()[0]
    assert "28 goal" in table.out


def test_checking_names_what_cannot_be(sample_kb: Path) -> None:
    ran = run_inside("metrics", "--check", "--json", place=sample_kb)
    assert ran.code == 1
    assert {row["rule"] for row in ran.rows} == {"doubled-item", "missing-item"}
    whole = run_inside("metrics", "--check", "--every", "单位:澜川市人民政府办公室", "--json", place=sample_kb)
    assert whole.code == 0
    assert {row["verdict"] for row in whole.rows} == {"ok"}


def test_nothing_found_is_said(sample_kb: Path) -> None:
    assert run_inside("metrics", "不存在的指标", place=sample_kb).code == 1


@needs_shared
def test_no_masked_number_of_the_seeds_has_a_value(seeds: Library) -> None:
    masked = [metric for metric in seeds.metrics("满意率") if "X" in metric.text]
    assert {metric.text for metric in masked} == {"X.X%", "X%"}
    assert all(metric.quantity.low is None for metric in seeds.metrics() if "X" in metric.text)


@needs_shared
def test_the_quantified_commitments_of_the_seeds_are_read(seeds: Library) -> None:
    plans = {(metric.text, metric.quantity.qualifier.value) for metric in seeds.metrics("节:下一步")}
    wanted = {
        ("30%", "at least"), ("200项", ""), ("90%", ""), ("48小时", "at most"), ("50个", ""), ("120场次", "at least"), ("80%", ""), ("12个", ""), ("95%", ""),
        ("24场次", "at least"),
    }  # fmt: skip
    assert wanted <= plans


def test_a_library_lists_metrics_without_an_index_of_its_own(sample_kb: Path) -> None:
    with kb.open(sample_kb) as library:
        assert library.metrics("综合窗口").indicators
