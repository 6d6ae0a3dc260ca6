"""Large tables are shared by several processes: what comes of them is what one process would have made."""

import csv
import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from indexer.build.run import Request, run
from indexer.read import ReadOptions, read
from indexer.read.parts import read_part
from indexer.values import Extract
from kb.model import Problem, Report
from kb.store.generation import open_generation
from tests.samples import report_text

CELLS = st.sampled_from(
    ["", "青石市档案局工作总结", "第一行\n第二行", '他说"好"，就办', "一,二;三", "甲" * 40, " ", "〇"]
)
ROWS = st.lists(st.tuples(CELLS, CELLS), min_size=1, max_size=40)


def write_csv(path: Path, rows: list[tuple[str, str]], encoding: str = "utf-8") -> None:
    with path.open("w", encoding=encoding, newline="") as file:
        csv.writer(file).writerows([("标题", "正文"), *rows])


def write_jsonl(path: Path, rows: list[tuple[str, str]], encoding: str = "utf-8") -> None:
    lines = [json.dumps(dict(zip(("标题", "正文"), row, strict=True)), ensure_ascii=False) for row in rows]
    lines[len(lines) // 2 :] = ["{ no json", "", *lines[len(lines) // 2 :]]
    path.write_text("\n".join(lines), encoding)


WRITERS = {".csv": write_csv, ".jsonl": write_jsonl}


def in_parts(path: Path, characters: int) -> Iterator[Extract | Problem]:
    part = read_part(path, path.name, ReadOptions(), None, characters)
    if part is None:
        yield from read(path, path.name)
    while part is not None:
        assert not isinstance(part, Problem)
        yield from part.reports()
        part = read_part(path, path.name, ReadOptions(), part.rest, characters) if part.rest else None


@settings(max_examples=60, deadline=None)
@given(
    rows=ROWS,
    characters=st.integers(1, 400),
    suffix=st.sampled_from(list(WRITERS)),
    encoding=st.sampled_from(["utf-8", "utf-8-sig", "gb18030"]),
)
def test_a_table_in_parts_is_the_table(
    tmp_path_factory: pytest.TempPathFactory,
    rows: list[tuple[str, str]],
    characters: int,
    suffix: str,
    encoding: str,
) -> None:
    path = tmp_path_factory.mktemp("table") / f"表{suffix}"
    WRITERS[suffix](path, rows, encoding)
    assert list(in_parts(path, characters)) == list(read(path, path.name))


def test_a_table_that_vanishes_between_parts_is_named(tmp_path: Path) -> None:
    path = tmp_path / "表.csv"
    write_csv(path, [("标题", f"第{number}号正文") for number in range(50)])
    part = read_part(path, path.name, ReadOptions(), None, 100)
    assert part
    assert not isinstance(part, Problem)
    path.unlink()
    gone = read_part(path, path.name, ReadOptions(), part.rest, 100)
    assert isinstance(gone, Problem)
    assert gone.code == "vanished"


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    """Two tables of reports with a file before and one after."""
    folder = tmp_path / "corpus"
    folder.mkdir()
    rows = [(f"第{number}档案馆2021年工作总结", report_text(f"第{number}档案馆", 2021)) for number in range(30)]
    write_csv(folder / "乙表.csv", [*rows[:15], ("空", ""), *rows[15:]])
    write_jsonl(folder / "丙表.jsonl", [(title, f"{text}\n又一年。") for title, text in rows])
    for name in ("0.txt", "终.txt"):
        (folder / name).write_text(report_text("石桥镇人民政府", 2024), "utf-8")
    return folder


def built(place: Path, corpus: Path, jobs: int) -> tuple[list[Report], list[object]]:
    run(Request(place, (corpus,), jobs=jobs), lambda *_state: None)
    with open_generation(place) as generation:
        reports = [generation.report(number) for number in generation.report_numbers()]
        return reports, [(source.path, source.problems, source.reports) for source in generation.manifest.sources]


def test_tables_that_are_shared_give_the_same_reports_in_the_same_order(
    corpus: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = built(tmp_path / "whole", corpus, 1)
    monkeypatch.setattr("indexer.build.shares.SMALLEST", 4000)
    assert built(tmp_path / "alone", corpus, 1) == whole
    assert built(tmp_path / "shared", corpus, 3) == whole
    names = {path.name for path in (tmp_path / "shared").rglob("*.seg")}
    assert len([name for name in names if "p0000" in name]) > 4
    assert names == {path.name for path in (tmp_path / "alone").rglob("*.seg")}


DEADLY = """
import os, sys, time
import multiprocessing
import indexer.build.crew as crew, indexer.build.shares as shares, indexer.build.worker as worker
crew.context = lambda: multiprocessing.get_context("fork")
shares.SMALLEST = 4000
real = worker.sketch
def deadly(text):
    if "第17档案馆" in text and "又一年" in text:
        os.abort()
    if sys.argv[1:] and sys.argv[1] in text and "又一年" in text:
        time.sleep(1)
    return real(text)
worker.sketch = deadly
from indexer.cli import index
index(["corpus", "--json", "--jobs", "3"])
"""


@pytest.mark.skipif(os.name == "nt", reason="workers inherit the patch by fork")
@pytest.mark.parametrize("slow", ["", "第0档案馆", "第25档案馆"])
def test_a_table_that_kills_its_process_is_left_out_whole_and_named(corpus: Path, slow: str) -> None:
    """Also where another process is still at the beginning of the table, or already at its end, when that happens."""
    home = corpus.parent
    command = [sys.executable, "-c", DEADLY, *([slow] if slow else [])]
    result = subprocess.run(command, capture_output=True, text=True, check=False, cwd=home, timeout=120)
    found = json.loads(result.stdout)
    assert [problem["file"] for problem in found["problems"] if "crash" in problem["problem"]] == ["丙表.jsonl"]
    assert (found["failed"], found["reports"], result.returncode) == (1, 32, 1)
    with open_generation(home / ".kb") as generation:
        assert len(list(generation.infos())) == 32
        assert not [path for path in generation.directory.rglob("*p0000*") if "b00001" in path.name]
