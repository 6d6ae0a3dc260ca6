"""How work is cut into pieces: the same pieces whatever the number of processes, so that the result is the same too."""

from collections.abc import Iterable, Sequence
from itertools import groupby
from math import log
from pathlib import Path

from indexer.build.plan import Job
from indexer.build.segments import segment_file
from indexer.build.shares import limit, shared
from indexer.build.work import Batch, Merge
from kb.codec import ArraySegment

MERGED_AT = 12
"""So many segments of about one size are written again as one."""

SIZE_RATIO = 8
FULL_BYTES = 2 << 20
"""A segment file of this size, some half a million characters, is never merged again: a merge holds a dozen in memory."""


def batches(jobs: Sequence[Job], number: int) -> list[Batch]:
    """The jobs in pieces of consecutive files; ``number`` is the generation's, for names."""
    total = left = sum(job.source.size for job in jobs)
    pieces: list[list[Job]] = [[]]
    size = 0
    for job in jobs:
        if pieces[-1] and size + job.source.size > limit(left, total):
            pieces.append([])
            left, size = left - size, 0
        pieces[-1].append(job)
        size += job.source.size
    named = [Batch(_name(number, step), tuple(piece)) for step, piece in enumerate(pieces) if piece]
    return [_shared_if_large(batch, total) for batch in named]


def _shared_if_large(batch: Batch, total: int) -> Batch:
    size = batch.jobs[0].source.size
    return shared(batch, size, total) if len(batch.jobs) == 1 and size > limit(size, total) else batch


def _name(number: int, step: int) -> str:
    return f"g{number:06d}b{step:05d}"


def merges(directory: Path, segments: Iterable[ArraySegment], number: int) -> list[Merge]:
    """Which segments to write again: many of about one size, and those that are more than half deleted."""
    by_size = sorted(segments, key=lambda segment: (_size_class(directory, segment), segment.segment_id()))
    groups = [list(group) for _size, group in groupby(by_size, key=lambda segment: _size_class(directory, segment))]
    chosen = [group for group in groups if len(group) >= MERGED_AT and _size_class(directory, group[0]) >= 0]
    merged = {segment.segment_id() for group in chosen for segment in group}
    worn = [[segment] for segment in by_size if segment.segment_id() not in merged and _is_worn(segment)]
    return [Merge(f"g{number:06d}m{step:05d}", directory, tuple(group)) for step, group in enumerate([*chosen, *worn])]


def _size_class(directory: Path, segment: ArraySegment) -> int:
    """The order of magnitude of a segment's file; -1 for full ones."""
    size = segment_file(directory, segment).stat().st_size
    return -1 if size >= FULL_BYTES else int(log(max(size, 1), SIZE_RATIO))


def _is_worn(segment: ArraySegment) -> bool:
    return bool(segment.deleted_count() * 2 > segment.doc_count_all())


__all__ = ["batches", "merges"]
