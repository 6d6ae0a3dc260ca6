"""Roles: what each heading and paragraph does in a report."""

import pytest

from indexer.segment import segment
from indexer.segment.cues import heading_role, paragraph_role
from kb.model import PassageKind, Role, Span

BODY = "全镇上下认真落实各项部署，扎实推进重点任务，取得了积极进展，群众满意度不断提升。"

HEADINGS = [
    ("2023年工作回顾", Role.REVIEW), ("主要做法", Role.REVIEW), ("工作开展情况及成效", Role.REVIEW), ("上半年工作总结", Role.REVIEW),
    ("过去五年的工作", Role.REVIEW), ("发展基础", Role.REVIEW), ("经验启示", Role.REVIEW), ("2024年重点工作完成情况", Role.REVIEW),
    ("主要成效", Role.RESULTS), ("取得的成绩", Role.RESULTS), ("特色亮点", Role.RESULTS), ("工作成果", Role.RESULTS),
    ("存在的主要问题和不足", Role.PROBLEMS), ("困难和问题", Role.PROBLEMS), ("当前工作中存在的短板", Role.PROBLEMS), ("面临的困难与挑战", Role.PROBLEMS),
    ("下一步工作打算", Role.PLAN), ("今后工作思路", Role.PLAN), ("2025年重点工作安排", Role.PLAN), ("“十五五”时期主要目标任务", Role.PLAN),
    ("总体要求", Role.PLAN), ("保障措施", Role.PLAN), ("2025年工作计划", Role.PLAN), ("2025年工作安排建议", Role.PLAN),
    ("结束语", Role.CLOSING), ("前言", Role.OPENING),
    ("推动民生问题解决", None), ("聚焦中心任务", None), ("坚持问题导向，补齐短板", None), ("落实决策部署", None), ("加强对权力的制约和监督", None),
    ("加快释放改革开放成效", None), ("圆满完成年度目标任务", None), ("抓学习", None),
]  # fmt: skip


@pytest.mark.parametrize(("heading", "role"), HEADINGS, ids=[heading for heading, _ in HEADINGS])
def test_a_heading_decides_by_its_words(heading: str, role: Role | None) -> None:
    assert heading_role(heading) is role


PARAGRAPHS = [
    ("在肯定成绩的同时，我们也清醒地认识到，工作中还有不少短板。", Role.PROBLEMS),
    ("经济总量偏小，仍然面临不少困难和挑战，产业层次有待提升。", Role.PROBLEMS),
    ("回顾上半年，工作有了进展，但离群众期待还有一定差距。", Role.PROBLEMS),
    ("下一步，我局将聚焦重点任务，抓好各项工作落实。", Role.PLAN),
    ("让我们更加紧密地团结起来，为建设新家园而努力奋斗！", Role.CLOSING),
    ("各位代表！征途漫漫，惟有奋斗。让我们携手并肩，开创新局面！", Role.CLOSING),
    ("走访慰问困难群众100户，解决问题30个，群众十分满意。", None),
]


@pytest.mark.parametrize(("paragraph", "role"), PARAGRAPHS)
def test_a_paragraph_is_decided_by_its_last_cue(paragraph: str, role: Role | None) -> None:
    assert paragraph_role(paragraph) is role


def roles(text: str, title: int = 0, hint: str | None = None) -> list[str]:
    """The roles of the passages that are no titles, by their first two letters."""
    result = segment(text, Span(0, title) if title else None, hint)
    return [span.role.value[:2] if span.role else "-" for span in result.passages if span.kind is not PassageKind.TITLE]


def test_a_work_report_looks_back_sees_troubles_looks_ahead_and_closes() -> None:
    text = (
        f"政府工作报告\n各位代表：\n现在，我代表县人民政府报告工作，请予审议。\n一、过去一年工作\n{BODY}\n"
        f"同时，我们也清醒地认识到，发展中还存在不少困难和问题，产业层次不高。\n二、奋力谱写新篇章\n{BODY}\n三、建设人民满意政府\n{BODY}\n"
        f"各位代表！让我们更加紧密地团结起来，为建设现代化新县城而努力奋斗！"
    )
    assert roles(text, 6) == ["op", "op", "re", "re", "pr", "pl", "pl", "pl", "pl", "cl"]


def test_a_summary_looks_back_until_a_heading_says_otherwise() -> None:
    text = f"某局工作总结\n{BODY}\n一、抓学习\n{BODY}\n二、抓落实\n{BODY}\n三、存在问题\n{BODY}\n四、努力方向\n{BODY}"
    assert roles(text, 6) == ["op", "re", "re", "re", "re", "pr", "pr", "pl", "pl"]


@pytest.mark.parametrize("heading", ["主要工作", "重点工作", "2023年主要工作"])
def test_the_work_that_opens_a_summary_was_done(heading: str) -> None:
    title = "青石县财政局2023年工作总结\n"
    text = f"{title}一、{heading}\n收入较快增长。\n二、下一步打算\n继续抓收入。\n"
    assert roles(text, len(title)) == ["re", "re", "pl", "pl"]


def test_a_year_and_work_is_looked_back_on_first_and_planned_afterwards() -> None:
    text = f"某局工作总结\n一、2023年重点工作\n{BODY}\n二、2024年重点工作\n{BODY}"
    assert roles(text, 6) == ["re", "re", "pl", "pl"]


def test_a_plan_looks_ahead_throughout_but_for_what_was_reached() -> None:
    text = f"某县发展规划\n{BODY}\n一、发展基础\n{BODY}\n二、建设宜居城乡\n{BODY}\n三、保障措施\n{BODY}"
    assert roles(text, 6) == ["op", "re", "re", "pl", "pl", "pl", "pl"]


def test_rules_have_no_roles() -> None:
    text = f"某市管理办法\n第一章 总则\n第一条 为了规范管理，制定本办法。\n第二条 工作中还存在问题的，应当及时整改到位。\n{BODY}"
    assert set(roles(text, 6)) == {"-"}


@pytest.mark.parametrize("chapter", ["组织实施", "保障措施", "重点工作", "主要任务"])
def test_a_chapter_of_articles_plans_nothing_whatever_it_is_called(chapter: str) -> None:
    text = f"某市茶山条例\n第一章 总则\n第一条 为护好茶山，订立本条例。\n第二章 {chapter}\n第二条 主管部门应当加强管理。\n{BODY}"
    assert set(roles(text, 6)) == {"-"}


def test_a_kind_from_elsewhere_decides_where_no_title_stands() -> None:
    text = f"一、抓学习\n{BODY}\n二、抓落实\n{BODY}"
    assert roles(text, hint="工作计划") == ["pl", "pl", "pl", "pl"]
    assert roles(text, hint="工作总结") == ["re", "re", "re", "re"]


def test_items_take_the_role_that_the_sentence_before_them_announces() -> None:
    text = f"一、工作回顾\n{BODY}\n同时，我们也清醒地看到，还存在一些问题：一是韧性不强。{BODY}二是创新不够。{BODY}\n二、工作安排\n{BODY}"
    assert roles(text) == ["re", "re", "pr", "pr", "pr", "pl", "pl"]
    assert [section.role for section in segment(text).outline] == [Role.REVIEW, Role.PROBLEMS, Role.PROBLEMS, Role.PLAN]


def test_without_any_heading_the_first_paragraph_opens_and_a_lead_turns_to_the_plan() -> None:
    text = f"今年以来，我局{BODY}\n{BODY}\n{BODY}\n下一步，我局将聚焦重点任务，抓好各项工作落实。"
    assert roles(text) == ["op", "re", "re", "pl"]
