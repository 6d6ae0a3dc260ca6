"""Years: named for, reviewed, planned; and the mentions that say nothing."""

import pytest

from indexer.infer.mentions import weigh
from indexer.infer.years import congress_year
from indexer.values import Fact
from tests.inferring import claims_of

BODY = "一、主要工作\n全市努力，办成三件事。\n二、下一步工作打算\n继续努力。"


@pytest.mark.parametrize(
    ("title", "year", "review", "plan"),
    [
        ("某局2023年工作总结", 2023, 2023, None),
        ("某局2023年度总结及2024年度工作打算", 2023, 2023, 2024),
        ("某局2024年工作计划", 2024, None, 2024),
        ("二〇二三年工作总结", 2023, 2023, None),
        ("某市2024年政府工作报告", 2024, 2023, 2024),
        ("某市2023年计划执行情况与2024年计划草案的报告", 2023, 2023, 2024),
        ("2021年至2023年工作总结", None, None, None),
        ("某局工作总结", None, None, None),
    ],
)
def test_a_title_names_the_years(title: str, year: int | None, review: int | None, plan: int | None) -> None:
    claims = claims_of(BODY, title)
    assert (claims.year.value, claims.review_year.value, claims.plan_year.value) == (year, review, plan)


def test_the_plan_part_of_a_whole_year_names_the_next_year() -> None:
    text = "一、2023年工作总结\n全年共办三件事。\n二、2024年工作计划\n2024年，继续努力。"
    assert claims_of(text, "某局2023年工作总结").plan_year.value == 2024


@pytest.mark.parametrize(
    ("text", "year"),
    [
        ("截至2023年6月底，完成三项。", 2023),
        ("制定《2023年度接待工作要点》。自2022年10月平台上线以来，运转良好。", 2023),
        ("2022年，我局认真履职。到2025年建成。", 2022),
        ("较2017年压缩一半，比2016年少。", None),
        ("落实《规划（2021—2025年）》，按照国发〔2019〕3号文件，执行2015年版标准。", None),
        ("到2030年前实现达峰，2025年底前完成。", None),
    ],
)
def test_a_text_tells_its_year_by_what_it_mentions(text: str, year: int | None) -> None:
    assert claims_of(text + BODY, "某局工作总结").year.value == year


@pytest.mark.parametrize(
    ("before", "after", "weight"),
    [
        ("", "年工作要点", 2.0),
        ("截至", "年底", 3.0),
        ("较", "年", 0.0),
        ("〔", "〕3号", 0.0),
        ("自", "年10月以来", 0.0),
        ("的", "年3月", 0.5),
        ("的", "年", 1.0),
    ],
)
def test_mentions_weigh_by_what_stands_around_them(before: str, after: str, weight: float) -> None:
    assert weigh(f"{before}2023{after}", len(before), len(before) + 4) == weight


@pytest.mark.parametrize(
    ("congress", "session", "year"),
    [(1, 3, 1956), (1, 5, 1958), (5, 1, 1978), (6, 3, 1985), (8, 1, 1993), (12, 4, 2016), (14, 2, 2024), (3, 2, None)],
)
def test_sessions_of_the_national_congress_have_years(congress: int, session: int, year: int | None) -> None:
    assert congress_year(congress, session) == year


def test_the_day_of_an_upload_is_not_the_year() -> None:
    claims = claims_of(
        "各单位：\n请做好准备。", "关于做好准备的通知", facts=(Fact("published", "2023-05-02", "page:上传时间"),)
    )
    assert (claims.date.value, claims.year.value) == ("2023-05-02", None)
