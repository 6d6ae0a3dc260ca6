"""What a run has to do: which files are new, changed, moved, unchanged or gone."""

import hashlib
import os
import shutil
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from indexer.build.discover import Discovery, Found, is_below
from indexer.build.ids import named
from indexer.build.processes import DEBUG_VARIABLE
from kb.i18n import _
from kb.model import Problem
from kb.refusal import reason
from kb.store.manifest import Source

RACE_WINDOW = 2_000_000_000
"""Nanoseconds: a file changed this shortly before the last run may have changed again under the same time stamp."""

NEEDS_CONVERTER = "needs-soffice"
"""The code of the problem that goes away when one of CONVERTERS is installed, although the file stays as it is."""

CONVERTERS = ("soffice", "libreoffice")

PASSING = frozenset({"vanished", "permission", "io", "ended"})
"""Codes of problems of the moment: a file that had one is tried again although it looks the same."""

_BLOCK = 1 << 20


@dataclass(frozen=True, slots=True)
class Before:
    """What the last run left: its sources, those of roots that are dropped, when it began. ``again``: every file must be read again."""

    sources: tuple[Source, ...] = ()
    dropped: tuple[Source, ...] = ()
    started: int = 0
    again: bool = False


@dataclass(frozen=True, slots=True)
class Scope:
    """The part of a root that a run updates: what lies at or below ``paths``. ``again``: all of it must be read again."""

    root: int
    paths: tuple[str, ...] = (".",)
    again: bool = False


@dataclass(frozen=True, slots=True)
class Job:
    """A file to read: where it lies, and its source entry as far as it is known before reading."""

    file: Path
    source: Source


@dataclass(frozen=True, slots=True)
class Plan:
    """What to do. ``kept`` sources stay in the index, ``gone`` ones leave it (also those that are read again).

    ``problems`` are of files that could not be looked at, which keep what was known of them. ``removed`` counts files that vanished;
    ``touched``: some kept source has another size or time than before.
    """

    kept: tuple[Source, ...] = ()
    jobs: tuple[Job, ...] = ()
    gone: tuple[Source, ...] = ()
    problems: tuple[Problem, ...] = ()
    removed: int = 0
    touched: bool = False

    @property
    def is_empty(self) -> bool:
        """Whether the index may stay as it is."""
        return not (self.jobs or self.gone or self.touched)


def digest(path: Path) -> str:
    """The digest of a file's bytes. Raises OSError."""
    state = hashlib.sha256()
    with path.open("rb") as file:
        while block := file.read(_BLOCK):
            state.update(block)
    return state.hexdigest()


def compare(before: Before, scopes: tuple[Scope, ...], discoveries: tuple[Discovery, ...]) -> Plan:
    """The plan of a run: ``discoveries`` are of ``scopes``, one each; what lies outside of them is kept as it is."""
    again = frozenset(scope.root for scope in scopes if scope.again)
    comparison = _Comparison(before, {_key(source): source for source in before.sources}, again)
    for found in (found for discovery in discoveries for found in discovery.files):
        comparison.file(found)
    comparison.kept.extend(_out_of_sight(before, scopes, discoveries))
    return comparison.plan()


def _key(source: Source) -> tuple[int, str]:
    return source.root, source.path


@dataclass(slots=True)
class _Comparison:
    before: Before
    known: Mapping[tuple[int, str], Source]
    again: frozenset[int]
    kept: list[Source] = field(default_factory=list)
    jobs: list[Job] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    touched: bool = False

    def file(self, found: Found) -> None:
        """Decide about one file."""
        old = self.known.get((found.root, found.path))
        usable = old if old and not self._must_read(old) else None
        if usable and self._looks_alike(usable, found):
            self.kept.append(usable)
            return
        try:
            bytes_digest = digest(found.file)
        except OSError as error:
            self._closed(found, old, error)
            return
        if usable and usable.digest == bytes_digest:
            self._keep(replace(usable, size=found.size, mtime=found.mtime), usable)
        else:
            fresh = Source(found.root, found.path, old.id if old else "", found.size, found.mtime, bytes_digest)
            self.jobs.append(Job(found.file, fresh))

    def _keep(self, source: Source, old: Source) -> None:
        self.touched |= source != old
        self.kept.append(source)

    def _must_read(self, old: Source) -> bool:
        codes = {problem.code for problem in old.problems} if old.failed else set()
        can_convert = NEEDS_CONVERTER in codes and any(map(shutil.which, CONVERTERS))
        wants_cause = "crashed" in codes and bool(os.environ.get(DEBUG_VARIABLE))
        return self.before.again or old.root in self.again or can_convert or wants_cause or bool(codes & PASSING)

    def _looks_alike(self, old: Source, found: Found) -> bool:
        settled = found.mtime < self.before.started - RACE_WINDOW
        return settled and (old.size, old.mtime) == (found.size, found.mtime)

    def _closed(self, found: Found, old: Source | None, error: OSError) -> None:
        message = _("cannot be read: {reason}. Mend it and run kb index again").format(reason=reason(error))
        self.problems.append(Problem(found.path, "unreadable", message))
        if old:
            self.kept.append(old)

    def plan(self) -> Plan:
        """What was decided, each job with the id of its report."""
        kept = {_key(source) for source in self.kept}
        leaving = tuple(source for source in self.before.sources if _key(source) not in kept)
        read = {_key(job.source) for job in self.jobs}
        lost = (*self.before.dropped, *(source for source in leaving if _key(source) not in read))
        gone = (*self.before.dropped, *leaving)
        sources = named([job.source for job in self.jobs], self.kept, lost)
        jobs = tuple(replace(job, source=source) for job, source in zip(self.jobs, sources, strict=True))
        return Plan(tuple(self.kept), jobs, gone, tuple(self.problems), len(lost), self.touched)


def _out_of_sight(before: Before, scopes: Iterable[Scope], discoveries: tuple[Discovery, ...]) -> Iterator[Source]:
    """The sources of before that this run does not look at, or cannot."""
    seen = {(found.root, found.path) for discovery in discoveries for found in discovery.files}
    inside = {scope.root: (scope.paths, discovery.closed) for scope, discovery in zip(scopes, discoveries, strict=True)}
    for source in before.sources:
        paths, closed = inside.get(source.root, ((), ()))
        is_hidden = is_below(source.path, closed) or not is_below(source.path, paths)
        if is_hidden and _key(source) not in seen:
            yield source


__all__ = ["Before", "Job", "Plan", "Scope", "compare", "digest"]
