"""What cleaning cuts from texts that carry no page furniture: statutes. Every cut of more than white space is a loss.

``python -m tests.quality.untouched`` names each; it needs the development data.
"""

import gzip
import json
import sys
from collections.abc import Iterator

from indexer.clean import clean
from indexer.values import Extract
from tests.shared import SHARED

LAWS = SHARED / "corpora" / "laws" / "laws.jsonl.gz"
ARTICLES = SHARED / "corpora" / "stard" / "corpus.jsonl.gz"
HARMLESS = frozenset({"invisible"})


def texts() -> Iterator[tuple[str, str]]:
    """Name and text of every statute, and of every single article."""
    for path, key in ((LAWS, "path"), (ARTICLES, "name")):
        if path.is_file():
            with gzip.open(path, "rt", encoding="utf-8") as lines:
                yield from ((row[key], row["text"]) for row in map(json.loads, lines))


def main() -> int:
    """Print every cut with its rule."""
    count = lost = 0
    for name, text in texts():
        count += 1
        for cut in clean(Extract(name, text, "txt")).cuts:
            if cut.rule not in HARMLESS:
                lost += 1
                sys.stdout.write(f"{cut.rule}: {name}: {cut.text[:100]!r}\n")
    sys.stdout.write(f"{count} texts, {lost} cuts\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
