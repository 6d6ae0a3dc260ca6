"""Making the next generation: new segments beside those that stay, duplicates marked anew, published at one stroke."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from indexer.build import sketches
from indexer.build.batches import batches, merges
from indexer.build.crew import execute
from indexer.build.duplicates import Sketch, mark
from indexer.build.literal import join_literal
from indexer.build.live import Live, Means
from indexer.build.plan import Plan
from indexer.build.segments import delete_reports, read_segments, segment_file, write_segments
from indexer.build.work import Work, Workshop, Written
from kb import analysis
from kb.codec import ArraySegment
from kb.store.generation import reading
from kb.store.manifest import Entry, Manifest, Source
from kb.store.place import INDEX
from kb.store.soundness import explain
from kb.store.writing import Building, building


def build(place: Path, live: Live, manifest: Manifest, plan: Plan, means: Means) -> Manifest:
    """Carry the plan out and publish the next generation; its manifest is ``manifest`` with sources.

    Raises StorageError where the disk refuses, IndexDamagedError where the live generation cannot be read.
    """
    with _sound(place, live), building(place) as aside:
        kept, work = _work(place, live, plan, aside)
        known = _sketches(place, live)  # while workers get ready
        analysis.identity()  # likewise: publishing asks for it
        written = _execute(work, aside, plan, means)
        new = [segment for answer in written for segment in answer.segments]
        write_segments(aside.index, [*kept, *new])
        stems = [aside.index / name for answer in written for name in answer.drafts]
        with ThreadPoolExecutor(1) as beside:  # sorting suffixes leaves the interpreter to others
            joined = beside.submit(join_literal, aside, live.directory, _ids(plan.gone), stems)
            finished = replace(manifest, sources=_sources(known, plan, written, aside))
            joined.result()
        aside.publish(finished)
    return finished


@contextmanager
def _sound(place: Path, live: Live) -> Iterator[None]:
    """Let what comes of a live generation that was altered say so."""
    try:
        yield
    except Exception as error:
        if live.directory is not None:
            explain(place, live.directory, live.manifest, error)
        raise


def _sources(
    before: Mapping[str, Sketch], plan: Plan, written: Sequence[Written], aside: Building
) -> tuple[Source, ...]:
    """All sources of the next generation, duplicates marked; the sketches by which they were found are saved."""
    fresh = _whole(source for answer in written for source in answer.sources)
    known = {**before, **{name: one for answer in written for name, one in (answer.sketches or {}).items()}}
    sources = _marked(sorted((*plan.kept, *fresh), key=_order), known)
    sketches.save(aside.directory, {entry.id: known[entry.id] for source in sources for entry in source.reports})
    return sources


def _whole(sources: Iterable[Source]) -> Iterable[Source]:
    """Each file once: of tables that were read in parts, the reports and problems of all parts, which come in their order."""
    found: dict[tuple[int, str], Source] = {}
    for source in sources:
        before = found.get(_order(source))
        joined = source if before is None else _joined(before, source)
        found[_order(source)] = joined
    return found.values()


def _joined(one: Source, other: Source) -> Source:
    return replace(one, problems=one.problems + other.problems, reports=one.reports + other.reports)


def _ids(sources: Iterable[Source]) -> list[str]:
    return [entry.id for source in sources for entry in source.reports]


def _order(source: Source) -> tuple[int, str]:
    return source.root, source.path


def _work(place: Path, live: Live, plan: Plan, aside: Building) -> tuple[list[ArraySegment], list[Work]]:
    """The segments of the live generation that stay, linked into the next one, and what has to be done."""
    jobs: list[Work] = list(batches(plan.jobs, aside.number))
    if live.directory is None:
        return [], jobs
    index = live.directory / INDEX
    with reading(place):
        segments = _without(index, read_segments(index), [entry.id for source in plan.gone for entry in source.reports])
        rewritten = merges(index, segments, aside.number)
    merged = {segment.segment_id() for merge in rewritten for segment in merge.segments}
    kept = [segment for segment in segments if segment.segment_id() not in merged]
    aside.keep(segment_file(index, segment) for segment in kept)
    return kept, [*jobs, *rewritten]


def _without(index: Path, segments: Iterable[ArraySegment], reports: Sequence[str]) -> list[ArraySegment]:
    segments = list(segments)
    for segment in segments:
        delete_reports(index, segment, reports)
    return [segment for segment in segments if segment.doc_count() > 0]


def _execute(work: Sequence[Work], aside: Building, plan: Plan, means: Means) -> list[Written]:
    ways, processes, progress = means
    total = len(plan.jobs)
    workshop = Workshop(aside.place, aside.index, ways)
    return execute(work, workshop, processes, lambda done, name: progress(done, total, name))


def _sketches(place: Path, live: Live) -> dict[str, Sketch]:
    if live.directory is None:
        return {}
    with reading(place):
        return sketches.load(live.directory)


def _marked(sources: Iterable[Source], known: dict[str, Sketch]) -> tuple[Source, ...]:
    sources = tuple(sources)
    entries = mark((entry for source in sources for entry in source.reports), known)
    return tuple(_with(source, tuple(entries[entry.id] for entry in source.reports)) for source in sources)


def _with(source: Source, reports: tuple[Entry, ...]) -> Source:
    return source if source.reports == reports else replace(source, reports=reports)


__all__ = ["build"]
