"""Initials of pinyin: as a Chinese input method would have them typed, aligned with the text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kb.initials import initials, spellings


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


def answers(text: str, letters: str) -> bool:
    return any(spelling in initials(text) for spelling in spellings(letters))


@pytest.mark.parametrize(
    ("text", "letters"),
    [
        ("推行河长制", "hzz"),
        ("推行河长制", "hcz"),
        ("办结率提高", "bjl"),
        ("银行行长", "yhhz"),
        ("参会人员", "chry"),
        ("林长制和河长制", "lzzhhzz"),
    ],
)
def test_where_no_word_decides_both_common_readings_are_found(text: str, letters: str) -> None:
    assert answers(text, letters)


@pytest.mark.parametrize(("text", "letters"), [("银行", "yx"), ("重庆", "zq"), ("增长", "zc")])
def test_where_a_word_decides_only_its_reading_is_found(text: str, letters: str) -> None:
    assert not answers(text, letters)


@given(st.text(alphabet="abcdfghjklmnpqrstwxyz", max_size=40))
def test_a_run_is_always_looked_for_as_it_is_typed_and_never_without_end(letters: str) -> None:
    found = list(spellings(letters))
    assert found[0] == letters
    assert len(found) == len(set(found)) < 3000
    assert {len(spelling) for spelling in found} == {len(letters)}


@given(st.text())
def test_a_letter_a_character(text: str) -> None:
    assert len(initials(text)) == len(text)
