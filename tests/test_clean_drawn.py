"""Tables drawn with bars or set out with blanks, and Markdown: what a reader sees of them. Places and figures are invented."""

from pathlib import Path

import pytest
from click.testing import CliRunner

from indexer.clean import clean
from indexer.cli import clean as clean_command
from indexer.read.markdown import unmarked
from indexer.values import Extract
from tests.commands import run_inside, run_kb

HEAD = "柳溪县2031年重点任务清单\n"
ROWS = "序号\t任务\t责任单位\n1\t改造泵站6座\t县水务局\n2\t新建水闸4座\t县水务局"
DRAWN = {
    "bars with a rule": "| 序号 | 任务 | 责任单位 |\n|:--:|------|---|\n| 1 | 改造泵站6座 | 县水务局 |\n| 2 | 新建水闸4座 | 县水务局 |",
    "bars without a rule": "| 序号 | 任务 | 责任单位 |\n| 1 | 改造泵站6座 | 县水务局 |\n| 2 | 新建水闸4座 | 县水务局 |",
    "no bars at the ends": "序号 | 任务 | 责任单位\n--- | --- | ---\n1 | 改造泵站6座 | 县水务局\n2 | 新建水闸4座 | 县水务局",
    "strokes": "┌──┬─────┬────┐\n│序号│任务 │责任单位│\n├──┼─────┼────┤\n│ 1 │改造泵站6座│县水务局│\n├──┼─────┼────┤\n│ 2 │新建水闸4座│县水务局│\n└──┴─────┴────┘",
    "signs": "+----+------+----+\n| 序号 | 任务 | 责任单位 |\n+----+------+----+\n| 1 | 改造泵站6座 | 县水务局 |\n| 2 | 新建水闸4座 | 县水务局 |\n+----+------+----+",
    "blanks": "序号    任务         责任单位\n1       改造泵站6座  县水务局\n2       新建水闸4座  县水务局",
    "wide blanks": "序号　　任务　责任单位\n1　　改造泵站6座　县水务局\n2　　新建水闸4座　县水务局",
}


def left_of(text: str) -> str:
    return clean(Extract("某文件.txt", text, "txt")).text


@pytest.mark.parametrize("name", DRAWN)
def test_the_rows_of_a_drawn_table_are_rows_of_cells(name: str) -> None:
    assert left_of(HEAD + DRAWN[name]) == HEAD + ROWS


@pytest.mark.parametrize(
    "text",
    [
        "关于甲|乙两案的说明。\n第二行没有竖线。",
        "主任委员：林远  周平  陈禾\n副主任委员：李渠  王塘  赵溪\n委员：孙柳  钱枫  吴石",
        "第一章　总则　第一条\n第二章　分则　第九条\n第三章　附则　末条",
        "云岭市人民政府    印章    2031年1月1日\n正文从这里开始。",
    ],
)
def test_what_is_no_table_keeps_its_signs(text: str) -> None:
    assert "\t" not in left_of(text)


def test_a_cell_that_is_empty_keeps_its_place() -> None:
    assert left_of("| 任务 | 牵头 | 时限 |\n|---|---|---|\n| 修渠 |  | 6月 |") == "任务\t牵头\t时限\n修渠\t\t6月"


MARKED = {
    "## 一、总体要求 ##": "一、总体要求",
    "**坚持规划先行。**各地要抓紧。": "坚持规划先行。各地要抓紧。",
    "见[实施方案](https://example.org/a.html)。": "见实施方案。",
    "- 修渠；\n* 筑路。": "修渠；\n筑路。",
    "> 第一条 为了规范管理": "第一条 为了规范管理",
    "甲<!-- 草稿\n勿发 -->乙": "甲\n乙",
    "增长5\\.2%": "增长5.2%",
    "![图](a.png)完": "完",
}


@pytest.mark.parametrize("text", MARKED)
def test_markdown_is_read_without_its_marks(text: str) -> None:
    assert unmarked(text) == MARKED[text]


@pytest.mark.parametrize(
    "text", ["对**举报、**局的线索", "***总书记", "2031年#3号机组", "同比-5%", "满意度[注1]达到90%", "5 > 3"]
)
def test_signs_that_are_no_marks_stay(text: str) -> None:
    assert unmarked(text) == text


def test_a_table_in_markdown_is_a_list_of_tasks_and_its_headings_are_sections(tmp_path: Path) -> None:
    (tmp_path / "files").mkdir()
    text = f"# 柳溪县2031年工作要点\n\n柳溪县政府办公室\n\n## 一、水利\n\n{DRAWN['bars with a rule']}\n\n## 二、教育\n\n新增幼儿学位900个。\n"
    (tmp_path / "files" / "要点.md").write_text(text, "utf-8")
    assert run_kb("index", str(tmp_path / "files"), place=tmp_path / "kb").code == 0
    tasks = run_inside("commitments", "--ledger", "--by", "list", "--json", place=tmp_path / "kb").rows
    assert [(one["task"], one["owners"][0]["name"]) for one in tasks] == [
        ("改造泵站6座", "县水务局"),
        ("新建水闸4座", "县水务局"),
    ]
    outline = run_inside("show", "要点", "--outline", place=tmp_path / "kb").out.split("\n")
    assert [line.split("  ")[0] for line in outline[:2]] == ["一、水利", "二、教育"]


def test_a_drawn_row_is_shown_as_it_was_and_as_it_is(tmp_path: Path) -> None:
    (tmp_path / "表.txt").write_text(HEAD + DRAWN["bars with a rule"], "utf-8")
    lines = CliRunner().invoke(clean_command, [str(tmp_path / "表.txt"), "--diff"]).stdout.splitlines()
    assert lines[1:4] == [
        "- 2 [drawn-table] | 序号 | 任务 | 责任单位 |",
        "  序号 任务 责任单位",
        "- 3 [drawn-table] |:--:|------|---|",
    ]
