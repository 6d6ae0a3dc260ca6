"""`kb grid`: columns, JSON, CSV, Markdown and a page, and what it refuses."""

from pathlib import Path

import pytest

from kb.render.cells import cells
from tests.commands import run_kb


def test_columns_keep_to_the_width(sample_kb: Path) -> None:
    ran = run_kb("grid", "精文简会", "--by", "year", "--width", "110", place=sample_kb, KB_LANG="en")
    assert ran.code == 0
    assert max(map(cells, ran.out.splitlines())) <= 110
    assert "Differences:" in ran.out
    assert "told by its words" in ran.err


def test_narrow_terminals_get_the_cells_under_one_another(sample_kb: Path) -> None:
    ran = run_kb("grid", "精文简会", "--by", "year", "--width", "50", place=sample_kb)
    assert ran.code == 0
    assert max(map(cells, ran.out.splitlines())) <= 50


def test_json_is_the_head_then_a_row_a_line(sample_kb: Path) -> None:
    head, *rows = run_kb("grid", "综合窗口", "--json", place=sample_kb).rows
    assert set(head) == {"topic", "by", "columns", "words", "differences"}
    assert all(len(row["cells"]) == len(head["columns"]) for row in rows)
    assert all(entry["numbers"] or entry["manner"] == "rule" for row in rows for cell in row["cells"] for entry in cell)


@pytest.mark.parametrize("suffix", ["csv", "md"])
def test_a_file_has_the_form_of_its_suffix(sample_kb: Path, tmp_path: Path, suffix: str) -> None:
    file = tmp_path / f"表.{suffix}"
    ran = run_kb("grid", "综合窗口", "--to", str(file), place=sample_kb)
    assert (ran.code, ran.out) == (0, "")
    assert "窗口" in file.read_text("utf-8-sig")


def test_a_page_needs_nothing_else(sample_kb: Path, tmp_path: Path) -> None:
    file = tmp_path / "表.html"
    assert run_kb("grid", "综合窗口", "--html", str(file), place=sample_kb).code == 0
    html = file.read_text("utf-8")
    assert "<details>" in html
    assert not any(word in html for word in ("<script", "src=", "http://", "https://"))


def test_nothing_found_and_wrong_use(sample_kb: Path) -> None:
    assert run_kb("grid", "没有这个题目", place=sample_kb).code == 1
    assert run_kb("grid", "窗口", "--by", "region", place=sample_kb).code == 2
    assert run_kb("grid", "窗口 (", place=sample_kb).code == 2
