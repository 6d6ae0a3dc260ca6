"""What reaches a terminal is harmless, and at ambiguous width 2 of a width that all terminals agree on."""

import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from tui.text.face import Face, cells
from tui.text.lines import cut, fitted, padded, pieces_of, plain


@given(st.text(max_size=200))
def test_no_character_of_ambiguous_width_is_shown_at_two(text: str) -> None:
    assert not [character for character in Face(2).dress(text) if unicodedata.east_asian_width(character) == "A"]


@given(st.text(max_size=200), st.sampled_from([1, 2]))
def test_showing_keeps_the_number_of_characters_and_no_control(text: str, ambiguous: int) -> None:
    shown = Face(ambiguous).dress(text)
    assert len(shown) == len(text)
    assert not [
        character
        for character in shown
        if unicodedata.category(character) in ("Cc", "Cf", "Cs") and character != "\u00ad"
    ]


def test_quotation_marks_become_corner_brackets_at_two() -> None:
    assert Face(2).dress("“一窗通办”…—①") == "「一窗通办」.-1"
    assert Face(1).dress("“一窗通办”…—①") == "“一窗通办”…—①"


@given(st.text(max_size=60), st.integers(2, 40), st.sampled_from([1, 2]))
def test_a_cell_is_exactly_as_wide_as_asked(text: str, width: int, ambiguous: int) -> None:
    face = Face(ambiguous)
    assert cells(cut(text, width, face)) <= width
    assert cells(padded(text, width, face)) == width


def test_a_cut_text_says_so() -> None:
    assert cut("着力推进数字化转型升级", 11, Face(1)) == "着力推进数…"
    assert cut("着力推进数字化转型升级", 11, Face(2)) == "着力推进.."
    assert "".join(piece.text for piece in fitted([plain("短", Face(1))], 4, Face(1))) == "短"


def test_pieces_remember_what_they_stand_for() -> None:
    pieces = pieces_of("推进“一窗”", [], Face(2))
    assert [(piece.text, piece.source) for piece in pieces] == [("推进「一窗」", "推进“一窗”")]
