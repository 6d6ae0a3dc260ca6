"""Numbers in tables: what they measure is said by row and column. Places and figures are invented."""

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kb.facts.heads import read_head
from kb.facts.store import decode, encode
from kb.facts.tabled import tabled_quantities
from kb.facts.values import Change
from kb.model import Passage, PassageKind, Report, ReportInfo
from tests.commands import run_inside, run_kb


def report_of(text: str) -> Report:
    """A report with a passage a line."""
    starts, place = [], 0
    lines = re.findall(r"[^\n]*\n|[^\n]+", text)
    for line in lines:
        starts.append(place)
        place += len(line)
    passages = tuple(
        Passage(f"r/{number}", PassageKind.TEXT, line, start, start + len(line), (), None, None, number + 1)
        for number, (start, line) in enumerate(zip(starts, lines, strict=True))
    )
    return Report(ReportInfo("r", "r.txt"), text, (), passages, (), ())


def read(text: str) -> list[tuple[str, str, float | None, str, int | None]]:
    """What is measured, the number as shown, its value and unit, the year of the column, in order."""
    report = report_of(text)
    found = tabled_quantities(report)
    return [
        (one.measured(report.passages[number].text), one.shown(report.passages[number].text), one.low, one.unit, one.column.year if one.column else None)
        for number in sorted(found)
        for one in found[number]
    ]  # fmt: skip


def test_rows_of_indicators_with_a_column_a_year() -> None:
    text = "指标\t单位\t2030年\t2031年\t增长（%）\n地区生产总值\t亿元\t120.5\t130.2\t6.1\n城镇新增就业\t人\t3,200\t3500\t-9.4\n"
    assert read(text) == [
        ("地区生产总值", "120.5亿元", 12_050_000_000, "元", 2030),
        ("地区生产总值", "130.2亿元", 13_020_000_000, "元", 2031),
        ("地区生产总值", "6.1%", 6.1, "%", None),
        ("城镇新增就业", "3,200人", 3200, "人", 2030),
        ("城镇新增就业", "3500人", 3500, "人", 2031),
        ("城镇新增就业", "9.4%", 9.4, "%", None),
    ]


def test_the_direction_of_a_change_is_its_sign_or_its_head() -> None:
    text = "指标\t数值\t增长\t降幅\n能耗（吨）\t80\t-3.2%\t3.2%\n"
    changes = [one.change for rows in tabled_quantities(report_of(text)).values() for one in rows]
    assert changes == [None, Change.DOWN, Change.DOWN]


def test_a_change_has_the_unit_of_what_changed_unless_it_is_one_in_percent() -> None:
    text = "指标\t单位\t数值\t比上年增加\t增速\t增减（%）\n企业\t家\t120\t8\t7.1\t7.1\n"
    assert [one[1:4] for one in read(text)] == [
        ("120家", 120, "家"),
        ("8家", 8, "家"),
        ("7.1%", 7.1, "%"),
        ("7.1%", 7.1, "%"),
    ]
    assert [one[1] for one in read("乡镇\t税收（万元）\t增加\n枫林镇\t120\t8\n")] == ["120万元", "8万元"]


def test_rows_of_places_with_a_column_an_indicator() -> None:
    text = "单位：万元\n县区\t财政收入\tGDP（亿元）\t增速\n柳溪县\t5600\t35.5\t4.1%\n"
    assert [one[:4] for one in read(text)] == [
        ("柳溪县财政收入", "5600万元", 56_000_000, "元"),
        ("柳溪县GDP", "35.5亿元", 3_550_000_000, "元"),
        ("柳溪县GDP", "4.1%", 4.1, "%"),
    ]


