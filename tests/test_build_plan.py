"""Only what changed is read again; reports keep their ids as long as their bytes turn up somewhere."""

import os
import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from indexer.build import plan as module
from indexer.build.discover import Discovery, discover
from indexer.build.plan import Before, Plan, Scope, compare
from kb.model import Problem
from kb.store.manifest import Entry, Source

LONG_AGO = 1_600_000_000_000_000_000


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in ("甲.txt", "乙.txt", "丙/丁.txt"):
        write(tmp_path / name, name)
    return tmp_path


def write(path: Path, text: str, when: int = LONG_AGO) -> None:
    path.parent.mkdir(exist_ok=True)
    path.write_text(text)
    os.utime(path, ns=(when, when))


def look(folder: Path, before: Before, *paths: str, again: bool = False) -> Plan:
    scope = Scope(0, paths or (".",), again)
    return compare(before, (scope,), (discover(0, folder, scope.paths, lambda path: path.suffix == ".txt"),))


def after(plan: Plan) -> Before:
    """What the next run finds when every job gave a report."""
    sources = [*plan.kept]
    for job in plan.jobs:
        entry = Entry(job.source.id, "d", 1, 1)
        sources.append(
            Source(
                job.source.root,
                job.source.path,
                job.source.id,
                job.source.size,
                job.source.mtime,
                job.source.digest,
                (),
                (entry,),
            )
        )
    return Before(tuple(sources), (), LONG_AGO + 10**12)


def ids(plan: Plan) -> dict[str, str]:
    return {job.source.path: job.source.id for job in plan.jobs}


def test_at_first_everything_is_read(folder: Path) -> None:
    assert ids(look(folder, Before())) == {"丙/丁.txt": "丙-丁", "乙.txt": "乙", "甲.txt": "甲"}


