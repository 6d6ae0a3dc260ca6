"""Units ranked month by month, with how their places changed; the rankings that reports give in tables. Places are invented."""

import csv
import io
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import kb
from kb.facts.periods import Grain, Period, months_in, period_of
from kb.facts.standings import standings
from kb.library import Library
from kb.model import Claim, ReportInfo
from kb.overview import Ranking
from tests.commands import run_inside, run_kb
from tests.written import write_kb

PLACES = "".join(f'[[place]]\nname = "{name}"\nlevel = "county"\n' for name in ("柳溪县", "白沙县", "青石县"))
VALUES = {"柳溪县": ("95.1%", "97.5%"), "白沙县": ("96.2%", "96.2%"), "青石县": ("XX%", "96.2%")}
MONTHS = (5, 6)
STANDINGS = {
    5: "1\t枫林镇\t96.5\t1\n2\t柳林乡\t95.1\t2\n3\t石门镇\t90\t\n",
    6: "1\t柳林乡\t97.0\t3\n2\t枫林镇\t96\t\n2\t石门镇\t96\t1\n4\tXX镇\t80\t\n",
}


def month_report(place: str, month: int) -> str:
    value = VALUES[place][MONTHS.index(month)]
    return f"{place}政务办2031年{month}月份工作总结\n一、工作完成情况\n办理事项{month}300件，群众满意率达到{value}。收到投诉{month}0件。\n"


def notice(month: int) -> str:
    head = f"白沙县人民政府办公室关于2031年{month}月份考评情况的通报\n现通报如下。\n窗口服务考评排名表\n名次\t乡镇\t得分（分）\t满意度名次\n"
    return head + STANDINGS[month]


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("rankings")
    (folder / "docs").mkdir()
    (folder / "docs" / "kb.toml").write_text(PLACES, "utf-8")
    months = {f"{name}{month}": month_report(name, month) for name in VALUES for month in MONTHS}
    year = {
        name: f"{name}政务办2031年工作总结\n一、工作完成情况\n群众满意率达到9{number}%，上半年群众投诉{number}件。\n"
        for number, name in enumerate(VALUES, 4)
    }
    return write_kb(folder, **months, **year, **{f"notice{month}": notice(month) for month in MONTHS})


@pytest.fixture(scope="module")
def library(place: Path) -> Library:
    return kb.open(place)


def shown(ranking: Ranking) -> list[tuple[int, str, int | None]]:
    return [(place.rank, place.unit.removesuffix("政务办"), place.moved) for place in ranking.places]


def test_months_are_ranked_by_themselves_with_the_change_of_place(library: Library) -> None:
    june, may = library.rankings("满意率", grain=Grain.MONTH)
    assert (june.period, june.earlier) == (Period(2031, 6, 6), Period(2031, 5, 5))
    assert shown(june) == [(1, "柳溪县", 1), (2, "白沙县", -1), (2, "青石县", None)], "equal values share a place"
    assert shown(may) == [(1, "白沙县", None), (2, "柳溪县", None)], "what is masked is not ranked"
    assert may.earlier is None


def test_years_and_halves_stand_apart_from_months(library: Library) -> None:
    (year,) = library.rankings("满意率", grain=Grain.YEAR)
    assert year.period == Period(2031)
    assert [place.unit for place in year.places] == ["青石县政务办", "白沙县政务办", "柳溪县政务办"]
    (half,) = library.rankings("投诉", grain=Grain.HALF, lowest_first=True)
    assert (half.period, half.measure) == (Period(2031, 1, 6), "件")
    assert [place.value for place in half.places] == [4, 5, 6]


def test_a_table_that_ranks_is_read_as_it_stands(library: Library) -> None:
    june, _may = (one for one in library.rankings("窗口服务") if one.indicator == "得分")
    assert june.giver is not None
    assert june.giver.unit.value == "白沙县政府办公室"
    assert (june.measure, june.period) == ("分", Period(2031, 6, 6))
    assert shown(june) == [(1, "柳林乡", 1), (2, "枫林镇", -1), (2, "石门镇", 1)]
    assert [place.value for place in june.places] == [97.0, 96.0, 96.0]
    assert june.places[0].passage.text.startswith("1\t柳林乡")


