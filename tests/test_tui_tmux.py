"""In a real terminal: real keys, a real paste of Chinese, the screen as tmux sees it."""

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

needs_tmux = pytest.mark.skipif(not shutil.which("tmux"), reason="tmux is not installed")
SECONDS = 60.0
EDITOR = """#!/bin/sh
(printf '%s\\n' "$@"; cat "$2") > "$(dirname "$0")/editor"
echo 这里是编辑器 "$@"
read line
"""


class Terminal:
    """A tmux server of its own with one window."""

    def __init__(self, folder: Path, size: tuple[int, int]) -> None:
        self.socket = str(folder / "tmux")
        self.folder = folder
        self.size = size

    def run(self, *words: str, text: str | None = None) -> str:
        done = subprocess.run(
            ["tmux", "-u", "-f", "/dev/null", "-S", self.socket, *words],
            input=text,
            capture_output=True,
            text=True,
            check=True,
            timeout=SECONDS,
        )
        return done.stdout

    def start(self, place: Path) -> None:
        variables = {
            "KB_LANG": "zh",
            "XDG_STATE_HOME": str(self.folder / "state"),
            "XDG_CONFIG_HOME": str(self.folder / "config"),
            "LC_ALL": "C.UTF-8",
            "EDITOR": str(self.folder / "edit.sh"),
            "VISUAL": "",
            "COLUMNS": "80",
            "LINES": "24",
        }
        (self.folder / "edit.sh").write_text(EDITOR, "utf-8")
        (self.folder / "edit.sh").chmod(0o755)
        settings = [part for name, value in variables.items() for part in ("-e", f"{name}={value}")]
        width, height = map(str, self.size)
        self.run(
            "new-session",
            "-d",
            "-x",
            width,
            "-y",
            height,
            *settings,
            sys.executable,
            "-m",
            "kb",
            "tui",
            "--kb",
            str(place),
        )

        self.run("set-option", "-g", "window-size", "manual")
        self.run("resize-window", "-x", width, "-y", height)

    def screen(self) -> str:
        return self.run("capture-pane", "-p")

    def wait(self, *texts: str) -> str:
        end = time.monotonic() + SECONDS
        while time.monotonic() < end:
            seen = self.screen()
            if all(text in seen for text in texts):
                return seen
            time.sleep(0.05)
        raise AssertionError(self.screen())

    def wait_for(self, holds: Callable[[], bool]) -> None:
        end = time.monotonic() + SECONDS
        while time.monotonic() < end and not holds():
            time.sleep(0.05)
        assert holds(), self.screen()

    def keys(self, *keys: str) -> None:
        self.run("send-keys", *keys)

    def paste(self, text: str) -> None:
        self.run("load-buffer", "-", text=text)
        self.run("paste-buffer", "-p")


@pytest.fixture
def terminal(sample_kb: Path, tmp_path: Path) -> Iterator[Terminal]:
    shutil.copytree(sample_kb, tmp_path / ".kb")
    made = Terminal(tmp_path, (100, 30))
    made.start(tmp_path / ".kb")
    yield made
    subprocess.run(["tmux", "-S", made.socket, "kill-server"], capture_output=True, check=False)


@needs_tmux
def test_a_day_at_the_screen(terminal: Terminal) -> None:
    terminal.wait("篇报告")
    terminal.paste("满意率")
    terminal.wait("〔满意率〕", "[满意率]")
    terminal.keys(" 年:2022..2023")
    terminal.wait("2022–2023〕")
    terminal.keys("Enter")
    terminal.wait("›")
    terminal.keys("j", "Space", "Space", "C")
    terminal.wait("= 相同")
    terminal.keys("q")
    terminal.wait("─ 检索", "已标 2")
    terminal.keys("m")
    terminal.wait("已收入素材夹")
    terminal.keys("o")
    terminal.wait("【满意率】", "大纲")
    terminal.keys("i")
    terminal.wait("写明")
    terminal.keys("q")
    terminal.wait("大纲")
    terminal.keys("q")
    terminal.wait("─ 检索")
    terminal.keys("f")
    terminal.wait("空格 勾选")
    terminal.keys("g", "Space")
    terminal.wait("单位:")
    terminal.keys("?")
    terminal.wait("帮助")
    terminal.keys("Escape")
    terminal.wait("结果")
    terminal.keys("C-q")
    terminal.wait_for(lambda: "no server" in _state(terminal))
    assert list((terminal.folder / "state").rglob("*.json"))


@needs_tmux
def test_other_programs_get_the_terminal_and_give_it_back(terminal: Terminal) -> None:
    terminal.wait("篇报告")
    terminal.paste("满意率")
    terminal.wait("〔满意率〕", "[满意率]")
    terminal.keys("Enter")
    terminal.wait("›")
    terminal.keys("e")
    terminal.wait("这里是编辑器")
    place, name, *text = (terminal.folder / "editor").read_text("utf-8").split("\n")
    assert "满意率" in text[int(place.removeprefix("+")) - 1]
    assert name.endswith(".txt")
    terminal.keys("Enter")
    terminal.wait("─ 检索", "[满意率]", "不是纯文本")
    terminal.keys("|")
    terminal.wait("把文字交给这个命令")
    terminal.paste(f"cat > {terminal.folder}/piped; echo 收到了")
    terminal.keys("Enter")
    terminal.wait("收到了", "Enter")
    assert "满意率" in (terminal.folder / "piped").read_text("utf-8")
    terminal.keys("Enter")
    terminal.wait("─ 检索", "[满意率]")
    terminal.keys("m")
    terminal.wait("已收入素材夹")
    terminal.keys("b")
    terminal.wait("─ 素材夹 1")
    for ending in ("md", "csv", "docx"):
        terminal.keys("x")
        terminal.wait("导出到")
        terminal.keys("C-u")
        terminal.paste(f"{terminal.folder}/notes.{ending}")
        terminal.keys("Enter")
        file = terminal.folder / f"notes.{ending}"
        terminal.wait_for(lambda file=file: file.exists() and "导出到" not in terminal.screen())  # type: ignore[misc]
    terminal.wait("1 条素材已写入")
    assert "【来源" in (terminal.folder / "notes.md").read_text("utf-8")
    assert "【来源" in (terminal.folder / "notes.csv").read_text("utf-8-sig")
    assert (terminal.folder / "notes.docx").read_bytes().startswith(b"PK")


def _state(terminal: Terminal) -> str:
    done = subprocess.run(
        ["tmux", "-S", terminal.socket, "list-sessions"],
        capture_output=True,
        text=True,
        check=False,
        env=dict(os.environ),
    )
    return done.stdout + ("no server" if done.returncode else "")


@needs_tmux
def test_the_cursor_stays_in_the_line_while_typing(terminal: Terminal) -> None:
    terminal.wait("篇报告")
    terminal.paste("群众")
    terminal.wait("〔群众〕")
    place = terminal.run("display-message", "-p", "#{cursor_x},#{cursor_y}").strip()
    assert place in ("7,1", "8,1")  # behind border, slash and two characters; Textual may stand one further at the end
