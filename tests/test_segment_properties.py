"""What holds of any text: passages tile it, sections nest, edges stand where they may; and it stays fast."""

import time
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from indexer.segment import segment
from indexer.values import Segmented
from kb.model import Span

PIECES = (
    "一、", "二、", "三、", "（一）", "（二）", "（三）", "1.", "2.", "3、", "（1）", "（2）", "①", "②", "一是", "二是", "三是", "第一，", "首先，", "其次，", "第一章", "第二条",
    "1.1", "8.6", "下一步，", "目录", "附件：", "“强化”", "存在的问题", "2024年工作回顾", "主要做法", "结束语", "各位代表！", "。", "；", "：", "！", "，", "”", "\n", "\n\n", " ", "\u3000",
    "工作", "督查落实到位", "全市各级各部门认真贯彻落实会议精神，扎实推进各项工作，取得明显成效", "\u2028", "\r", "\x0b",
)  # fmt: skip
LIKELY = st.lists(st.sampled_from(PIECES), max_size=60).map("".join)
TEXTS = st.one_of(LIKELY, st.text(max_size=200))
EDGES = "\n。；：！？;:!?"


def check(text: str, result: Segmented) -> None:
    spans = result.passages
    assert "".join(text[span.start : span.end] for span in spans) == text
    assert all(span.start < span.end for span in spans)
    assert all(before.end == after.start for before, after in pairwise(spans))
    for span in spans[:-1]:
        end = span.end - 1 if text[span.end - 1] in "”’』」）)" and text[span.end - 1] not in EDGES else span.end
        assert text[end - 1] in EDGES
    starts = [section.start for section in result.outline]
    assert starts == sorted(set(starts))
    for index, section in enumerate(result.outline):
        assert section.start <= section.heading_end <= section.end <= len(text)
        assert text[: section.heading_end].endswith(section.heading)
        assert 1 <= section.level <= (result.outline[index - 1].level + 1 if index else 1)
        inside = [other for other in result.outline[index + 1 :] if other.start < section.end]
        assert all(other.level > section.level and other.end <= section.end for other in inside)
    for span in spans:
        assert span.section is None or result.outline[span.section].start < span.end


@given(TEXTS)
@settings(max_examples=400, deadline=None)
def test_any_text_is_tiled_and_its_sections_nest(text: str) -> None:
    check(text, segment(text))


@given(LIKELY, st.integers(0, 30), st.sampled_from(["工作总结", "通知", "规划", "政府工作报告"]))
@settings(max_examples=100, deadline=None)
def test_a_title_and_a_kind_change_nothing_of_that(text: str, end: int, kind: str) -> None:
    check(text, segment(text, Span(0, min(end, len(text))), kind))


@given(LIKELY)
@settings(max_examples=50, deadline=None)
def test_segmenting_twice_gives_the_same(text: str) -> None:
    assert segment(text) == segment(text)


LONG = {
    "one line of running text": "全市各级各部门认真贯彻落实会议精神，扎实推进各项工作。" * 40_000,
    "one line of items": "一是抓学习。全市认真学习。二是抓落实。全市狠抓落实。" * 20_000,
    "one line without a mark": "工作" * 500_000,
    "one line of blanks": "工" + " " * 1_000_000,
    "one line of openers": "“（《" * 300_000,
    "short lines": "短行\n" * 100_000,
    "numbered lines": "一、抓好工作\n（一）抓好落实。认真落实。\n" * 20_000,
    "headings alone": "存在的问题\n下一步打算\n" * 20_000,
    "numbers": "1.1.1.1 1、2、3、（1）（2）" * 40_000,
    "quoted": "“强化”抓落实。全市认真落实。\n" * 20_000,
    "contents": "目录\n第一章\n" * 20_000,
    "annexes": "附件1\n某某办法\n一、抓好工作\n工作抓好了。\n" * 20_000,
    "numbers alone": "一、\n抓好工作\n" * 20_000,
    "troubles": "还存在的" * 250_000,
}


@pytest.mark.parametrize("text", LONG.values(), ids=list(LONG))
def test_the_time_grows_with_the_length_only(text: str) -> None:
    began = time.process_time()
    segment(text)
    assert time.process_time() - began < 12
