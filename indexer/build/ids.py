"""The ids of reports: a slug of their path that no other has, kept as long as the same bytes turn up somewhere."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import chain, count
from pathlib import Path

from indexer.tasks import slug
from kb.store.manifest import Source


def named(fresh: Iterable[Source], kept: Iterable[Source], lost: Iterable[Source]) -> Iterator[Source]:
    """The fresh sources, each with its id: its own of before, else that of a lost file with the same bytes, else a new one."""
    fresh = tuple(fresh)
    used = {source.id for source in chain(fresh, kept) if source.id}
    moved = {source.digest: source.id for source in lost if source.digest}
    for source in fresh:
        if source.id:
            yield source
            continue
        former = moved.pop(source.digest or "", None)
        chosen = former if former and former not in used else _free(source.path, used)
        used.add(chosen)
        yield replace(source, id=chosen)


def _free(path: str, used: set[str]) -> str:
    wanted = slug(path)
    suffix = Path(path).suffix.removeprefix(".")
    numbered = (f"{wanted}-{number}" for number in count(2))
    return next(
        name for name in chain((wanted, f"{wanted}-{suffix}" if suffix else wanted), numbered) if name not in used
    )


__all__ = ["named"]
