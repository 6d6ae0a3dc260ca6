"""`kb compare`: what is laid beside each other, in columns as wide as asked for, under one another, or as JSON."""

import json
from pathlib import Path

import pytest

from kb.compare import compare
from kb.render.cells import cells
from kb.render.comparison import side_by_side, summary_lines, unified
from tests.commands import run_kb

LEFT = "一是推进“一窗通办”。增设50个窗口，年底前完成。二是强化热线办理，常规问题两天办结。"
RIGHT = "一是强化热线办理，常规问题两天办结。二是推进“一窗通办”。增设43个窗口，方便群众。"
NAMES = ["甲", "乙"]
EARLY, LATE = "澜川市政务服务管理办公室-2022", "澜川市政务服务管理办公室-2023"


@pytest.fixture
def english(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KB_LANG", "en")
    monkeypatch.delenv("KB_DIR", raising=False)


def test_columns_are_straight_and_signs_tell() -> None:
    lines = list(side_by_side(compare(LEFT, RIGHT), NAMES, 60))
    assert lines[0].split() == ["甲", "|", "乙"]
    bars = [cells(line[: line.index("|")]) for line in lines if "|" in line]
    assert set(bars) == {29}
    assert all(cells(line) <= 60 for line in lines)
    text = "\n".join(lines)
    assert "~ 增设【50】个窗口，" in text
    assert "~ 增设【43】个窗口，" in text
    assert "- 年底前完成。" in text
    assert "+ 方便群众。" in text
    assert "> " in text


def test_under_one_another_the_same_is_said_once() -> None:
    lines = list(unified(compare("加强管理。增设50个窗口，方便群众。", "加强管理。增设43个窗口，方便群众。"), NAMES))
    assert lines == ["1: 甲", "2: 乙", "= 加强管理。", "- 增设【50】个窗口，", "+ 增设【43】个窗口，", "= 方便群众。"]


def test_hostile_text_and_names_stay_in_their_columns() -> None:
    lines = list(side_by_side(compare("\x1b[31m红[b]\u202e，甲。", "乙\x00。"), ["\x1b]0;x", "n\nm"], 70))
    assert all(character.isprintable() for line in lines for character in line)


def test_a_summary_says_how_alike_and_what_makes_it_so() -> None:
    first, *runs = summary_lines(compare(LEFT, RIGHT), NAMES)
    assert first.startswith("乙: ")
    assert runs


@pytest.mark.usefixtures("english")
def test_sections_of_two_reports_are_compared(sample_kb: Path) -> None:
    ran = run_kb("compare", f"{EARLY}#下一步", f"{LATE}#1", "--width", "100", place=sample_kb)
    assert ran.code == 0
    assert "三、2023年工作思路" in ran.out
    assert max(cells(line) for line in ran.out.splitlines()) <= 100
    assert "alike" in ran.err


@pytest.mark.usefixtures("english")
def test_json_is_a_row_a_line_and_rebuilds_each_text(sample_kb: Path) -> None:
    ran = run_kb("compare", EARLY, LATE, "--json", place=sample_kb)
    head, *rows = [json.loads(line) for line in ran.out.splitlines()]
    assert [set(side) for side in head["sides"]] == [{"name", "characters"}] * 2
    for number, side in enumerate(head["sides"]):
        text = "".join(row["cells"][number]["text"] for row in rows if row["cells"][number])
        assert len(text) == side["characters"]


@pytest.mark.usefixtures("english")
def test_files_are_compared_without_a_knowledge_base(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for name, text in (
        ("甲.txt", "某局工作总结\n加强管理，提升服务。\n"),
        ("乙.txt", "某局工作总结\n加强管理，优化服务。\n"),
    ):
        Path(name).write_text(text, "utf-8")
    ran = run_kb("compare", "甲.txt", "乙.txt", "--unified")
    assert ran.code == 0
    assert "- 【提升】服务。" in ran.out
    assert run_kb("compare", "甲.txt", "没有.txt").code == 2


@pytest.mark.usefixtures("english")
@pytest.mark.parametrize(
    "words", [[EARLY], [EARLY] * 5, [EARLY, f"{EARLY}#没有这节"], [EARLY, "没有这篇"], [EARLY, LATE, "--width", "5"]]
)
def test_wrong_use_is_one_sentence(sample_kb: Path, words: list[str]) -> None:
    ran = run_kb("compare", *words, place=sample_kb)
    assert ran.code == 2
    assert ran.out == ""
    assert "Traceback" not in ran.err
