"""`kb trend`: figures with their denominators, as lines, tables, JSON and drawings."""

from pathlib import Path

import pytest

from kb.render.cells import cells
from tests.commands import run_inside, run_kb


@pytest.fixture(autouse=True)
def english(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KB_LANG", "en")
    monkeypatch.delenv("KB_DIR", raising=False)


def test_a_term_is_counted_by_year_with_first_and_last_use(sample_kb: Path) -> None:
    ran = run_kb("trend", "窗口", place=sample_kb)
    assert ran.code == 0
    for part in ("per 10,000 characters", "of characters", "first use: 2021", "last use: 2023", "Juilland's D", "DP"):
        assert part in ran.out
    assert "43 occurrences" in ran.err


def test_rows_and_search_agree(sample_kb: Path) -> None:
    *rows, whole = run_inside("trend", "窗口", "--json", place=sample_kb).rows
    counted = run_inside("search", "窗口", "--count", "--json", place=sample_kb).rows[0]
    assert {name: whole["total"][name] for name in counted} == counted
    assert sum(row["occurrences"] for row in rows) == counted["occurrences"]
    for row in rows:
        if row["of"]["characters"]:
            assert row["per_10000"] == pytest.approx(row["occurrences"] * 10_000 / row["of"]["characters"])


def test_several_terms_are_compared(sample_kb: Path, tmp_path: Path) -> None:
    svg = tmp_path / "trend.svg"
    ran = run_inside("trend", "窗口", "群众 -信访", "--by", "kind", "--svg", str(svg), place=sample_kb)
    assert ran.code == 0
    assert "# 窗口" in ran.out
    assert "= 群众 -信访" in ran.out
    assert "<text" in svg.read_text("utf-8")


def test_reports_have_bars_and_tables_have_files(sample_kb: Path, tmp_path: Path) -> None:
    assert run_inside("trend", "窗口", "--reports", place=sample_kb).out.count("|") == 18
    for name in ("t.csv", "t.md", "t.json"):
        assert run_inside("trend", "窗口", "--by", "unit", "--to", str(tmp_path / name), place=sample_kb).out == ""
        assert "窗口" in (tmp_path / name).read_text("utf-8-sig")


def test_what_is_left_out_is_said(sample_kb: Path) -> None:
    ran = run_inside("trend", "窗口", "--by", "unit", "--limit", "1", place=sample_kb)
    assert "--limit 0" in ran.err


def test_nothing_found_is_exit_code_one_and_a_wrong_use_two(sample_kb: Path) -> None:
    assert run_inside("trend", "没有这个词的", place=sample_kb).code == 1
    assert run_inside("trend", "窗口", "--by", "天", place=sample_kb).code == 2
    assert run_inside("trend", "年:2023", place=sample_kb).code == 2
    assert run_inside("trend", "窗口 )", place=sample_kb).code == 2


def test_the_method_names_every_term(sample_kb: Path) -> None:
    text = run_inside("trend", "窗口", "群众", "--methods", place=sample_kb).out
    assert text.count("understood as") == 2
    assert "counted by year" in text


def test_chinese_lines_fit_what_they_are_told(sample_kb: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KB_LANG", "zh")
    out = run_inside("trend", "窗口", place=sample_kb).out
    head = out.splitlines()[0]
    assert "每万字次数" in head
    assert all(cells(line) < 200 for line in out.splitlines())


def test_years_in_which_no_term_stands_share_a_line(tmp_path: Path) -> None:
    for year, text in {
        1998: "修渠",
        2003: "筑路",
        2011: "植树",
        2020: "办理督办件",
        2021: "修渠",
        2022: "督查",
    }.items():
        (tmp_path / "files").mkdir(exist_ok=True)
        (tmp_path / "files" / f"青禾县{year}年工作总结.txt").write_text(f"青禾县{year}年工作总结\n{text}。\n", "utf-8")
    assert run_kb("index", str(tmp_path / "files"), place=tmp_path / "kb").code == 0
    rows = run_inside("trend", "督查", place=tmp_path / "kb").out.splitlines()[1:]
    counted = [line.split()[:3] + line.split()[-2:] for line in rows[:2]]
    assert [line.split()[0] for line in rows[:3]] == ["1998-2021", "2022", "all"]
    assert counted[0] == ["1998-2021", "0", "0", counted[0][3], "5"]
    bars = run_inside("trend", "督查", "督办", place=tmp_path / "kb").out.partition("\n\nper 10,000 characters\n")[2]
    assert [line.split()[0] for line in bars.splitlines()] == ["1998-2011", "2020", "=", "2021", "=", "2022", "="]
