"""What the index costs beside its peers: `python -m tests.benchmarks.engine [--sizes 10000,100000,1000000] [--engines arrays,kb] [--plot FILE.svg]`.

Each engine indexes and answers in processes of its own, one after another, so that the figures of one run can be compared. Prints
a JSON line a figure as it is known, then a table, then how many times better this project's arrays are than each peer. What is not installed is left out (`pip install -e .[bench]`).
"""

import argparse
import json
import resource
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from importlib.util import find_spec
from itertools import islice
from pathlib import Path
from typing import Any, TypeVar

import numpy as np

from kb import analysis
from tests.benchmarks.engines import ENGINES, terms_of
from tests.benchmarks.passages import asked, passages
from tests.benchmarks.plot import plot
from tests.benchmarks.published import Published
from tests.benchmarks.ratios import ratios

BATCH = 2000
REPEATS = 5
WHOLE = "kb"
"""The whole product, with literal index, facets, spans; its times include analysis."""
LARGEST = {"whoosh": 100_000}
"""The largest size at which an engine is measured unless it is named: beyond, it takes hours."""
SAME_FILES = {"arrays, nothing kept": "arrays"}
Row = dict[str, Any]
T = TypeVar("T")


def main() -> int:
    """Measure what is asked for."""
    options = _options()
    if options.phase:
        _print(PHASES[options.phase](options.engines, options.sizes, Path(options.place)))
        return 0
    rows: list[Row] = []
    with tempfile.TemporaryDirectory() as home:
        for size in map(int, options.sizes.split(",")):
            for name in _chosen(options.engines, size):
                rows.extend(_measure(name, size, Path(home)))
    sys.stdout.write(_table(rows) + ratios(rows))
    if options.plot:
        options.plot.write_text(plot(rows), "utf-8")
    return 0


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sizes", default="10000,100000,1000000", help="passages, with commas between")
    parser.add_argument("--engines", default="", help="; ".join([*ENGINES, WHOLE]))
    parser.add_argument("--plot", type=Path, help="an SVG file to write")
    parser.add_argument("--phase", choices=PHASES, help=argparse.SUPPRESS)
    parser.add_argument("--place", help=argparse.SUPPRESS)
    return parser.parse_args()


def _chosen(named: str, size: int) -> list[str]:
    if named:
        return named.split(";" if ";" in named else ",")
    known = [name for name in (*ENGINES, WHOLE) if name != "tantivy" or find_spec("tantivy")]
    return [name for name in known if size <= LARGEST.get(name, size)]


def _measure(name: str, size: int, home: Path) -> Iterator[Row]:
    place = home / f"{SAME_FILES.get(name, name)}-{size}"
    phases = ["search"] if place.exists() else ["index", "search"]
    place.mkdir(exist_ok=True)
    for phase in phases:
        command = [sys.executable, "-m", __spec__.name if __spec__ else "tests.benchmarks.engine"]
        command += ["--phase", phase, "--engines", name, "--sizes", str(size), "--place", str(place)]
        done = subprocess.run(command, check=True, capture_output=True, text=True)
        row = {"engine": name, "passages": size, **json.loads(done.stdout.splitlines()[-1])}
        _print(row)
        yield row


def _index(name: str, size: str, place: Path) -> Row:
    if name == WHOLE:
        characters, seconds = Published(place).index(int(size))
        return _costs(characters, seconds, place)
    engine = ENGINES[name](place)
    own, begin = _Apart(), time.process_time()
    texts, characters = passages(int(size)), 0
    while batch := own.of("reading", lambda: list(islice(texts, BATCH))):
        characters += sum(map(len, batch))
        engine.index(batch if engine.takes_text else own.of("analysis", lambda batch=batch: list(map(terms_of, batch))))  # type: ignore[misc]
    engine.finish()
    whole = time.process_time() - begin - own.seconds["reading"]
    costs = _costs(characters, whole - own.seconds["analysis"], place)
    return costs | {"with analysis": round(characters / whole / 1e6, 3)}


class _Apart:
    """What is done beside indexing, by the clock of its own thread: what an engine's own threads do meanwhile counts as indexing."""

    def __init__(self) -> None:
        self.seconds: defaultdict[str, float] = defaultdict(float)

    def of(self, name: str, work: Callable[[], T]) -> T:
        """Do something and count its seconds under a name."""
        begin = time.thread_time()
        result = work()
        self.seconds[name] += time.thread_time() - begin
        return result


def _costs(characters: int, seconds: float, place: Path) -> Row:
    size = sum(file.stat().st_size for file in place.rglob("*") if file.is_file())
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return {
        "seconds": round(seconds, 2),
        "million characters a second": round(characters / seconds / 1e6, 3),
        "bytes a character": round(size / characters, 2),
        "index MB of memory": round(peak),
    }


def _search(name: str, size: str, place: Path) -> Row:
    del size
    if name == WHOLE:
        return {**Published(place).search(_quantiles), "search MB of memory": _own_memory()}
    engine = ENGINES[name](place)
    list(analysis.pieces("词"))  # the dictionary, which no engine's figures should hold, is loaded by this
    opening = _timed(engine.open)
    times = {kind: _quantiles([lambda ask=ask: engine.search(ask) for ask in asks]) for kind, asks in asked().items()}  # type: ignore[misc]
    return {"open ms": round(opening * 1000, 1), **times, "search MB of memory": _own_memory()}


PHASES: dict[str, Callable[[str, str, Path], Row]] = {"index": _index, "search": _search}


def _quantiles(
    calls: list[Callable[[], object]], clock: Callable[[], float] = time.process_time
) -> tuple[float, float]:
    """The median and the 95th percentile of all calls, each made several times, in milliseconds of the processor.

    What else runs on the machine counts less so than by the clock on the wall, which ``clock`` may be for a whole process.
    """
    times = [_timed(call, clock) * 1000 for _again in range(REPEATS) for call in calls]
    return round(float(np.quantile(times, 0.5)), 3), round(float(np.quantile(times, 0.95)), 3)


def _timed(call: Callable[[], object], clock: Callable[[], float] = time.process_time) -> float:
    begin = clock()
    call()
    return clock() - begin


def _own_memory() -> int | None:
    """The process's memory in MB without mapped files, where the system says."""
    status = Path("/proc/self/status")
    lines = status.read_text().splitlines() if status.exists() else []
    return next((int(line.split()[1]) // 1024 for line in lines if line.startswith("RssAnon")), None)


def _print(row: Row) -> None:
    sys.stdout.write(json.dumps(row, ensure_ascii=False) + "\n")
    sys.stdout.flush()


def _table(rows: list[Row]) -> str:
    lines = ["", f"{'passages':>9}  {'engine':22}  figure"]
    for row in rows:
        figures = {key: value for key, value in row.items() if key not in {"engine", "passages"}}
        for key, value in figures.items():
            shown = f"p50 {value[0]:10.3f}   p95 {value[1]:10.3f} ms" if isinstance(value, list) else str(value)
            lines.append(f"{row['passages']:>9}  {row['engine']:22}  {key:28} {shown}")
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    sys.exit(main())
