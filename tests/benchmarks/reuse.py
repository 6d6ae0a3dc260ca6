"""`python -m tests.benchmarks.reuse [PASSAGES…]`: text reuse over all passages, how it grows in time and memory.

Statutes where they are present (articles, each a passage; a law is a report), else generated sentences. A draft is
laid over them too. Each size is measured in a process of its own.
"""

import resource
import subprocess
import sys
import time
from collections.abc import Iterator
from itertools import groupby, islice
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np

from kb.literal import LiteralIndex, LiteralReport, update
from kb.literal.anchors import find_runs
from kb.literal.sheet import lay_out
from kb.reuse.finding import SHORTEST
from kb.reuse.gathering import gather
from kb.reuse.shared import Origins, link_stretches
from tests.benchmarks.passages import passages

SIZES = (1_000, 10_000, 30_000, 100_000, 147_288)
REPORT = 42
"""Passages of a report: the mean of the statutes."""


def _reports(count: int) -> Iterator[LiteralReport]:
    numbered = enumerate(islice(passages(count), count))
    for number, rows in groupby(numbered, key=lambda row: row[0] // REPORT):
        yield LiteralReport(f"r{number}", [text for _row, text in rows])


def measure(count: int) -> str:
    """A line of the table: passages, characters, seconds of indexing, of reuse, clusters, memory, seconds to lay a draft over."""
    with TemporaryDirectory() as folder:
        place = Path(folder) / "literal"
        started = time.perf_counter()
        update(None, place, added=_reports(count))
        index = LiteralIndex.open(place)
        indexed = time.perf_counter()
        sheet = lay_out(index, np.ones(index.size, np.bool_))
        reports = np.arange(index.size) // REPORT
        origins = Origins(reports, reports)
        gathered = gather(sheet, origins, link_stretches(sheet, origins, SHORTEST))
        done = time.perf_counter()
        memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e6
        draft = "\n".join(index.passage(number) for number in range(0, index.size, max(1, index.size // 50)))[:5000]
        asked = time.perf_counter()
        find_runs(index, draft, SHORTEST, 200)
        laid = time.perf_counter() - asked
    cells = (f"{count:,}", f"{len(sheet.symbols) / 1e6:.2f} M", f"{indexed - started:.1f}", f"{done - indexed:.1f}", f"{len(gathered):,}", f"{memory:.2f}", f"{laid * 1000:.0f}")  # fmt: skip
    return "| " + " | ".join(cells) + " |"


def main() -> None:
    """Print the table; a size in a process of its own, so that its memory is its own."""
    if "--one" in sys.argv:
        sys.stdout.write(measure(int(sys.argv[-1])) + "\n")
        return
    sizes = [int(word) for word in sys.argv[1:] if word.isdecimal()] or SIZES
    head = (
        "passages",
        "characters",
        "index s",
        "reuse s",
        "clusters",
        "most memory GB",
        "draft of 5,000 characters, ms",
    )
    sys.stdout.write(f"| {' | '.join(head)} |\n|{'---|' * len(head)}\n")
    for size in sizes:
        command = [sys.executable, "-m", "tests.benchmarks.reuse", "--one", str(size)]
        sys.stdout.write(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
        sys.stdout.flush()


if __name__ == "__main__":
    main()
