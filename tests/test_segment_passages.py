"""Passages: where they are cut, of what kind they are, to which section they belong."""

import pytest

from indexer.segment import segment
from kb.model import PassageKind, Span

BODY = "全镇上下认真落实各项部署，群众满意度不断提升。"

CUTS = {
    "a paragraph is a passage": (f"{BODY}{BODY}\n{BODY}", [f"{BODY}{BODY}\n", BODY]),
    "items are cut": (
        f"重点抓好：一是抓学习。{BODY}二是抓落实。{BODY}",
        ["重点抓好：", f"一是抓学习。{BODY}", f"二是抓落实。{BODY}"],
    ),
    "half-width marks cut too": ("重点:一是抓学习;二是抓落实", ["重点:", "一是抓学习;", "二是抓落实"]),
    "clauses behind a comma are not cut": (
        "做到一是抓学习，二是抓落实，三是抓作风。",
        ["做到一是抓学习，二是抓落实，三是抓作风。"],
    ),
    "numbered items are cut": (
        "工作：1.抓学习。2.抓落实。（1）读原文；（2）讲党课。",
        ["工作：", "1.抓学习。", "2.抓落实。", "（1）读原文；", "（2）讲党课。"],
    ),
    "behind a closed quotation": (
        "他说：“抓学习。”一是读原文。二是讲党课。",
        ["他说：“抓学习。”", "一是读原文。", "二是讲党课。"],
    ),
    "a lone number is no item": ("完成全市第二，任务。（2）号文件。", ["完成全市第二，任务。（2）号文件。"]),
    "empty lines belong to the line before": ("甲。\n\n乙。\n", ["甲。\n\n", "乙。\n"]),
}


@pytest.mark.parametrize(("text", "expected"), CUTS.values(), ids=list(CUTS))
def test_where_passages_are_cut(text: str, expected: list[str]) -> None:
    assert [text[span.start : span.end] for span in segment(text).passages] == expected


def test_kinds_and_sections_of_passages() -> None:
    text = f"某局工作总结\n{BODY}\n一、抓学习\n（一）读原文。{BODY}\n{BODY}\n（二）讲党课。一是定人员。{BODY}二是定时间。{BODY}"
    spans = segment(text, Span(0, 6)).passages
    assert [(span.kind, span.section) for span in spans] == [
        (PassageKind.TITLE, None),
        (PassageKind.TEXT, None),
        (PassageKind.HEADING, 0),
        (PassageKind.TEXT, 1),
        (PassageKind.TEXT, 1),
        (PassageKind.HEADING, 2),
        (PassageKind.TEXT, 3),
        (PassageKind.TEXT, 4),
    ]


def test_every_line_of_a_title_is_a_title() -> None:
    text = f"某局关于某事的\n工作总结\n{BODY}"
    assert [span.kind.value for span in segment(text, Span(0, 12)).passages] == ["title", "title", "text"]


def test_text_of_nothing_but_blanks_is_one_passage() -> None:
    assert [(span.start, span.end) for span in segment(" \n\n ").passages] == [(0, 4)]
    assert segment("").passages == ()
