"""Times whole commands, from the shell and back: `python -m tests.benchmarks.start KB [TIMES]`.

Each runs so many times (20) in a process of its own; printed are the least and the median processor time, which other work on the
machine disturbs little, and the least time by the clock. Bytecode is kept in a folder of its own, as an installation keeps it.
"""

import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

import kb
from tests.commands import KB, compiled

TIMES = 20


def commands(place: Path) -> list[tuple[str, tuple[str, ...]]]:
    """What is run, with what it is called in the table."""
    with kb.open(place) as library:
        infos = library.reports()
        report = infos[len(infos) // 2].id
    there = ("--kb", str(place))
    rows: list[tuple[str, ...]] = [
        ("--help",),
        ("search", "--help"),
        ("search", "管理", *there),
        ("search", "监督管理 有:数据", "--facets", *there),
        ("search", "放管服", *there),
        ("show", report, *there),
        ("list", *there),
        ("kwic", "管理", *there),
        ("metrics", "管理", *there),
        ("commitments", "管理", *there),
    ]
    return [(" ".join(word for word in row if word not in {*there, report}), row) for row in rows]


def timed(words: Sequence[str], surroundings: dict[str, str]) -> tuple[float, float]:
    """Seconds of processor time and by the clock of one run."""
    began = time.perf_counter()
    process = subprocess.Popen([*KB, *words], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=surroundings)
    _process, _status, used = os.wait4(process.pid, 0)
    process.returncode = 0
    return used.ru_utime + used.ru_stime, time.perf_counter() - began


def main() -> None:
    """Print the table."""
    place, times = Path(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else TIMES
    sys.stdout.write(f"{'':40}{'processor':>12}{'median':>10}{'clock':>10}\n")
    with tempfile.TemporaryDirectory() as bytecode:
        surroundings = compiled(bytecode)
        for name, words in commands(place):
            timed(words, surroundings)
            used, clock = zip(*(timed(words, surroundings) for _time in range(times)), strict=True)
            row = f"kb {name:37}{min(used):12.3f}{statistics.median(used):10.3f}{min(clock):10.3f}\n"
            sys.stdout.write(row)
            sys.stdout.flush()


if __name__ == "__main__":
    main()
