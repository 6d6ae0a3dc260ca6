"""One topic over units or years: which passages speak of it, what they measure, and how columns differ."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import kb
from kb.errors import UsageError
from kb.grid import By, Grid, Manner, make_grid
from kb.grid.clauses import clauses
from kb.library import Library
from kb.model import Role
from kb.render.grid import difference_text, grid_lines, grid_page, grid_sheet
from tests.conftest import build
from tests.shared import needs_shared

CAPS = """白沙县政府办公室2022年工作总结
一、提升会议质量
从严控制会议规模，减少会议数量。全县性会议会期不超过半天，各类会议汇报材料原则上不超过4页，会议主持讲话一般不超过10分钟。能合并的会议一律合并。
二、抓好后勤保障
食堂全年接待2.3万人次。
"""
RESULTS = """青石市政府办公室2022年工作总结
一、深化精文简会
全年印发文件180件，同比减少12%；召开全市性会议31次，同比减少25%；编发简报40期，文件和会议明显精简。
二、优化值班值守
全年处置突发事件26起。
"""
LATER = """青石市政府办公室2023年工作总结
一、持续精文简会
全年印发文件150件，同比减少16.7%；召开全市性会议26次。
"""


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("reports")
    for name, text in (("白沙2022.txt", CAPS), ("青石2022.txt", RESULTS), ("青石2023.txt", LATER)):
        (folder / name).write_text(text, "utf-8")
    return build(tmp_path_factory.mktemp("grid") / ".kb", folder)


@pytest.fixture(scope="module")
def grid(place: Path) -> Grid:
    with kb.open(place) as library:
        return library.grid("精文简会")


def column(grid: Grid, name: str) -> int:
    return next(place for place, one in enumerate(grid.columns) if name in one.name)


def test_a_unit_that_never_names_the_topic_is_told_by_its_words(grid: Grid) -> None:
    assert {one.name: one.exact for one in grid.columns} == {"青石市政府办公室": True, "白沙县政府办公室": False}
    assert {"文件", "会议", "简报"} <= set(grid.words)


def test_caps_are_told_from_results(grid: Grid) -> None:
    (difference,) = [one for one in grid.differences if one.theme == "会议"]
    assert difference.manners[column(grid, "白沙")] is Manner.CAP
    assert difference.manners[column(grid, "青石")] is Manner.RESULT
    assert "全市性会议31次 -25%" in difference_text(grid, difference)


def test_a_row_is_a_measure_and_a_cell_its_clauses(grid: Grid) -> None:
    (row,) = [row for row in grid.rows if row.label == "全市性会议"]
    entries = row.cells[column(grid, "青石")]
    assert [entry.spoken for entry in entries] == ["31次 -25%", "26次"]
    assert [entry.report.year.value for entry in entries] == [2022, 2023]
    assert row.cells[column(grid, "白沙")] == ()


def test_what_has_nothing_to_do_with_the_topic_stays_out(grid: Grid) -> None:
    texts = [entry.text for row in grid.rows for entry in row.entries]
    assert not any("突发事件" in text or "食堂" in text for text in texts)


def test_spans_are_of_the_passage(grid: Grid) -> None:
    for row in grid.rows:
        for entry in row.entries:
            assert (
                entry.sentence.start
                <= entry.span.start
                < entry.span.end
                <= entry.sentence.end
                <= len(entry.passage.text)
            )
            assert all(entry.passage.text[one.span.start : one.span.end] == one.text for one in entry.numbers)


def test_years_stand_in_their_order(place: Path) -> None:
    with kb.open(place) as library:
        by_year = library.grid("精文简会", by="year")
        assert [one.name for one in by_year.columns] == ["2022", "2023"]
        assert library.grid("没有这个题目").rows == ()
        with pytest.raises(UsageError):
            library.grid("精文简会", by="region")


def test_a_term_of_plain_words_is_only_itself(sample: Library) -> None:
    found = sample.grid("综合窗口", by="year")
    assert found.words == ()
    assert all(one.exact for one in found.columns)
    assert [one.name for one in found.columns] == sorted(one.name for one in found.columns)


def test_fewer_columns_keep_those_that_say_most(place: Path) -> None:
    with kb.open(place) as library:
        assert [one.name for one in library.grid("精文简会", columns=1).columns] == ["青石市政府办公室"]


@pytest.mark.parametrize(
    ("text", "role", "expected"),
    [
        ("会议原则上不超过30分钟。", Role.REVIEW, Manner.CAP),
        ("办理时间压缩至3天以内。", Role.REVIEW, Manner.RESULT),
        ("满意度不低于95%。", Role.PLAN, Manner.TARGET),
        ("文件不超过200件。", Role.PLAN, Manner.CAP),
        ("全年制发文件55件。", Role.RESULTS, Manner.RESULT),
    ],
)
def test_the_manner_of_a_number(text: str, role: Role, expected: Manner) -> None:
    (clause,) = clauses(text, role)
    assert clause.numbers[0].manner is expected


def test_numbers_of_one_thing_stand_together() -> None:
    found = [
        [number.text for number in clause.numbers]
        for clause in clauses("制发文件55件、同比减少4%，召开会议12次。", None)
    ]
    assert found == [["55件", "4%"], ["12次"]]


@settings(deadline=None)
@given(st.text(alphabet="会议文件不超过同比减少增长达到，、。；\n0123456789%件次个（）", max_size=80))
def test_clauses_stand_in_their_sentences_in_order(text: str) -> None:
    found = list(clauses(text, None))
    for clause in found:
        assert 0 <= clause.sentence.start <= clause.span.start < clause.span.end <= clause.sentence.end <= len(text)
        assert all(clause.span.start <= one.span.start and one.span.end <= clause.span.end for one in clause.numbers)
    assert [clause.sentence.start for clause in found] == sorted(clause.sentence.start for clause in found)


def test_every_form_says_the_same(grid: Grid) -> None:
    lines = "\n".join(grid_lines(grid, 100))
    sheet = grid_sheet(grid)
    html = grid_page(grid)
    for row in grid.rows:
        assert row.label[:8] in lines
        assert row.label in html
    assert len(sheet.rows) == len(grid.rows)
    assert "<script" not in html
    assert grid.to_dicts()[0]["by"] == "unit"
    assert "\n".join(grid_lines(grid, 40))


@needs_shared
def test_one_seed_sets_caps_where_another_reports_results(seeds: Library) -> None:
    found = seeds.grid("精文简会")
    (difference,) = [one for one in found.differences if one.theme == "会议"]
    caps = next(place for place, one in enumerate(found.columns) if one.reports[0].startswith("001"))
    results = next(place for place, one in enumerate(found.columns) if one.reports[0].startswith("003"))
    assert (difference.manners[caps], difference.manners[results]) == (Manner.CAP, Manner.RESULT)
    spoken = {entry.spoken for row in found.rows for entry in row.entries}
    assert {"55件 -40.9%", "12次 -40%", "35份 -43%", "≤1天", "≤4页", "≤5分钟", "≤30分钟", "≤15分钟", "≤5个"} <= spoken


def test_an_unknown_year_has_its_own_column(sample: Library) -> None:
    hits = sample.search("整改", limit=None).page
    found = make_grid(sample._engine.corpus, hits, "整改", By.YEAR, None)
    unknown = [one for one in found.columns if not one.known]
    assert [one.name for one in unknown] == ["?"] * len(unknown)
