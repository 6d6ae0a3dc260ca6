"""Killed at any moment, on a full disk, twice at once: the generation that was live stays live and whole."""

import os
import random
import resource
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from kb.errors import IndexMissingError
from kb.store.generation import open_generation
from tests.samples import UNITS, report_text, write_corpus

pytestmark = pytest.mark.skipif(os.name == "nt", reason="POSIX signals and limits")

RUN = """
import sys
from pathlib import Path
import indexer.build.run as module
from indexer.build.run import Request, run
from kb.errors import KBError
module.stages_identity = lambda: "the same"
if __name__ == "__main__":
    {before}
    try:
        run(Request(Path(sys.argv[1]), tuple(map(Path, sys.argv[2:])), jobs=1), lambda *state: None)
    except KBError as error:
        sys.exit(f"{{type(error).__name__}}: {{error}}")
"""

KILL_AT = """
    import os, signal
    from pathlib import Path as P
    def deadly(owner, name, number, calls=[0]):
        real = getattr(owner, name)
        def call(*args, **options):
            calls[0] += 1
            if calls[0] == number:
                os.kill(os.getpid(), signal.SIGKILL)
            return real(*args, **options)
        setattr(owner, name, call)
    deadly({owner}, "{name}", {number})
"""


def start(home: Path, before: str = "", **options: object) -> "subprocess.Popen[bytes]":
    script = home / "run.py"
    script.write_text(RUN.format(before=before.strip()), "utf-8")
    command = [sys.executable, str(script), str(home / ".kb"), str(home / "corpus")]
    return subprocess.Popen(command, stderr=subprocess.PIPE, start_new_session=True, **options)  # type: ignore[call-overload, no-any-return]


def heed_interrupts() -> None:
    """A test run in the background of a shell ignores them, and so would the process."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


def finish(process: "subprocess.Popen[bytes]") -> tuple[int, str]:
    _out, errors = process.communicate(timeout=120)
    return process.returncode, errors.decode()


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    home = tmp_path_factory.mktemp("built")
    write_corpus(home / "corpus")
    assert finish(start(home)) == (0, "")
    return home


@pytest.fixture
def home(built: Path, tmp_path: Path) -> Path:
    """A knowledge base whose folder has changed: one more report, one less, one other."""
    shutil.copytree(built, tmp_path / "home")
    corpus = tmp_path / "home" / "corpus"
    (corpus / UNITS[0] / "2021年工作总结.txt").unlink()
    (corpus / UNITS[0] / "2022年工作总结.txt").write_text(report_text(UNITS[0], 2022, extra="改过了。"), "utf-8")
    (corpus / "新.txt").write_text(report_text("石桥镇人民政府", 2024), "utf-8")
    return tmp_path / "home"


def check_whole(home: Path) -> int:
    """The live generation is the old one or the new one, whole: its number."""
    with open_generation(home / ".kb") as generation:
        ids = {info.id: generation.report(number) for number, info in generation.infos()}
        assert all(report.text == "".join(passage.text for passage in report.passages) for report in ids.values())
        assert len(ids) == 12
        assert ("新" in ids) is (generation.number > 1)
        return generation.number


def check_next_run(home: Path) -> None:
    """The next run finishes the work and sweeps what was left."""
    assert finish(start(home)) == (0, "")
    assert check_whole(home) > 1
    assert len(list((home / ".kb" / "generations").iterdir())) == 1


POINTS = [
    (owner, name, number)
    for owner, name, most in (("os", "fsync", 7), ("os", "link", 1), ("P", "rename", 1), ("P", "replace", 2))
    for number in range(1, most + 1)
]


@pytest.mark.parametrize(("owner", "name", "number"), POINTS)
def test_killed_at_a_step_of_publishing(home: Path, owner: str, name: str, number: int) -> None:
    code, _errors = finish(start(home, KILL_AT.format(owner=owner, name=name, number=number)))
    assert code == -signal.SIGKILL
    check_whole(home)
    check_next_run(home)


def test_killed_at_random_moments(home: Path) -> None:
    chance, live = random.Random(20240131), [1]
    for _round in range(8):
        process = start(home)
        time.sleep(chance.uniform(0.05, 1.6))
        os.killpg(process.pid, signal.SIGKILL)
        assert finish(process)[0] in {0, -signal.SIGKILL}
        live.append(check_whole(home))
    assert live == sorted(live)
    check_next_run(home)


@pytest.mark.parametrize(("owner", "name", "number"), [("P", "rename", 1), ("P", "replace", 2), ("P", "replace", 3)])
def test_a_first_run_that_is_killed_leaves_nothing_that_looks_like_an_index(
    home: Path, owner: str, name: str, number: int
) -> None:
    shutil.rmtree(home / ".kb")
    finish(start(home, KILL_AT.format(owner=owner, name=name, number=number)))
    with pytest.raises(IndexMissingError):
        open_generation(home / ".kb")
    check_first_run(home)


def check_first_run(home: Path) -> None:
    assert finish(start(home)) == (0, "")
    with open_generation(home / ".kb") as generation:
        assert len(list(generation.infos())) == 12


def test_an_interrupted_run_leaves_and_loses_nothing(home: Path) -> None:
    for number in range(200):
        shutil.copy(home / "corpus" / "新.txt", home / "corpus" / f"新{number}.txt")
    at_work = home / "at work"
    wait = f"import indexer.build.crew as c, time; c._Crew._report = lambda self: (Path({str(at_work)!r}).touch(), time.sleep(60))"
    process = start(home, wait, preexec_fn=heed_interrupts)
    while not at_work.exists():
        assert process.poll() is None, finish(process)
        time.sleep(0.05)
    os.killpg(process.pid, signal.SIGINT)
    code, errors = finish(process)
    assert code == -signal.SIGINT, errors
    with open_generation(home / ".kb") as generation:
        assert generation.number == 1
    assert [path.name for path in (home / ".kb/generations").iterdir()] == ["000001"]


@pytest.mark.parametrize("size", [0, 100, 3000, 20_000, 100_000])
def test_a_disk_that_takes_no_more_leaves_the_old_one(home: Path, size: int) -> None:
    def limit() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))

    (home / "run.py").touch()
    code, errors = finish(start(home, preexec_fn=limit))
    if code:
        assert errors.startswith("StorageError: Cannot use ")
        assert "Traceback" not in errors
    assert check_whole(home) == (1 if code else 2)
    check_next_run(home)


def test_two_runs_at_once_are_one(home: Path) -> None:
    held, go = home / "held", home / "go"
    wait = f"Path({str(held)!r}).touch(), [time.sleep(0.05) for _ in iter(Path({str(go)!r}).exists, True)]"
    slow = f"import indexer.build.run as r, time; from pathlib import Path; real = r.build; r.build = lambda *a: ({wait}, real(*a))[-1]"
    first = start(home, slow)
    while not held.exists():
        assert first.poll() is None, finish(first)
        time.sleep(0.05)
    code, errors = finish(start(home))
    go.touch()
    assert code == 1
    assert f"Another run is writing to {home / '.kb'} (process {first.pid} on " in errors
    assert finish(first) == (0, "")
    assert check_whole(home) == 2


def test_a_reader_is_not_disturbed(home: Path) -> None:
    with open_generation(home / ".kb") as reader:
        for year in (2030, 2031, 2032):
            (home / "corpus" / "新.txt").write_text(report_text("石桥镇人民政府", year), "utf-8")
            assert finish(start(home)) == (0, "")
        assert len([reader.report(number) for number in reader.report_numbers()]) == 12
        assert sorted(path.name for path in (home / ".kb/generations").iterdir()) == ["000001", "000004"]
