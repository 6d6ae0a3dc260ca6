"""The ledger of commitments over a knowledge base: chosen by query, followed into the next report, closed with evidence; `kb commitments`."""

import csv
import io
from dataclasses import replace
from pathlib import Path

import pytest

import kb
from kb.followup import State, Verdict
from kb.followup.succession import planned_year, successors
from kb.library import Library
from kb.model import Claim, ReportInfo
from tests.commands import run_kb
from tests.written import write_kb

FIRST = """青石市档案局2021年工作总结
一、工作完成情况
接待查档3000人次，编研史料2部。
二、2022年工作计划
（一）抓利用。全年接待查档不少于4000人次，6月底前上线查档平台，建成数字档案室12个。（市档案局、市财政局负责）
（二）抓队伍。举办业务培训8期，完善值班制度，开展档案评比。
"""
SECOND = """青石市档案局2022年工作总结
一、工作完成情况
全年接待查档4200人次。查档平台于9月上线。建成数字档案室9个，其余3个结转到下一年。组织业务培训320人次。
二、2023年工作计划
建成数字档案室3个。
"""
OTHER = """白沙县水务局2022年工作总结
一、工作完成情况
建成数字档案室12个，完善值班制度。
"""


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Library:
    return kb.open(write_kb(tmp_path_factory.mktemp("commitments"), one=FIRST, two=SECOND, three=OTHER))


def test_a_query_chooses_commitments_by_passage_and_by_word(library: Library) -> None:
    assert len(library.commitments()) == 7
    assert [one.text for one in library.commitments("数字档案室")] == ["建成数字档案室12个", "建成数字档案室3个"]
    assert library.commitments("数字档案室").others == 2
    assert len(library.commitments("数字档案室 年:2021", every=True)) == 3
    assert len(library.commitments("单位:青石市档案局 年:2022")) == 1
    assert not len(library.commitments("没有这个"))


def test_parts_and_places_are_those_of_the_passage(library: Library) -> None:
    for entry in library.commitments(follow=True):
        assert entry.passage.text[entry.span.start : entry.span.end] == entry.text
        if entry.outcome and entry.outcome.passage:
            span = entry.outcome.span
            assert span is not None
            assert entry.outcome.passage.text[span.start : span.end] == entry.outcome.text
    first = library.commitments("查档 年:2021").entries[0]
    assert (first.words("target"), first.words("owner"), first.year) == ("不少于4000人次", "市档案局、市财政局", 2022)


def test_each_is_followed_into_the_next_report_of_the_same_unit_only(library: Library) -> None:
    found = library.commitments("年:2021", follow=True)
    verdicts = [one.outcome and one.outcome.followed.verdict for one in found]
    assert verdicts == [
        Verdict.FULFILLED, Verdict.PARTLY, Verdict.PARTLY, Verdict.OTHER_MEASURE, Verdict.NOT_MENTIONED, Verdict.NOT_MENTIONED,
    ]  # fmt: skip
    assert found.states() == {State.CLOSED: 1, State.PARTLY: 2, State.UNCLEAR: 1, State.OPEN: 2}
    assert library.follow_up("one").states() == found.states()
    assert library.commitments("年:2022", follow=True).states() == {State.WAITING: 1}


@pytest.mark.parametrize(
    ("query", "passages"), [("有:承诺", 3), ("has:commitments 年:2021", 2), ("值班 -有:承诺", 1), ("有:承诺 评比", 1)]
)
def test_passages_that_promise_something(library: Library, query: str, passages: int) -> None:
    assert library.search(query).total == passages


def info(
    name: str, unit: str | None, year: int | None, kind: str = "工作总结", plan_year: int | None = None
) -> ReportInfo:
    return ReportInfo(
        name, name, unit=Claim(unit), year=Claim(year), kind=Claim(kind), plan_year=Claim(plan_year),
        review_year=Claim(plan_year - 1 if plan_year else None if kind == "工作计划" else year),
    )  # fmt: skip


