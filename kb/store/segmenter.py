"""The files that decide into which terms a text is cut.

To work out the segmenter's identity takes its dictionary, a tenth of a second. Where these files are those with which an index
was written, its terms are ours and nothing has to be worked out.
"""

from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path

from kb import analysis, text

Files = tuple[tuple[str, int, int], ...]
"""Of each file its name, its size and when it was written, in nanoseconds."""

_OWN = (Path(analysis.__file__), Path(text.__file__), *Path(text.__file__).parent.glob("data/*.tsv"))
_PARTS = ("*.*", "finalseg/*.*")


def segmenter_files() -> Files:
    """The files of the segmenter that is installed, and our own rules."""
    return tuple(sorted(_described(path) for path in (*_OWN, *_installed())))


def _installed() -> Iterator[Path]:
    """The files of the first segmenter there is, in the order in which ``kb.analysis`` asks for them."""
    specs = (find_spec(name) for name in ("rjieba", "jieba"))
    origin = next((spec.origin for spec in specs if spec and spec.origin), None)
    if origin:
        for part in _PARTS:
            yield from Path(origin).parent.glob(part)


def _described(path: Path) -> tuple[str, int, int]:
    found = path.stat()
    return path.name, found.st_size, found.st_mtime_ns


__all__ = ["Files", "segmenter_files"]
