"""Columns are straight in a terminal, where a Han character is two cells wide."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kb.render.cells import cells, cut, pad, table


@pytest.mark.parametrize(
    ("text", "width"), [("", 0), ("ab", 2), ("政务", 4), ("政a", 3), ("“”", 2), ("e\u0301", 1), ("，", 2)]
)
def test_width_in_cells(text: str, width: int) -> None:
    assert cells(text) == width


@pytest.mark.parametrize(
    ("text", "width", "shown"),
    [("政务服务", 8, "政务服务"), ("政务服务", 7, "政务服…"), ("政务服务", 6, "政务…"), ("政务", 2, "…")],
)
def test_a_cut_text_says_so_and_never_halves_a_character(text: str, width: int, shown: str) -> None:
    assert cut(text, width) == shown


@given(st.text(), st.integers(1, 30))
def test_padding_gives_the_width_asked_for(text: str, width: int) -> None:
    assert cells(pad(text, width)) == width


def test_columns_are_straight() -> None:
    assert table([("甲", "1"), ("abc", "二")]) == ["甲   1", "abc  二"]


def test_the_first_column_is_never_cut() -> None:
    name = "名" * 60
    assert table([(name, "甲" * 30, "尾")], widest=10) == [f"{name}  甲甲甲甲…   尾"]
