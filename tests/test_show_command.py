"""`kb show`: a report, its outline, its file's text, one passage."""

from pathlib import Path

import pytest

from tests.commands import run_kb

REPORT = "枫渡镇人民政府-2024年工作计划"


def test_a_report_with_its_outline_and_text(sample_kb: Path) -> None:
    [report] = run_kb("show", REPORT, "--json", place=sample_kb).rows
    assert report["outline"]
    for section in report["outline"]:
        assert list(section) == ["level", "number", "heading", "role", "start", "end"]
        assert section["heading"][:4] in report["text"][section["start"] : section["end"]]
    assert report["text"].splitlines()[-1] in run_kb("show", REPORT, place=sample_kb).out


def test_the_outline_alone_shows_what_each_part_does(sample_kb: Path) -> None:
    shown = run_kb("show", REPORT, "--outline", place=sample_kb).out
    rows = run_kb("show", REPORT, "--outline", "--json", place=sample_kb).rows
    assert len(shown.splitlines()) == len(rows) > 3
    assert "[" in shown


def test_the_text_as_it_stands_in_the_file(sample_kb: Path) -> None:
    assert "2024" in run_kb("show", REPORT, "--raw", place=sample_kb).out


def test_a_passage_by_its_id(sample_kb: Path) -> None:
    [hit] = run_kb("search", "窗口", "--limit", "1", "--json", place=sample_kb).rows
    [passage] = run_kb("show", hit["id"], "--json", place=sample_kb).rows
    assert (passage["id"], passage["text"]) == (hit["id"], hit["text"])
    assert 0 <= passage["substance"]["score"] <= 1
    assert hit["text"].strip() in run_kb("show", hit["id"], place=sample_kb).out


@pytest.mark.parametrize("words", [["没有这一篇"], ["枫"], [REPORT, "--raw", "--outline"], []])
def test_what_cannot_be_shown_is_said(sample_kb: Path, words: list[str]) -> None:
    ran = run_kb("show", *words, place=sample_kb)
    assert ran.code in ({0} if words == ["枫"] else {2})
    assert "Traceback" not in ran.err


def test_raw_text_of_a_file_that_is_gone_is_a_sentence(tmp_path: Path) -> None:
    from tests.written import write_kb

    place = write_kb(tmp_path, a="青石市档案局2023年工作总结\n一、工作完成情况\n召开督查会议。\n")
    (tmp_path / "docs" / "a.txt").unlink()
    ran = run_kb("show", "a", "--raw", place=place)
    assert (ran.code, "Traceback" in ran.err) == (2, False)
    assert run_kb("show", "a", place=place).code == 0


def test_a_passage_to_reuse_has_its_dates_numbers_and_names_blanked(sample_kb: Path) -> None:
    [hit] = run_kb("search", "帮办代办服务1.2万人次", "--limit", "1", "--json", place=sample_kb).rows
    [shown] = run_kb("show", hit["id"], "--slots", "--json", place=sample_kb).rows
    assert "帮办代办服务〔数〕人次" in shown["text"]
    assert {"label": "数", "text": "1.2万", "start": 13, "end": 17} in shown["slots"]
    assert shown["source"].startswith("【来源：澜川市政务服务管理办公室")
    printed = run_kb("show", hit["id"], "--slots", place=sample_kb).out
    assert printed.splitlines()[-1] == shown["source"]
    assert "澜川" not in shown["text"]


def test_a_citation_comes_in_two_manners(sample_kb: Path) -> None:
    chinese, english = run_kb("show", REPORT, "--cite", place=sample_kb).out.splitlines()
    assert chinese.startswith("枫渡镇人民政府. ")
    assert "(2024)" in english
    [both] = run_kb("show", REPORT, "--cite", "--json", place=sample_kb).rows
    assert both == {"chinese": chinese, "english": english}


def test_forms_do_not_go_together(sample_kb: Path) -> None:
    ran = run_kb("show", REPORT, "--slots", "--cite", place=sample_kb)
    assert (ran.code, ran.out) == (2, "")