def test_heads_in_two_rows() -> None:
    text = "指标\t2030年\t2031年\n总量（亿元）\t增速（%）\t总量（亿元）\t增速（%）\n工业产值\t50\t5\t55\t6\n"
    assert read(text) == [
        ("工业产值", "50亿元", 5_000_000_000, "元", 2030),
        ("工业产值", "5%", 5, "%", 2030),
        ("工业产值", "55亿元", 5_500_000_000, "元", 2031),
        ("工业产值", "6%", 6, "%", 2031),
    ]


def test_rows_of_years() -> None:
    text = "年份\t受理件数\t办结率\n2030\t120\t98.5%\n2031\t150\t99%\n"
    assert read(text) == [
        ("受理件数", "120件", 120, "件", 2030),
        ("办结率", "98.5%", 98.5, "%", 2030),
        ("受理件数", "150件", 150, "件", 2031),
        ("办结率", "99%", 99, "%", 2031),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "序号\t任务\t责任单位\t完成时限\n1\t新建水闸4座\t县水务局\t9月底\n",
        "姓名\t电话\n林远\t13800000000\n",
        "序号\t单位\n1\t县水务局\n2\t县农业局\n",
        "名次\t乡镇\n1\t枫林镇\n2\t柳林乡\n",
        "12\t13\n14\t15\n",
        "条文\t罪名\n第一条\t某罪\n",
    ],
)
def test_what_measures_nothing_is_no_such_table(text: str) -> None:
    assert read(text) == []


@pytest.mark.parametrize(
    ("words", "name", "year", "goal", "back"),
    [
        ("2031年目标值", "", 2031, True, 0),
        ("上年同期", "", None, False, 1),
        ("完成数", "", None, False, 0),
        ("任务完成率", "任务完成率", None, False, 0),
        ("2031", "", 2031, False, 0),
    ],
)
def test_the_head_of_a_column(words: str, name: str, year: int | None, goal: bool, back: int) -> None:
    head = read_head(words)
    assert head is not None
    assert (head.name, head.year, head.goal, head.back) == (name, year, goal, back)


CELLS = st.sampled_from(
    ["指标", "单位", "2031年", "增速", "亿元", "12", "3.5%", "-4", "", " ", "柳溪县", "x.x%", "5,000", "１２", "合计"]
)


@given(st.lists(st.lists(CELLS, min_size=1, max_size=6).map("\t".join), max_size=8).map("\n".join))
def test_numbers_of_tables_lie_in_their_passages_and_are_kept_whole(text: str) -> None:
    report = report_of(text)
    for number, rows in tabled_quantities(report).items():
        passage = report.passages[number].text
        assert decode(encode(rows)) == rows
        for one in rows:
            assert 0 <= one.start < one.end <= len(passage)
            assert one.shown(passage).startswith(passage[one.start : one.end])


def test_tables_are_in_the_ledger_of_numbers(tmp_path: Path) -> None:
    (tmp_path / "files").mkdir()
    text = "柳溪县2031年工作总结\n柳溪县人民政府\n一、主要成效\n指标\t单位\t2030年\t2031年\n新增就业\t人\t3200\t3500\n县区\t优良天数\n柳林乡\t340\n枫林镇\t350\n"
    (tmp_path / "files" / "柳溪县2031年工作总结.txt").write_text(text, "utf-8")
    assert run_kb("index", str(tmp_path / "files"), place=tmp_path / "kb").code == 0
    rows = run_inside("metrics", "新增就业", "--json", place=tmp_path / "kb").rows
    assert [(one["indicator"], one["year"], one["value"], one["text"]) for one in rows] == [
        ("新增就业", 2030, 3200, "3200人"),
        ("新增就业", 2031, 3500, "3500人"),
    ]
    by_head = run_inside("metrics", "优良天数", "--json", place=tmp_path / "kb").rows
    assert [one["indicator"] for one in by_head] == ["柳林乡优良天数", "枫林镇优良天数"]
    counted = run_inside("search", "优良天数>=345", "--count", "--json", place=tmp_path / "kb").rows
    assert counted[0]["passages"] == 1
