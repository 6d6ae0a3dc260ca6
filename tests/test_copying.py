"""What is copied out carries no left-overs and says where it comes from."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kb.copying import Names, blank, cite_chinese, cite_english, names_of, plain_text, source_line
from kb.origin import Origin

NAMES = Names(
    units=frozenset({"澜川市政务服务管理办公室", "市政务办"}),
    regions=frozenset({"澜川市", "岚江省"}),
    persons=frozenset({"林知远"}),
)
ORIGIN = Origin(
    "澜川-2022", "澜川/2022年总结.txt", "澜川-2022/00000001.1", 3,
    title="澜川市政务办2022年工作总结", unit="澜川市政务办", kind="工作总结", year=2022, path=("二、主要做法", "一是窗口再整合"),
)  # fmt: skip

CASES = [
    ("截至2023年6月底，制发文件1,275件、同比减少40.9%。", "截至〔日期〕，制发文件〔数〕件、同比减少〔数〕%。"),
    ("澜川市政务服务管理办公室牵头，澜川窗口负责。", "〔单位〕牵头，〔地名〕窗口负责。"),
    ("印发《澜川市2022年窗口规范》。", "印发《〔地名〕〔日期〕窗口规范》。"),
    ("记者林知远报道，投资3.66万亩。", "记者〔人名〕报道，投资〔数〕亩。"),
    ("满意率X.X%，转办XX件。", "满意率〔数〕%，转办〔数〕件。"),
    ("做到三个强化、四不两直。", "做到三个强化、四不两直。"),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_what_must_change_is_blanked(text: str, expected: str) -> None:
    assert blank(text, NAMES).text == expected


def test_slots_say_what_stood_there() -> None:
    found = blank("全年办件75.6万件。\n", NAMES)
    assert [(slot.label, slot.text) for slot in found.slots] == [("数", "75.6万")]
    assert found.text == "全年办件〔数〕件。"


def test_names_of_a_source_are_its_unit_and_region() -> None:
    assert names_of(Origin("a", "b", unit="某局", region="某市")) == Names(frozenset({"某局"}), frozenset({"某市"}))
    assert names_of(Origin("a", "b")) == Names()
    assert (NAMES | names_of(ORIGIN)).units == NAMES.units | {"澜川市政务办"}


@given(st.text("澜川市全年2023件.,%X年月《》〔〕万", max_size=40))
def test_blanked_text_and_slots_rebuild_what_was_copied(text: str) -> None:
    found = blank(text, NAMES)
    pieces, end = [], 0
    copied = plain_text(text)
    for slot in found.slots:
        assert copied[slot.span.start : slot.span.end] == slot.text
        pieces += [copied[end : slot.span.start], f"〔{slot.label}〕"]
        end = slot.span.end
    assert "".join([*pieces, copied[end:]]) == found.text


def test_the_source_line_says_who_when_and_where() -> None:
    assert source_line(ORIGIN) == "【来源：澜川市政务办 2022 工作总结 二、主要做法 › 一是窗口再整合】"
    assert source_line(Origin("a", "夹/无名.txt", line=4)) == "【来源：无名 夹/无名.txt:4】"


def test_what_was_inferred_is_marked_in_a_citation() -> None:
    inferred = Origin("a", "b.txt", title="工作总结", unit="某局", year=2019, inferred=("unit", "year"))
    assert cite_chinese(inferred) == "某局(推定). 工作总结[R]. 2019(推定)."
    assert cite_english(inferred) == "[某局?] (2019?). 工作总结."


def test_a_citation_says_what_is_unknown() -> None:
    assert cite_chinese(Origin("a", "夹/无名.txt", line=4)) == "〔单位未定〕. 无名[R]. 〔年份未定〕. 夹/无名.txt:4."
    assert cite_english(Origin("a", "夹/无名.txt", line=4)) == "[Unknown author] (n.d.). 无名. 夹/无名.txt:4."


def test_a_page_is_cited_with_its_address_and_the_day() -> None:
    page = Origin("a", "b", title="工作总结", unit="某局", date="2023-01-05", url="https://example.invalid/1.html")
    today = date(2024, 2, 3)
    assert cite_chinese(page, today) == "某局. 工作总结[R/OL]. 2023-01-05[2024-02-03]. https://example.invalid/1.html"
    assert cite_english(page, today).endswith("Retrieved 2024-02-03, from https://example.invalid/1.html")
