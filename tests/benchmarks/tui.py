"""How quick the screen is: `python -m tests.benchmarks.tui [KNOWLEDGE_BASE]` prints start, keystrokes, memory.

Without a knowledge base the development corpus is indexed, else the sample. Everything is measured in a pseudo-terminal:
from the key written to the first byte that answers it, and to the last byte of the frame that shows the results.
"""

import fcntl
import os
import pty
import re
import select
import struct
import subprocess
import sys
import tempfile
import termios
import time
from dataclasses import dataclass
from pathlib import Path

from tests.shared import DEV_SET

TOP = Path(__file__).resolve().parents[2]
QUERIES = (
    "营商环境",
    "政务服务 年:2019..2023",
    "督查督办",
    "放管服改革",
    "乡村振兴 节:下一步",
    "高质量发展",
    "群众满意度",
    "工作",
)
SIZE = (40, 120)
SECONDS = 10.0
QUIET = 0.12
"""Seconds without a byte after which a frame is taken to be whole."""
_CLEAR, _QUIT = b"\x15", b"\x11"


@dataclass(frozen=True, slots=True)
class Screen:
    """The program in a pseudo-terminal."""

    child: int
    terminal: int
    started: float


def _knowledge_base(folder: Path) -> Path:
    if len(sys.argv) > 1:
        return Path(sys.argv[1])
    source = DEV_SET / "files" if (DEV_SET / "files").is_dir() else TOP / "corpus"
    place = folder / "bench.kb"
    command = [sys.executable, "-m", "kb", "index", str(source), "--kb", str(place), "--progress", "none"]
    subprocess.run(command, check=False, capture_output=True)
    return place


def _opened(place: Path) -> Screen:
    child, terminal = pty.fork()
    if not child:
        fcntl.ioctl(0, termios.TIOCSWINSZ, struct.pack("HHHH", *SIZE, 0, 0))
        os.environ |= {"KB_LANG": "zh", "TERM": "xterm-256color"}
        os.execv(sys.executable, [sys.executable, "-m", "kb", "tui", "--kb", str(place), "--ambiguous", "1"])
    return Screen(child, terminal, time.perf_counter())


def _closed(screen: Screen) -> None:
    os.write(screen.terminal, _QUIT)
    _frame(screen)
    os.close(screen.terminal)
    os.waitpid(screen.child, 0)


def _wait_for(screen: Screen, wanted: str) -> float:
    seen = b""
    while time.perf_counter() - screen.started < SECONDS:
        seen += _read(screen, 0.05)
        if wanted.encode() in seen:
            return time.perf_counter() - screen.started
    return float("inf")


def _read(screen: Screen, seconds: float) -> bytes:
    if not select.select([screen.terminal], [], [], seconds)[0]:
        return b""
    try:
        return os.read(screen.terminal, 1 << 16)
    except OSError:
        return b""


def _frame(screen: Screen) -> tuple[float, float]:
    """Seconds to the first byte, and to the last one before it is quiet."""
    started = time.perf_counter()
    first = last = 0.0
    while True:
        if _read(screen, QUIET):
            last = time.perf_counter() - started
            first = first or last
        else:
            return first, last


def _type(screen: Screen, query: str) -> list[tuple[float, float]]:
    os.write(screen.terminal, _CLEAR)
    _frame(screen)
    times = []
    for character in query:
        os.write(screen.terminal, character.encode())
        times.append(_frame(screen))
    return times


def _memory(screen: Screen) -> float:
    status = Path(f"/proc/{screen.child}/status").read_text("ascii")
    found = re.search(r"VmHWM:\s+(\d+)", status)
    return int(found[1]) / 1024 if found else 0.0


def _p95(values: list[float]) -> float:
    return sorted(values)[int(len(values) * 0.95)] * 1000


def main() -> None:
    """Measure and print."""
    with tempfile.TemporaryDirectory() as name:
        os.environ["XDG_STATE_HOME"] = name
        place = _knowledge_base(Path(name))
        _closed(_opened(place))  # files and bytecode come into the cache
        screen = _opened(place)
        first, usable = _wait_for(screen, "检索"), _wait_for(screen, "篇报告")
        _type(screen, QUERIES[0])
        typed = [query[: place + 1] for query in QUERIES for place in range(len(query))]
        times = [time for query in QUERIES for time in _type(screen, query)]
        memory = _memory(screen)
        _closed(screen)
    answers, results = ([time[place] for time in times] for place in (0, 1))
    sys.stdout.write(f"first paint {first:.2f} s, usable {usable:.2f} s, memory {memory:.0f} MiB\n")
    sys.stdout.write(
        f"{len(times)} keys: first answer p95 {_p95(answers):.0f} ms; results painted p50 {sorted(results)[len(results) // 2] * 1000:.0f} ms, p95 {_p95(results):.0f} ms\n"
    )
    slowest = sorted(zip(times, typed, strict=True), key=lambda key: -key[0][1])[:4]
    shown = "; ".join(f"{query} {first * 1000:.0f}, {last * 1000:.0f} ms" for (first, last), query in slowest)
    sys.stdout.write(f"slowest (answer, results): {shown}\n")
    sys.stdout.write(f"load of the machine: {os.getloadavg()[0]:.1f} on {os.cpu_count()} processors\n")


if __name__ == "__main__":
    main()
