"""The ledger of tasks by list over a knowledge base: chosen by query, closed by a later list, overdue on a day; `kb commitments --by`."""

import csv
import io
from datetime import date
from pathlib import Path

import pytest

import kb
from kb.followup import TaskEntry, TaskState
from kb.library import Library
from tests.commands import run_inside, run_kb
from tests.written import write_kb

LIST = """柳溪县人民政府办公室关于印发2031年重点任务清单的通知
现将清单印发给你们，请认真抓好落实。
柳溪县2031年重点任务清单
序号\t工作任务\t牵头单位\t责任单位\t完成时限
1\t改造泵站6座，恢复灌溉面积1.2万亩\t县水务局\t各乡镇\t6月底前
2\t建设县级查档平台\t县档案局\t\t9月底前
3\t新增幼儿学位900个\t县教育局\t县住建局\t8月底前
4\t健全困难群众监测机制\t县民政局\t\t长期坚持
"""
TOLD = """柳溪县人民政府办公室关于2031年1—9月重点任务推进情况的通报
现将推进情况通报如下。
重点任务推进情况表
序号\t工作任务\t责任单位\t进展情况\t是否销号
1\t改造泵站6座\t县水务局\t6座泵站全部完工\t是
2\t建设县级查档平台\t县档案局\t正在测试\t否
3\t新增幼儿学位800个\t县教育局\t已完成\t是
"""
OTHER = """白沙县人民政府办公室关于2031年1—9月重点任务推进情况的通报
序号\t工作任务\t责任单位\t是否销号
1\t健全困难群众监测机制\t县民政局\t是
"""
PLAN = """柳溪县档案局2030年工作总结
一、工作完成情况
接待查档3000人次。
二、2031年工作计划
（一）抓利用。建成数字档案室12个，全年接待查档不少于4000人次。（责任单位：利用股；完成时限：11月底前）
"""
DONE = """柳溪县档案局2031年工作总结
一、工作完成情况
全年接待查档4200人次。建成数字档案室9个，其余3个结转到下一年。
"""


PLACES = """[[place]]
name = "柳溪县"
level = "county"

[[place]]
name = "白沙县"
level = "county"
"""


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("tasks")
    (folder / "docs").mkdir()
    (folder / "docs" / "kb.toml").write_text(PLACES, "utf-8")
    return write_kb(folder, list=LIST, told=TOLD, other=OTHER, plan=PLAN, done=DONE)


@pytest.fixture(scope="module")
def library(place: Path) -> Library:
    return kb.open(place)


def of_list(library: Library) -> tuple[TaskEntry, ...]:
    return next(one for one in library.tasks().lists if one.name == "柳溪县2031年重点任务清单").entries


def test_a_later_list_of_the_unit_closes_a_task_with_its_words(library: Library) -> None:
    first, second, third, fourth = of_list(library)
    assert first.state is TaskState.CLOSED
    assert first.told is not None
    assert (first.told.report.id, first.told.text) == ("told", "是 · 6座泵站全部完工")
    span = first.told.inside
    assert first.told.passage.text[span.start : span.end] == first.told.words
    assert second.state is TaskState.MOVING
    assert third.state is TaskState.WAITING, "800 of another list are not these 900"
    assert fourth.state is TaskState.WAITING, "another county's list closes nothing here"


def test_what_was_promised_inside_a_task_is_followed_where_no_list_speaks_of_it(library: Library) -> None:
    (entry,) = library.tasks("利用股")
    assert entry.state is TaskState.PARTLY
    assert entry.told is not None
    assert entry.told.report.id == "done"


def test_a_query_chooses_by_words_owner_list_or_condition(library: Library) -> None:
    assert len(library.tasks()) == 9
    assert [one.name for one in library.tasks("泵站")] == ["改造泵站6座，恢复灌溉面积1.2万亩", "改造泵站6座"]
    assert len(library.tasks("县教育局")) == 2
    assert len(library.tasks("重点任务清单")) == 4
    assert {one.report.id for one in library.tasks("单位:白沙县人民政府办公室")} == {"other"}
    assert not len(library.tasks("没有这个"))


