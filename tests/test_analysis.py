"""Terms of an index: the dictionary's words, character pairs, numbers and Latin words, alike for both segmenters."""

import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kb.analysis import bigrams, identity, words


def test_pairs_overlap_within_a_run_and_never_across_punctuation() -> None:
    assert bigrams("营商环境，好") == ["营商", "商环", "环境", "好"]


def test_long_words_are_found_by_their_parts_too() -> None:
    assert {"服务", "中心", "服务中心"} <= set(words("政务服务中心"))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2,000.5万元", ["2,000.5", "万元"]),
        ("ＯＡ平台", ["oa", "平台"]),
        ("12345热线", ["12345", "热线"]),
        ("，。！", []),
    ],
)
def test_numbers_and_latin_words_stay_whole(text: str, expected: list[str]) -> None:
    assert words(text) == expected


def test_traditional_text_gives_the_terms_of_simplified_text() -> None:
    assert words("營商環境") == words("营商环境")
    assert bigrams("營商環境") == bigrams("营商环境")


@given(st.text())
def test_any_text_is_analysed(text: str) -> None:
    assert all(words(text))
    assert all(1 <= len(term) <= 2 for term in bigrams(text))


def test_both_segmenters_give_the_same_identity() -> None:
    code = "import sys; sys.modules['rjieba'] = None\nfrom kb.analysis import identity; print(identity())"
    slow = subprocess.run([sys.executable, "-W", "ignore", "-c", code], capture_output=True, text=True, check=True)
    assert slow.stdout.strip() == identity()
    assert slow.stderr == ""
