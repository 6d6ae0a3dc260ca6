"""Which files a run looks at: a walk of the roots that survives loops, closed folders and vanishing files."""

import os
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from pathlib import Path

from kb.i18n import _
from kb.model import Problem
from kb.refusal import reason
from kb.store.place import CURRENT, GENERATIONS

Candidate = Callable[[Path], bool]

NOT_REPORTS = frozenset({"readme", "license", "licence", "changelog"})
"""Files about a folder, by their name without suffix: read only where they are named."""


@dataclass(frozen=True, slots=True)
class Found:
    """A file that may hold reports: its root's number, its path under the root, how it looks."""

    root: int
    path: str
    file: Path
    size: int
    mtime: int


@dataclass(frozen=True, slots=True)
class Discovery:
    """What a walk found; ``closed`` are the paths under the root (files or folders) that could not be looked at."""

    files: tuple[Found, ...] = ()
    problems: tuple[Problem, ...] = ()
    closed: tuple[str, ...] = ()


@dataclass(slots=True)
class _Walk:
    root: int
    top: Path
    candidate: Candidate
    files: list[Found] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    closed: list[str] = field(default_factory=list)
    seen: dict[tuple[int, int], str] = field(default_factory=dict)
    folders: list[Path] = field(default_factory=list)
    links: list[Path] = field(default_factory=list)

    def name(self, path: Path) -> str:
        return path.relative_to(self.top).as_posix()

    def problem(self, path: Path, code: str, message: str) -> None:
        self.problems.append(Problem(self.name(path), code, message))

    def close(self, path: Path, error: OSError) -> None:
        self.closed.append(self.name(path))
        self.problem(
            path,
            "unreadable",
            _("cannot be looked at: {reason}. Mend it and run kb index again").format(reason=reason(error)),
        )

    def begin(self, start: Path) -> None:
        """Look at what was named."""
        try:
            if start.is_file():
                self.file(start, start.name if start == self.top else self.name(start), start.stat)
            elif start.exists():
                self.folders.append(start)
        except OSError as error:
            self.close(start, error)

    def folder(self, folder: Path) -> None:
        """Look into a folder. Linked folders wait until all others are known, so that a folder has its own path's name."""
        try:
            if not self._is_new(folder) or _is_knowledge_base(folder):
                return
            with os.scandir(folder) as found:
                entries = sorted(found, key=lambda entry: entry.name)
        except OSError as error:
            self.close(folder, error)
            return
        name = self.name(folder)
        above = "" if name == "." else f"{name}/"
        for entry in entries:
            if not entry.name.startswith("."):
                self._look_at(Path(entry.path), entry, above)

    def _look_at(self, path: Path, entry: os.DirEntry[str], above: str) -> None:
        try:
            self._entry(path, entry, above)
        except OSError as error:  # such as a link into a folder that is closed to us
            self.close(path, error)

    def _entry(self, path: Path, entry: os.DirEntry[str], above: str) -> None:
        if entry.is_dir(follow_symlinks=False):
            self.folders.append(path)
        elif entry.is_symlink() and path.is_dir():
            self.links.append(path)
        elif entry.is_symlink() and not path.exists():
            self.problem(path, "broken-link", _("is a link to nothing, or to itself. Remove it, or mend it"))
        elif self._is_report(path, entry):
            self.file(path, f"{above}{entry.name}", entry.stat)

    def _is_report(self, path: Path, entry: os.DirEntry[str]) -> bool:
        return (
            entry.is_file() and path.stem.lower() not in NOT_REPORTS and path.name != "kb.toml" and self.candidate(path)
        )

    def file(self, path: Path, name: str, look: Callable[[], os.stat_result]) -> None:
        """Note a file with how it looks now."""
        state = look()
        self.files.append(Found(self.root, name, path, state.st_size, state.st_mtime_ns))

    def _is_new(self, folder: Path) -> bool:
        state = folder.stat()
        first = self.seen.setdefault((state.st_dev, state.st_ino), self.name(folder))
        if first == self.name(folder):
            return True
        message = _("leads to the folder {folder}, which is read already. Nothing is lost").format(folder=first)
        self.problem(folder, "link-loop", message)
        return False


def _is_knowledge_base(folder: Path) -> bool:
    return (folder / CURRENT).is_file() and (folder / GENERATIONS).is_dir()


def discover(root: int, top: Path, paths: Iterable[str], candidate: Candidate) -> Discovery:
    """The files at or below some paths of a root that may hold reports, in the order of their paths.

    A file that is named is taken as it is; in folders, hidden files and those about the folder are passed over.
    """
    walk = _Walk(root, top, candidate)
    for start in (top / path for path in paths):
        walk.begin(start)
    while walk.folders or walk.links:
        walk.folder(walk.folders.pop() if walk.folders else walk.links.pop(0))
    files = sorted(walk.files, key=lambda found: found.path)
    return Discovery(tuple(files), tuple(walk.problems), tuple(walk.closed))


def is_below(path: str, folders: tuple[str, ...]) -> bool:
    """Whether a path is one of the given paths or lies under one; ``.`` is above everything."""
    return any(folder in (".", path) or path.startswith(f"{folder}/") for folder in folders)


__all__ = ["NOT_REPORTS", "Candidate", "Discovery", "Found", "discover", "is_below"]