def test_overdue_is_reckoned_by_a_day_and_never_of_what_is_closed(library: Library) -> None:
    late = [one.name for one in of_list(library) if one.is_overdue(date(2031, 10, 1))]
    assert late == ["建设县级查档平台", "新增幼儿学位900个"]
    assert not any(one.is_overdue(date(2031, 6, 30)) for one in of_list(library))


def test_owners_have_their_tasks(library: Library) -> None:
    owners = {name: len(entries) for name, entries in library.tasks().by_owner}
    assert owners["县水务局"] == 2
    assert owners["利用股"] == 1


def test_places_are_those_of_the_passage(library: Library) -> None:
    for entry in library.tasks():
        words = entry.passage.text[entry.span.start : entry.span.end]
        assert " ".join(words.split()) == entry.name


def test_the_command_counts_by_list_and_says_what_is_overdue(place: Path) -> None:
    ran = run_kb(
        "commitments", "--ledger", "--by", "list", "--on", "2031-10-01", "重点任务清单", place=place, KB_LANG="zh"
    )
    assert ran.code == 0
    assert "4 项任务 · ✓ 已销号 1 · → 推进中 1" in ran.out
    assert "逾期 2" in ran.out
    assert "‼2031-09-30" in ran.out
    assert "“是 · 6座泵站全部完工” told.txt" in ran.out


def test_the_command_gives_json_csv_and_only_what_is_asked(place: Path) -> None:
    rows = run_inside("commitments", "--by", "list", "--on", "2031-10-01", "--overdue", "--json", place=place).rows
    assert {row["task"] for row in rows} == {"建设县级查档平台", "新增幼儿学位900个"}
    assert rows[0]["overdue"]
    assert rows[0]["due"] == "2031-09-30"
    assert not rows[0]["year_assumed"], "the name of the list says the year"
    assert rows[0]["told"]["report"] == "told"
    out = run_inside("commitments", "--by", "owner", "--state", "closed", "--format", "csv", place=place).out
    table = list(csv.reader(io.StringIO(out)))
    assert sorted(row[4] for row in table[1:]) == ["县教育局", "县民政局", "县水务局", "县水务局"]


def test_counts_are_of_the_whole_list_however_few_entries_are_shown(place: Path) -> None:
    out = run_kb("commitments", "--by", "list", "--limit", "2", "重点任务清单", place=place, KB_LANG="zh")
    assert "4 项任务 · ✓ 已销号 1" in out.out
    assert "新增幼儿学位900个" not in out.out
    assert "2 行" in out.err
    rows = run_inside("commitments", "--by", "list", "--counts", "--on", "2031-10-01", "--json", place=place).rows
    counts = {row["list"]: (row["tasks"], row["states"], row["overdue"]) for row in rows}
    assert counts["柳溪县2031年重点任务清单"] == (4, {"closed": 1, "moving": 1, "waiting": 2}, 2)
    owners = run_inside("commitments", "--by", "owner", "--counts", "--format", "csv", place=place).out
    assert next(row for row in csv.reader(io.StringIO(owners)) if row[0] == "县水务局")[3] == "2"


def test_days_need_a_list_and_have_to_be_days(place: Path) -> None:
    assert run_inside("commitments", "--counts", place=place).code == 2
    assert run_inside("commitments", "--on", "2031-10-01", place=place).code == 2
    assert run_inside("commitments", "--by", "list", "--on", "明天", place=place).code == 2
    assert run_inside("commitments", "--by", "list", "没有这个", place=place).code == 1


def test_the_page_of_the_report_holds_lists_and_rankings_and_nothing_acts(tmp_path: Path) -> None:
    hostile = "青石市档案局2031年任务清单\n序号\t任务\t责任单位\t完成时限\n1\t<script>alert(1)</script>建平台\t<b>利用股\t=6月底\n"
    rows = "名次\t单位\t得分\n1\t<img src=x>科\t96\n2\t利用股\t95\n"
    place = write_kb(tmp_path, one=hostile, two="青石市档案局2031年6月份考评通报\n考评排名表\n" + rows)
    file = tmp_path / "页.html"
    assert run_inside("report", "--html", str(file), place=place).code == 0
    page = file.read_text("utf-8")
    assert "<h2>Lists of tasks</h2>" in page
    assert "<h2>Rankings</h2>" in page
    assert "&lt;script&gt;alert(1)&lt;/script&gt;建平台" in page
    assert "<script" not in page
    assert "<img" not in page
