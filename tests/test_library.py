"""The module's contract: frozen values, ids that may be cut short, corrections, errors that say what to do."""

import doctest
import json
import threading
import time
from pathlib import Path

import pytest

import kb
from kb.errors import IndexMissingError, UnknownReportError, UsageError
from kb.library import Library
from kb.search.patience import SlowQueryError
from tests.written import write_kb

CONTRACT = Path(__file__).with_name("data") / "contract.txt"
SLOW = r"/(\w+\w+)+[a-c]$/"


def test_the_contract_of_the_module_holds(sample_kb: Path) -> None:
    failed, run = doctest.testfile(
        str(CONTRACT), module_relative=False, globs={"PLACE": sample_kb}, optionflags=doctest.ELLIPSIS, encoding="utf-8"
    )
    assert (failed, run > 5) == (0, True)


def test_a_hit_is_what_the_command_prints(sample: Library) -> None:
    for hit in sample.search("窗口"):
        plain = json.loads(json.dumps(hit.to_dict(), ensure_ascii=False, allow_nan=False))
        report = sample.report(plain["report"])
        assert report.text[plain["start"] : plain["end"]] == plain["text"]
        assert {"窗口"} == {plain["text"][start:end] for start, end in plain["spans"]}


def test_the_beginning_of_an_id_is_enough(sample: Library) -> None:
    assert sample.info("禾原市生态环境局-2022").id == "禾原市生态环境局-2022年工作总结"


@pytest.mark.parametrize("report_id", ["禾原市生态环境局", "没有这一篇", "", "x" * 5000])
def test_an_id_that_is_none_names_what_is_near(sample: Library, report_id: str) -> None:
    with pytest.raises(UnknownReportError):
        sample.report(report_id)


def test_every_passage_of_a_report_can_be_asked_for(sample: Library) -> None:
    report = sample.report("枫渡镇人民政府-2024年工作计划")
    for passage in report.passages:
        assert sample.is_passage(passage.id)
        assert sample.passage(passage.id) == (report.info, passage)
    assert not sample.is_passage(report.info.id)


@pytest.mark.parametrize("wrong", [{"limit": -1}, {"offset": -1}, {"sort": "size"}])
def test_wrong_use_is_named(sample: Library, wrong: dict[str, int]) -> None:
    with pytest.raises(UsageError):
        sample.search("窗口", **wrong)  # type: ignore[arg-type]


def test_no_limit_gives_all_and_none_gives_none(sample: Library) -> None:
    hits = sample.search("窗口", limit=None)
    assert len(hits) == hits.total > 20 - 1
    assert (len(sample.search("窗口", limit=0)), sample.search("窗口", limit=0).total) == (0, hits.total)


def test_no_index_says_how_to_make_one(tmp_path: Path) -> None:
    with pytest.raises(IndexMissingError, match="kb index"):
        kb.open(tmp_path / "nothing")


class TestCorrections:
    TEXT = "青石市档案局2023年工作总结\n一、工作完成情况\n召开督查会议。\n"

    def test_take_effect_at_once_everywhere(self, tmp_path: Path) -> None:
        with kb.open(write_kb(tmp_path, a=self.TEXT)) as library:
            assert library.search("督查 年:2021").total == 0
            library.correct("a", {"year": "2021", "unit": "白沙县水务局"})
            hits = library.search("督查 年:2021! 单位:白沙")
            assert [(hit.report.year.value, hit.report.unit.confidence) for hit in hits] == [(2021, "overridden")]
            library.correct("a", {"year": "?"})
            assert library.search("督查 年:?").total == 1
            library.correct("a", {"year": "", "unit": ""})
            assert library.search("督查 年:2023 单位:青石市").total == 1

    def test_survive_the_next_index(self, tmp_path: Path) -> None:
        with kb.open(write_kb(tmp_path, a=self.TEXT)) as library:
            library.correct("a", {"year": "2021"})
        with kb.open(write_kb(tmp_path, a=self.TEXT + "二、下一步打算\n加强督查。\n")) as library:
            assert library.search("加强督查 年:2021").total == 1

    @pytest.mark.parametrize("wrong", [{"year": "今年"}, {"level": "很高"}, {"size": "3"}, {"date": "昨天"}])
    def test_that_make_no_sense_are_refused(self, tmp_path: Path, wrong: dict[str, str]) -> None:
        with kb.open(write_kb(tmp_path, a=self.TEXT)) as library, pytest.raises(UsageError):
            library.correct("a", wrong)


def test_a_catastrophic_pattern_is_given_up_while_other_work_goes_on(tmp_path: Path) -> None:
    library = kb.open(write_kb(tmp_path, a=f"{TestCorrections.TEXT}二、有关情况\n{'督查工作' * 500}\n"))
    library.search("督查")
    turns = 0
    done = threading.Event()

    def watch() -> None:
        nonlocal turns
        while not done.is_set():
            time.sleep(0.005)
            turns += 1

    watcher = threading.Thread(target=watch)
    watcher.start()
    try:
        with pytest.raises(SlowQueryError, match="simpler"):
            library.search(SLOW)
    finally:
        done.set()
        watcher.join()
        library.close()
    assert turns >= 5


def test_a_reader_keeps_its_generation_while_a_new_one_is_made(tmp_path: Path) -> None:
    with kb.open(write_kb(tmp_path, a=TestCorrections.TEXT)) as library:
        write_kb(
            tmp_path, a=TestCorrections.TEXT, b="白沙县水务局2022年工作总结\n一、工作完成情况\n召开督查会议两次。\n"
        )
        assert library.search("督查").count.reports == 1
    with kb.open(tmp_path / ".kb") as library:
        assert library.search("督查").count.reports == 2


def test_matches_in_one_report_are_those_of_the_search(sample: Library) -> None:
    for query in ("满意率", "满意率 -热线", "窗口 #10 服务", "查无此连写 满意"):
        hits = sample.search(query, limit=None, every_copy=True)
        for info in sample.reports():
            found = {hit.id: hit.spans for hit in hits if hit.report.id == info.id}
            assert sample.matches(query, info.id) == found
