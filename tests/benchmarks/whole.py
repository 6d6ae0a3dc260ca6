"""Whole runs of the command on the laws as files: indexing all, ten more, nothing new, a search. Facts are inside, as for users.

Modules are compiled before, as an installation has them.
"""

import gzip
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from tests.benchmarks.passages import LAWS
from tests.commands import KB, compiled

ROUNDS = 3
NEW = 10
"""Reports of an update."""
QUERY = "营商环境"
MILLION = 1e6


@dataclass(frozen=True, slots=True)
class Command:
    """`kb` on one knowledge base, with compiled modules in a folder of their own."""

    bytecode: Path
    place: Path

    def __call__(self, *arguments: str) -> str:
        """What it prints."""
        command = [*KB, *arguments, "--kb", str(self.place)]
        done = subprocess.run(command, check=False, capture_output=True, text=True, env=compiled(str(self.bytecode)))
        return done.stdout

    def get_ready(self, home: Path) -> None:
        """Have every module compiled, by a small run of everything that is measured."""
        folder = home / "small"
        folder.mkdir()
        (folder / "青禾县2021年工作总结.txt").write_text(
            "青禾县2021年工作总结\n一、工作成效\n新建泵站12座。\n", "utf-8"
        )
        small = Command(self.bytecode, home / "small.kb")
        for arguments in (("index", str(folder)), ("index",), ("search", QUERY)):
            small(*arguments)


def measure_laws() -> int:
    """Measure and print; the clock is the wall's, so the machine should be quiet."""
    if not LAWS.is_file():
        sys.stdout.write("The laws (../shared/corpora/laws) are not on this machine.\n")
        return 2
    with tempfile.TemporaryDirectory() as home:
        folder, place = Path(home, "laws"), Path(home, ".kb")
        run = Command(Path(home, "bytecode"), place)
        run.get_ready(Path(home))
        laws = list(_laws())
        later = laws[:: len(laws) // (NEW * ROUNDS)][: NEW * ROUNDS]
        _write(folder, [law for law in laws if law not in later])
        sys.stdout.write(f"load of the machine before: {os.getloadavg()[0]:.1f}\n")
        found, seconds = _timed(lambda: run("index", str(folder), "--json"))
        characters = json.loads(found)["characters"]
        rate = characters / seconds / MILLION
        _line("kb index, whole", seconds, f"{characters / MILLION:.1f} million characters, {rate:.2f} a second")
        _updates(run, folder, later)
        _line("kb search, process", median(_times(lambda: run("search", QUERY))))
    return 0


def _updates(run: "Command", folder: Path, later: Sequence[tuple[str, str]]) -> None:
    times = []
    for start in range(0, len(later), NEW):
        _write(folder, later[start : start + NEW])
        times.append(_timed(lambda: run("index"))[1])
    _line("kb index, ten new reports", median(times))
    _line("kb index, nothing new", median(_times(lambda: run("index"))))


def _laws() -> Iterator[tuple[str, str]]:
    with gzip.open(LAWS, "rt", encoding="utf-8") as file:
        for line in file:
            law = json.loads(line)
            yield law["path"], law["text"]


def _write(folder: Path, laws: Sequence[tuple[str, str]]) -> None:
    for path, text in laws:
        file = folder.joinpath(*[part for part in Path(path).parts if part not in ("/", "..")])
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, "utf-8")


def _timed(work: Callable[[], str]) -> tuple[str, float]:
    begin = time.monotonic()
    result = work()
    return result, time.monotonic() - begin


def _times(work: Callable[[], str]) -> list[float]:
    return [_timed(work)[1] for _round in range(ROUNDS)]


def _line(name: str, seconds: float, more: str = "") -> None:
    sys.stdout.write(f"{name:28} {seconds:8.2f} s   {more}\n")
    sys.stdout.flush()


__all__ = ["measure_laws"]
