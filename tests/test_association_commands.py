"""`kb collocates` and `kb keyness`: tables, JSON, files, and how they were made."""

from pathlib import Path

import pytest

from tests.commands import run_inside, run_kb


@pytest.fixture(autouse=True)
def english(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KB_LANG", "en")
    monkeypatch.delenv("KB_DIR", raising=False)


def test_collocates_are_a_table_with_what_was_compared(sample_kb: Path) -> None:
    ran = run_kb("collocates", "窗口", "--limit", "5", place=sample_kb)
    assert ran.code == 0
    assert len(ran.out.splitlines()) == 6
    assert "within 10 characters on each side" in ran.err


def test_the_sentence_is_a_window_too(sample_kb: Path) -> None:
    *rows, whole = run_inside("collocates", "窗口", "--sentence", "--by", "mi3", "--json", place=sample_kb).rows
    assert whole["window"] is None
    assert [row["mi3"] for row in rows] == sorted((row["mi3"] for row in rows), reverse=True)
    assert run_inside("collocates", "窗口", "--sentence", place=sample_kb).err.count("in the sentence") == 1


def test_key_words_of_a_year_against_another(sample_kb: Path) -> None:
    words = ("keyness", "年:2023", "--against", "年:2022", "--min", "3")
    *rows, sides = run_inside(*words, "--json", place=sample_kb).rows
    assert rows
    assert sides["here"]["reports"] > 0
    assert sides["there"]["reports"] > 0
    ran = run_inside(*words, place=sample_kb)
    assert rows[0]["text"] in ran.out.splitlines()[1]
    assert "here: " in ran.err


def test_key_runs_of_a_unit_against_the_rest(sample_kb: Path) -> None:
    ran = run_inside("keyness", "单位:云岭县", "--runs", "--min", "3", place=sample_kb)
    assert ran.code == 0
    assert "the rest" in ran.err


@pytest.mark.parametrize("words", [("collocates", "窗口"), ("keyness", "单位:云岭县", "--min", "3")])
def test_results_go_to_files_with_how_they_were_made(sample_kb: Path, tmp_path: Path, words: tuple[str, ...]) -> None:
    for name in ("t.csv", "t.md", "t.json"):
        assert run_inside(*words, "--to", str(tmp_path / name), place=sample_kb).out == ""
    assert "digest" in (tmp_path / "t.md").read_text("utf-8")
    text = run_inside(*words, "--methods", place=sample_kb).out
    assert "digest" in text
    assert "at least" in text
    assert "digest" in run_inside(*words, "--methods", "--json", place=sample_kb).rows[0]["methods"]["corpus"]


def test_boilerplate_is_left_out_where_asked(sample_kb: Path) -> None:
    assert run_inside("collocates", "窗口", "--without-boilerplate", "3", place=sample_kb).code == 0
    assert run_inside("keyness", "单位:云岭县", "--without-boilerplate", "3", place=sample_kb).code == 0


def test_exit_codes(sample_kb: Path) -> None:
    assert run_inside("collocates", "没有这个词的", place=sample_kb).code == 1
    assert run_inside("collocates", "窗口", "--min", "9999", place=sample_kb).code == 1
    assert run_inside("collocates", "年:2023", place=sample_kb).code == 2
    assert run_inside("collocates", "窗口", "--window", "0", place=sample_kb).code == 2
    assert run_inside("keyness", "单位:没有这家", place=sample_kb).code == 2
    assert run_inside("keyness", "单位:", place=sample_kb).code == 2
