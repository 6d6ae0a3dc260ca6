"""Dates: every way of writing them, and which of several is the date of publication."""

from datetime import date

import pytest

from indexer.infer.dates import date_claim, parse_date
from indexer.values import Fact
from kb.model import Confidence
from tests.inferring import document_of


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2024-01-15 18:56", date(2024, 1, 15)),
        ("2024年1月15日", date(2024, 1, 15)),
        ("2024 年 1 月 15 日", date(2024, 1, 15)),
        ("２０２４年１月１５日", date(2024, 1, 15)),
        ("二〇二四年一月十五日", date(2024, 1, 15)),
        ("二○二三年十二月三十一日", date(2023, 12, 31)),
        ("2024/3/1", date(2024, 3, 1)),
        ("2024.03.01", date(2024, 3, 1)),
        ("20240301", date(2024, 3, 1)),
        ("发布时间：2024-03-01", date(2024, 3, 1)),
        ("2024年2月30日", None),
        ("2024年", None),
        ("", None),
    ],
)
def test_dates_are_read_however_they_are_written(text: str, day: date | None) -> None:
    assert parse_date(text) == day


META = Fact("published", "2024-03-09", "page:PubDate")
ROW = Fact("published", "2024-03-08", "page:发布日期")
WRITTEN = Fact("written", "2024-03-05", "page:成文日期")
LETTER = "各单位：\n请做好准备，认真落实各项要求，确保取得实效。\n某某局办公室\n2024年3月1日"


@pytest.mark.parametrize(
    ("facts", "day"),
    [((ROW, WRITTEN, META), "2024-03-09"), ((ROW, WRITTEN), "2024-03-05"), ((ROW,), "2024-03-08"), ((), "2024-03-01")],
)
def test_the_strongest_date_counts(facts: tuple[Fact, ...], day: str) -> None:
    claim = date_claim(document_of(LETTER, "关于某事的通知", facts=facts))
    assert (claim.value, claim.confidence) == (day, Confidence.STATED)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2024年1月15日在某市第十届人民代表大会三次会议上\n各位代表：", "2024-01-15"),
        ("（2021年7月27日国务院令第746号公布）\n第一条 为了规范，制定本条例。", "2021-07-27"),
        ("（2022年10月16日）\n同志们：", "2022-10-16"),
    ],
)
def test_the_day_it_was_given_is_inferred(text: str, day: str) -> None:
    claim = date_claim(document_of(text, "某某报告"))
    assert (claim.value, claim.confidence) == (day, Confidence.INFERRED)


def test_a_date_inside_a_sentence_is_not_the_date_of_publication() -> None:
    assert date_claim(document_of("我局于2023年5月6日召开会议，研究部署工作。", "工作总结")).value is None


def test_a_date_broken_over_lines_is_read() -> None:
    text = "各相关单位：\n现公开征求意见，请于规定时间前反馈给秘书处，逾期视为无意见，感谢支持。\n某某委员会秘书处\n2025\n年\n08\n月\n27\n日"
    assert date_claim(document_of(text)).value == "2025-08-27"
