"""Prints what the literal index costs: `python -m tests.benchmarks.literal [FILE.jsonl.gz]`, one JSON line a figure.

Each line of the file is a document with its `text`; a line of the text is a passage. Without a file, the laws of the
development data are read; without those, text is generated.
"""

import gzip
import json
import random
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

import numpy as np

from kb.literal import LiteralIndex, LiteralReport, Manner, update
from tests.shared import SHARED

LAWS = SHARED / "corpora" / "laws" / "laws.jsonl.gz"
COMMON = ("的", "工作", "规定", "人民政府", "，", "第")
REPEATS = 20
SAMPLED = 500


def main(arguments: list[str]) -> None:
    reports = read(Path(arguments[0]) if arguments else LAWS)
    characters = sum(len(passage) for report in reports for passage in report.passages)
    with tempfile.TemporaryDirectory() as folder:
        first, second = Path(folder) / "1", Path(folder) / "2"
        seconds = timed(lambda: update(None, first, (), reports))
        show("build", characters=characters, seconds=seconds, millions_a_second=characters / seconds / 1e6)
        size = sum(file.stat().st_size for file in first.iterdir())
        show("size", bytes=size, bytes_a_character=size / characters)
        few = [LiteralReport(f"new{number}", report.passages) for number, report in enumerate(reports[:10])]
        show("update of 10 reports", seconds=timed(lambda: update(first, second, (), few)))
        show("open", milliseconds=1000 * min(timed(lambda: LiteralIndex.open(first)) for _ in range(REPEATS)))
        measure(LiteralIndex.open(first), reports)


def read(path: Path) -> list[LiteralReport]:
    if not path.is_file():
        return generated()
    with gzip.open(path, "rt", encoding="utf-8") as file:
        texts = [json.loads(line)["text"] for line in file]
    return [LiteralReport(str(number), text.splitlines()) for number, text in enumerate(texts)]


def generated(characters: int = 2_000_000) -> list[LiteralReport]:
    """Characters with the frequencies of a natural language, in passages of 100."""
    rng = np.random.default_rng(1)
    codes = np.minimum(0x4E00 + rng.zipf(1.3, characters) % 3000, 0x9FFF).astype("<u4")
    text = codes.tobytes().decode("utf-32-le")
    passages = [text[start : start + 100] for start in range(0, len(text), 100)]
    return [LiteralReport(str(start), passages[start : start + 50]) for start in range(0, len(passages), 50)]


def measure(index: LiteralIndex, reports: list[LiteralReport]) -> None:
    for run in COMMON:
        occurrences = index.count(run).occurrences
        show(f"find {run}", occurrences=occurrences, **quantiles([partial(index.find, run)] * REPEATS))
    rng = random.Random(1)
    for manner in Manner:
        runs = [a_run(rng, reports, rng.randint(2, 8)) for _ in range(SAMPLED)]
        show(f"find {manner}, 2-8 characters", **quantiles([partial(index.find, run, manner) for run in runs]))


def a_run(rng: random.Random, reports: list[LiteralReport], length: int) -> str:
    while True:
        passages = rng.choice(reports).passages
        text = rng.choice(passages) if passages else ""
        if len(text) >= length:
            start = rng.randint(0, len(text) - length)
            return text[start : start + length]


def quantiles(calls: Sequence[Callable[[], object]]) -> dict[str, float]:
    calls[0]()
    times = np.array([timed(call) for call in calls]) * 1000
    return {"p50_ms": float(np.quantile(times, 0.5)), "p95_ms": float(np.quantile(times, 0.95))}


def timed(call: Callable[[], object]) -> float:
    begin = time.perf_counter()
    call()
    return time.perf_counter() - begin


def show(what: str, **figures: float) -> None:
    row = {"what": what} | {name: round(value, 3) for name, value in figures.items()}
    sys.stdout.write(json.dumps(row, ensure_ascii=False) + "\n")


if __name__ == "__main__":
    main(sys.argv[1:])
