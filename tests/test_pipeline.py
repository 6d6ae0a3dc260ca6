"""From a file to a Report: the stages' values hold together, ids stand still, places lead back into the file."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.identity import stages_identity
from indexer.pipeline import (
    Settings,
    Task,
    clean_file,
    extract_text,
    read_report,
    row_id,
    slug,
    to_reports,
)
from indexer.values import Cleaned
from kb.errors import UnreadableFileError
from kb.model import PassageKind, Problem, Report
from tests.samples import report_text


def read(path: Path) -> Report:
    report = read_report(path).report
    assert report
    return report


@pytest.fixture
def report(tmp_path: Path) -> Report:
    (tmp_path / "2022年工作总结.txt").write_text("首页 > 公开\n\n" + report_text("青石市档案局", 2022), "utf-8")
    return read(tmp_path / "2022年工作总结.txt")


def test_passages_rebuild_the_text_and_lie_where_they_say(report: Report) -> None:
    assert "".join(passage.text for passage in report.passages) == report.text
    assert all(report.text[passage.start : passage.end] == passage.text for passage in report.passages)
    assert (report.info.passages, report.info.characters) == (len(report.passages), len(report.text))


def test_a_passage_knows_the_headings_above_it(report: Report) -> None:
    service = next(passage for passage in report.passages if "首问负责" in passage.text)
    assert [label.lstrip("一二三、") for label in service.path[:1]] == ["主要工作"]
    heading = next(passage for passage in report.passages if passage.kind is PassageKind.HEADING)
    assert heading.path == ()


def test_a_passage_knows_its_line_in_the_file(tmp_path: Path, report: Report) -> None:
    lines = (tmp_path / "2022年工作总结.txt").read_text("utf-8").split("\n")
    for passage in report.passages:
        assert lines[passage.line - 1].strip().startswith(passage.text.strip()[:6])


def test_a_passages_id_stands_while_its_text_does(tmp_path: Path, report: Report) -> None:
    path = tmp_path / "2022年工作总结.txt"
    path.write_text(path.read_text("utf-8").replace("年底前完成", "明年底前完成"), "utf-8")
    before, after = (
        {passage.text: passage.id for passage in report.passages},
        {passage.text: passage.id for passage in read(path).passages},
    )
    kept = before.keys() & after.keys()
    assert len(kept) == len(after) - 1
    assert all(before[text] == after[text] for text in kept)
    assert all(passage_id.startswith("2022年工作总结/") for passage_id in after.values())


def test_equal_passages_are_counted(tmp_path: Path) -> None:
    (tmp_path / "重复.txt").write_text(
        "青石市档案局2022年工作总结\n" + "一、同样的话。各单位要抓好落实工作。\n各单位要抓好落实工作。\n" * 2, "utf-8"
    )
    passages = read(tmp_path / "重复.txt").passages
    assert len({passage.id for passage in passages}) == len(passages)


def test_what_cannot_be_read_is_an_outcome_with_a_problem(tmp_path: Path) -> None:
    (tmp_path / "空.txt").touch()
    outcome = read_report(tmp_path / "空.txt")
    assert outcome.report is None
    assert outcome.problems[0].file == "空.txt"


def test_rows_of_a_table_are_reports_of_their_own(tmp_path: Path) -> None:
    row = report_text("青石市档案局", 2022).replace("\n", "\\n")
    (tmp_path / "汇编.jsonl").write_text(f'{{"正文": "{row}"}}\n{{"正文": ""}}\n{{"正文": "{row}"}}\n', "utf-8")
    outcomes = list(to_reports(Task(tmp_path / "汇编.jsonl", "表/汇编.jsonl", "汇编"), Settings()))
    found = [outcome.report.info for outcome in outcomes if outcome.report]
    assert [(info.id, info.file) for info in found] == [("汇编.1", "表/汇编.jsonl#1"), ("汇编.3", "表/汇编.jsonl#3")]
    assert "首问负责" in extract_text(tmp_path / "汇编.jsonl", "表/汇编.jsonl#3")


def test_the_text_before_cleaning_can_be_had_again(tmp_path: Path) -> None:
    (tmp_path / "一.txt").write_text("　　有缩进的一行。\n", "utf-8")
    assert extract_text(tmp_path / "一.txt", "深/一.txt").startswith("　　有")
    with pytest.raises(UnreadableFileError):
        extract_text(tmp_path / "没有.txt", "没有.txt")


def test_the_nearest_settings_above_a_file_count(tmp_path: Path) -> None:
    (tmp_path / "kb.toml").write_text('[[unit]]\nname = "青石市档案馆"\naliases = ["青石市档案局"]\n', "utf-8")
    (tmp_path / "深").mkdir()
    (tmp_path / "深" / "总结.txt").write_text(report_text("青石市档案局", 2022), "utf-8")
    assert read(tmp_path / "深" / "总结.txt").info.unit.value == "青石市档案馆"


def test_cleaning_a_file_gives_what_was_read_and_what_was_left(tmp_path: Path) -> None:
    (tmp_path / "一.txt").write_text(report_text("青石市档案局", 2022), "utf-8")
    ((name, outcome),) = clean_file(tmp_path / "一.txt")
    assert name == "一.txt"
    assert not isinstance(outcome, Problem)
    assert isinstance(outcome[1], Cleaned)


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("003_36af.txt", "003-36af"),
        ("澜川市/2022年 工作总结（定稿）.docx", "澜川市-2022年-工作总结-定稿"),
        ("…….txt", "report"),
        (".隐藏", "隐藏"),
        ("a\x1b[31m\n'b.txt", "a-31m-b"),
        ("x" * 300 + ".txt", "x" * 80 + "-" + "0ba5e3ef"),
    ],
)
def test_slugs(path: str, expected: str) -> None:
    found = slug(path)
    assert found == expected or (len(path) > 80 and found[:81] == expected[:81])


@given(st.text())
def test_a_slug_is_always_a_name(path: str) -> None:
    found = slug(path)
    assert 0 < len(found) < 100
    assert not set(found) & set("/. #\n\x1b'\"")


def test_row_ids() -> None:
    assert row_id("汇编", "表/汇编.jsonl", "表/汇编.jsonl#12") == "汇编.12"
    assert row_id("汇编", "表/汇编.jsonl", "表/汇编.jsonl") == "汇编"


def test_the_stages_have_an_identity() -> None:
    assert len(stages_identity()) == 16
