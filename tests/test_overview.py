"""Units by years on one page, and units ranked by what they state; `kb report` and `kb metrics --rank`."""

import csv
import io
import re
from html.parser import HTMLParser
from pathlib import Path

import pytest

import kb
from kb.followup import State
from kb.library import Library
from tests.commands import run_kb
from tests.written import write_kb

FIRST = """青石市档案局2021年工作总结
一、工作完成情况
接待查档3000人次，群众满意率达到91.5%。制定《青石市查档管理办法》。
二、2022年工作计划
建成数字档案室12个，举办业务培训8期，整理老照片。
"""
SECOND = """青石市档案局2022年工作总结
一、工作完成情况
建成数字档案室12个，举办业务培训6期，群众满意率达到95.5%。废止《青石市查档暂行规定》。
"""
OTHER = """白沙县水务局2022年工作总结
一、工作完成情况
群众满意率达到97.2%，新建泵站6座，企业满意率达到90.1%。
"""


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_kb(tmp_path_factory.mktemp("overview"), one=FIRST, two=SECOND, three=OTHER)


@pytest.fixture(scope="module")
def library(place: Path) -> Library:
    return kb.open(place)


def test_counts_stand_under_unit_and_year(library: Library) -> None:
    view = library.overview()
    assert view.units == ("青石市档案局", "白沙县水务局")
    assert view.years == (2021, 2022)
    cell = view.cells["青石市档案局", 2022]
    assert (cell.reports, cell.documents, cell.commitments) == (1, 1, 3)
    assert cell.states == {State.CLOSED: 1, State.PARTLY: 1, State.OPEN: 1}
    assert cell.kept == pytest.approx(1 / 3)
    assert view.cells["青石市档案局", 2021].commitments == 0
    assert ("白沙县水务局", 2021) not in view.cells


def test_rows_columns_and_the_whole_add_up(library: Library) -> None:
    view = library.overview()
    for name in ("reports", "numbers", "documents", "commitments", "characters"):
        whole = getattr(view.whole, name)
        assert sum(getattr(view.row(unit), name) for unit in view.units) == whole
        assert sum(getattr(view.column(year), name) for year in view.years) == whole
    assert view.whole.reports == len(library.reports())
    assert view.whole.numbers == len(library.metrics())


def test_a_query_narrows_it(library: Library) -> None:
    assert library.overview("单位:白沙县水务局").units == ("白沙县水务局",)
    assert library.overview("没有这个").reports == ()


def test_units_are_ranked_by_what_they_reached(library: Library) -> None:
    (ranking,) = library.rankings("满意率")
    assert (ranking.year, ranking.measure) == (2022, "%")
    assert [(one.rank, one.unit, one.value) for one in ranking.places] == [
        (1, "白沙县水务局", 97.2),
        (2, "青石市档案局", 95.5),
    ]
    (reverse,) = library.rankings("群众满意率", lowest_first=True)
    assert [one.unit for one in reverse.places] == ["青石市档案局", "白沙县水务局"]
    assert library.rankings("泵站") == ()


class Reader(HTMLParser):
    """The tags and the text of a page."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.links: list[str] = []
        self.text = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.links += [value or "" for name, value in attrs if name in ("src", "href") or name.startswith("on")]

    def handle_data(self, data: str) -> None:
        self.text += data


def read(page: str) -> Reader:
    reader = Reader()
    reader.feed(page)
    return reader


class TestCommand:
    def test_the_table_and_its_json(self, place: Path) -> None:
        out = run_kb("report", place=place).out
        assert "3 reports" in out
        rows = run_kb("report", "--json", place=place).rows
        assert [(row["unit"], row["year"]) for row in rows] == [
            ("青石市档案局", 2021),
            ("青石市档案局", 2022),
            ("白沙县水务局", 2022),
        ]
        assert rows[1]["states"] == {"closed": 1, "partly": 1, "open": 1}

    def test_the_page_holds_everything_and_loads_nothing(self, place: Path, tmp_path: Path) -> None:
        file = tmp_path / "总览.html"
        assert run_kb("report", "--html", str(file), "--title", "档案总览", place=place).code == 0
        reader = read(file.read_text("utf-8"))
        for expected in (
            "档案总览",
            "青石市档案局",
            "建成数字档案室12个",
            "8期 promised, only 6期 reached",
            "青石市查档管理办法",
            "群众满意率",
            "Units by years",
        ):
            assert expected in reader.text
        assert reader.tags.isdisjoint({"script", "link", "iframe", "img", "object"})
        assert reader.links == []

    def test_a_table_for_spreadsheets(self, place: Path, tmp_path: Path) -> None:
        file = tmp_path / "总览.csv"
        assert run_kb("report", "--to", str(file), place=place).code == 0
        rows = list(csv.DictReader(io.StringIO(file.read_text("utf-8-sig"))))
        assert [row["share kept"] for row in rows] == ["", "33%", ""]

    def test_ranking_on_the_command_line(self, place: Path) -> None:
        out = run_kb("metrics", "满意率", "--rank", "high", place=place).out
        assert re.search(r"2022 +%\n +1 +白沙县水务局 +97.2% .*\n +2 +青石市档案局 +95.5%", out)
        (row,) = run_kb("metrics", "满意率", "--rank", "low", "--json", place=place).rows
        assert [one["organ"] for one in row["places"]] == ["青石市档案局", "白沙县水务局"]

    def test_nothing_and_a_wrong_query(self, place: Path) -> None:
        assert run_kb("report", "没有这个", place=place).code == 1
        assert run_kb("report", "年:甲", place=place).code == 2


def test_text_of_reports_acts_on_no_page(tmp_path: Path) -> None:
    hostile = "青石市档案局2021年工作总结\n一、2022年工作计划\n建成<script>alert(1)</script>档案室12个，制定《<img src=x onerror=y>管理办法》。\n"
    later = "青石市档案局2022年工作总结\n一、工作完成情况\n建成<script>alert(1)</script>档案室12个，制定《<img src=x onerror=y>管理办法》。\n"
    place = write_kb(tmp_path, one=hostile, two=later)
    file = tmp_path / "页.html"
    assert run_kb("report", "--html", str(file), "--title", "<b onclick=1>", place=place).code == 0
    reader = read(file.read_text("utf-8"))
    assert reader.tags.isdisjoint({"script", "img", "b"})
    assert reader.links == []
