"""Workers that are killed, stopped, cut short or cannot begin: no report is lost or doubled, and no run waits for ever."""

import errno
import os
import select
import signal
import subprocess
import sys
import threading
from multiprocessing import forkserver
from pathlib import Path

import pytest

from indexer.build import crew as module
from indexer.build.crew import _Crew
from indexer.build.run import Request, run
from indexer.build.summary import Summary
from kb.codec import read_table
from kb.errors import StorageError
from kb.store.generation import open_generation
from tests.commands import KB, environment
from tests.samples import UNITS, report_text, write_corpus

pytestmark = [pytest.mark.skipif(os.name == "nt", reason="POSIX signals"), pytest.mark.timeout(200)]


@pytest.fixture
def corpus(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Twelve reports in as many pieces of work."""
    write_corpus(tmp_path / "corpus")
    monkeypatch.setattr("indexer.build.shares.SMALLEST", 1)
    monkeypatch.chdir(tmp_path)
    return tmp_path / "corpus"


def index(corpus: Path, jobs: int) -> Summary:
    return run(Request(corpus.parent / ".kb", (corpus,), jobs=jobs), lambda *_state: None)


def check_whole(corpus: Path) -> None:
    with open_generation(corpus.parent / ".kb") as generation:
        assert len({info.id for _number, info in generation.infos()}) == len(UNITS) * 3
        assert len(list(generation.infos())) == len(UNITS) * 3
        assert not [source for source in generation.manifest.sources if source.problems]


@pytest.mark.parametrize("jobs", [1, 2])
def test_a_worker_that_is_killed_while_it_waits_is_replaced(
    corpus: Path, monkeypatch: pytest.MonkeyPatch, jobs: int
) -> None:
    killed: list[int] = []
    real = _Crew._idle

    def idle(self: _Crew) -> object:
        worker = real(self)
        if worker and len(killed) < 3 and worker.process.pid not in killed:
            killed.append(worker.process.pid or 0)
            worker.process.kill()
            worker.process.join()
        return worker

    monkeypatch.setattr(_Crew, "_idle", idle)
    assert index(corpus, jobs).reports == 12
    assert len(killed) == 3
    check_whole(corpus)


def test_workers_that_are_killed_again_and_again_while_they_wait_end_the_run(
    corpus: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = _Crew._hire

    def hire(self: _Crew) -> object:
        worker = real(self)
        if worker:
            worker.process.kill()
            worker.process.join()
        return worker

    monkeypatch.setattr(_Crew, "_hire", hire)
    monkeypatch.setattr(module, "_MOST_CHANCES", 3)
    with pytest.raises(StorageError, match="ended unexpectedly"):
        index(corpus, 2)


def test_a_stopped_worker_does_not_keep_an_interrupted_run(corpus: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    processes = []

    def stop(self: _Crew) -> None:
        for worker in self._workers:
            os.kill(worker.process.pid or 0, signal.SIGSTOP)
            processes.append(worker.process)
        raise KeyboardInterrupt

    monkeypatch.setattr(_Crew, "_report", stop)
    monkeypatch.setattr(module, "_PATIENCE", 0.1)
    with pytest.raises(KeyboardInterrupt):
        index(corpus, 2)
    assert len(processes) == 2
    assert None not in [process.exitcode for process in processes]
    assert not (corpus.parent / ".kb").exists()


@pytest.mark.parametrize(
    "error", [EOFError("unexpected EOF"), OSError(errno.EAGAIN, "Resource temporarily unavailable")]
)
def test_where_no_more_processes_can_begin_those_there_are_do_the_work(
    corpus: Path, monkeypatch: pytest.MonkeyPatch, error: Exception
) -> None:
    real = _Crew._begun
    begun: list[object] = []

    def begin(self: _Crew) -> object:
        if begun:
            raise error
        begun.append(real(self))
        return begun[0]

    monkeypatch.setattr(_Crew, "_begun", begin)
    assert index(corpus, 3).reports == 12
    with pytest.raises(StorageError, match=r"no process could be started|temporarily unavailable"):
        run(Request(corpus.parent / "another", (corpus,)), lambda *_state: None)


def kill_first_at(monkeypatch: pytest.MonkeyPatch, part: str) -> list[str]:
    """Kill the first worker that is given a piece with this in its name, as soon as it has it; the names of those pieces."""
    killed: list[str] = []
    real = _Crew._occupy

    def occupy(self: _Crew) -> None:
        real(self)
        for worker in self._workers:
            if part in worker.piece and not killed:
                killed.append(worker.piece)
                os.kill(worker.process.pid or 0, signal.SIGKILL)

    monkeypatch.setattr(_Crew, "_occupy", occupy)
    return killed


@pytest.mark.parametrize("jobs", [1, 3])
def test_a_table_whose_part_was_being_read_is_whole(corpus: Path, monkeypatch: pytest.MonkeyPatch, jobs: int) -> None:
    monkeypatch.setattr("indexer.build.shares.SMALLEST", 4000)
    rows = (f"第{number}档案馆,{report_text(f'第{number}档案馆', 2021).replace(chr(10), ' ')}" for number in range(30))
    (corpus / "表.csv").write_text("\n".join(["标题,正文", *rows]), "utf-8")
    killed = kill_first_at(monkeypatch, "p0000")
    assert index(corpus, jobs).reports == 42
    assert killed
    with open_generation(corpus.parent / ".kb") as generation:
        assert len({info.id for _number, info in generation.infos()}) == 42
        assert not [source for source in generation.manifest.sources if source.problems]
        listed = {segment.segment_id() for segment in read_table(generation.directory / "whoosh")}
        assert {path.stem for path in (generation.directory / "whoosh").glob("*.seg")} == listed


def test_a_merge_that_was_under_way_is_done_again(corpus: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("indexer.build.batches.MERGED_AT", 2)
    index(corpus, 2)
    killed = kill_first_at(monkeypatch, "m0000")
    (corpus / "新.txt").write_text(report_text("石桥镇人民政府", 2024), "utf-8")
    assert index(corpus, 2).reports == 13
    assert killed
    with open_generation(corpus.parent / ".kb") as generation:
        assert len({info.id for _number, info in generation.infos()}) == 13


def test_what_begins_processes_may_be_killed(corpus: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real, begun = _Crew._new, list[object]()

    def new(self: _Crew) -> object:
        if not begun:
            server = vars(forkserver)["_forkserver"]._forkserver_pid
            os.kill(server, signal.SIGSTOP)
            threading.Timer(0.3, os.kill, (server, signal.SIGKILL)).start()
        begun.append(None)
        return real(self)

    monkeypatch.setattr(_Crew, "_new", new)
    assert index(corpus, 1).reports == 12
    assert len(begun) > 1
    check_whole(corpus)


def test_a_folder_of_temporary_files_may_have_a_long_name(corpus: Path) -> None:
    folder = corpus.parent / ("暂" * 60)
    folder.mkdir()
    command = [*KB, "index", "corpus", "--json"]
    kept = environment(TMPDIR=str(folder))
    done = subprocess.run(command, capture_output=True, env=kept, timeout=120, check=False, cwd=corpus.parent)
    assert (done.returncode, done.stderr) == (0, b"")
    check_whole(corpus)


DEADLY = """
import json, multiprocessing, os, signal, sys, time
from multiprocessing.connection import Connection
from pathlib import Path
import indexer.build.crew as crew, indexer.build.shares as shares, indexer.build.worker as worker
crew.context = lambda: multiprocessing.get_context("fork")
shares.SMALLEST = 1
parent, real, send = os.getpid(), worker.to_reports, Connection._send_bytes

def once(name):
    try:
        Path(name).touch(exist_ok=False)
    except FileExistsError:
        return False
    return True

def read(task, settings):
    if task.name == "青石市档案局/2022年工作总结.txt":
        {reading}
    return real(task, settings)

def answer(self, data):
    if os.getpid() != parent:
        {answering}
    send(self, data)

worker.to_reports, Connection._send_bytes = read, answer
from kb.cli import main
main()
"""


def deadly(corpus: Path, *, reading: str = "pass", answering: str = "pass") -> "subprocess.Popen[bytes]":
    script = DEADLY.format(reading=reading, answering=answering)
    command = [sys.executable, "-c", script, "index", "corpus", "--jobs", "2", "--json"]
    pipe = subprocess.PIPE
    return subprocess.Popen(command, stdout=pipe, stderr=pipe, cwd=corpus.parent, env=environment())


def test_a_worker_that_is_killed_in_the_middle_of_its_answer_is_replaced(corpus: Path) -> None:
    half = "once('half') and (os.write(self.fileno(), len(data).to_bytes(4, 'big') + bytes(data[:9])), os.kill(os.getpid(), signal.SIGKILL))"
    process = deadly(corpus, answering=half)
    _out, errors = process.communicate(timeout=120)
    assert (process.returncode, errors) == (0, b"")
    check_whole(corpus)


@pytest.mark.parametrize("asked", ["SIGKILL", "SIGTERM"])
def test_a_file_is_not_blamed_where_somebody_ended_the_worker_once(corpus: Path, asked: str) -> None:
    process = deadly(corpus, reading=f"once('ended') and os.kill(os.getpid(), signal.{asked})")
    _out, errors = process.communicate(timeout=120)
    assert (process.returncode, errors) == (0, b"")
    check_whole(corpus)


def test_a_file_at_which_workers_are_ended_again_and_again_is_left_out_until_the_next_run(corpus: Path) -> None:
    process = deadly(corpus, reading="os.kill(os.getpid(), signal.SIGKILL)")
    _out, errors = process.communicate(timeout=120)
    assert process.returncode == 1
    assert "perhaps for want of memory" in errors.decode()
    assert index(corpus, 2).reports == 12
    check_whole(corpus)


def test_workers_of_a_run_that_was_killed_end_too(corpus: Path) -> None:
    process = deadly(corpus, reading="Path('at').touch(), time.sleep(600)")
    while not (corpus.parent / "at").exists():
        assert process.poll() is None
    process.kill()
    process.communicate(timeout=120)  # until nobody holds its stdout any more


SOFFICE = """#!/bin/sh
exec 3> "$HELD"
touch "$HELD.open"
exec sleep 600
"""


@pytest.mark.parametrize("asked", [signal.SIGTERM, signal.SIGHUP])
def test_a_run_that_is_asked_to_end_takes_its_converter_with_it(corpus: Path, asked: signal.Signals) -> None:
    home = corpus.parent
    (corpus / "旧.doc").write_bytes(bytes.fromhex("d0cf11e0a1b11ae1") + bytes(600))
    (home / "bin").mkdir()
    (home / "bin" / "soffice").write_text(SOFFICE)
    (home / "bin" / "soffice").chmod(0o755)
    (home / "tmp").mkdir()
    os.mkfifo(home / "held")
    held = os.open(home / "held", os.O_RDONLY | os.O_NONBLOCK)
    path = f"{home / 'bin'}{os.pathsep}{os.environ['PATH']}"
    process = subprocess.Popen(
        [*KB, "index", "corpus", "--jobs", "2"],
        stderr=subprocess.PIPE,
        cwd=home,
        env=environment(PATH=path, HELD=str(home / "held"), TMPDIR=str(home / "tmp")),
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),  # noqa: PLW1509 - no thread runs here
    )
    while not (home / "held.open").exists():
        assert process.poll() is None
    process.send_signal(asked)
    _out, errors = process.communicate(timeout=120)
    assert (process.returncode, errors.decode().strip()) == (130, "Interrupted.")
    assert select.select([held], [], [], 30)[0], "the converter is still there"
    os.close(held)
    assert not (home / ".kb").exists()
    assert not list((home / "tmp").glob("kb-*"))
