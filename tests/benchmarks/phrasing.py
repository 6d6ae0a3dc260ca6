"""What questions of phrasing cost: `python -m tests.benchmarks.phrasing [PASSAGES]`: prints a line a figure.

On so many passages of the laws (all 147,288 articles where none is named), else of generated text. One function a file measures one field;
MEASURES lists them.
"""

import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import kb
from kb.library import Library
from tests.benchmarks.mining import mining
from tests.benchmarks.published import Published
from tests.benchmarks.usage import usage

ARTICLES = 147_288
MEASURES: tuple[Callable[[Library], Iterator[str]], ...] = (usage, mining)


def main() -> int:
    """Publish the passages, measure, print."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else ARTICLES
    with tempfile.TemporaryDirectory() as folder:
        published = Published(Path(folder))
        characters, _seconds = published.index(count)
        sys.stdout.write(f"{count} passages, {characters} characters\n")
        with kb.open(published.place / ".kb") as library:
            for measure in MEASURES:
                for line in measure(library):
                    sys.stdout.write(f"{line}\n")
                    sys.stdout.flush()
    return 0


if __name__ == "__main__":
    sys.exit(main())
