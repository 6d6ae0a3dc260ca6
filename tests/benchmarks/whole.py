"""Whole runs of the command on the laws as files: indexing all, ten more, nothing new, a search. Facts are inside, as for users."""

import gzip
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from statistics import median

from tests.benchmarks.passages import LAWS

ROUNDS = 3
NEW = 10
"""Reports of an update."""
QUERY = "营商环境"
MILLION = 1e6


def measure_laws() -> int:
    """Measure and print; the clock is the wall's, so the machine should be quiet."""
    if not LAWS.is_file():
        sys.stdout.write("The laws (../shared/corpora/laws) are not on this machine.\n")
        return 2
    with tempfile.TemporaryDirectory() as home:
        folder, place = Path(home, "laws"), Path(home, ".kb")
        laws = list(_laws())
        later = laws[:: len(laws) // (NEW * ROUNDS)][: NEW * ROUNDS]
        _write(folder, [law for law in laws if law not in later])
        sys.stdout.write(f"load of the machine before: {os.getloadavg()[0]:.1f}\n")
        found, seconds = _timed(lambda: _kb("index", str(folder), "--kb", str(place), "--json"))
        characters = json.loads(found)["characters"]
        rate = characters / seconds / MILLION
        _line("kb index, whole", seconds, f"{characters / MILLION:.1f} million characters, {rate:.2f} a second")
        _updates(folder, place, later)
        _line("kb search, process", median(_times(lambda: _kb("search", QUERY, "--kb", str(place)))))
    return 0


def _updates(folder: Path, place: Path, later: Sequence[tuple[str, str]]) -> None:
    times = []
    for start in range(0, len(later), NEW):
        _write(folder, later[start : start + NEW])
        times.append(_timed(lambda: _kb("index", "--kb", str(place)))[1])
    _line("kb index, ten new reports", median(times))
    _line("kb index, nothing new", median(_times(lambda: _kb("index", "--kb", str(place)))))


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


def _kb(*arguments: str) -> str:
    command = [sys.executable, "-m", "kb", *arguments]
    return subprocess.run(command, check=False, capture_output=True, text=True).stdout


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
