"""Lists of tasks in reports: rows of tables and items with owner, deadline and state. Places, figures and people are invented."""

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.pipeline import Settings, to_reports
from indexer.pipeline import Task as Job
from kb.facts.commitments import commitments
from kb.facts.tasks import Duty, Task, TaskState, Term, tasks
from kb.facts.tasks.deadlines import due_of
from kb.facts.tasks.headers import columns_of, role_of
from kb.facts.tasks.rows import tables
from kb.facts.tasks.states import said_of
from kb.model import Passage, PassageKind, Report, ReportInfo, Role, Span
from kb.text import fold

LEDGER = """柳溪县2031年督查反馈问题整改台账
（截至2031年11月30日）
序号\t反馈问题\t责任单位\t责任人\t整改时限\t整改进展情况\t是否销号
1\t两处泵站带病运行\t县水务局、县农业局\t陈某\t2031年6月底前\t已更换机组4台，通过验收\t是
2\t砂场扬尘管控不到位\t县资源局\t李某\t立行立改\t喷淋设施12套已装好\t是
3\t北河支流水质不稳\t县环保局\t王某\t10月底前\t清淤正在推进，完成总量的70%\t否
4\t企业自测记录不全\t县环保局\t赵某\t长期坚持\t\t
合计\t4项
"""
LIST = """柳溪县人民政府办公室关于印发2031年重点任务清单的通知
各乡镇人民政府：
现将清单印发给你们，请认真抓好落实。
柳溪县2031年重点任务清单
类别\t序号\t工作任务\t牵头单位\t责任单位\t完成时限
一、水利（2项）
灌区\t1\t改造泵站6座并恢复灌溉1.2万亩\t县水务局\t各乡镇\t6月底前
2\t新建水闸4座并投入使用\t县水务局\t\t二季度
二、教育（1项）
学校\t3\t新增幼儿学位900个\t县教育局\t县住建局\t2032年8月底前
"""
ITEMS = """柳溪县水务局2031年工作总结
一、工作完成情况
建成水闸2座（由西河公司负责设计）。
二、2032年重点任务
（一）加快水网建设。新建水闸4座，改造渠道30公里。（牵头单位：规划股；责任单位：各水管所、财务股；完成时限：10月底前）
（二）抓好防汛。修订预案，开展演练。（防汛办、各乡镇按职责分工负责，5月20日前完成）
（三）改进服务。推行上门查勘。（县水务局牵头）优化收费流程，实行一次办结。（收费中心牵头，财务股配合）
"""
RECTIFIED = """中共柳溪县水务局党组关于巡察整改进展情况的通报
现将整改情况予以公布。
一、整改落实情况
（一）学习方面
1.关于“学习流于形式”的问题。
整改情况：修订计划，集中学习8次。已完成整改，并长期坚持。
责任领导：书记周某
责任单位：办公室
完成时限：2031年3月底
2.关于“前期工作推进缓慢”的问题。
整改情况：组建专班，3个项目已开工，其余2个正在办理手续。
责任单位：规划股
完成时限：2031年12月底
（二）作风方面
1.关于“下基层少”的问题。
制定制度，班子成员走访12次。已整改到位。
"""


def read(text: str, folder: Path) -> Report:
    path = folder / "one.txt"
    path.write_text(text, "utf-8")
    (outcome,) = to_reports(Job(path, "one.txt", "one"), Settings())
    assert outcome.report is not None
    return outcome.report


def words(report: Report, span: Span | None) -> str:
    return report.text[span.start : span.end] if span else ""


def owners(report: Report, task: Task) -> list[tuple[str, str]]:
    return [(words(report, owner.span), owner.duty.value) for owner in task.owners]


def test_rows_of_a_table_are_tasks_with_all_their_columns(tmp_path: Path) -> None:
    report = read(LEDGER, tmp_path)
    first, second, third, fourth = tasks(report)
    assert [words(report, task.name) for task in (first, fourth)] == ["两处泵站带病运行", "企业自测记录不全"]
    assert words(report, first.caption) == "柳溪县2031年督查反馈问题整改台账"
    assert owners(report, first) == [("县水务局", "lead"), ("县农业局", "lead"), ("陈某", "person")]
    assert [
        task.due and (task.due.term, task.due.day, task.due.assumed) for task in (first, second, third, fourth)
    ] == [
        (Term.DAY, date(2031, 6, 30), False),
        (Term.AT_ONCE, None, False),
        (Term.DAY, date(2031, 10, 31), False),
        (Term.STANDING, None, False),
    ]


