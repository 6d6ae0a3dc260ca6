"""What a run did and what the knowledge base holds now, as it is told to the user."""

from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from typing import Any

from indexer.build.discover import Discovery
from indexer.build.plan import Plan
from kb.model import Problem
from kb.store.manifest import Manifest, Source


@dataclass(frozen=True, slots=True)
class Summary:
    """``files`` were looked at: ``indexed`` ones were read, ``unchanged`` ones not, ``failed`` ones gave no report.

    ``reports``, ``passages`` and ``characters`` are of the whole knowledge base; ``left_out`` are the problems of the failed files
    among all ``problems``.
    """

    files: int
    indexed: int
    unchanged: int
    removed: int
    failed: int
    reports: int
    passages: int
    characters: int
    seconds: float
    problems: tuple[Problem, ...]
    left_out: tuple[Problem, ...]

    def to_dict(self) -> dict[str, Any]:
        """The summary as the command prints it."""
        plain = asdict(self)
        del plain["left_out"]
        plain["problems"] = [{"file": problem.file, "problem": problem.message} for problem in self.problems]
        return plain | {"seconds": round(self.seconds, 3)}


CLOSED = frozenset({"unreadable", "missing"})
"""Codes of problems of a walk that leave something out of the index."""


def summarize(manifest: Manifest, plan: Plan, discoveries: tuple[Discovery, ...], seconds: float) -> Summary:
    """The summary of a run that carried ``plan`` out and ended with ``manifest``."""
    found = [(file.root, file.path) for discovery in discoveries for file in discovery.files]
    sources = {(source.root, source.path): source for source in manifest.sources}
    failed = [sources[place] for place in found if place in sources and sources[place].failed]
    walked = [problem for discovery in discoveries for problem in discovery.problems]
    closed = [*plan.problems, *(problem for problem in walked if problem.code in CLOSED)]
    indexed = sum(not sources[job.source.root, job.source.path].failed for job in plan.jobs)
    files = len(found) + len(closed) - len(plan.problems)
    entries = list(manifest.entries())
    return Summary(
        files=files,
        indexed=indexed,
        unchanged=files - indexed - len(failed) - len(closed),
        removed=plan.removed,
        failed=len(failed) + len(closed),
        reports=len(entries),
        passages=sum(entry.passages for entry in entries),
        characters=sum(entry.characters for entry in entries),
        seconds=seconds,
        problems=(*_of(manifest.sources), *plan.problems, *walked),
        left_out=(*_of(failed), *closed),
    )


def _of(sources: Iterable[Source]) -> Iterator[Problem]:
    return (problem for source in sources for problem in source.problems)


__all__ = ["Summary", "summarize"]