def test_an_unchanged_folder_is_nothing_to_do_and_no_byte_is_read(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = after(look(folder, Before()))
    monkeypatch.setattr(module, "digest", lambda _path: pytest.fail("a file was read"))
    plan = look(folder, before)
    assert plan.is_empty
    assert len(plan.kept) == 3


def test_a_changed_file_keeps_its_id(folder: Path) -> None:
    before = after(look(folder, Before()))
    write(folder / "甲.txt", "另一个内容")
    plan = look(folder, before)
    assert ids(plan) == {"甲.txt": "甲"}
    assert [source.path for source in plan.gone] == ["甲.txt"]
    assert plan.removed == 0


def test_a_touched_file_is_not_read_into_the_index_again_nor_digested_twice(folder: Path) -> None:
    before = after(look(folder, Before()))
    write(folder / "甲.txt", "甲.txt", LONG_AGO + 5 * 10**9)
    plan = look(folder, before)
    assert (plan.jobs, plan.touched) == ((), True)
    assert look(folder, after(plan)).is_empty


def test_a_file_changed_in_the_moment_of_the_last_run_is_looked_into(folder: Path) -> None:
    plan = look(folder, Before())
    before = Before(after(plan).sources, (), LONG_AGO)
    (folder / "甲.txt").write_text("甲.tyt")
    os.utime(folder / "甲.txt", ns=(LONG_AGO, LONG_AGO))
    assert ids(look(folder, before)) == {"甲.txt": "甲"}


def test_a_moved_file_keeps_its_id(folder: Path) -> None:
    before = after(look(folder, Before()))
    (folder / "甲.txt").rename(folder / "丙" / "改名.txt")
    plan = look(folder, before)
    assert ids(plan) == {"丙/改名.txt": "甲"}
    assert plan.removed == 1


def test_a_copy_gets_an_id_of_its_own(folder: Path) -> None:
    before = after(look(folder, Before()))
    write(folder / "抄.txt", "甲.txt")
    assert ids(look(folder, before)) == {"抄.txt": "抄"}


def test_ids_are_unique(tmp_path: Path) -> None:
    for name in ("总结.txt", "总结.md.txt", "总结 .txt", "总结!.txt"):
        write(tmp_path / name, name)
    found = ids(look(tmp_path, Before()))
    assert len(set(found.values())) == 4


def test_a_vanished_file_is_removed(folder: Path) -> None:
    before = after(look(folder, Before()))
    (folder / "甲.txt").unlink()
    plan = look(folder, before)
    assert (plan.removed, [source.id for source in plan.gone]) == (1, ["甲"])


def test_what_lies_outside_the_named_part_is_kept(folder: Path) -> None:
    before = after(look(folder, Before()))
    (folder / "甲.txt").unlink()
    write(folder / "丙" / "丁.txt", "新")
    plan = look(folder, before, "丙")
    assert ids(plan) == {"丙/丁.txt": "丙-丁"}
    assert sorted(source.path for source in plan.kept) == sorted(["甲.txt", "乙.txt"])


def test_what_lies_in_a_closed_folder_is_kept(folder: Path) -> None:
    before = after(look(folder, Before()))
    closed = Discovery(problems=(Problem("丙", "unreadable", "…"),), closed=("丙",))
    plan = compare(before, (Scope(0),), (closed,))
    assert [source.path for source in plan.kept] == ["丙/丁.txt"]
    assert plan.removed == 2


def test_a_file_that_cannot_be_read_now_keeps_its_reports(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = after(look(folder, Before()))
    write(folder / "甲.txt", "新内容")
    write(folder / "新.txt", "x")

    def closed(_path: Path) -> str:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(module, "digest", closed)
    plan = look(folder, before)
    assert sorted(problem.file for problem in plan.problems) == sorted(["新.txt", "甲.txt"])
    assert (len(plan.kept), plan.jobs, plan.gone) == (3, (), ())


def test_everything_is_read_again_where_settings_changed(folder: Path) -> None:
    before = after(look(folder, Before()))
    assert len(look(folder, before, again=True).jobs) == 3
    assert len(look(folder, Before(before.sources, (), before.started, again=True)).jobs) == 3


def test_the_reports_of_a_dropped_root_go_and_lend_their_ids(folder: Path) -> None:
    sources = after(look(folder, Before())).sources
    plan = look(folder, Before((), sources, LONG_AGO))
    assert ids(plan)["甲.txt"] == "甲"
    assert len(plan.gone) == 3


@pytest.mark.parametrize(("code", "again"), [("vanished", True), ("permission", True), ("binary", False)])
def test_a_problem_of_the_moment_is_tried_again(folder: Path, code: str, again: bool) -> None:
    before = after(look(folder, Before()))
    failed = tuple(
        Source(s.root, s.path, s.id, s.size, s.mtime, s.digest, (Problem(s.path, code, "…"),), ())
        for s in before.sources
    )
    assert len(look(folder, Before(failed, (), before.started)).jobs) == (3 if again else 0)


def test_a_file_that_waits_for_a_converter_is_tried_again_when_it_is_there(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = after(look(folder, Before()))
    waiting = tuple(
        Source(s.root, s.path, s.id, s.size, s.mtime, s.digest, (Problem(s.path, "needs-soffice", "…"),), ())
        if s.id == "甲"
        else s
        for s in before.sources
    )
    before = Before(waiting, (), before.started)
    monkeypatch.setattr(shutil, "which", lambda _name: None)
    assert look(folder, before).is_empty
    monkeypatch.setattr(shutil, "which", lambda name: name)
    assert ids(look(folder, before)) == {"甲.txt": "甲"}


@pytest.mark.parametrize(
    ("code", "debug", "again"), [("crashed", "", False), ("crashed", "1", True), ("ended", "", True)]
)
def test_a_file_whose_process_died_is_read_again_where_that_may_help(
    folder: Path, monkeypatch: pytest.MonkeyPatch, code: str, debug: str, again: bool
) -> None:
    """What a crash says to do, KB_DEBUG=1 kb index, shows its cause; memory that was short may be there now."""
    monkeypatch.setenv("KB_DEBUG", debug)
    found = after(look(folder, Before()))
    failed = [replace(source, problems=(Problem(source.path, code, "…"),), reports=()) for source in found.sources]
    assert bool(look(folder, replace(found, sources=tuple(failed))).jobs) is again
