"""`kb search` as people run it: exit codes, JSON, counts, pages, hostile queries, any locale, pipes that close."""

import subprocess
from pathlib import Path

import pytest

from tests.commands import KB, environment, run_kb
from tests.written import write_kb

KEYS = [
    "id", "score", "match", "report", "file", "line", "title", "unit", "region", "year", "period", "kind",
    "path", "role", "text", "start", "end", "spans", "notes",
]  # fmt: skip


def test_hits_are_data_and_all_else_goes_to_stderr(sample_kb: Path) -> None:
    ran = run_kb("search", "窗口", "--limit", "3", "--json", place=sample_kb)
    assert (ran.code, [list(row) for row in ran.rows]) == (0, [KEYS] * 3)
    assert "43 occurrences" in ran.err or "occurrences" in ran.err
    for row in ran.rows:
        assert {row["text"][start:end] for start, end in row["spans"]} == {"窗口"}


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (["窗口"], 0),
        (["窗口", "-办理"], 0),
        (["-窗口", "年:2022"], 0),
        (["－窗口", "年：2022"], 0),
        (["-GDP", "窗口"], 0),
        (["没有的话没有的话"], 1),
        (["窗口 年:1999"], 1),
        (["窗口 ("], 2),
        (["窗口", "--limit", "-1"], 2),
        (["窗口", "--sort", "size"], 2),
        ([], 2),
    ],
)
def test_exit_codes(sample_kb: Path, words: list[str], code: int) -> None:
    assert run_kb("search", *words, place=sample_kb).code == code


def test_counting_prints_the_count_alone(sample_kb: Path) -> None:
    ran = run_kb("search", "窗口", "--count", "--json", place=sample_kb)
    assert [list(row) for row in ran.rows] == [["occurrences", "passages", "reports"]]
    assert run_kb("search", "窗口", "--count", place=sample_kb).out.count("\n") == 1


def test_facets_follow_the_hits(sample_kb: Path) -> None:
    *_hits, facets = run_kb("search", "窗口", "--limit", "1", "--facets", "--json", place=sample_kb).rows
    assert list(facets["facets"]) == ["unit", "region", "year", "level", "kind", "role"]
    assert "unit: " in run_kb("search", "窗口", "--facets", place=sample_kb).out


def test_pages_follow_each_other(sample_kb: Path) -> None:
    pages = [
        run_kb("search", "窗口", "--limit", "4", "--offset", str(place), "--json", place=sample_kb) for place in (0, 4)
    ]
    whole = run_kb("search", "窗口", "--limit", "8", "--json", place=sample_kb)
    assert [row["id"] for page in pages for row in page.rows] == [row["id"] for row in whole.rows]
    assert "--offset 4" in pages[0].err


def test_grouped_hits_of_a_report_stand_together(sample_kb: Path) -> None:
    reports = [row["report"] for row in run_kb("search", "窗口", "--group", "report", "--json", place=sample_kb).rows]
    assert len(set(reports)) == sum(one != other for one, other in zip(reports, ["", *reports], strict=False))


def test_pasted_text_has_no_syntax_under_plain(sample_kb: Path) -> None:
    assert run_kb("search", "增设窗口(综合): 年底前完成 *", "--plain", place=sample_kb).code == 0


HOSTILE = [
    '"', "“", "(", ")", "((", "(窗口", "窗口)", "", "   ", "。", "，！？", "窗口|", "| 窗口", "窗口 AND", "NOT", "-", "--(", "/(/", "/[/", "/a{99999}/",
    "*", "* *", ";", ";督查", "#10", "窗口 #10", "窗口 #99999 办理", "单位:", "颜色:红", "单位：没有这个单位", "年:20219", "年:3000", "年:2023..2019",
    "节:没有", "有:钱", "层级:天", "同句:", "同句:同篇:(窗口 办理)", "(" * 100 + "窗口" + ")" * 100, "窗口 " * 500, "窗" * 10_000, "窗" * 10_001, "\x1b[31m红", "a\x00b".replace("\x00", "\x01"),
    "-窗口", "-(-窗口)", "\u202e窗口", "[bold]窗口", "窗口 年:[2019 TO",
]  # fmt: skip


@pytest.mark.parametrize("query", HOSTILE, ids=range(len(HOSTILE)))
def test_hostile_queries_get_an_answer_or_a_sentence(sample_kb: Path, query: str) -> None:
    ran = run_kb("search", query, "--limit", "2", place=sample_kb)
    assert ran.code in {0, 1, 2}
    assert "Traceback" not in ran.err
    assert ran.err.strip()
    assert not {"\x1b", "\u202e", "\x01"} & set(ran.out + ran.err)
    if ran.code == 2:
        assert ran.err.rstrip().endswith((".", "。", ")", "!", "?")) or ":" in ran.err


def test_an_error_points_at_the_column(sample_kb: Path) -> None:
    lines = run_kb("search", "窗口 颜色:红", place=sample_kb).err.splitlines()
    assert lines[:2] == ["窗口 颜色:红", "     ^"]


def test_text_of_reports_cannot_act_on_the_terminal(tmp_path: Path) -> None:
    place = write_kb(
        tmp_path, a="青石市档案局2023年工作总结\n一、工作完成情况\n办理\x1b[31m红\u202e字[bold]窗口[/bold]事项12件。\n"
    )
    shown = run_kb("search", "窗口", place=place)
    assert not {"\x1b", "\u202e"} & set(shown.out)
    assert "[bold]【窗口】[/bold]" in shown.out
    assert "\\u001b" in run_kb("search", "窗口", "--json", place=place).out


@pytest.mark.parametrize("locale", [{"LC_ALL": "C"}, {"LC_ALL": "POSIX"}])
def test_any_locale_gets_utf8(sample_kb: Path, locale: dict[str, str]) -> None:
    assert "【窗口】" in run_kb("search", "窗口", place=sample_kb, **locale).out


def test_chinese_is_spoken_where_it_is_asked_for(sample_kb: Path) -> None:
    ran = run_kb("search", "窗口", place=sample_kb, KB_LANG="zh")
    assert "次" in ran.err.splitlines()[1]


def test_a_reader_that_goes_away_is_no_error(sample_kb: Path) -> None:
    with subprocess.Popen(
        [*KB, "search", "工作", "--limit", "0", "--kb", str(sample_kb)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=environment(),
    ) as running:
        assert running.stdout is not None
        assert running.stderr is not None
        running.stdout.readline()
        running.stdout.close()
        assert b"Traceback" not in running.stderr.read()
        assert running.wait() == 0


def test_no_index_says_how_to_make_one(tmp_path: Path) -> None:
    ran = run_kb("search", "窗口", place=tmp_path / "nothing")
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.rstrip().endswith("kb index FOLDER")
