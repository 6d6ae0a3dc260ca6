"""A short run is cut by looking its words up in the dictionary's file just as the segmenter cuts it with the dictionary loaded."""

import random
import re
from importlib.util import find_spec
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kb import wordlist
from kb.analysis import _segmenter, words
from kb.library import Library
from kb.wordlist import cut_for_search

HAN = "[\u4e00-\u9fd5]{1,24}"


def dictionary() -> list[tuple[str, int]]:
    spec = find_spec("jieba")
    assert spec is not None
    assert spec.origin is not None
    rows = (line.split(" ") for line in Path(spec.origin).with_name("dict.txt").read_text("utf-8").splitlines())
    return [(word, int(frequency)) for word, frequency, _tag in rows]


WORDS = [word for word, _frequency in dictionary() if re.fullmatch(HAN, word)]


def agrees(run: str) -> bool:
    """Whether the run is cut as the segmenter cuts it; what is left to the segmenter agrees."""
    looked_up = cut_for_search(run)
    return looked_up is None or looked_up == list(_segmenter()[1](run))


@pytest.mark.parametrize(
    ("run", "found"),
    [
        ("督查", ["督查"]),
        ("行政处罚", ["行政", "处罚", "行政处罚"]),
        ("吉林省", ["吉林", "吉林省"]),
        ("一网通办", ["网通", "一网通", "办"]),
        ("放管服", None),
        ("高富", None),
        ("〇", None),
        ("", None),
        ("督" * 25, None),
    ],
)
def test_a_run_is_cut_or_left_to_the_segmenter(run: str, found: list[str] | None) -> None:
    assert cut_for_search(run) == found
    assert agrees(run)


def test_runs_of_reports_are_cut_as_the_segmenter_cuts_them(sample: Library) -> None:
    texts = (passage.text for info in sample.reports() for passage in sample.report(info.id).passages)
    runs = sorted({run for text in texts for run in re.findall(HAN, text) if len(run) < 13})
    assert [run for run in runs if not agrees(run)] == []
    assert sum(cut_for_search(run) is None for run in runs) < 0.3 * len(runs)


def test_words_beside_words_are_cut_as_the_segmenter_cuts_them() -> None:
    chance = random.Random(7)
    runs = ["".join(chance.choices(WORDS, k=chance.randint(1, 3)))[:24] for _ in range(3_000)]
    assert [run for run in runs if not agrees(run)] == []


@settings(max_examples=300, deadline=None)
@given(st.text(st.sampled_from("督查工作通报吉林高富帅一二三的是不市县人民政府办公室环境"), min_size=1, max_size=9))
def test_any_run_is_cut_as_the_segmenter_cuts_it(run: str) -> None:
    assert agrees(run)


def test_the_file_is_what_is_said_of_it() -> None:
    """Sorted from the first word of Han characters alone, but for the words that are named; the sum of its frequencies is known."""
    rows = dictionary()
    first = next(number for number, (word, _frequency) in enumerate(rows) if word == "一")
    han = [word for word, _frequency in rows[first:] if word not in wordlist._MISPLACED]
    assert han == sorted(han)
    assert {word: frequency for word, frequency in rows if word in wordlist._MISPLACED} == wordlist._MISPLACED
    assert sum(frequency for _word, frequency in rows) == wordlist._TOTAL


def test_another_file_is_left_to_the_segmenter(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(wordlist, "_SIZE", 1)
    wordlist._wordlist.cache_clear()
    assert cut_for_search("督查") is None
    assert words("督查") == ["督查"]
    wordlist._wordlist.cache_clear()