def test_without_words_each_indicator_is_ranked_by_itself(library: Library) -> None:
    may = [one for one in library.rankings("", grain=Grain.MONTH) if one.period.last == 5 and not one.giver]
    assert sorted(one.measure for one in may) == ["%", "件", "件"]
    assert all(one.indicator for one in may)


def test_the_words_of_a_query_are_those_of_the_table(library: Library) -> None:
    assert not library.rankings("没有这个")
    assert {one.period.last for one in library.rankings("窗口服务 单位:白沙县人民政府办公室")} == {5, 6}
    assert not [one for one in library.rankings("窗口服务 单位:柳溪县政务办") if one.giver]


@pytest.mark.parametrize(
    ("words", "months"),
    [
        ("2031年6月份考评通报", (6, 6)),
        ("第一季度", (1, 3)),
        ("上半年", (1, 6)),
        ("1—9月", (1, 9)),
        ("前三季度", (1, 9)),
        ("截至6月底", (1, 6)),
        ("2031年全年", (1, 12)),
        ("十二月份", (12, 12)),
        ("6月20日", None),
        ("去年同期", None),
        ("2030年6月至2031年5月", None),
    ],
)
def test_periods_in_words(words: str, months: tuple[int, int] | None) -> None:
    assert months_in(words) == months


@pytest.mark.parametrize(
    ("title", "period"),
    [
        ("柳溪县2031年6月份考评通报", Period(2031, 6, 6)),
        ("柳溪县2031年工作总结（1—6月）", Period(2031, 1, 6)),
        ("柳溪县政府工作报告（2031年1月）", Period(2031)),
        ("2031年1月18日在柳溪县第九届人民代表大会上的报告", Period(2031)),
        ("2031年1月在柳溪县人大会议上的工作报告", Period(2031)),
        ("柳溪县政府工作报告——2031年1月", Period(2031)),
    ],
)
def test_the_month_in_which_a_report_was_given_is_not_its_period(title: str, period: Period) -> None:
    assert period_of(ReportInfo("one", "one.txt", title=Claim(title), year=Claim(2031))) == period


@pytest.mark.parametrize(
    ("period", "grain"),
    [
        (Period(2031), Grain.YEAR),
        (Period(2031, 7, 12), Grain.HALF),
        (Period(2031, 4, 6), Grain.QUARTER),
        (Period(2031, 11, 11), Grain.MONTH),
        (Period(2031, 1, 9), Grain.SO_FAR),
        (Period(2031, 2, 4), Grain.OTHER),
    ],
)
def test_grains(period: Period, grain: Grain) -> None:
    assert period.grain is grain


def test_two_columns_of_places_are_two_rankings() -> None:
    text = "单位\t投资（万元）\t位次\t增速（%）\t位次\n柳溪县\t1,200\t1\t3.5\t2\n白沙县\t980\t2\t6.1\t1\n"
    first, second = standings(text)
    assert [(one.indicator, one.unit) for one in (first, second)] == [("投资", "万元"), ("增速", "%")]
    assert [row.value for row in first.rows] == [1200, 980]
    assert [row.rank for row in second.rows] == [2, 1]


@given(st.lists(st.sampled_from(["名次", "单位", "得分(分)", "\t", "\n", "1", "2", "第3名", "柳溪县", "XX县", "96.5", "—", "位次"]), max_size=60).map("".join))  # fmt: skip
def test_of_any_text_places_lie_inside_and_masked_names_stand_nowhere(text: str) -> None:
    for one in standings(text):
        assert len(one.rows) > 1
        for row in one.rows:
            assert "X" not in text[row.name.start : row.name.end]
            assert one.start < row.name.start < row.name.end <= one.end


