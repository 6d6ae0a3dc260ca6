"""How large a piece of work is: the same pieces whatever the number of processes, so that the result is the same too."""

from collections.abc import Collection
from dataclasses import replace

from indexer.build.work import Batch
from indexer.read.textlines import Mark

SMALLEST, LARGEST = 256 << 10, 7_000_000
"""Bytes of files in a piece. The largest holds about what makes one full segment."""

SHARE, LEAST_SHARE = 4, 64
"""A piece is a fourth of what is left, and no less than a 64th of all: large ones first, so that there are few segments, small ones
at the end, so that all processes end at about one time."""

_BYTES = 3
"""Of a Han character."""


def limit(left: int, total: int) -> int:
    """Bytes of the next piece, where so many are left of a total."""
    return min(max(left // SHARE, total // LEAST_SHARE, SMALLEST), LARGEST)


def shared(batch: Batch, left: int, total: int) -> Batch:
    """A piece of one large file whose rows other processes may share: how many characters of it are the first share."""
    return replace(batch, share=max(limit(left, total) // _BYTES, 1))


def following(batch: Batch, mark: Mark) -> Batch:
    """The piece that goes on in a table where another stopped."""
    size = batch.jobs[0].source.size
    root, _part, number = batch.name.partition("p")
    name = f"{root}p{int(number or 0) + 1:05d}"
    return shared(replace(batch, name=name, start=mark), max(size - mark.byte, 0), size)


def begun_anew(batch: Batch, crashed: Collection[int] = (), ended: Collection[int] = ()) -> Batch:
    """The piece that a batch is begun anew as, without the files at which its process crashed or was ended.

    It has a name of its own: where the file is a table, others may still be at parts of it, and what they write and answer is to be
    told from this.
    """
    first, _again, number = root_of(batch.name).partition("r")
    name = f"{first}r{int(number or 0) + 1:05d}"
    return replace(batch, name=name, crashed=batch.crashed | {*crashed}, ended=batch.ended | {*ended}, start=None)


def root_of(name: str) -> str:
    """The name of the piece that a table began with, from that of any part of it."""
    return name.partition("p")[0]


__all__ = ["LARGEST", "LEAST_SHARE", "SHARE", "SMALLEST", "begun_anew", "following", "limit", "root_of", "shared"]
