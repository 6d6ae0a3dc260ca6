"""`kb meta`: facts with their evidence, and corrections that take effect at once and stay."""

from pathlib import Path

import pytest

from tests.commands import run_kb
from tests.written import write_kb

TEXT = "青石市档案局2023年工作总结\n一、工作完成情况\n召开督查会议。\n"


def test_facts_are_shown_with_what_they_rest_on(sample_kb: Path) -> None:
    shown = run_kb("meta", "show", "枫渡镇人民政府-2024年工作计划", place=sample_kb).out
    assert "year: 2024  [stated]" in shown
    assert "枫渡镇人民政府2024年" in shown


def test_a_correction_takes_effect_at_once_and_survives_the_next_index(tmp_path: Path) -> None:
    place = write_kb(tmp_path, a=TEXT)
    [fixed] = run_kb("meta", "fix", "a", "year=2021", "unit=白沙县水务局", "--json", place=place).rows
    assert (fixed["year"]["value"], fixed["year"]["confidence"]) == (2021, "overridden")
    assert run_kb("search", "督查 年:2021! 单位:白沙", place=place).code == 0
    write_kb(tmp_path, a=TEXT, b="白沙县水务局2022年工作总结\n一、工作完成情况\n召开会议两次。\n")
    assert run_kb("search", "督查 年:2021", place=place).code == 0
    run_kb("meta", "fix", "a", "year=", "unit=?", place=place)
    assert run_kb("search", "督查 年:2023 单位:?", place=place).code == 0


@pytest.mark.parametrize("fact", ["year=昨天", "year", "size=3", "level=高", "=", "date=2024-13-01", "unit=a\nb"])
def test_what_makes_no_sense_is_refused_and_changes_nothing(tmp_path: Path, fact: str) -> None:
    place = write_kb(tmp_path, a=TEXT)
    ran = run_kb("meta", "fix", "a", fact, place=place)
    assert (ran.code, "Traceback" in ran.err) == (2, False)
    assert run_kb("search", "督查 年:2023", place=place).code == 0


def test_an_unknown_report_is_named(tmp_path: Path) -> None:
    assert run_kb("meta", "fix", "没有", "year=2021", place=write_kb(tmp_path, a=TEXT)).code == 2