def test_on_the_command_line(place: Path) -> None:
    out = run_kb("metrics", "满意率", "--rank", "high", "--per", "month", place=place, KB_LANG="zh").out
    assert out.startswith("2031年6月  %  较 2031年5月\n  1  ↑1  柳溪县政务办  97.5%  群众满意率")
    assert "\n  2  *   青石县政务办  96.2%" in out
    row = run_inside("metrics", "窗口服务", "--rank", "high", "--json", place=place).rows[0]
    assert (row["period"]["grain"], row["given_by"], row["places"][0]["moved"]) == ("month", "notice6", 1)
    table = run_inside("metrics", "满意率", "--rank", "high", "--per", "month", "--format", "csv", place=place).out
    assert [row["places gained"] for row in csv.DictReader(io.StringIO(table))] == ["1", "-1", "", "", ""]
    assert run_inside("metrics", "没有这个", "--rank", "high", place=place).code == 1
    nothing = run_kb("metrics", "满意率", "--rank", "high", "--per", "quarter", place=place, KB_LANG="en")
    assert (nothing.code, nothing.out) == (1, "")
    assert "No two units state this for one period" in nothing.err
    alone = run_kb("metrics", "满意率", "--per", "month", place=place, KB_LANG="en")
    assert alone.code == 2
    assert alone.err.rstrip().endswith("add --rank high or --rank low.")


def test_levels_of_government_are_marked_and_can_be_kept_apart(tmp_path: Path) -> None:
    levels = "".join(
        f'[[place]]\nname = "{name}"\nlevel = "{level}"\n'
        for name, level in (("岚川省", "province"), ("柳溪县", "county"), ("白沙县", "county"))
    )
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs" / "kb.toml").write_text(levels, "utf-8")
    rates = {"岚川省": "96", "柳溪县": "97", "白沙县": "95"}
    texts = {
        name: f"{name}政务办2031年工作总结\n一、工作完成情况\n群众满意率达到{rate}%。\n" for name, rate in rates.items()
    }
    place = write_kb(tmp_path, **texts)
    ran = run_inside("metrics", "满意率", "--rank", "high", place=place)
    assert [line.split()[2] for line in ran.out.splitlines()[1:]] == ["county", "province", "county"]
    assert "--by-level" in ran.err
    apart = run_inside("metrics", "满意率", "--rank", "high", "--by-level", place=place)
    assert "county" in apart.out.splitlines()[0]
    assert "岚川省" not in apart.out
    assert "--by-level" not in apart.err
    (ranking,) = kb.open(place).rankings("满意率", by_level=True)
    assert (ranking.level, ranking.mixed, [one.rank for one in ranking.places]) == ("county", False, [1, 2])
    assert run_kb("metrics", "满意率", "--by-level", place=place).code == 2


def test_the_number_of_a_unit_is_its_own_whole_and_what_it_became(tmp_path: Path) -> None:
    texts = {
        "柳溪县": "白沙镇生产总值超十亿元，地区生产总值从300亿元增加到350亿元",
        "白沙县": "全县生产总值320亿元，镇域生产总值40亿元",
    }
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs" / "kb.toml").write_text(PLACES, "utf-8")
    reports = {name: f"{name}政府2031年工作总结\n一、工作完成情况\n{text}。\n" for name, text in texts.items()}
    (ranking,) = kb.open(write_kb(tmp_path, **reports)).rankings("生产总值")
    assert [(one.unit[:3], one.shown) for one in ranking.places] == [("柳溪县", "350亿元"), ("白沙县", "320亿元")]


def test_units_in_the_rows_of_a_table_are_ranked_by_its_columns(tmp_path: Path) -> None:
    table = "乡镇\t2030年群众满意率\t2031年群众满意率\n枫林镇\t95.5%\t96.0%\n柳林乡\t96.1%\t97.2%\n石门镇\tX.X%\t96.0%\n平均\t95.8%\t96.4%\n"
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs" / "kb.toml").write_text(PLACES, "utf-8")
    place = write_kb(tmp_path, report=f"柳溪县政务办2031年工作总结\n一、主要成效\n各乡镇情况如下。\n{table}")
    now, before = kb.open(place).rankings("满意率")
    assert [(one.rank, one.unit, one.shown, one.before) for one in now.places] == [
        (1, "柳林乡", "97.2%", 1),
        (2, "枫林镇", "96.0%", 2),
        (2, "石门镇", "96.0%", None),
    ]
    assert (before.year, before.tabled, before.indicator) == (2030, True, "群众满意率")
    assert "by a table of 柳溪县政务办" in run_inside("metrics", "满意率", "--rank", "high", place=place).out
