"""Which folders and files a knowledge base is made of, which of them a run updates, and how each is read."""

import hashlib
import os
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from indexer.build.plan import Scope
from indexer.read import ReadOptions
from indexer.tasks import Settings
from kb.config import FILE_NAME, load_config
from kb.errors import ConfigError, UsageError
from kb.i18n import _, listed
from kb.refusal import reason
from kb.store.loading import root_path
from kb.store.manifest import Root

Columns = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Chosen:
    """The roots a run ends with, and which parts of them it updates.

    ``numbers`` gives the new number of each root of before, None for those that are dropped.
    """

    roots: tuple[Root, ...]
    numbers: tuple[int | None, ...]
    scopes: tuple[Scope, ...]


def choose(
    place: Path, before: Sequence[Root], paths: Sequence[Path], forget: Sequence[Path], columns: Columns
) -> Chosen:
    """The roots and scopes of a run that names ``paths`` (none: all roots, or nothing where only ``forget`` is given).

    A path inside a root updates that part of it; a path above roots takes their place. Raises UsageError, ConfigError.
    """
    if not (before or paths):
        raise UsageError(_("Nothing is indexed yet. Name a folder of reports: kb index FOLDER"))
    places = [root_path(place, root.path) for root in before]
    dropped = {_forgotten(places, _absolute(path)) for path in forget}
    named = [_absolute(path) for path in paths]
    new = _new_roots(named, [known for number, known in enumerate(places) if number not in dropped])
    dropped |= {number for number, known in enumerate(places) for path in new if path in known.parents}
    kept = [number for number in range(len(before)) if number not in dropped]
    roots = [before[number] for number in kept] + [Root(_written(place, path)) for path in new]
    tops = [places[number] for number in kept] + new
    chosen = [_scope(number, top, named, everything=not (named or forget)) for number, top in enumerate(tops)]
    updated = {scope.root for scope in chosen if scope.paths}
    current = [
        _updated(root, top, columns) if number in updated else root
        for number, (root, top) in enumerate(zip(roots, tops, strict=True))
    ]
    scopes = [
        _all_again(scope) if current[scope.root] != roots[scope.root] else scope for scope in chosen if scope.paths
    ]
    numbers = {number: position for position, number in enumerate(kept)}
    return Chosen(tuple(current), tuple(map(numbers.get, range(len(before)))), tuple(scopes))


def _absolute(path: Path) -> Path:
    return Path(os.path.abspath(path))  # noqa: PTH100 - not resolved: a linked folder keeps the name the user knows


def _forgotten(places: Sequence[Path], path: Path) -> int:
    if path in places:
        return places.index(path)
    known = listed(map(str, places)) or _("none")
    raise UsageError(_("{path} is not one of the indexed folders. They are: {known}").format(path=path, known=known))


def _new_roots(named: Iterable[Path], known: Sequence[Path]) -> list[Path]:
    new: list[Path] = []
    for path in sorted(named, key=lambda path: len(path.parts)):
        if not any(root == path or root in path.parents for root in (*known, *new)):
            if not path.exists():
                raise UsageError(_("No such file or folder: {path}").format(path=path))
            new.append(path)
    return new


def _written(place: Path, path: Path) -> str:
    home = place.parent
    return path.relative_to(home).as_posix() if path == home or home in path.parents else str(path)


def _scope(number: int, top: Path, named: Sequence[Path], *, everything: bool) -> Scope:
    if everything or top in named:
        return Scope(number)
    return Scope(number, tuple(path.relative_to(top).as_posix() for path in named if top in path.parents))


def _all_again(scope: Scope) -> Scope:
    return replace(scope, paths=(".",), again=True)


def _updated(root: Root, top: Path, columns: Columns) -> Root:
    return replace(root, config=_config_digest(top), columns=columns or root.columns)


def _config_file(top: Path) -> Path:
    return (top.parent if top.is_file() else top) / FILE_NAME


def _config_digest(top: Path) -> str:
    file = _config_file(top)
    try:
        return hashlib.sha256(file.read_bytes()).hexdigest()
    except FileNotFoundError:
        return ""
    except OSError as error:
        raise ConfigError(file, reason(error)) from error


def settings(place: Path, root: Root) -> Settings:
    """How the files of a root are read. Raises ConfigError."""
    config = load_config(_config_file(root_path(place, root.path)))
    columns = {role: tuple(headers) for role, headers in config.columns}
    for role, header in root.columns:
        columns[role] = (header, *columns.get(role, ()))
    return Settings(ReadOptions(columns=tuple(columns.items())), config)


__all__ = ["Chosen", "Columns", "choose", "settings"]