def test_the_state_is_what_the_row_says_with_its_words(tmp_path: Path) -> None:
    report = read(LEDGER, tmp_path)
    said = [(task.said.state, words(report, task.said.span)) if task.said else None for task in tasks(report)]
    assert said == [(TaskState.CLOSED, "是"), (TaskState.CLOSED, "是"), (TaskState.MOVING, "正在"), None]


def test_cells_over_several_rows_and_headings_inside_a_table(tmp_path: Path) -> None:
    report = read(LIST, tmp_path)
    found = tasks(report)
    assert [(task.number, task.group) for task in found] == [
        ("1", "一、水利（2项） › 灌区"),
        ("2", "一、水利（2项） › 灌区"),
        ("3", "二、教育（1项） › 学校"),
    ]
    assert owners(report, found[0]) == [("县水务局", "lead"), ("各乡镇", "support")]
    assert owners(report, found[1]) == [("县水务局", "lead")]
    assert [task.due and task.due.day for task in found] == [date(2031, 6, 30), date(2031, 6, 30), date(2032, 8, 31)]
    assert {words(report, task.caption) for task in found} == {"柳溪县2031年重点任务清单"}


def test_a_blank_cell_is_that_of_the_row_above_and_an_empty_one_is_empty(tmp_path: Path) -> None:
    text = "柳溪县2031年任务清单\n序号\t任务\t牵头单位\t责任单位\t完成时限\n1\t改造泵站6座\t县水务局\t各乡镇\t6月底\n2\t新建水闸4座\t\u3000\t各水管所\t9月底\n3\t建设查档平台\t\t县档案局\t8月底\n"
    report = read(text, tmp_path)
    assert [owners(report, task) for task in tasks(report)] == [
        [("县水务局", "lead"), ("各乡镇", "support")],
        [("县水务局", "lead"), ("各水管所", "support")],
        [("县档案局", "support")],
    ]


def test_a_second_row_of_heads_divides_a_column(tmp_path: Path) -> None:
    text = "柳溪县2031年任务分解表\n序号\t任务\t责任分工\t完成时限\n牵头单位\t配合单位\n1\t改造泵站6座\t县水务局\t各乡镇\t6月底\n2\t新建水闸4座\t\u3000\t财务股\t9月底\n"
    report = read(text, tmp_path)
    assert [owners(report, task) for task in tasks(report)] == [
        [("县水务局", "lead"), ("各乡镇", "support")],
        [("县水务局", "lead"), ("财务股", "support")],
    ]


def test_brackets_behind_items_name_owner_and_deadline(tmp_path: Path) -> None:
    report = read(ITEMS, tmp_path)
    found = tasks(report)
    assert [words(report, task.name) for task in found] == [
        "加快水网建设",
        "抓好防汛",
        "推行上门查勘。",
        "优化收费流程，实行一次办结。",
    ]
    assert owners(report, found[0]) == [("规划股", "lead"), ("各水管所", "support"), ("财务股", "support")]
    assert owners(report, found[1]) == [("防汛办", "lead"), ("各乡镇", "lead")]
    assert owners(report, found[3]) == [("收费中心", "lead"), ("财务股", "support")]
    assert [task.due and task.due.day for task in found[:2]] == [date(2032, 10, 31), date(2032, 5, 20)]
    assert {words(report, task.caption) for task in found} == {"2032年重点任务"}


def test_lines_below_a_problem_say_who_by_when_and_where_it_stands(tmp_path: Path) -> None:
    report = read(RECTIFIED, tmp_path)
    first, second, third = tasks(report)
    assert words(report, first.name) == "关于“学习流于形式”的问题"
    assert owners(report, first) == [("书记周某", "person"), ("办公室", "lead")]
    assert first.due is not None
    assert first.due.day == date(2031, 3, 31)
    states = [task.said and task.said.state for task in (first, second, third)]
    assert states == [TaskState.CLOSED, TaskState.MOVING, TaskState.CLOSED]


