"""Dates, numbers with their units and 《titles》 are found as whole things."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kb.figures import FigureKind, figures

DATES = (
    "2023年6月底", "2022年度", "5月初", "20XX年3月", "6月份", "2023-05-06", "2019年上半年", "二〇二三年", "2021年第三季度", "6月20日",
    "2023年12月31日", "6月上旬",
)  # fmt: skip
NUMBERS = (
    "99.1%", "3个百分点", "1,286项", "75.6万件", "1.2万人次", "五十五项", "百分之五十", "X.X%", "XX件", "500余个", "3.66万亩", "48小时", "１２件",
)  # fmt: skip


@pytest.mark.parametrize("text", DATES)
def test_a_date_is_one_figure(text: str) -> None:
    found = list(figures(f"，{text}，"))
    assert [(figure.kind, figure.span.start, figure.span.end) for figure in found] == [
        (FigureKind.DATE, 1, 1 + len(text))
    ]


@pytest.mark.parametrize("text", NUMBERS)
def test_a_number_is_one_figure_with_its_unit(text: str) -> None:
    found = list(figures(f"，{text}，"))
    assert [(figure.kind, figure.span.start, figure.span.end) for figure in found] == [
        (FigureKind.NUMBER, 1, 1 + len(text))
    ]


@pytest.mark.parametrize("text", ["三个强化", "一是", "十三五", "上半年", "四不两直", "最后一公里"])
def test_slogans_and_numbering_are_no_figures(text: str) -> None:
    assert list(figures(text)) == []


def test_a_title_is_one_figure_and_years_of_a_range_are_dates() -> None:
    kinds = [figure.kind for figure in figures("印发《澜川市2022年窗口规范》，2021—2023年执行")]
    assert kinds == [FigureKind.TITLE, FigureKind.DATE, FigureKind.DATE]


@given(st.text("0123456789年月日.,，%件万X*《》第二十〇百"))
def test_figures_never_overlap_and_lie_in_the_text(text: str) -> None:
    end = 0
    for figure in figures(text):
        assert end <= figure.span.start <= figure.value.start < figure.value.end <= figure.span.end <= len(text)
        end = figure.span.end
