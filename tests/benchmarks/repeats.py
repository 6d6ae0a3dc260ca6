"""What all maximal repeats cost: `python -m tests.benchmarks.repeats [FILE.jsonl.gz]`, one JSON line a size.

The laws (else generated text) an eighth, a quarter, a half and whole: runs of 8 characters or more in 3 documents or more.
"""

import resource
import sys
import tempfile
import time
from pathlib import Path

import numpy as np

from kb.literal import LiteralIndex, LiteralReport, update
from kb.literal.repeats import find_repeats
from kb.literal.sheet import lay_out
from tests.benchmarks.literal import LAWS, read, show

LENGTH, SPREAD = 8, 3
PARTS = (8, 4, 2, 1)


def main(arguments: list[str]) -> None:
    reports = read(Path(arguments[0]) if arguments else LAWS)
    with tempfile.TemporaryDirectory() as folder:
        for part in PARTS:
            measure(Path(folder) / str(part), reports[: len(reports) // part])


def measure(directory: Path, reports: list[LiteralReport]) -> None:
    update(None, directory, (), reports)
    index = LiteralIndex.open(directory)
    begin = time.perf_counter()
    sheet = lay_out(index, np.ones(index.size, np.bool_))
    laid = time.perf_counter()
    repeats = find_repeats(sheet, index.report_numbers(sheet.passages), length=LENGTH, spread=SPREAD)
    found = time.perf_counter()
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e6
    show(
        f"repeats in {len(reports)} documents",
        characters=len(sheet.symbols),
        repeats=len(repeats),
        lay_out_seconds=laid - begin,
        find_seconds=found - laid,
        peak_gigabytes=peak,
    )


if __name__ == "__main__":
    main(sys.argv[1:])
