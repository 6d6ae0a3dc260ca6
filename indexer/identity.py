"""What reports depend on besides their files: a digest of the code that makes them."""

import hashlib
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import indexer
import kb


@cache
def stages_identity() -> str:
    """What the reports depend on besides their files and the settings: the code and the tables of the stages."""
    digest = hashlib.sha256()
    for path in _stage_files():
        digest.update(path.read_bytes())
    return digest.hexdigest()[:16]


def _stage_files() -> Iterator[Path]:
    own, library = (Path(package.__path__[0]) for package in (indexer, kb))
    for stage in ("read", "clean", "segment", "infer", "lexicon"):
        yield from sorted(path for path in (own / stage).rglob("*") if path.suffix in (".py", ".tsv"))
    yield from (own / "pipeline.py", own / "tasks.py", own / "values.py", library / "text.py", library / "model.py")
    yield from sorted((library / "facts").rglob("*.py"))  # the numbers of a passage are kept beside it
    yield own / "build" / "duplicates.py"  # sketches of two makes cannot be compared


__all__ = ["stages_identity"]
