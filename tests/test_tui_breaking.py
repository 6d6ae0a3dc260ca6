"""Lines break as a Chinese printer breaks them."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.text.breaking import CLOSING, OPENING, break_lines
from tui.text.face import Face, cells

CHINESE = st.text(
    alphabet="青石市办理事项推进改革，。、；：！？）》」”%（《“「0123456789.年月亩万亿 aB" + "…—", max_size=120
)


def broken(text: str, width: int) -> list[str]:
    return [text[start:end] for start, end in break_lines(text, width)]


@pytest.mark.parametrize(
    ("text", "width", "expected"),
    [
        ("全年办理事项，满意度高。", 12, ["全年办理事", "项，满意度", "高。"]),
        ("满意度达到12.5%以上", 12, ["满意度达到", "12.5%以上"]),
        ("截至本月底2019年总结", 12, ["截至本月底", "2019年总结"]),
        ("整治面积共3.66万亩地", 12, ["整治面积共", "3.66万亩地"]),
        ("推进落实新《管理办法》", 13, ["推进落实新", "《管理办法》"]),
        ("货物通关压缩了50 %和64%", 16, ["货物通关压缩了", "50 %和64%"]),
        ("", 10, [""]),
    ],
)
def test_marks_and_numbers_stay_where_they_belong(text: str, width: int, expected: list[str]) -> None:
    assert broken(text, width) == expected


@given(CHINESE, st.integers(20, 90))
def test_no_line_begins_with_a_closing_mark_or_ends_with_an_opening_one(text: str, width: int) -> None:
    lines = broken(text, width)
    for before, line in itertools.pairwise(lines):
        if cells(before.rstrip()) > width - 16:  # what is wider than a line has to break somewhere
            continue
        assert line[0] not in CLOSING
        assert before.rstrip()[-1:] not in set(OPENING)


@given(st.text(max_size=200).map(Face(1).dress), st.integers(2, 80))
def test_lines_join_to_the_text_and_fit(text: str, width: int) -> None:
    lines = broken(text, width)
    assert "".join(lines) == text
    assert all(cells(line.rstrip()) <= width for line in lines)


def test_a_very_long_line_breaks_in_linear_time() -> None:
    assert len(broken("（" * 50_000 + "办" * 50_000, 80)) > 2000
    assert len(broken("1" + "," * 100_000, 80)) > 1000
