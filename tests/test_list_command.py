"""`kb list`: the reports, as columns, as data, into a pipe that closes."""

import subprocess
from pathlib import Path

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