def test_the_reports_that_follow_tell_of_the_year_that_was_planned() -> None:
    own = info("a", "青石市档案局", 2021)
    infos = [
        own,
        info("b", "青石市档案局", 2022),
        info("c", "白沙县水务局", 2022),
        info("d", "青石市档案局", 2023),
        info("far", "青石市档案局", 2031),
        info("e", "青石市档案局", 2022, "工作计划"),
    ]
    assert [one.id for one in successors(own, infos)] == ["b", "d"]
    assert [one.id for one in successors(info("p", "青石市档案局", 2022, "工作计划"), infos)] == ["b", "d"]
    assert planned_year(info("g", "青石市政府", 2022, "政府工作报告", 2022)) == 2022
    assert successors(info("m", "XX市档案局", 2021), [info("n", "XX市档案局", 2022)]) == ()
    assert successors(info("u", None, 2021), [info("v", None, 2022)]) == ()
    assert successors(info("y", "青石市档案局", None), infos) == ()


@pytest.mark.parametrize(
    ("period", "year"), [("全年", 2023), (None, 2023), ("下半年", 2023), ("上半年", 2022), ("前三季度", 2022), ("1-9月", 2022), ("5月", 2022)]
)  # fmt: skip
def test_a_report_of_a_part_of_a_year_promises_for_the_rest_of_it(period: str | None, year: int) -> None:
    assert planned_year(replace(info("h", "青石市档案局", 2022), period=Claim(period))) == year


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_kb(tmp_path_factory.mktemp("ledger"), one=FIRST, two=SECOND)


class TestCommand:
    def test_follow_says_verdict_reason_and_both_sentences(self, place: Path) -> None:
        ran = run_kb("commitments", "年:2021", "--follow", place=place)
        assert ran.code == 0
        for expected in (
            "全年接待查档不少于4000人次",
            "4000人次 promised, 4200人次 reached",
            "“全年接待查档4200人次”",
            "kept in part",
            "measured otherwise",
            "not mentioned",
        ):
            assert expected in ran.out
        assert "closed 1" in ran.err

    def test_the_ledger_has_state_deadline_and_owner(self, place: Path) -> None:
        out = run_kb("commitments", "--ledger", "年:2021", place=place).out
        line = next(line for line in out.splitlines() if "6月底前上线查档平台" in line)
        for expected in ("in part", "2022 6月底前", "市档案局、市财政局"):
            assert expected in line

    def test_states_and_numbers_narrow(self, place: Path) -> None:
        rows = run_kb("commitments", "--state", "closed", "--state", "open", "--json", place=place).rows
        assert {row["state"] for row in rows} == {"closed", "open"}
        assert all(row["outcome"]["report"] == "two" for row in rows)
        numbered = run_kb("commitments", "--quantified", "--json", place=place).rows
        assert [row["text"] for row in numbered if not row["quantified"]] == []
        assert all(row["outcome"] is None for row in numbered)

    def test_files_of_every_kind(self, place: Path, tmp_path: Path) -> None:
        for suffix in ("csv", "md", "json", "txt"):
            file = tmp_path / f"台账.{suffix}"
            assert run_kb("commitments", "--follow", "--to", str(file), place=place).code == 0
            assert "上线查档平台" in file.read_text("utf-8-sig")
        table = list(csv.DictReader(io.StringIO((tmp_path / "台账.csv").read_text("utf-8-sig"))))
        assert {row["state"] for row in table} == {"closed", "in part", "to be checked", "open", "no later report"}

    def test_nothing_and_a_wrong_query(self, place: Path) -> None:
        assert run_kb("commitments", "没有这个", place=place).code == 1
        wrong = run_kb("commitments", "年:甲", place=place)
        assert wrong.code == 2
        assert "^" in wrong.err


def test_a_report_text_acts_on_no_table(tmp_path: Path) -> None:
    hostile = "青石市档案局2021年工作总结\n一、2022年工作计划\n建成=HYPERLINK(1)档案室|<b>12个\x1b[31m。\n"
    place = write_kb(tmp_path, one=hostile)
    file = tmp_path / "台账.csv"
    run_kb("commitments", "--to", str(file), place=place)
    assert not any(
        cell.startswith(("=", "+", "-", "@"))
        for row in csv.reader(io.StringIO(file.read_text("utf-8-sig")))
        for cell in row
    )
    assert "\x1b" not in run_kb("commitments", place=place).out
