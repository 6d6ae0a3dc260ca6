"""`kb index` says what it did, in words, in JSON and by its exit code; bad input gets a sentence and the rest is indexed."""

import json
import os
import signal
import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from indexer.cli import index
from indexer.cli.progress import telling
from indexer.cli.wording import SHOWN_PROBLEMS, problem_lines
from kb.errors import UsageError
from kb.store.generation import open_generation
from tests.samples import UNITS, report_text, write_corpus

KEYS = [
    "files",
    "indexed",
    "unchanged",
    "removed",
    "failed",
    "reports",
    "passages",
    "characters",
    "seconds",
    "problems",
]


@pytest.fixture(autouse=True)
def work(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("KB_LANG", "en")
    monkeypatch.delenv("KB_DIR", raising=False)
    monkeypatch.chdir(tmp_path)
    write_corpus(tmp_path / "corpus", UNITS[:1])
    return tmp_path


def kb_index(*arguments: str) -> Result:
    result = CliRunner().invoke(index, arguments)
    if result.exception and not isinstance(result.exception, SystemExit):
        raise result.exception
    return result


def summary(*arguments: str) -> dict[str, object]:
    found: dict[str, object] = json.loads(kb_index(*arguments, "--json").stdout)
    return found


def test_the_json_object_has_the_keys_of_the_contract() -> None:
    found = summary("corpus")
    assert list(found) == KEYS
    assert (found["files"], found["indexed"], found["failed"], found["reports"]) == (3, 3, 0, 3)


def test_it_says_in_words_what_it_did(work: Path) -> None:
    result = kb_index("corpus")
    assert result.exit_code == 0
    assert result.stdout.startswith("3 files indexed in ")
    assert "holds 3 reports" in result.stdout
    assert (work / ".kb" / "CURRENT").exists()
    (work / "corpus" / UNITS[0] / "2021年工作总结.txt").unlink()
    assert "0 files indexed, 2 unchanged, 1 removed in" in kb_index().stdout


def test_it_speaks_chinese_where_that_is_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KB_LANG", "zh")
    assert kb_index("corpus").exit_code == 0


def bomb(path: Path) -> None:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("word/document.xml", b"0" * 200_000_000)


def loop(path: Path) -> None:
    path.mkdir()
    (path / "again").symlink_to(path)


HOSTILE: dict[str, Callable[[Path], object]] = {
    "空.txt": Path.touch,
    "二进制.txt": lambda path: path.write_bytes(bytes(range(256)) * 40),
    "图.txt": lambda path: path.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(5000)),
    "炸弹.docx": bomb,
    "假.pdf": lambda path: path.write_bytes(b"%PDF-1.7\n" + b"x" * 999),
    "假.docx": lambda path: path.write_bytes(b"PK\x03\x04" + b"x" * 999),
    "无列.csv": lambda path: path.write_text("a,b\n1,2\n", "utf-8"),
    "坏.jsonl": lambda path: path.write_text('{"正文": \n[1]\n', "utf-8"),
    "坏.json": lambda path: path.write_text("[" * 100_000, "utf-8"),
    "换\n行.txt": Path.touch,
    "\x1b[31m红'\"[bold].txt": Path.touch,
}
ODD: dict[str, Callable[[Path], object]] = {
    "截断.txt": lambda path: path.write_bytes(report_text("甲局", 2020).encode()[:-5]),
    "转义.txt": lambda path: path.write_text(
        report_text("乙局", 2020) + "\x1b[31m红\x1b[0m \u202e反\u200b [bold]粗[/bold]\n", "utf-8"
    ),
    "长行.txt": lambda path: path.write_text("丙局2020年工作总结。" + "各项工作取得新的成效。" * 50_000, "utf-8"),
    "循环": loop,
}


def test_bad_files_get_a_sentence_each_and_the_rest_is_indexed(work: Path) -> None:
    for name, make in (HOSTILE | ODD).items():
        make(work / "corpus" / name)
    found = summary("corpus")
    problems = found["problems"]
    assert isinstance(problems, list)
    left_out = {problem["file"].partition("#")[0] for problem in problems}
    assert HOSTILE.keys() <= left_out
    assert found["failed"] == len(HOSTILE)
    assert found["reports"] == 3 + len(ODD) - 1
    assert all(problem["problem"].strip() for problem in problems)
    again = summary()
    assert (again["indexed"], again["failed"], again["reports"]) == (0, found["failed"], found["reports"])


def test_left_out_files_are_named_on_stderr_harmlessly_and_set_the_exit_code(work: Path) -> None:
    for name in ("\x1b[31m红.txt", "换\n行.txt"):
        (work / "corpus" / name).touch()
    result = kb_index("corpus")
    assert result.exit_code == 1
    assert "\x1b" not in result.output
    lines = result.stderr.splitlines()
    assert any(line.startswith("换 行.txt: ") for line in lines)
    assert any(line.startswith("␛[31m红.txt: ") for line in lines)
    assert "2 left out" in result.stdout


def test_many_left_out_files_are_counted_and_can_all_be_seen(work: Path) -> None:
    for number in range(SHOWN_PROBLEMS + 5):
        (work / "corpus" / f"空{number:02}.txt").touch()
    result = kb_index("corpus")
    assert len([line for line in result.stderr.splitlines() if line.startswith("空")]) == SHOWN_PROBLEMS
    assert "and 5 more: kb index --json" in result.stderr
    problems = summary()["problems"]
    assert isinstance(problems, list)
    assert len(problems) >= SHOWN_PROBLEMS + 5


