"""Random runs against a literal scan: `python -m tests.quality.runs [FOLDER…]` prints how many are found and counted alike.

2,000 runs of 1 to 8 characters of the corpus for each folder (the sample, and the seeds and the development set where they are),
each asked for bare (``--plain``), in double quotes and in single quotes; passages and counts are held against ``str.find``.
"""

import random
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import kb
from indexer.build.run import Request, run
from kb.library import Library
from kb.literal import Manner
from tests.literal_scan import spans
from tests.shared import DEV_SET, SEEDS

RUNS, LONGEST = 2_000, 8
SAMPLE = Path(__file__).resolve().parents[2] / "corpus"
_UNTYPED = "\"'“”‘’「」『』《》〈〉＂＇ 　\\t\\r\\n"

Texts = list[tuple[str, str]]


def random_runs(texts: Texts, count: int) -> Iterator[str]:
    """Runs cut out of passages anywhere, those left out that are empty or begin or end with a space."""
    rng = random.Random(0)
    while count:
        text = rng.choice(texts)[1]
        start = rng.randrange(len(text))
        found = text[start : start + rng.randint(1, LONGEST)]
        if found == found.strip() != "" and found.strip(_UNTYPED):
            count -= 1
            yield found


def asked(run_: str, manner: Manner) -> tuple[str, bool]:
    """The query that asks for a run, and whether it is plain text."""
    if manner is Manner.FOLDED:
        return run_, True
    mark = "'" if manner is Manner.LETTER else '"'
    return f"{mark}{run_.replace(mark, mark * 2)}{mark}", False


def agrees(library: Library, texts: Texts, run_: str, manner: Manner) -> bool:
    """Whether the search finds the passages that a scan finds, none more, and counts what it counts."""
    expected = {key: places for key, text in texts if (places := len(list(spans(text, run_, manner))))}
    query, plain = asked(run_, manner)
    hits = library.search(query, plain=plain, limit=None, every_copy=True)
    found = {hit.id: len(hit.spans) for hit in hits if hit.match == "exact"}
    return found == expected and hits.count.occurrences == sum(expected.values())


def measure(folder: Path) -> Iterator[str]:
    """A line a manner of asking."""
    with tempfile.TemporaryDirectory() as temporary:
        place = Path(temporary) / ".kb"
        run(Request(place, (folder,), jobs=2), lambda _done, _total, _name: None)
        with kb.open(place) as library:
            texts = [(p.id, p.text) for info in library.reports() for p in library.report(info.id).passages]
            runs = list(random_runs([(key, text) for key, text in texts if text], RUNS))
            for manner in Manner:
                right = sum(agrees(library, texts, one, manner) for one in runs)
                yield f"{folder.name:8} {manner.value:9} {right} of {len(runs)} runs agree with a literal scan"


def main() -> int:
    """Measure the folders named, else those there are."""
    folders = [Path(name) for name in sys.argv[1:]] or [SAMPLE, *(path for path in (SEEDS, DEV_SET) if path.is_dir())]
    for folder in folders:
        for line in measure(folder):
            sys.stdout.write(f"{line}\n")
            sys.stdout.flush()
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
