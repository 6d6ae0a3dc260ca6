"""Work is cut the same way whatever the machine, into fewer segments than are merged again."""

from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from indexer.build import batches as module
from indexer.build import shares
from indexer.build.batches import batches, merges
from indexer.build.plan import Job
from kb.codec import ArraySegment
from kb.store.manifest import Source


def job(number: int, size: int) -> Job:
    return Job(Path(f"{number}.txt"), Source(0, f"{number}.txt", str(number), size, 0, "d"))


@given(st.lists(st.integers(0, 3 << 20), max_size=60))
def test_every_job_is_in_one_piece_in_order(sizes: list[int]) -> None:
    jobs = [job(number, size) for number, size in enumerate(sizes)]
    pieces = batches(jobs, 7)
    assert [one for piece in pieces for one in piece.jobs] == jobs
    assert len({piece.name for piece in pieces}) == len(pieces)
    assert all(piece.jobs for piece in pieces)


@given(st.lists(st.integers(1, 1 << 20), min_size=1, max_size=200))
def test_no_piece_is_larger_than_a_segment_and_the_last_is_small(sizes: list[int]) -> None:
    jobs = [job(number, size) for number, size in enumerate(sizes)]
    pieces = [sum(one.source.size for one in piece.jobs) for piece in batches(jobs, 1)]
    assert max(pieces) <= shares.LARGEST
    assert pieces[-1] <= max(sum(sizes) // shares.SHARE, shares.SMALLEST, *sizes)


def test_large_corpora_are_few_pieces_and_the_last_are_small() -> None:
    pieces = batches([job(number, 16 << 10) for number in range(3600)], 1)
    assert len(pieces) < 20
    assert len(pieces[0].jobs) > 6 * len(pieces[-2].jobs)


def segment(directory: Path, name: str, size: int, documents: int = 10, deleted: int = 0) -> ArraySegment:
    found = ArraySegment(name, documents, range(deleted))
    with found.file(directory).open("wb") as file:
        file.truncate(size)
    return found


def test_many_of_about_one_size_are_merged(tmp_path: Path) -> None:
    small = [segment(tmp_path, f"s{number}", 5000 + number) for number in range(module.MERGED_AT)]
    large = [segment(tmp_path, f"l{number}", 5_000_000) for number in range(module.MERGED_AT - 1)]
    full = [segment(tmp_path, f"f{number}", module.FULL_BYTES) for number in range(module.MERGED_AT)]
    (merge,) = merges(tmp_path, [*full, *large, *small], 9)
    assert {one.segment_id() for one in merge.segments} == {one.segment_id() for one in small}


def test_what_is_mostly_deleted_is_written_again(tmp_path: Path) -> None:
    worn, fresh = segment(tmp_path, "a", 5000, deleted=6), segment(tmp_path, "b", 5000, deleted=5)
    assert [merge.segments for merge in merges(tmp_path, [worn, fresh], 9)] == [(worn,)]