@pytest.mark.parametrize("arguments", [("--jobs", "0"), ("--column", "x"), ("--progress", "often"), ("--unknown",)])
def test_wrong_options_are_wrong_use(arguments: tuple[str, ...]) -> None:
    assert CliRunner().invoke(index, ["corpus", *arguments]).exit_code == 2


def test_a_file_that_is_not_there_is_wrong_use_and_makes_nothing(work: Path) -> None:
    with pytest.raises(UsageError, match="nowhere"):
        kb_index("nowhere")
    assert not (work / ".kb").exists()


def test_where_it_is_written_can_be_chosen(work: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    kb_index("corpus", "--kb", "elsewhere")
    assert (work / "elsewhere" / "CURRENT").exists()
    monkeypatch.setenv("KB_DIR", str(work / "third"))
    kb_index("corpus")
    assert (work / "third" / "CURRENT").exists()
    assert not (work / ".kb").exists()


def test_progress_is_lines_of_json_on_stderr() -> None:
    result = kb_index("corpus", "--progress", "json")
    told = [json.loads(line) for line in result.stderr.splitlines() if line.startswith("{")]
    assert told[-1] == {"done": 3, "total": 3, "file": ""}
    assert all(list(line) == ["done", "total", "file"] for line in told)


@pytest.mark.parametrize("way", ["auto", "none", "json"])
def test_any_state_can_be_told(way: str, capsys: pytest.CaptureFixture[str]) -> None:
    with telling(way) as tell:
        for state in ((0, 2, "甲\x1b[31m.txt"), (1, 2, "乙"), (1, 2, "乙"), (2, 2, ""), (0, 0, "")):
            tell(*state)
    assert "\x1b[31m" not in capsys.readouterr().err


def test_an_original_is_never_touched(work: Path) -> None:
    before = {path: (path.stat().st_mtime_ns, path.read_bytes()) for path in (work / "corpus").rglob("*.txt")}
    kb_index("corpus")
    assert before == {path: (path.stat().st_mtime_ns, path.read_bytes()) for path in (work / "corpus").rglob("*.txt")}


def test_nothing_left_out_is_nothing_said() -> None:
    from indexer.build.summary import Summary

    assert list(problem_lines(Summary(1, 1, 0, 0, 0, 1, 1, 1, 0.1, (), ()))) == []


CRASH = """
import sys
import indexer.build.worker as worker
from pathlib import Path
real = worker.to_reports
def deadly(task, settings):
    if "凶" in task.name:
        import os
        os.abort() if "死" in task.name else 1 / 0
    return real(task, settings)
worker.to_reports = deadly
if __name__ == "__main__":
    from indexer.cli import index
    index(["corpus", "--json", "--jobs", "2"])
"""


@pytest.mark.skipif(os.name == "nt", reason="workers inherit the patch by fork")
def test_files_that_kill_their_process_are_left_out_and_named(work: Path) -> None:
    for name in ("凶1.txt", "死凶2.txt"):
        (work / "corpus" / name).write_text(report_text("青石市档案局", 2022), "utf-8")
    script = CRASH.replace(
        "import sys\n",
        "import sys\nimport indexer.build.crew as crew, multiprocessing\ncrew.context = lambda: multiprocessing.get_context('fork')\n",
    )
    command = [sys.executable, "-c", script]
    result = subprocess.run(command, capture_output=True, text=True, check=False, cwd=work, timeout=120)
    found = json.loads(result.stdout)
    assert sorted(problem["file"] for problem in found["problems"] if "crash" in problem["problem"]) == [
        "凶1.txt",
        "死凶2.txt",
    ]
    assert (found["failed"], found["reports"], result.returncode) == (2, 3, 1)
    assert "Traceback" not in result.stderr
    with open_generation(work / ".kb") as generation:
        assert len(list(generation.infos())) == 3


def test_the_command_is_part_of_kb(work: Path) -> None:
    result = subprocess.run(
        [sys.executable, "-c", "from kb.cli import main; main()", "index", "corpus"],
        capture_output=True,
        text=True,
        check=False,
        cwd=work,
        timeout=120,
    )
    assert (result.returncode, result.stderr) == (0, "")


def heed_interrupts() -> None:
    """A test run in the background of a shell ignores them, and so would the command."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


@pytest.mark.skipif(os.name == "nt", reason="POSIX signals")
def test_an_interrupted_command_says_so_and_exits_with_130(work: Path) -> None:
    write_corpus(work / "corpus", tuple(f"第{number}档案馆" for number in range(60)))
    slow = (
        "import time; from indexer.build.crew import _Crew as c; real = c._hear; "
        "c._hear = lambda *a: (time.sleep(5), real(*a))[1]; from kb.cli import main; main()"
    )
    command = [sys.executable, "-c", slow, "index", "corpus", "--progress", "json"]
    with subprocess.Popen(
        command,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        cwd=work,
        start_new_session=True,
        preexec_fn=heed_interrupts,  # noqa: PLW1509 - no thread runs here
    ) as process:
        assert process.stderr
        assert process.stderr.readline().startswith("{")
        os.killpg(process.pid, signal.SIGINT)
        out, errors = process.communicate(timeout=120)
    assert (process.returncode, out) == (130, "")
    assert "Traceback" not in errors
    assert not (work / ".kb").exists()
