"""The files that decide into which terms a text is cut.

To work out the segmenter's identity takes its dictionary, a tenth of a second. Where these files are those with which an index
was written, its terms are ours and nothing has to be worked out.
"""

from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path

Files = tuple[tuple[str, int, int], ...]
"""Of each file its name, its size and when it was written, in nanoseconds."""

_HOME = Path(__file__).parents[1]
_OWN = (*(_HOME / name for name in ("analysis.py", "text.py", "wordlist.py")), *_HOME.glob("data/*.tsv"))
_PARTS = ("*.*", "finalseg/*.*")


def segmenter_files() -> Files:
    """The files of the segmenter that is installed, and our own rules."""
    return tuple(sorted(_described(path) for path in (*_OWN, *_installed())))


def _installed() -> Iterator[Path]:
    """The files of the segmenters, of which jieba has the list of words too."""
    for spec in filter(None, map(find_spec, ("rjieba", "jieba"))):
        for part in _PARTS if spec.origin else ():
            yield from Path(str(spec.origin)).parent.glob(part)


def _described(path: Path) -> tuple[str, int, int]:
    found = path.stat()
    return path.name, found.st_size, found.st_mtime_ns


__all__ = ["Files", "segmenter_files"]
