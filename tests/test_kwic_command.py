"""`kb kwic`: lines, tables and JSON that name their sources; the method said so that another can repeat it."""

import csv
import io
from pathlib import Path

import pytest

from tests.commands import run_inside, run_kb


@pytest.fixture(autouse=True)
def english(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KB_LANG", "en")
    monkeypatch.delenv("KB_DIR", raising=False)


def test_lines_are_data_and_counts_are_not(sample_kb: Path) -> None:
    ran = run_kb("kwic", "窗口", "--limit", "5", place=sample_kb)
    assert ran.code == 0
    assert len(ran.out.splitlines()) == 5
    assert all("【窗口】" in line for line in ran.out.splitlines())
    assert "occurrences" in ran.err
    assert "--offset 5" in ran.err


def test_json_lines_have_stable_keys_and_agree_with_the_search(sample_kb: Path) -> None:
    rows = run_inside("kwic", "窗口", "--limit", "0", "--json", place=sample_kb).rows
    counted = run_inside("search", "窗口", "--count", "--json", place=sample_kb).rows[0]
    assert len(rows) == counted["occurrences"]
    keys = "n left keyword right id report file line title unit region year period kind path role start end"
    assert all(" ".join(row) == keys for row in rows)
    assert len({row["report"] for row in rows}) == counted["reports"]


def test_a_sample_is_the_same_in_every_order(sample_kb: Path) -> None:
    places = [
        sorted((row["id"], row["start"]) for row in run_inside(*words, "--json", place=sample_kb).rows)
        for words in (
            ("kwic", "窗口", "--sample", "6", "--seed", "3"),
            ("kwic", "窗口", "--sample", "6", "--seed", "3", "--sort", "R1,year"),
        )
    ]
    assert len(places[0]) == 6
    assert places[0] == places[1]


def test_a_table_has_the_source_on_every_line(sample_kb: Path, tmp_path: Path) -> None:
    for name in ("lines.csv", "lines.md", "lines.json", "lines.txt"):
        assert run_inside("kwic", "窗口", "--to", str(tmp_path / name), place=sample_kb).out == ""
    rows = list(csv.DictReader(io.StringIO((tmp_path / "lines.csv").read_bytes().decode("utf-8-sig"))))
    assert len(rows) == 43
    assert all(row["source"].startswith("【来源：") and row["file"] and row["id"] for row in rows)
    table = (tmp_path / "lines.md").read_text("utf-8")
    assert table.count("【来源：") == 43
    assert "digest" in table


def test_the_method_says_query_corpus_day_counts_and_command(sample_kb: Path) -> None:
    words = ("kwic", "窗口", "--sort", "L1", "--sample", "9", "--seed", "2", "--methods")
    text = run_inside(*words, place=sample_kb).out
    method = run_inside(*words, "--json", place=sample_kb).rows[0]["methods"]
    assert method["queries"][0]["count"]["occurrences"] == 43
    assert method["corpus"]["digest"] in text
    assert method["date"] in text
    assert "43 occurrences" in text
    assert "seed 2" in text
    assert "sorted by L1" in text
    assert "--sample 9 --seed 2" in text
    assert "--methods" not in text


def test_the_digest_follows_the_texts_not_the_place(sample_kb: Path, tmp_path: Path) -> None:
    from tests.conftest import CORPUS, build

    again = build(tmp_path / ".kb", CORPUS)
    digests = {
        run_inside("kwic", "窗口", "--methods", "--json", place=place).rows[0]["methods"]["corpus"]["digest"]
        for place in (sample_kb, again)
    }
    assert len(digests) == 1
    report = run_inside("list", "--json", place=again).rows[0]["id"]
    run_inside("meta", "fix", report, "year=1999", place=again)
    changed = run_inside("kwic", "窗口", "--methods", "--json", place=again).rows[0]["methods"]["corpus"]["digest"]
    assert changed not in digests


def test_nothing_found_says_why(sample_kb: Path) -> None:
    ran = run_inside("kwic", "办结时效", place=sample_kb)
    assert (ran.code, ran.out) == (1, "")
    assert "stands nowhere" in ran.err


@pytest.mark.parametrize(
    ("words", "hint"),
    [
        (("年:2023",), "Add a word"),
        (("窗口", "--sort", "天"), "choose one of"),
        (("窗口", "--to", "x.docx"), "--format"),
        (("窗口", "--json", "--format", "csv"), "--format"),
        (("窗口 单位:",), "Write the value"),
    ],
)
def test_wrong_use_ends_with_what_to_do(sample_kb: Path, words: tuple[str, ...], hint: str) -> None:
    ran = run_inside("kwic", *words, place=sample_kb)
    assert ran.code == 2
    assert hint in ran.err
    assert "Traceback" not in ran.err


def test_nothing_exact_says_that_there_are_weaker_answers(sample_kb: Path) -> None:
    ran = run_inside("kwic", "党建", place=sample_kb)
    assert (ran.code, ran.out) == (1, "")
    assert "less than exactly" in ran.err
