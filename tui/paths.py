"""Paths that are typed, completed meanwhile."""

import os
from pathlib import Path

from textual.suggester import Suggester

_MOST_ENTRIES = 5000


def typed_path(typed: str) -> Path:
    """The path that was typed. ``~`` is the user's folder, where there is such a user."""
    return Path(os.path.expanduser(typed.strip()))  # noqa: PTH111 - Path's own raises where there is none


def here() -> Path:
    """The folder the program was begun in; where that was removed, the top of all."""
    try:
        return Path.cwd()
    except OSError:
        return Path(os.sep)


def complete(typed: str, *, folders_only: bool) -> str | None:
    """The typed path completed to the first entry that begins so; None where there is none."""
    if not typed:
        return None
    path = typed_path(typed)
    folder, beginning = (path, "") if typed.endswith("/") else (path.parent, path.name)
    try:
        entries = [entry for entry, _step in zip(folder.iterdir(), range(_MOST_ENTRIES), strict=False)]
        names = sorted(entry.name + "/" * entry.is_dir() for entry in entries if entry.is_dir() or not folders_only)
    except OSError:
        return None
    wanted = [name for name in names if name.startswith(beginning) and name.isprintable()]
    shown = [name for name in wanted if beginning or not name.startswith(".")]
    return typed[: len(typed) - len(beginning)] + shown[0] if shown else None


class PathSuggester(Suggester):
    """Suggests the first path that goes on as typed."""

    def __init__(self, *, folders_only: bool = False) -> None:
        super().__init__(use_cache=False, case_sensitive=True)
        self.folders_only = folders_only

    async def get_suggestion(self, value: str) -> str | None:
        """The path completed."""
        return complete(value, folders_only=self.folders_only)


__all__ = ["PathSuggester", "complete", "here", "typed_path"]
