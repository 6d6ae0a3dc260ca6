"""The life of the literal index: a generation is made from the one before it, whose files are shared and never altered."""

import os
import shutil
from collections.abc import Collection, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from itertools import chain
from pathlib import Path

import numpy as np

from kb.errors import StorageError
from kb.literal.block import Block, open_block, write_block, write_dead
from kb.literal.draft import BLOCK_CHARACTERS, Draft, batches, gather, to_draft
from kb.literal.listing import Entry, read_listing, write_listing
from kb.literal.merge import Weight, plan_merges
from kb.literal.values import LiteralReport
from kb.refusal import reason


@dataclass(frozen=True, slots=True)
class _Source:
    """A block on its way into the new generation: where it lies, and what of it is removed by now."""

    entry: Entry
    directory: Path
    block: Block
    changed: bool = False

    @property
    def weight(self) -> Weight:
        places = self.block.passages.bounds[self.block.reports.firsts].astype(np.int64)
        lengths = np.diff(places)
        return Weight(self.entry.name, int(lengths[self.block.living()].sum()), int(lengths.sum()))


def update(
    old: Path | None,
    new: Path,
    removed: Collection[str] = (),
    added: Iterable[LiteralReport] = (),
    *,
    drafts: Iterable[Draft] = (),
    limit: int = BLOCK_CHARACTERS,
) -> None:
    """Make the directory ``new``: what ``old`` holds, without the reports of the keys ``removed``, with ``added`` and ``drafts``.

    A report that is added under a living key replaces the old one. Blocks that stay are hard links. Raises ValueError
    where a key is added twice, StorageError where the disk refuses, IndexDamagedError where ``old`` cannot be read.
    """
    with _storage(new):
        new.mkdir(parents=True)
        kept = _sources(old) if old else []
        laid_out = gather(chain(map(to_draft, batches(added, limit)), drafts), limit)
        fresh = _write(new, laid_out, _after(kept))
        keys = _keys(fresh).union(removed)
        sources = [_without(source, keys) for source in kept] + fresh
        _settle(new, sources, plan_merges([source.weight for source in sources], limit), limit)


def compact(old: Path, new: Path, *, limit: int = BLOCK_CHARACTERS) -> None:
    """Make the directory ``new``: what ``old`` holds, in as few blocks as can be, nothing removed left in them."""
    with _storage(new):
        new.mkdir(parents=True)
        sources = _sources(old)
        is_compact = len(sources) < 2 and not any(source.entry.has_dead for source in sources)
        _settle(new, sources, [] if is_compact else [tuple(source.entry.name for source in sources)], limit)


@contextmanager
def _storage(place: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise StorageError(place, reason(error)) from error


def _sources(directory: Path) -> list[_Source]:
    return [_open(entry, directory) for entry in read_listing(directory)]


def _open(entry: Entry, directory: Path) -> _Source:
    return _Source(entry, directory, open_block(entry.block(directory), entry.dead(directory)))


def _after(sources: Sequence[_Source]) -> int:
    """The first number that no block has as its name."""
    return 1 + max((int(source.entry.name) for source in sources), default=0)


def _write(directory: Path, drafts: Iterable[Draft], number: int) -> list[_Source]:
    """Write drafts as blocks named from ``number`` on."""
    written = []
    for name, draft in enumerate(drafts, number):
        entry = Entry(f"{name:06d}")
        write_block(entry.block(directory), draft)
        written.append(_open(entry, directory))
    return written


def _keys(sources: Sequence[_Source]) -> set[str]:
    keys = [source.block.reports.key(number) for source in sources for number in range(len(source.block.reports))]
    unique = set(keys)
    if len(unique) < len(keys):
        raise ValueError("every report needs a key of its own")
    return unique


def _without(source: _Source, keys: Collection[str]) -> _Source:
    """The block with the reports of these keys flagged as removed."""
    reports = source.block.reports
    living = source.block.living()
    gone = [number for number in np.flatnonzero(living).tolist() if keys and reports.key(number) in keys]
    if not gone:
        return source
    dead = ~living
    dead[gone] = True
    return replace(
        source, entry=replace(source.entry, has_dead=True), block=replace(source.block, dead=dead), changed=True
    )


def _settle(new: Path, sources: Sequence[_Source], groups: Sequence[tuple[str, ...]], limit: int) -> None:
    """Write the groups anew, carry over the other blocks, list them all."""
    named = {source.entry.name: source for source in sources}
    for group in groups:
        drafts = gather((named[name].block.draft() for name in group), limit)
        rewritten = _write(new, drafts, _after(list(named.values())))
        named |= {source.entry.name: source for source in rewritten}
    leaving = {name for group in groups for name in group}
    for name in leaving:
        named[name].entry.block(new).unlink(missing_ok=True)
    staying = [named[name] for name in sorted(named.keys() - leaving)]
    for source in staying:
        _carry(source, new)
    write_listing(new, [source.entry for source in staying])


def _carry(source: _Source, new: Path) -> None:
    """Bring a block and its flags into the new generation, unless they were written there."""
    dead = source.entry.dead(new)
    if source.directory != new:
        _link(source.entry.block(source.directory), source.entry.block(new))
    if dead is None:
        return
    if source.changed:
        assert source.block.dead is not None
        write_dead(dead, source.block.dead)
    else:
        _link(source.directory / dead.name, dead)


def _link(old: Path, new: Path) -> None:
    """A hard link, or a copy where the file system has none."""
    try:
        os.link(old, new)
    except OSError:
        shutil.copyfile(old, new)
