"""Kinds: what a title names, and what is one of what."""

import pytest

from indexer.infer.kinds import is_policy, is_report, kind_of_title
from indexer.lexicon.kinds import BY_NAME, KINDS, ancestors


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("某局2023年工作总结", "工作总结"),
        ("某办2023年度总结及2024年度工作打算", "工作总结及计划"),
        ("某局2022年工作总结和2023年工作计划", "工作总结及计划"),
        ("某市2024年政府工作报告", "政府工作报告"),
        ("某办“转观念、强服务”专项行动第二轮工作总结", "专项行动总结"),
        ("某镇2024年工作计划", "工作计划"),
        ("某县2024年工作要点", "工作要点"),
        ("关于印发某某管理办法的通知", "通知"),
        ("关于进一步推进某事的实施意见", "实施意见"),
        ("某市某事管理办法（试行）", "办法"),
        ("某部公告（2021年第9号）", "公告"),
        ("关于同意某事的批复", "批复"),
        ("关于某建议的复函", "复函"),
        ("《某某管理办法》答记者问", "答记者问"),
        ("图解｜某某指引", "解读"),
        ("中国共产党第三次全国代表大会上的报告", "党代会报告"),
        ("某县第二届人民代表大会关于政府工作报告的决议", "决议"),
        ("某市“十四五”教育发展规划", "规划"),
        ("中华人民共和国某某法", "法律"),
        ("某村的故事", None),
    ],
)
def test_a_title_names_its_kind(title: str, kind: str | None) -> None:
    assert kind_of_title(title) == kind


def test_a_summary_with_plan_is_both() -> None:
    assert ancestors("工作总结及计划")[:2] == ("工作总结", "工作计划")


def test_parents_are_kinds_and_nothing_is_its_own_ancestor() -> None:
    for kind in KINDS:
        assert all(parent in BY_NAME for parent in kind.parents)
        assert kind.name not in ancestors(kind.name)


def test_policies_and_reports_are_apart() -> None:
    assert [kind.name for kind in KINDS if is_policy(kind.name) and is_report(kind.name)] == []
    assert is_policy("指导意见")
    assert is_report("专项行动总结")
