"""What a generation says of itself: how it was made, from which files, and what became of each."""

import json
import zlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass, field, fields
from pathlib import Path
from typing import Any

from kb.model import Problem
from kb.store.segmenter import Files

MANIFEST = "manifest.json"
SOURCES = "sources.json"
"""What became of each file stands apart: only a run that updates the index, and who asks for it, has to read it."""


@dataclass(frozen=True, slots=True)
class Identity:
    """What the index depends on besides the files.

    ``schema`` and ``analysis`` must equal the reader's; where ``stages`` differs, the next run reads every file again.
    """

    schema: int
    analysis: str
    stages: str


@dataclass(frozen=True, slots=True)
class Root:
    """A folder or file that is indexed: its path, its digest of kb.toml, the table columns the user named.

    ``path`` is relative to the folder that holds the knowledge base where it lies inside it, so that both can be moved together.
    """

    path: str
    config: str = ""
    columns: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Entry:
    """A report as later runs need it: its id, the digest of its folded text, its size, what decides whether it repeats another.

    ``names`` are the document names 《…》 at its head; ``share`` is how much of the report ``duplicates_of`` it repeats.
    """

    id: str
    digest: str
    passages: int
    characters: int
    title: str | None = None
    unit: str | None = None
    year: int | None = None
    date: str | None = None
    docno: str | None = None
    names: tuple[str, ...] = ()
    duplicates_of: str | None = None
    share: float = 0.0


@dataclass(frozen=True, slots=True)
class Source:
    """A source file: where it lies (``path`` under the root of that number), how it looked, what became of it.

    ``id`` is the id of its report, or what the ids of its reports begin with. No ``digest``: the file could not be read.
    """

    root: int
    path: str
    id: str
    size: int
    mtime: int
    digest: str | None
    problems: tuple[Problem, ...] = ()
    reports: tuple[Entry, ...] = ()

    @property
    def failed(self) -> bool:
        """Whether the file gave no report."""
        return not self.reports


@dataclass(frozen=True, slots=True)
class Manifest:
    """Everything a generation says of itself; ``files`` are the sizes of the index's own files by name.

    ``segmenter``: the files with which its terms were made; none where that is not known. ``checks``: the checksums of files that do
    not hold their own.
    """

    identity: Identity
    started: int = 0
    roots: tuple[Root, ...] = ()
    sources: tuple[Source, ...] = ()
    files: Mapping[str, int] = field(default_factory=dict)
    segmenter: Files = ()
    checks: Mapping[str, int] = field(default_factory=dict)

    def entries(self) -> Iterator[Entry]:
        """All reports."""
        return (entry for source in self.sources for entry in source.reports)


def to_json(manifest: Manifest) -> bytes:
    """The manifest as it is written, without its sources."""
    plain = {field.name: getattr(manifest, field.name) for field in fields(Manifest) if field.name != "sources"}
    plain |= {"identity": asdict(manifest.identity), "roots": [asdict(root) for root in manifest.roots]}
    return _dump(plain | {"files": dict(manifest.files), "checks": dict(manifest.checks)})


def sources_to_json(sources: Iterable[Source]) -> bytes:
    """The sources as they are written."""
    return _dump([_source_object(source) for source in sources])


def _dump(plain: object) -> bytes:
    return json.dumps(plain, ensure_ascii=True, separators=(",", ":")).encode("ascii")


def _source_object(source: Source) -> dict[str, Any]:
    plain = {name: getattr(source, name) for name in _SOURCE}
    reports = [{name: getattr(entry, name) for name in _ENTRY} for entry in source.reports]
    return plain | {"problems": [asdict(problem) for problem in source.problems], "reports": reports}


_SOURCE = tuple(field.name for field in fields(Source))
_ENTRY = tuple(field.name for field in fields(Entry))


def from_json(data: bytes, sources: bytes | None = None) -> Manifest:
    """The manifest that was written, without ``sources`` only what stands before them.

    Raises ValueError, TypeError or KeyError where it is not one, or the sources are others.
    """
    plain = _object(json.loads(data))
    checks = _object(plain.get("checks", {}))
    if sources is not None and zlib.crc32(sources) != checks.get(SOURCES, zlib.crc32(sources)):
        raise ValueError(SOURCES)
    return Manifest(
        identity=Identity(**_object(plain["identity"])),
        started=int(plain["started"]),
        roots=tuple(map(read_root, plain["roots"])),
        sources=tuple(map(_source, json.loads(sources or b"[]"))),
        files=_object(plain["files"]),
        segmenter=tuple((name, size, time) for name, size, time in plain.get("segmenter", ())),
        checks=checks,
    )


def read_identity(data: bytes) -> Identity:
    """Only the identity, of a manifest whose other parts may be of another version."""
    return Identity(**_object(_object(json.loads(data))["identity"]))


def _object(value: object) -> dict[str, Any]:
    if not isinstance(value, dict):
        raise TypeError("an object was expected")
    return value


def read_root(plain: Mapping[str, Any]) -> Root:
    """A root that was written. Raises TypeError, ValueError or KeyError."""
    columns = tuple((_text(name), _text(column)) for name, column in plain["columns"])
    return Root(_text(plain["path"]), _text(plain["config"]), columns)


def _text(value: object) -> str:
    if not isinstance(value, str) or "\0" in value:
        raise TypeError("text was expected")
    return value


def _source(plain: Mapping[str, Any]) -> Source:
    problems = tuple(Problem(**problem) for problem in plain["problems"])
    reports = tuple(Entry(**{**entry, "names": tuple(entry["names"])}) for entry in plain["reports"])
    return Source(**{**plain, "problems": problems, "reports": reports})


def index_files(directory: Path) -> dict[str, int]:
    """The names and sizes of an index's files, for ``Manifest.files``."""
    return {
        path.relative_to(directory).as_posix(): path.stat().st_size
        for path in sorted(directory.rglob("*"))
        if path.is_file()
    }


def wrong_files(directory: Path, files: Mapping[str, int]) -> Iterable[str]:
    """The files that are missing or have another size than the manifest says."""
    return (name for name, size in files.items() if _size(directory / name) != size)


def _size(path: Path) -> int | None:
    try:
        return path.stat().st_size
    except OSError:
        return None


__all__ = [
    "MANIFEST", "SOURCES", "Entry", "Identity", "Manifest", "Root", "Source", "from_json", "index_files", "read_identity", "read_root", "sources_to_json", "to_json",
    "wrong_files",
]  # fmt: skip
