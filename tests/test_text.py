"""Folding keeps the length and makes alike what a reader holds for the same; display is harmless."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kb.text import fold, visible, visible_line

FOLDED = [
    ("ＡＰＰ", "app"),
    ("５０％", "50%"),
    ("，。（）", ",。()"),
    ("\u3000", " "),
    ("營商環境", "营商环境"),
    ("後續", "后续"),
    ("著名", "著名"),
    ("乾坤", "乾坤"),
    ("①", "①"),
    ("ß", "ß"),
]


@pytest.mark.parametrize(("text", "folded"), FOLDED)
def test_width_case_and_script_fold(text: str, folded: str) -> None:
    assert fold(text) == folded


@given(st.text(st.sampled_from("ＡＰＰ５，營商環境後著ß") | st.characters(codec=None), max_size=80))
def test_a_long_text_is_folded_as_its_characters_are(text: str) -> None:
    assert fold(text * 3) == "".join(map(fold, text * 3))


@given(st.text())
def test_folding_keeps_the_length_and_settles_at_once(text: str) -> None:
    assert len(fold(text)) == len(text)
    assert fold(fold(text)) == fold(text)


@given(st.text())
def test_no_control_or_direction_character_reaches_the_screen(text: str) -> None:
    shown = visible(text)
    assert len(shown) == len(text)
    assert not any(character in shown for character in "\x1b\x00\x07\r\x7f\x9b\u202e\u2066\u200b\ufeff\u2028")
    assert shown.encode("utf-8").decode("utf-8") == shown


def test_chinese_text_is_shown_as_it_is() -> None:
    assert visible("一 、坚持“放管服”改革 50 %\n") == "一 、坚持“放管服”改革 50 %\n"


def test_a_line_stays_a_line() -> None:
    assert visible_line("甲\n乙\t丙\x1b[31m") == "甲 乙 丙␛[31m"
