"""Commonplaces: runs that several units use are told from a unit's own words, in passages and in any other text."""

from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import kb
from kb.library import Library
from kb.model import Claim, ReportInfo
from kb.search.commonplaces import LENGTH, VOICES, voice_of
from kb.text import fold
from tests.conftest import build

SHARED_RUN = "坚持把群众满意作为第一标准"
OWN_RUN = "在柳溪渡口设了三盏夜灯"


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Library:
    folder = tmp_path_factory.mktemp("reports")
    for unit, year in (("云岭县", 2021), ("石门县", 2022), ("柳溪县", 2022), ("柳溪县", 2023), ("白沙县", 2023)):
        own = f"{OWN_RUN}，行人都说方便。" if unit == "柳溪县" else f"{unit}另办了{year}件别的事情。"
        text = f"{unit}人民政府办公室{year}年工作总结\n一、主要工作\n我们{SHARED_RUN}，各项工作有序推进。\n{own}\n"
        (folder / f"{unit}{year}.txt").write_text(text, "utf-8")
    return kb.open(build(tmp_path_factory.mktemp("index") / ".kb", folder))


def test_what_several_units_say_is_a_commonplace_and_one_units_words_are_not(library: Library) -> None:
    text = f"据此，{SHARED_RUN}。又{OWN_RUN}。"
    spans = library.commonplaces.spans(text)
    assert SHARED_RUN in "".join(text[span.start : span.end] for span in spans)
    assert OWN_RUN[:LENGTH] not in "".join(text[span.start : span.end] for span in spans)


def test_two_reports_of_one_unit_are_one_voice(library: Library) -> None:
    assert library.commonplaces.uses(OWN_RUN, enough=9) == 1
    assert library.commonplaces.uses(SHARED_RUN, enough=9) == 4
    assert library.commonplaces.uses(SHARED_RUN, enough=2) >= 2
    assert library.commonplaces.uses("没有这样的话") == 0


def test_the_share_of_a_passage_is_that_of_its_spans(library: Library) -> None:
    commonplaces = library.commonplaces
    shares = commonplaces.shares()
    for number in range(commonplaces.corpus.size):
        if commonplaces.counted[number]:
            text = commonplaces.corpus.text(number)
            covered = sum(span.end - span.start for span in commonplaces.spans(text))
            assert shares[number] == pytest.approx(covered / max(1, len(text)), abs=1e-6)


@pytest.mark.parametrize(
    ("unit", "voice"),
    [("青石市政府办", "=青石市政府办"), ("XX市政府办公室", "r1"), ("某县人民政府", "r1"), (None, "r1")],
)
def test_masked_and_unknown_units_are_voices_of_their_own(unit: str | None, voice: str) -> None:
    assert voice_of(ReportInfo("r1", "a.txt", unit=Claim(unit))) == voice


@settings(max_examples=60, deadline=None)
@given(text=st.text("坚持把群众满意作为第一标准，柳溪\n ", max_size=40))
def test_spans_lie_in_the_text_apart_and_are_said_by_several(library: Library, text: str) -> None:
    spans = library.commonplaces.spans(text)
    assert all(left.end < right.start for left, right in pairwise(spans))
    windows = {
        place
        for place in range(len(text) - LENGTH + 1)
        if "\n" not in text[place : place + LENGTH]
        and library.commonplaces.uses(fold(text[place : place + LENGTH]), VOICES) >= VOICES
    }
    covered = {place + step for place in windows for step in range(LENGTH)}
    assert {place for span in spans for place in range(span.start, span.end)} == covered


def test_a_correction_is_counted_at_once(own_kb: Path) -> None:
    with kb.open(own_kb) as library:
        first, second = [info for info in library.reports() if info.unit.value == "澜川市人民政府办公室"][:2]
        rows = {info.id: row for row, info in enumerate(library._engine.corpus.reports)}
        assert _voice(library, rows[first.id]) == _voice(library, rows[second.id])
        library.correct(second.id, {"unit": "柳溪县人民政府"})
        assert _voice(library, rows[first.id]) != _voice(library, rows[second.id])


def _voice(library: Library, row: int) -> int:
    commonplaces = library.commonplaces
    numbers = (commonplaces.corpus.rows == row).nonzero()[0]
    return int(commonplaces.voices[numbers].max())


def test_a_repeated_report_counts_once(sample: Library) -> None:
    commonplaces = sample.commonplaces
    repeats = {info.id for info in sample.reports() if info.duplicates_of}
    folded = commonplaces.corpus.passages & ~commonplaces.counted
    assert repeats
    assert {commonplaces.corpus.info(number).id for number in folded.nonzero()[0].tolist()} <= repeats
