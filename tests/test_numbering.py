"""Numbering marks are read in every form they are written in, and nothing else is taken for one."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.lexicon.numbering import _AT_HEAD, MARK_HEADS, MarkKind, han_digits, han_value, inline_marks, mark_at

READ = [
    ("一、主要工作", MarkKind.HAN, "一", 1, "主"),
    ("一 、坚持守正", MarkKind.HAN, "一", 1, "坚"),
    ("一  总体思路", MarkKind.HAN, "一", 1, "总"),
    ("十一．组织实施", MarkKind.HAN, "十一", 11, "组"),
    ("（一）夯实基础", MarkKind.HAN_PAREN, "(一)", 1, "夯"),
    ("(二）夯实基础", MarkKind.HAN_PAREN, "(二)", 2, "夯"),
    ("（ 三 ） 夯实基础", MarkKind.HAN_PAREN, "(三)", 3, "夯"),
    ("(-)夯实基础", MarkKind.HAN_PAREN, "(一)", 1, "夯"),
    ("㈣夯实基础", MarkKind.HAN_PAREN, "(四)", 4, "夯"),
    ("1、领导重视", MarkKind.ARABIC, "1", 1, "领"),
    ("1. 领导重视", MarkKind.ARABIC, "1", 1, "领"),
    ("１．领导重视", MarkKind.ARABIC, "1", 1, "领"),
    ("12　总则", MarkKind.ARABIC, "12", 12, "总"),
    ("1.2 编制依据", MarkKind.DOTTED, "1.2", 2, "编"),
    ("1.2.10编制依据", MarkKind.DOTTED, "1.2.10", 10, "编"),
    ("2）领导重视", MarkKind.ARABIC_HALF, "2)", 2, "领"),
    ("（3）领导重视", MarkKind.ARABIC_PAREN, "(3)", 3, "领"),
    ("⑶领导重视", MarkKind.ARABIC_PAREN, "(3)", 3, "领"),
    ("③领导重视", MarkKind.CIRCLED, "③", 3, "领"),
    ("一是抓学习。", MarkKind.SERIES, "一是", 1, "抓"),
    ("三要抓学习。", MarkKind.SERIES, "三要", 3, "抓"),
    ("二要求真务实。", MarkKind.SERIES, "二要", 2, "求"),
    ("第二，抓学习。", MarkKind.ORDINAL, "第二", 2, "抓"),
    ("其一，抓学习。", MarkKind.ONE_OF_THEM, "其一", 1, "抓"),
    ("首先，抓学习。", MarkKind.SEQUENCE, "首先", 1, "抓"),
    ("最后，抓学习。", MarkKind.SEQUENCE, "最后", None, "抓"),
    ("第一章　总 则", MarkKind.CHAPTER, "第一章", 1, "总"),
    ("第 十二 条 本办法", MarkKind.ARTICLE, "第十二条", 12, "本"),
    ("第二部分 工作安排", MarkKind.PART, "第二部分", 2, "工"),
    ("第十条之一 本办法", MarkKind.ARTICLE, "第十条之一", 10, "本"),
]

NOT_MARKS = ["2024.1", "2024年工作", "第十条规定的情形", "第一条款", "（以下简称办法）", "“强化”制度", "一直以来", "第一产业", "首先要抓学习", "五四运动", "一 心一意", "一是一，二是二", "一要点", ""]  # fmt: skip


@pytest.mark.parametrize(("text", "kind", "number", "value", "after"), READ, ids=[row[0] for row in READ])
def test_a_mark_is_read_in_every_writing(text: str, kind: MarkKind, number: str, value: int | None, after: str) -> None:
    mark = mark_at(text)
    assert mark is not None
    assert (mark.kind, mark.number, mark.value, text[mark.end]) == (kind, number, value, after)


@pytest.mark.parametrize("text", NOT_MARKS)
def test_what_is_no_mark_is_not_read_as_one(text: str) -> None:
    assert mark_at(text) is None


def test_a_decimal_is_dotted_so_that_the_caller_can_doubt_it() -> None:
    mark = mark_at("1.5万亩")
    assert mark is not None
    assert mark.kind is MarkKind.DOTTED


def test_marks_inside_a_paragraph_follow_a_closing_mark() -> None:
    text = "重点抓好：一是抓学习。二是抓落实；第三，一是一、二是二。（1）抓督查。①抓考评"
    assert [mark.number for mark in inline_marks(text, 0, len(text))] == ["一是", "二是", "第三", "(1)", "①"]


@given(st.integers(1, 99))
def test_han_digits_and_values_are_inverse(value: int) -> None:
    assert han_value(han_digits(value)) == value


@given(st.text(alphabet="一十百第（）()123.、．是要章条 　首先，其①"))
def test_a_mark_lies_inside_its_text_and_has_a_number(text: str) -> None:
    mark = mark_at(text)
    if mark is not None:
        assert 0 == mark.start < mark.end <= len(text)
        assert mark.number


@given(st.from_regex(_AT_HEAD))
def test_every_mark_begins_as_marks_do(text: str) -> None:
    found = _AT_HEAD.search(text)
    assert found is not None
    assert found[0][0] in MARK_HEADS
    assert mark_at(text, found.start()) is not None
