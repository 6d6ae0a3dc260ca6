"""Quotation marks and white space, and nothing else, are passed over."""

import unicodedata

from kb.literal import IGNORED, squeeze
from kb.text import fold


def test_every_character_that_python_calls_a_space_is_ignored() -> None:
    assert {chr(code) for code in range(0x110000) if chr(code).isspace()} <= IGNORED


def test_quotation_marks_are_ignored_and_title_marks_are_not() -> None:
    assert squeeze("他“说”：‘好’ 「是」 『的』《通知》〈一〉") == "他说：好是的《通知》〈一〉"
    assert all(
        unicodedata.category(char) in {"Zs", "Zl", "Zp", "Cc", "Cf", "Pi", "Pf", "Ps", "Pe", "Po"} for char in IGNORED
    )


def test_folding_does_not_change_what_is_ignored() -> None:
    assert {fold(char) for char in IGNORED} <= IGNORED
    assert not any(fold(chr(code)) in IGNORED for code in range(0x110000) if chr(code) not in IGNORED)
