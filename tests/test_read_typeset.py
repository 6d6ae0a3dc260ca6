"""Lines set on pages are joined into paragraphs by where they stand."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.read.typeset import PageLine, join_pages, unspaced


def line(text: str, left: float = 90, right: float = 500, bottom: float = 400, size: float = 12) -> PageLine:
    return PageLine(text, left, right, bottom, size, 842)


def test_a_full_line_goes_on_and_an_indented_one_begins() -> None:
    page = [
        line("甲" * 30, left=114),
        line("乙" * 34),
        line("丙。", right=120),
        line("丁" * 32, left=114),
        line("戊。", right=120),
    ]
    assert join_pages([page]).split("\n") == ["甲" * 30 + "乙" * 34 + "丙。", "丁" * 32 + "戊。"]


def test_latin_words_keep_a_space_where_lines_join() -> None:
    assert join_pages([[line("GB T"), line("9704", right=120)]]) == "GB T 9704"


def test_larger_type_is_another_paragraph() -> None:
    assert join_pages([[line("标题", size=22), line("正文")]]) == "标题\n正文"


@pytest.mark.parametrize("number", ["— 3 —", "-3-", "3", "第3页", "第 3 页 共 9 页", "3/9", "· 3 ·"])
def test_page_numbers_stand_apart(number: str) -> None:
    pages = [[line("甲" * 34), line(number, 280, 300, 40)], [line("乙。", right=120, bottom=780)]]
    assert join_pages(pages) == "甲" * 34 + f"乙。\n{number}"


def test_a_figure_inside_the_page_is_text() -> None:
    assert join_pages([[line("2024", bottom=400)]]) == "2024"


@pytest.mark.parametrize(
    ("spaced", "closed"),
    [
        ("关 于 印 发 总 结 的 通 知", "关于印发总结的通知"),
        ("通 知 ： 2024 年", "通 知 ： 2024 年"),
        ("张三 李四 王五", "张三 李四 王五"),
        ("一、 主要 工作情况和做法", "一、 主要 工作情况和做法"),
    ],
)
def test_letter_spacing_is_told_from_words(spaced: str, closed: str) -> None:
    assert unspaced(spaced) == closed


@given(
    st.lists(
        st.lists(
            st.builds(
                PageLine,
                st.text(alphabet="甲乙丙丁戊0123abc。", min_size=1, max_size=20),
                st.floats(0, 300),
                st.floats(300, 600),
                st.floats(0, 842),
                st.floats(5, 30),
                st.just(842.0),
            ),
            max_size=12,
        ),
        max_size=5,
    )
)
def test_no_character_is_lost(pages: list[list[PageLine]]) -> None:
    before = sorted("".join(line.text for page in pages for line in page))
    assert sorted("".join(join_pages(pages).split())) == before
