"""What a run starts from and what it has at hand."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from indexer.tasks import Settings
from kb.store.manifest import Manifest

Progress = Callable[[int, int, str], None]
"""Told how many files are done, of how many, and which one comes next."""

Means = tuple[tuple[Settings, ...], int, Progress]
"""How files of each root are read, how many processes may do it, who is told."""


@dataclass(frozen=True, slots=True)
class Live:
    """The generation that a run starts from: one to build upon, or (``directory`` None) one to replace, or none."""

    manifest: Manifest
    directory: Path | None = None


__all__ = ["Live", "Means", "Progress"]
