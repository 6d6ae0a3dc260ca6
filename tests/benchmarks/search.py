"""Times searches: `python -m tests.benchmarks.search [FOLDER]` (the development set where none is named) prints the figures.

First `kb search` as a whole process, then 500 generated queries inside one process: each with facets, spans and snippets
for twenty hits, once to fill the caches and once timed.
"""

import random
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import kb
from indexer.build.run import Request, run
from kb import analysis
from kb.library import Library
from kb.render.hits import facet_lines, hit_lines
from tests.commands import KB, environment
from tests.shared import DEV_SET

QUERIES = 500
HOSTILE = (r"/(\w+\w+)+[a-c]$/", "/(.*)*甲乙丙$/", r"/(a|.)*\1$/", "/(.+)+[^.。]{3}x/")
WHOLE = ("营商环境", "督查 督办 -信访", "同节:(督查 通报)", '"放管服改革" 年:2020..2024')
Form = Callable[[random.Random, list[str]], str]

FORMS: tuple[tuple[int, str, Form], ...] = (
    (40, "a word", lambda rng, words: rng.choice(words)),
    (15, "two words", lambda rng, words: " ".join(rng.sample(words, 2))),
    (8, "words and filters", lambda rng, words: f"{rng.choice(words)} 年:2021..2024 节:下一步"),
    (6, "either, without", lambda rng, words: f"({words[0]} | {rng.choice(words)}) -{rng.choice(words)}"),
    (6, "quoted", lambda rng, words: f'"{rng.choice(words)}{rng.choice(words)}"'),
    (5, "near", lambda rng, words: f"{rng.choice(words)} #10 {rng.choice(words)}"),
    (4, "one sentence", lambda rng, words: f"同句:({rng.choice(words)} {rng.choice(words)})"),
    (4, "one section", lambda rng, words: f"同节:({rng.choice(words)} {rng.choice(words)})"),
    (4, "slots", lambda rng, words: f"{rng.choice(words)}*{rng.choice(words)}"),
    (4, "initials", lambda rng, words: f";{''.join(rng.choices('dcgzxfjs', k=3))}"),
    (2, "pattern", lambda rng, words: rf"/\d+\w{{0,2}}{rng.choice(words)}/"),
    (2, "contents", lambda rng, words: f"{rng.choice(words)} 有:数据"),
)
"""How often of a hundred, name, how the query is made of words of the corpus."""


def generated(library: Library, rng: random.Random) -> Iterator[tuple[str, str]]:
    """Queries with the names of their forms."""
    texts = [passage.text for info in library.reports()[::5] for passage in library.report(info.id).passages]
    words = sorted({word for text in texts for word in analysis.words(text) if len(word) > 1 and not word.isascii()})
    weights = [weight for weight, _name, _form in FORMS]
    for _weight, name, form in rng.choices(FORMS, weights, k=QUERIES):
        yield name, form(rng, rng.sample(words, 3))


def search(library: Library, query: str) -> float:
    """Seconds that a search takes, lines for twenty hits and the facets included."""
    began = time.perf_counter()
    hits = library.search(query)
    list(hit_lines(hits, width=80))
    list(facet_lines(hits, width=80))
    return time.perf_counter() - began


def whole_process(place: Path, query: str) -> float:
    """Seconds of `kb search` from start to end, the best of five."""
    seconds = []
    for _try in range(5):
        began = time.perf_counter()
        subprocess.run([*KB, "search", query, "--kb", str(place)], capture_output=True, env=environment(), check=False)
        seconds.append(time.perf_counter() - began)
    return min(seconds)


def figures(seconds: list[float]) -> str:
    """Median, 95th percentile and worst in milliseconds."""
    ordered = sorted(seconds)
    p95 = ordered[max(0, -(-len(ordered) * 95 // 100) - 1)]
    return f"p50 {statistics.median(ordered) * 1e3:6.1f}  p95 {p95 * 1e3:6.1f}  max {ordered[-1] * 1e3:6.1f} ms"


def measure(place: Path) -> Iterator[str]:
    """The figures, a line each."""
    for query in WHOLE:
        yield f"kb search {query}: {whole_process(place, query):.2f} s"
    for query in HOSTILE:
        yield f"kb search {query}: ends after {whole_process(place, query):.2f} s"
    with kb.open(place) as library:
        queries = list(generated(library, random.Random(0)))
        cold = [search(library, query) for _name, query in queries]
        warm = [search(library, query) for _name, query in queries]
        yield f"{QUERIES} queries, terms not cached: {figures(cold)}"
        yield f"{QUERIES} queries, terms cached:     {figures(warm)}"
        for _weight, form, _make in FORMS:
            own = [seconds for (name, _query), seconds in zip(queries, warm, strict=True) if name == form]
            yield f"  {form:18}{len(own):4}  {figures(own)}"


def main() -> int:
    """Index a folder, time it, print."""
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else DEV_SET
    if not folder.is_dir():
        sys.stdout.write("The development data (../shared) is not on this machine: name a folder of reports.\n")
        return 1
    with tempfile.TemporaryDirectory() as temporary:
        place = Path(temporary) / ".kb"
        run(Request(place, (folder,), jobs=2), lambda _done, _total, _name: None)
        for line in measure(place):
            sys.stdout.write(f"{line}\n")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
