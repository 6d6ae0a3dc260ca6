"""What the system refuses a command is one sentence in the user's language, never a traceback."""

import errno
import os
import shlex
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from kb.library import Library
from kb.refusal import REASONS, reason
from tests.commands import KB, environment, run_inside, run_kb

pytestmark = pytest.mark.skipif(os.name == "nt", reason="POSIX handles and shell")


def in_shell(line: str, **changes: str) -> tuple[int, str, str]:
    """A line of the shell in which KB is the command."""
    script = line.replace("KB", shlex.join(KB))
    done = subprocess.run(
        ["sh", "-c", script], capture_output=True, env=environment(**changes), timeout=120, check=False
    )
    return done.returncode, done.stdout.decode(), done.stderr.decode()


@pytest.mark.parametrize("name", REASONS)
def test_a_reason_is_told_in_the_users_language(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    number = getattr(errno, name, None)
    if number is None:
        pytest.skip("this system has no such reason")
    monkeypatch.setenv("KB_LANG", "zh")
    assert not reason(OSError(number, os.strerror(number))).isascii()


def test_another_reason_is_told_in_the_systems_words() -> None:
    assert reason(OSError(errno.EPIPE, "Broken pipe")) == "Broken pipe"
    assert reason(OSError()) == "OSError"


@pytest.mark.parametrize("words", [("list",), ("check", "{draft}"), ("export", "--format", "md")])
def test_a_file_that_cannot_be_written_is_the_only_thing_told_of(
    own_kb: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, words: tuple[str, ...]
) -> None:
    draft = tmp_path / "稿.txt"
    draft.write_text("青石市档案局2024年工作总结\n一、工作情况\n办结事项12件。\n", "utf-8")
    monkeypatch.setenv("KB_LANG", "zh")
    file = tmp_path / "没有" / "表.csv"
    target = file.with_suffix({"list": ".csv", "check": ".html", "export": ".md"}[words[0]])
    ran = run_inside(*(word.format(draft=draft) for word in words), "--to", str(target), place=own_kb)
    assert ran.err.splitlines()[-1] == f"无法写入 {target}：没有这个文件或文件夹。请排除原因，或另指定一个文件。"
    assert ran.code == 2


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="a device that is always full")
@pytest.mark.parametrize("words", ["list --json", "search 营商环境", "kwic 营商环境", "--help"])
def test_results_that_find_no_room_are_a_sentence(sample_kb: Path, words: str) -> None:
    code, _out, errors = in_shell(f"KB {words} > /dev/full", KB_DIR=str(sample_kb))
    assert (code, errors.splitlines()[-1]) == (
        2,
        "The system refused: No space left on device. Mend the cause and run the same command again.",
    )
    assert "Traceback" not in errors


@pytest.mark.parametrize("closed", [">&-", "2>&-", "<&- >&- 2>&-"])
def test_a_command_runs_where_its_handles_are_closed(sample_kb: Path, closed: str) -> None:
    assert in_shell(f"KB search 营商环境 {closed}", KB_DIR=str(sample_kb))[0] == 0


def test_an_index_is_built_where_all_handles_are_closed(tmp_path: Path) -> None:
    (tmp_path / "稿.txt").write_text("青石市档案局2024年工作总结\n一、工作情况\n办结事项12件。\n", "utf-8")
    place = tmp_path / ".kb"
    assert in_shell(f"KB index {tmp_path} --jobs 1 <&- >&- 2>&-", KB_DIR=str(place)) == (0, "", "")
    assert [row["file"] for row in run_kb("list", "--json", place=place).rows] == ["稿.txt"]


@pytest.mark.parametrize("words", ["list", "index x", "search 营商环境"])
def test_a_folder_that_was_removed_under_the_user_is_named(tmp_path: Path, words: str) -> None:
    code, _out, errors = in_shell(f"mkdir {tmp_path}/gone && cd {tmp_path}/gone && rmdir {tmp_path}/gone && KB {words}")
    assert (code, errors) == (
        2,
        "The folder you are in is not there any more. Change to another one and run the same command again.\n",
    )


@pytest.mark.parametrize("words", [("list", "--kb"), ("index", "--kb"), ("index",)])
def test_a_name_that_is_too_long_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, words: tuple[str, ...]
) -> None:
    monkeypatch.chdir(tmp_path)
    name = "长" * 100
    ran = run_inside(*words, name)
    assert (ran.code, ran.out) == (2, "")
    assert name in ran.err
    assert ran.err.endswith(": File name too long. Mend the cause and run the same command again.\n")


@pytest.mark.parametrize("words", [("similar",), ("compare", "一")])
def test_a_text_that_is_longer_than_any_name_is_a_text(sample_kb: Path, words: tuple[str, ...]) -> None:
    ran = run_inside(*words, "推行一窗受理，让群众少跑腿，" * 30, place=sample_kb)
    assert "File name too long" not in ran.err
    assert ran.code == {"similar": 0, "compare": 2}[words[0]]


def test_who_may_not_enter_the_folder_of_the_originals_may_search_them(
    own_kb: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = os.stat

    def closed(path: Any, *how: Any, **options: Any) -> Any:
        if "/corpus" in str(path):
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(path))
        return real(path, *how, **options)

    monkeypatch.setattr(os, "stat", closed)
    monkeypatch.setattr(os, "access", lambda *_asked, **_how: False)
    assert run_inside("search", "营商环境", place=own_kb).code == 0


def test_too_little_memory_is_a_sentence(sample_kb: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def exhausted(_library: Library, _query: str, **_how: Any) -> None:
        raise MemoryError

    monkeypatch.setattr(Library, "search", exhausted)
    ran = run_inside("search", "营商环境", place=sample_kb)
    assert (ran.code, ran.err.startswith("There is too little memory.")) == (2, True)


INTERRUPTED = """
import sys
module = sys.argv.pop(1)
class Interrupting:
    def find_spec(self, name, path=None, target=None):
        if name == module:
            raise KeyboardInterrupt
sys.meta_path.insert(0, Interrupting())
from kb.cli import main
main()
"""


@pytest.mark.parametrize("module", ["click", "kb.cli.output", "kb.cli.listing", "kb.library"])
def test_an_interruption_while_modules_are_loaded_is_no_traceback(sample_kb: Path, module: str) -> None:
    command = [sys.executable, "-c", INTERRUPTED, module, "list", "--kb", str(sample_kb)]
    done = subprocess.run(command, capture_output=True, env=environment(), timeout=120, check=False)
    assert (done.returncode, done.stdout) == (130, b"")
    assert b"Traceback" not in done.stderr
