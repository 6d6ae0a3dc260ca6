"""How much of each page's main text is read, and how little else: F1 of shingles of five characters against the gold text.

``python -m tests.quality.main_text`` prints a line a page: with the container table, without it, and without it on the
page stripped of every id and class (so that no name helps). Nothing is measured where the development data is missing.
"""

import json
import re
import sys
from collections import Counter
from dataclasses import dataclass

from indexer.read.encoding import decode
from indexer.read.faults import UnreadableError
from indexer.read.page import declared_charset, read_fragment, read_page
from tests.shared import DEV_SET

SHINGLE = 5
NAMES = re.compile(r"""\s(?:class|id)\s*=\s*(?:"[^"]*"|'[^']*')""")
NAMED_TAGS = re.compile(r"(?i)<(/?)(?:header|footer|nav|aside|article|main|section|ucapcontent|ucaptitle)\b")


@dataclass(frozen=True, slots=True)
class PageScore:
    """F1 of one page: with the containers known, without them, and without any name on the page."""

    file: str
    known: float
    unknown: float
    nameless: float


def shingles(text: str) -> Counter[str]:
    """The runs of five characters of a text without its blanks, with how often each occurs."""
    bare = "".join(text.split())
    return Counter(bare[start : start + SHINGLE] for start in range(max(1, len(bare) - SHINGLE + 1)))


def f1(gold: str, found: str) -> float:
    """Harmonic mean of precision and recall of shingles, counted with their multiplicity."""
    wanted, given = shingles(gold), shingles(found)
    shared = sum((wanted & given).values())
    return 2 * shared / (wanted.total() + given.total())


def scores() -> list[PageScore]:
    """The scores of the pages with gold text; empty where the development data is missing."""
    gold = DEV_SET / "gold.jsonl"
    if not gold.is_file():
        return []
    rows = [json.loads(line) for line in gold.read_text(encoding="utf-8").splitlines()]
    return [score for row in rows if (score := _score(row)) is not None]


def _score(row: dict[str, str | None]) -> PageScore | None:
    text = row.get("main_text") or (
        read_fragment(f"<table>{row['main_html']}</table>") if row.get("main_html") else None
    )
    if not text or not row["file"]:
        return None
    data = (DEV_SET / "files" / row["file"]).read_bytes()
    source = decode(data, declared_charset(data)).text
    nameless = NAMED_TAGS.sub(r"<\1div", NAMES.sub("", source))
    return PageScore(
        row["file"], *(f1(text, _main_text(*case)) for case in ((source, True), (source, False), (nameless, False)))
    )


def _main_text(source: str, containers: bool) -> str:
    try:
        return read_page(source, containers=containers).text
    except UnreadableError:
        return ""


def mean(values: list[float]) -> float:
    """The mean, 0.0 of nothing."""
    return sum(values) / len(values) if values else 0.0


def main() -> int:
    """Print the table; 1 where there is nothing to measure."""
    every = scores()
    if not every:
        sys.stderr.write("The development data (../shared) is not on this machine: nothing is measured.\n")
        return 1
    sys.stdout.write("known  unknown  nameless  page\n")
    for score in every:
        sys.stdout.write(f"{score.known:.4f}  {score.unknown:.4f}   {score.nameless:.4f}   {score.file}\n")
    for name, summary in (("mean", mean), ("worst", min)):
        columns = (
            [score.known for score in every],
            [score.unknown for score in every],
            [score.nameless for score in every],
        )
        shown = "  ".join(f"{summary(column):.4f}" for column in columns)
        sys.stdout.write(f"{shown}   {name} of {len(every)}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
