"""The files of a folder that a run would look at, for those who ask whether an index is up to date."""

from pathlib import Path

from indexer.build.discover import discover
from indexer.read import is_candidate


def list_files(root: Path) -> tuple[str, ...]:
    """The paths, under ``root``, of the files there that may hold reports, in order."""
    return tuple(found.path for found in discover(0, root, (".",), is_candidate).files)


__all__ = ["list_files"]
