"""How fast files become an index: `python -m tests.benchmarks.intake [FOLDER | --laws]` (the development set when none is named).

Prints million characters of the files' text a second for each stage alone, one core, and for `kb index` as a whole. ``--laws`` times
whole runs of the command on the laws as files instead: all of them, ten more, nothing new, a search.
"""

import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from indexer.clean import clean
from indexer.infer import infer
from indexer.pipeline import Settings, Task, slug, to_reports
from indexer.read import ReadOptions, is_candidate, read
from indexer.segment import segment
from indexer.values import Extract
from kb.config import Config
from kb.facts import quantities
from kb.facts.commitments import promising_passages
from tests.benchmarks.whole import measure_laws
from tests.shared import DEV_SET

T = TypeVar("T")
MILLION = 1e6


def main() -> int:
    """Measure and print."""
    if sys.argv[1:] == ["--laws"]:
        return measure_laws()
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else DEV_SET / "files"
    if not folder.is_dir():
        sys.stdout.write("No such folder. Name one with reports: python -m tests.benchmarks.intake FOLDER\n")
        return 2
    paths = sorted(path for path in folder.rglob("*") if path.is_file() and is_candidate(path))
    extracts, reading = _timed(
        lambda: [_extract for path in paths for _extract in read(path, path.name, ReadOptions())]
    )
    known = [extract for extract in extracts if isinstance(extract, Extract)]
    characters = sum(len(extract.text) for extract in known)
    sys.stdout.write(f"{len(known)} reports, {characters / MILLION:.2f} million characters\n")
    _line("read", characters, reading)
    cleaned, cleaning = _timed(lambda: [clean(extract) for extract in known])
    segmented, segmenting = _timed(lambda: [segment(one.text, one.title) for one in cleaned])
    tasks = (Task(path, path.name, slug(path.name)) for path in paths)
    made = (outcome.report for task in tasks for outcome in to_reports(task, Settings()))
    reports = [report for report in made if report]
    rows = list(zip(known, cleaned, segmented, strict=True))
    _claims, inferring = _timed(
        lambda: [infer(extract, text, parts.outline, Config()) for extract, text, parts in rows]
    )
    for name, seconds in {"clean": cleaning, "segment": segmenting, "infer": inferring}.items():
        _line(name, characters, seconds)
    _facts, reckoning = _timed(lambda: [quantities(one.text) for one in cleaned])
    _line("facts", characters, reckoning)
    _found, promising = _timed(lambda: [promising_passages(report) for report in reports])
    _line("promises", characters, promising)
    _line("facts+promises", characters, reckoning + promising)
    _line("clean+segment+infer", characters, cleaning + segmenting + inferring)
    with tempfile.TemporaryDirectory() as place:
        command = [sys.executable, "-m", "kb", "index", str(folder), "--kb", f"{place}/.kb"]
        _done, wall = _timed(lambda: subprocess.run(command, check=False, capture_output=True), clock=time.monotonic)
        _line("kb index, whole", characters, wall)
        _done, again = _timed(lambda: subprocess.run(command, check=False, capture_output=True), clock=time.monotonic)
        sys.stdout.write(f"{'kb index, nothing new':22} {again:8.2f} s\n")
    return 0


def _timed(work: Callable[[], T], clock: Callable[[], float] = time.process_time) -> tuple[T, float]:
    start = clock()
    result = work()
    return result, clock() - start


def _line(name: str, characters: int, seconds: float) -> None:
    sys.stdout.write(f"{name:22} {characters / seconds / MILLION:8.3f} million characters a second\n")


if __name__ == "__main__":
    sys.exit(main())
