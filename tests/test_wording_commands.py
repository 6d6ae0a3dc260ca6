"""kb phrases, kb headings, kb slogans: stdout is data, sources are named, bad use is told what to do."""

from pathlib import Path

import pytest

from tests.commands import run_inside


@pytest.mark.parametrize("words", [("phrases",), ("headings",), ("headings", "--sets"), ("slogans",)], ids=" ".join)
def test_lines_json_and_tables_say_the_same(sample_kb: Path, words: tuple[str, ...]) -> None:
    lines = run_inside(*words, "--limit", "5", place=sample_kb)
    rows = run_inside(*words, "--limit", "5", "--json", place=sample_kb)
    table = run_inside(*words, "--limit", "5", "--format", "csv", place=sample_kb)
    assert (lines.code, rows.code, table.code) == (0, 0, 0)
    assert len(rows.rows) == 5
    assert lines.out.strip()
    assert len(table.out.splitlines()) > 5


def test_every_row_of_a_table_names_its_source(sample_kb: Path) -> None:
    for command in ("phrases", "headings", "slogans"):
        for row in run_inside(command, "--json", place=sample_kb).rows:
            assert row["sources"][0]["file"]
            assert row["sources"][0]["line"] > 0


def test_members_of_a_family_are_proposed(sample_kb: Path) -> None:
    done = run_inside("headings", "--complete", "突出“一窗”…", "--complete", "突出“一链”…", "--json", place=sample_kb)
    assert done.code == 0
    assert all(row["text"].startswith("突出“一") for row in done.rows)


def test_a_slogan_that_nobody_explains_is_said_to_be_so(sample_kb: Path) -> None:
    done = run_inside("slogans", "--find", "三亮三比", place=sample_kb)
    assert "no expansion found" in done.out or "未见释义" in done.out


@pytest.mark.parametrize(
    "words",
    [("phrases", "督查 ("), ("headings", "--complete", "抓牢…"), ("slogans", "未知栏:甲")],
    ids=" ".join,
)
def test_bad_use_ends_with_two_and_a_sentence(sample_kb: Path, words: tuple[str, ...]) -> None:
    done = run_inside(*words, place=sample_kb)
    assert done.code == 2
    assert not done.out
    assert done.err.strip()


def test_nothing_found_ends_with_one(sample_kb: Path) -> None:
    for words in (("phrases", "没有这样的话"), ("headings", "没有这样的话"), ("slogans", "--find", "没有这样的话")):
        assert run_inside(*words, place=sample_kb).code == 1


def test_a_cell_is_no_formula(sample_kb: Path, tmp_path: Path) -> None:
    for command in ("phrases", "headings", "slogans"):
        file = tmp_path / f"{command}.csv"
        assert run_inside(command, "--to", str(file), place=sample_kb).code == 0
        cells = [cell for line in file.read_text("utf-8-sig").splitlines() for cell in line.split(",")]
        assert not any(cell.lstrip('"').startswith(("=", "+", "-", "@")) for cell in cells)