FORMS = {
    "labels in lines, paragraphs between them": (
        "柳溪县督察反馈意见整改方案\n为抓好整改，制定本方案。\n一、泵站带病运行\n整改目标：2031年6月底前更换机组。\n整改措施：\n（1）摸清底数，建立台账。\n（2）更换机组4台。\n责任单位：县水务局\n整改时限：2031年6月底前\n二、砂场扬尘\n整改目标：规范管理。\n整改措施：装好喷淋。\n责任单位：县资源局\n整改时限：立行立改\n",
        [("泵站带病运行", ["县水务局"], "2031-06-30"), ("砂场扬尘", ["县资源局"], "at once")],
    ),
    "a label names the task": (
        "柳溪县重点工作任务分解\n工作任务：改造泵站6座\n责任单位：县水务局\n完成时限：2031年9月\n工作任务：新增学位900个\n责任单位：县教育局\n完成时限：2031年8月底\n",
        [("改造泵站6座", ["县水务局"], "2031-09-30"), ("新增学位900个", ["县教育局"], "2031-08-31")],
    ),
    "labels behind the last sentence": (
        "柳溪县2031年实事任务\n1.改造泵站。新建改造泵站6座。责任单位：县水务局；完成时限：10月底前。\n2.新增学位。新建幼儿园3所。责任单位：县教育局、县住建局；完成时限：8月底。\n",
        [("改造泵站", ["县水务局"], "2031-10-31"), ("新增学位", ["县教育局", "县住建局"], "2031-08-31")],
    ),
    "a label in front, the owner in a bracket": (
        "柳溪县2031年实施意见\n一、水利\n主要任务：改造泵站6座，疏浚渠道。（责任单位：县水务局，完成时限：10月底前）\n二、教育\n主要任务：新增学位900个。（责任单位：县教育局，完成时限：8月底）\n",
        [("水利", ["县水务局"], "2031-10-31"), ("教育", ["县教育局"], "2031-08-31")],
    ),
}


@pytest.mark.parametrize(("text", "expected"), FORMS.values(), ids=FORMS)
def test_items_in_every_form(text: str, expected: list[tuple[str, list[str], str]], tmp_path: Path) -> None:
    report = read(text, tmp_path)
    found = [
        (
            words(report, task.name),
            [name for name, _duty in owners(report, task)],
            str(task.due and (task.due.day or task.due.term.value)),
        )
        for task in tasks(report)
    ]
    assert found == expected


def test_a_problem_is_what_stands_before_its_answer(tmp_path: Path) -> None:
    report = read(
        "柳溪县审计查出问题整改情况的报告\n现将整改情况报告如下。\n一、具体整改情况\n（一）部分项目进度慢。\n该问题已完成整改。一是倒排工期。二是按周调度。\n（二）资金沉淀。\n该问题正在整改。已收回资金12万元。\n",
        tmp_path,
    )
    found = [(words(report, task.name), task.said and task.said.state) for task in tasks(report)]
    assert found == [("部分项目进度慢", TaskState.CLOSED), ("资金沉淀", TaskState.MOVING)]


@pytest.mark.parametrize(
    "text",
    [
        "柳溪县水务局2031年总结\n一、情况\n由县水务局牵头，各乡镇配合，完成整改。责任单位要落实责任，办理时限压缩一半。\n",
        "服务指南\n事项名称\t办理时限\t办理部门\n取水许可\t10个工作日\t水务股\n",
        "名单\n姓名\t单位\t职务\n陈某\t水务局\t科长\n",
        "柳溪县乡镇排名\n名次\t乡镇\t得分\n1\t枫林镇\t96.5\n",
    ],
)
def test_what_is_no_list_of_tasks(text: str, tmp_path: Path) -> None:
    assert tasks(read(text, tmp_path)) == ()


@pytest.mark.parametrize(
    ("heads", "is_list"),
    [
        ("序号 任务 责任领导 责任单位 完成时间 备注", True),
        ("序号 议定事项 承办单位 办理情况", True),
        ("序号 问题描述 整改情况", True),
        ("实事项目 年度目标 责任单位 配合单位 进展", True),
        ("标题 内容 日期", False),
        ("指标 单位 数量 增速", False),
        ("奖项 项目名称 完成单位 完成人", False),
    ],
)
def test_heads_of_lists_of_tasks(heads: str, is_list: bool) -> None:
    assert (columns_of(heads.split()) is not None) == is_list


@pytest.mark.parametrize(
    ("heads", "role"), [("责任单位及责任人", "lead"), ("协办部门", "support"), ("包保领导", "person"), ("目前进展", "progress"), ("发布时间", None)]
)  # fmt: skip
def test_roles_of_columns(heads: str, role: str | None) -> None:
    assert role_of(heads) == role


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2031年6月底前", "2031-06-30"),
        ("2031-09-30", "2031-09-30"),
        ("2031.6", "2031-06-30"),
        ("12月20日", "2030-12-20"),
        ("3月至10月", "2030-10-31"),
        ("2031年6月底前完成方案，12月底前建成", "2031-12-31"),
        ("十月中旬", "2030-10-20"),
        ("5月初", "2030-05-10"),
        ("上半年", "2030-06-30"),
        ("三季度", "2030-09-30"),
        ("年底前", "2030-12-31"),
        ("全年", "2030-12-31"),
        ("明年3月底", "2031-03-31"),
        ("2月30日", "2030-02-28"),
        ("“十五五”末", "2030-12-31"),
    ],
)
def test_deadlines_are_the_last_day_they_allow(text: str, day: str) -> None:
    due = due_of(fold(text), Span(0, len(text)), 2030)
    assert due is not None
    assert str(due.day) == day


