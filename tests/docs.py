"""Real output for the documents: commands run on the sample corpus, pasted by cog and checked by `python -m tests.docs_check`."""

import atexit
import os
import re
import shutil
import subprocess
import sys
import tempfile
from functools import cache
from itertools import zip_longest
from pathlib import Path

from tui.features import FEATURES

TOP = Path(__file__).resolve().parents[1]
_SECONDS = re.compile(r"\d+\.\d+(?= (?:s\b|秒))")


@cache
def _workplace(language: str) -> Path:
    """A folder with copies of the sample corpus and the sample lists; what runs there sees what ran before."""
    folder = Path(tempfile.mkdtemp(prefix="policy-kb-docs-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    for name in ("corpus", "tests/data/lists"):
        shutil.copytree(TOP / name, folder / name)
    return folder


def run(command: str, folder: Path, language: str = "en") -> str:
    """What a shell line prints, stdout and stderr as they come."""
    bin_folder = str(Path(sys.executable).parent)
    environment = os.environ | {
        "PATH": os.pathsep.join([bin_folder, os.environ["PATH"]]),
        "KB_LANG": language,
        "COLUMNS": "100",
    }
    environment.pop("KB_DIR", None)
    done = subprocess.run(
        command,
        shell=True,
        cwd=folder,
        env=environment,
        text=True,
        encoding="utf-8",
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        check=False,
    )
    return _SECONDS.sub("0.0", done.stdout)


def shell(command: str, language: str = "en", most: int = 30) -> None:
    """Paste a shell line and its output as a fenced block; a long output is cut, and says so. Runs inside cog only."""
    import cog

    lines = run(command, _workplace(language), language).rstrip().splitlines()
    shown = lines if len(lines) <= most else [*lines[:most], "…"]
    cog.outl("```console\n$ " + command)
    for line in shown:
        cog.outl(line)
    cog.outl("```")


def program(code: str, language: str = "en", most: int = 30) -> None:
    """Paste a Python program and what it prints."""
    import cog

    with tempfile.NamedTemporaryFile("w", suffix=".py", encoding="utf-8") as file:
        file.write(code)
        file.flush()
        printed = run(f"python {file.name}", _workplace(language), language).rstrip().splitlines()[:most]
    cog.outl("```python\n" + code.strip() + "\n```\n\n```text")
    for line in printed:
        cog.outl(line)
    cog.outl("```")


def screen(name: str) -> None:
    """Paste a screen as its snapshot shows it."""
    import cog

    cog.outl("```text\n" + (TOP / "tests" / "snapshots" / f"{name}.txt").read_text("utf-8").rstrip() + "\n```")


def screen_keys(language: str = "en") -> None:
    """Paste the keys that open screens of their own, a row of a table each."""
    import cog

    titles = ("key", "opens") if language == "en" else ("键", "打开")
    before = os.environ.get("KB_LANG")
    os.environ["KB_LANG"] = language
    try:
        rows = [(f"`{feature.key}`", feature.title()) for feature in FEATURES]
    finally:
        os.environ.pop("KB_LANG")
        os.environ.update({} if before is None else {"KB_LANG": before})
    half = (len(rows) + 1) // 2
    cog.outl("| " + " | ".join(titles * 2) + " |\n|---|---|---|---|")
    for left, right in zip_longest(rows[:half], rows[half:], fillvalue=("", "")):
        cog.outl("| " + " | ".join((*left, *right)) + " |")


__all__ = ["program", "run", "screen", "screen_keys", "shell"]
