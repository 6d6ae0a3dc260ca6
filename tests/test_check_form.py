"""The form of a draft: brackets, widths, blanks, doubled words and sentences, impossible days; and what is no fault."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kb.check import Draft, examine
from kb.model import Mask, Passage, PassageKind, Report, ReportInfo


def draft(text: str) -> Draft:
    passages = (Passage("d/00000000.1", PassageKind.TEXT, text, 0, len(text), (), None, None, 1),)
    masks = tuple(Mask("XX", place, place + 2) for place in range(len(text)) if text[place : place + 2] == "XX")
    return Draft("草稿.txt", Report(ReportInfo("d", "草稿.txt", masks=masks), text, (), passages))


def found(text: str) -> list[tuple[str, str]]:
    return [(finding.rule, finding.text) for finding in examine(draft(text)).findings]


FAULTS = [
    ("加强管理（试行。", [("unbalanced", "（")]),
    ("加强“一窗受理，方便群众。", [("unbalanced", "“")]),
    ("印发《管理办法，", [("unbalanced", "《")]),
    ("按照要求)办理。", [("unbalanced", ")")]),
    ('推进"一网通办，提速增效。', [("unbalanced", '"')]),
    ("第一，推进改革,优化服务；第二，提升质效。", [("half-width", ",")]),
    ("全年办理１２３件。", [("full-width-digit", "１２３")]),
    ("全市 各级部门", [("stray-space", " ")]),
    ("加强管理，，优化服务。", [("doubled-mark", "，，")]),
    ("加强管理，。", [("doubled-mark", "，。")]),
    ("推动工作工作落实。", [("doubled-word", "工作工作")]),
    ("群众的的满意度。", [("doubled-word", "的的")]),
    ("全年办理XX件。", [("mask", "XX")]),
    ("截至〔日期〕，办结〔数〕件。", [("placeholder", "〔日期〕"), ("placeholder", "〔数〕")]),
    ("负责人（此处填写姓名）。", [("placeholder", "（此处填写姓名）")]),
    ("联系电话：____。", [("placeholder", "____")]),
    ("2023年2月29日召开会议。", [("impossible-date", "2023年2月29日")]),
    ("13月1日起施行。", [("impossible-date", "13月1日")]),
    (
        "窗口服务提速增效成果明显。群众办事更加方便快捷了很多很多。窗口服务提速增效成果明显。群众办事更加方便快捷了很多很多。",
        [("doubled-sentence", "群众办事更加方便快捷了很多很多。")],
    ),
]


@pytest.mark.parametrize(("text", "expected"), FAULTS, ids=lambda value: value if isinstance(value, str) else "")
def test_a_fault_is_found_at_its_place(text: str, expected: list[tuple[str, str]]) -> None:
    assert found(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "（一）优化服务。1）受理；2）办结。",
        "1) 受理\n2) 办结\n",
        "脚踏实地地走好每一步，实实在在地干。",
        "一个一个解决，一项一项落实。",
        "2024年2月29日召开会议，13时30分结束。",
        "推行“互联网+监管”，办结率98.5%，比例为3:1，网址https://example.cn/a?b=1。",
        "印发《关于转发〈管理办法〉的通知》（〔2024〕3号）。",
        "“我们要加强管理。\n“也要优化服务。”\n",
        "报　告\n",
        "二〇〇六年九月七日",
        "是是非非，讨论讨论再定。",
        "真的吗？！太好了……",
    ],
)
def test_what_is_no_fault(text: str) -> None:
    assert found(text) == []


def test_a_habit_is_said_once() -> None:
    half = "加强管理,优化服务;提速增效,方便群众:一是受理,二是办结,三是评价,四是回访。"
    assert [rule for rule, _text in found(half)] == ["half-width-throughout"]
    full = "".join(f"第{number}项办理１{number}件。" for number in range(9))
    assert [rule for rule, _text in found(full)] == ["full-width-digit"]


@given(st.text('甲乙，。“”（）《》()"1１ X一是的\n', max_size=80))
def test_findings_quote_what_stands_there(text: str) -> None:
    for finding in examine(draft(text)).findings:
        assert text[finding.span.start : finding.span.end] == finding.text
        assert finding.why
        assert finding.suggestion
        assert "{" not in finding.why + finding.suggestion


@given(st.text(max_size=200))
def test_any_text_can_be_examined(text: str) -> None:
    findings = examine(draft(text)).findings
    starts = [finding.span.start for finding in findings]
    assert starts == sorted(starts)
    assert all(text[finding.span.start : finding.span.end] == finding.text for finding in findings)


MONOTONOUS = [("（", "unbalanced"), ("“", "unbalanced"), ("XX", "mask"), ("__", "placeholder"), ("，", "doubled-mark"), ("1、", None),
    ("《《《", "unbalanced"), ("的", "doubled-word"), ("工作", "doubled-word"), (" 甲", None)]  # fmt: skip


@pytest.mark.parametrize(("piece", "rule"), MONOTONOUS, ids=[piece for piece, _rule in MONOTONOUS])
def test_long_monotonous_texts_cost_little_and_are_found_one_fault_with(piece: str, rule: str | None) -> None:
    assert {name for name, _text in found(piece * 6_000)} == ({rule} if rule else set())


def test_the_file_given_is_not_touched(tmp_path: Path) -> None:
    from kb.check import read_draft

    file = tmp_path / "草稿.txt"
    file.write_text("某局总结\n全年办理XX件。\n", "utf-8")
    before = file.read_bytes()
    examine(read_draft(file))
    assert file.read_bytes() == before


def test_numbers_and_counts_are_recomputed() -> None:
    text = "全年形成报告45期，其中暗访形成18期，占60%。\n"
    (finding,) = examine(draft(text)).findings
    assert (finding.rule, finding.part.value, finding.severity.value) == ("arithmetic", "numbers", "serious")
    assert "60" in finding.why


def test_left_out_and_doubled_items_are_named(tmp_path: Path) -> None:
    from kb.check import read_draft

    file = tmp_path / "草稿.txt"
    file.write_text(
        "某局2024年工作总结\n一、主要做法\n（一）抓学习。组织集中学习十次。\n（三）抓服务。走访企业二十家。\n二、存在问题\n一是人手紧张。三是经费不足。\n",
        "utf-8",
    )
    assert {finding.rule for finding in examine(read_draft(file)).findings} == {"numbering"}
