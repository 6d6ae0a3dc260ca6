"""Every format's text ends in one form."""

import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from indexer.read.normal import normalise


def test_line_ends_become_one() -> None:
    assert normalise("一\r\n二\r三\n")[0] == "一\n二\n三\n"


def test_nul_is_left_out_and_counted() -> None:
    text, faults = normalise("一\0二\0")
    assert text == "一二"
    assert [fault.code for fault in faults] == ["nul"]
    assert "2" in faults[0].message


def test_what_the_clean_stage_judges_stays() -> None:
    text = "\x1b[31m红\x1b[0m [bold]粗[/bold] \u202e倒\u202c 零\u200b宽　全"
    assert normalise(text) == (text, ())


def test_half_a_surrogate_pair_is_marked() -> None:
    assert normalise("甲\ud800乙")[0] == "甲\ufffd乙"


@given(st.text())
def test_it_is_done_once(text: str) -> None:
    once = normalise(text)[0]
    assert normalise(once)[0] == once
    assert unicodedata.is_normalized("NFC", once)
    assert "\r" not in once
    assert "\0" not in once
    once.encode("utf-8")
