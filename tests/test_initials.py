"""Initials of pinyin: as a Chinese input method would have them typed, aligned with the text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kb.initials import initials


@pytest.mark.parametrize(
    ("text", "letters"),
    [
        ("督查督办", "dcdb"),
        ("银行", "yh"),
        ("重庆", "cq"),
        ("增长", "zz"),
        ("公文处理", "gwcl"),
        ("ＡＰＰ平台", "apppt"),
        ("5%，好", "5%,h"),
        ("營商", "ys"),
    ],
)
def test_the_reading_is_that_of_the_word(text: str, letters: str) -> None:
    assert initials(text) == letters


@given(st.text())
def test_a_letter_a_character(text: str) -> None:
    assert len(initials(text)) == len(text)