def test_a_year_is_assumed_where_nothing_above_says_it(tmp_path: Path) -> None:
    text = "柳溪县水务局工作总结\n2031年，我局建成水闸2座。\n一、重点任务\n（一）加快水网建设。新建水闸4座。（责任单位：规划股；完成时限：10月底前）\n二、其他任务\n"
    report = read(text, tmp_path)
    (task,) = tasks(report)
    assert task.due is not None
    assert task.due.assumed or task.due.day is None


def test_without_a_year_there_is_no_day() -> None:
    due = due_of("6月底前", Span(0, 5), None)
    assert due is not None
    assert (due.term, due.day) == (Term.UNCERTAIN, None)


@pytest.mark.parametrize(
    ("text", "state"),
    [
        ("已完成整改，并长期坚持", TaskState.CLOSED),
        ("全部完工", TaskState.CLOSED),
        ("按期完成", TaskState.CLOSED),
        ("已完成9个", None),
        ("完成总量的70%", TaskState.MOVING),
        ("正常推进", TaskState.MOVING),
        ("一处已完成，另一处正在施工", TaskState.MOVING),
        ("主体已封顶，基本完成", TaskState.PARTLY),
        ("1所未开工", TaskState.OPEN),
        ("尚未完成整改", TaskState.OPEN),
        ("进展滞后", TaskState.BEHIND),
        ("长期坚持", TaskState.STANDING),
        ("召开会议3次", None),
        ("前期进展滞后。现已整改到位。", TaskState.CLOSED),
    ],
)
def test_states_in_words(text: str, state: TaskState | None) -> None:
    said = said_of(fold(text), Span(0, len(text)))
    assert (said and said.state) == state


def test_cells_of_a_table_promise_what_the_task_says() -> None:
    text = "序号\t任务\t责任单位\t完成时限\n1\t改造泵站6座\t县水务局\t10月底前完成\n2\t开展演练4次\t防汛办\t全年\n"
    passage = Passage("one-00000000-0", PassageKind.TEXT, text, 0, len(text), (), Role.PLAN, None, 1)
    report = Report(ReportInfo("one", "one.txt"), text, (), (passage,))
    found = commitments(report)
    assert [text[one.start : one.end] for one in found] == ["改造泵站6座", "开展演练4次"]
    assert [words(report, one.owner) for one in found] == ["县水务局", "防汛办"]
    assert [words(report, one.deadline) for one in found] == ["10月底前完成", "全年"]


PIECES = st.sampled_from(
    ["序号", "任务", "责任单位", "完成时限", "\t", "\n", "1", "改造泵站", "县水务局", "6月底前", "（县水务局牵头）", "责任单位：", "整改情况：", "已完成", "。", "一、", "（"]
)  # fmt: skip


@given(st.lists(PIECES, max_size=60).map("".join))
def test_of_any_text_the_places_lie_inside_it_and_cells_in_their_order(text: str) -> None:
    passage = Passage("one-00000000-0", PassageKind.TEXT, text, 0, len(text), (), None, None, 1)
    report = Report(ReportInfo("one", "one.txt"), text, (), (passage,) if text else ())
    for task in tasks(report):
        assert 0 <= task.start <= task.name.start < task.name.end <= task.end <= len(text)
        assert all(words(report, owner.span).strip() for owner in task.owners)
        assert task.said is None or words(report, task.said.span)
    for table in tables(fold(text)):
        for row in table.rows:
            places = [cell.start for _role, cell in row.cells]
            assert places == sorted(places)
            assert Duty.LEAD in Duty


def test_a_table_of_another_kind_below_a_list_is_none_of_it() -> None:
    text = "序号\t任务\t责任单位\n1\t改造泵站6座\t县水务局\n各乡镇考核情况\n名次\t乡镇\t得分\n1\t枫林镇\t96.5\n"
    (table,) = tables(fold(text))
    assert len(table.rows) == 1
