"""`kb list`: the reports, as columns, as data, into a pipe that closes."""

import csv
import subprocess
from pathlib import Path
from typing import Any

from tests.commands import KB, environment, run_kb

CLAIMS = ["title", "unit", "region", "level", "kind", "year", "period", "review_year", "plan_year", "date", "docno"]


def test_every_report_is_a_line_of_claims_with_evidence(sample_kb: Path) -> None:
    rows = run_kb("list", "--json", place=sample_kb).rows
    assert len(rows) == 22
    for row in rows:
        assert list(row)[: 2 + len(CLAIMS)] == ["id", "file", *CLAIMS]
        for name in CLAIMS:
            claim = row[name]
            assert list(claim) == ["value", "confidence", "evidence"]
            assert (claim["value"] is None) == (claim["confidence"] == "unknown")
            assert claim["value"] is None or claim["evidence"]


def test_columns_stand_straight_and_inferred_values_are_marked(sample_kb: Path) -> None:
    lines = run_kb("list", place=sample_kb).out.splitlines()
    assert lines[0].split() == ["id", "unit", "year", "period", "kind", "title"]
    assert len(lines) == 23
    assert any("(inferred)" in line for line in lines)


def test_a_query_leaves_the_reports_with_a_passage_that_answers(sample_kb: Path) -> None:
    listed = {row["id"] for row in run_kb("list", "督查", "-热线", "--json", place=sample_kb).rows}
    hits = run_kb("search", "督查", "-热线", "--all", "--limit", "1000", "--json", place=sample_kb).rows
    assert listed == {row["report"] for row in hits if row["match"] == "exact"} != set()
    nothing = run_kb("list", "无此字样", place=sample_kb)
    assert (nothing.code, nothing.out) == (1, "")
    refused = run_kb("list", "年:19", place=sample_kb)
    assert refused.code == 2
    assert refused.err.startswith("年:19\n   ^\n")


def test_reports_are_sorted_by_year_unit_or_date(sample_kb: Path) -> None:
    def values(order: str, name: str) -> list[Any]:
        rows = run_kb("list", "--sort", order, "--json", place=sample_kb).rows
        return [row[name]["value"] for row in rows if row[name]["value"] is not None]

    assert values("year", "year") == sorted(values("file", "year"), reverse=True)
    assert values("date", "date") == sorted(values("file", "date"), reverse=True)
    assert values("unit", "unit") == sorted(values("file", "unit"))
    assert len(run_kb("list", "--sort", "year", "--limit", "3", "--json", place=sample_kb).rows) == 3


def test_a_table_of_reports_says_what_is_inferred(sample_kb: Path, tmp_path: Path) -> None:
    run_kb("list", "年:2022", "--to", str(tmp_path / "报告.csv"), place=sample_kb)
    with (tmp_path / "报告.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    assert {row["year"] for row in rows} == {"2022"}
    inferred = next(row for row in rows if row["title"] == "市政府办公室2022年工作总结")
    assert inferred["inferred"].split() == ["unit", "region", "level"]


def test_a_reader_that_goes_away_is_no_error(sample_kb: Path) -> None:
    command = subprocess.Popen(
        [*KB, "list", "--json", "--kb", str(sample_kb)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=environment(),
    )
    with command as running:
        assert running.stdout is not None
        assert running.stderr is not None
        running.stdout.readline()
        running.stdout.close()
        assert b"Traceback" not in running.stderr.read()
        assert running.wait() == 0
