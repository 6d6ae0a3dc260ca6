"""Bytes of the index that changed since they were written: every one is told, and what comes of it is never a traceback."""

import json
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

import kb
from indexer.build.run import Request, run
from kb.errors import IndexDamagedError, KBError
from kb.library import Library
from kb.store.generation import open_generation
from kb.store.soundness import altered_files
from tests.commands import run_inside
from tui.desk import Desk

FILES = [
    "initials/000001.block", "initials/blocks.json", "literal/000001.block", "literal/blocks.json", "repeats.arrays", "sketches.npz",
    "sources.json", "whoosh/*.seg", "whoosh/segments.json",
]  # fmt: skip


def generation(place: Path) -> Path:
    return place / "generations" / (place / "CURRENT").read_text().strip()


def replace_bytes(path: Path, change: Callable[[bytes], bytes]) -> None:
    """Write another content of the same size; the file may be linked elsewhere."""
    data = path.read_bytes()
    path.unlink()
    path.write_bytes(change(data))
    assert path.stat().st_size == len(data)


def flip_last(data: bytes) -> bytes:
    return data[:-2] + bytes([data[-2] ^ 1]) + data[-1:]


@pytest.mark.parametrize("name", FILES)
def test_a_single_bit_is_told_by_the_doctor(own_kb: Path, name: str) -> None:
    path = next(generation(own_kb).glob(name))
    assert run_inside("doctor", "--json", place=own_kb).code == 0
    replace_bytes(path, flip_last)
    ran = run_inside("doctor", "--json", place=own_kb)
    told = [row for row in ran.rows if row["state"] == "unusable"]
    assert (ran.code, len(told)) == (2, 1)
    assert path.name in json.dumps(told) or "manifest.json" in told[0]["message"]


def test_all_files_of_an_index_are_watched(sample_kb: Path) -> None:
    with open_generation(sample_kb) as opened:
        watched = set(opened.head.files)
        files = {
            path.relative_to(opened.directory).as_posix() for path in opened.directory.rglob("*") if path.is_file()
        }
        assert files - watched == {"manifest.json", "readers.lock"}
        assert not list(altered_files(opened.directory, opened.head))


@pytest.fixture
def altered(own_kb: Path) -> Path:
    """An index that says of passages that there is none of that they repeat others."""
    path = generation(own_kb) / "repeats.arrays"
    columns = json.loads(path.read_bytes()[16:].split(b"}")[0] + b"}")
    _type, length, offset, _checksum = columns["numbers"]
    assert length
    replace_bytes(path, lambda data: data[:offset] + b"\xee" * 4 * length + data[offset + 4 * length :])
    return own_kb


def test_what_comes_of_it_leaves_as_one_sentence(altered: Path) -> None:
    said = r"repeats\.arrays is cut short or altered.*--rebuild"
    with pytest.raises(IndexDamagedError, match=said), kb.open(altered) as library:
        library.search("营商环境")
    ran = run_inside("search", "营商环境", place=altered)
    assert (ran.code, "--rebuild" in ran.err) == (2, True)


def test_an_error_that_is_not_the_indexs_stays_what_it_is(sample: Library) -> None:
    sample.explain(ValueError("ours"))
    with pytest.raises(ZeroDivisionError), kb.open(sample.place):
        raise ZeroDivisionError


@pytest.fixture
def desk(altered: Path) -> Iterator[tuple[Desk, list[object]]]:
    told: list[object] = []
    desk = Desk(lambda: kb.open(altered), lambda call, *given: call(*given))
    desk.start()
    yield desk, told
    desk.close()


def test_the_screen_is_told_it_as_a_sentence(desk: tuple[Desk, list[object]]) -> None:
    asked, told = desk
    asked.ask("slot", lambda library: library.search("营商环境"), told.append, told.append)
    while not asked.idle:
        pass
    assert [type(error) for error in told] == [IndexDamagedError]
    assert isinstance(told[0], KBError)


@pytest.mark.parametrize("name", ["literal/000001.block", "sketches.npz", "whoosh/segments.json", "sources.json"])
def test_a_run_that_builds_on_it_says_so(own_kb: Path, tmp_path: Path, name: str) -> None:
    def spoil(data: bytes) -> bytes:
        return data[: len(data) // 2] + b"\xee" * (len(data) - len(data) // 2)

    replace_bytes(generation(own_kb) / name, spoil)
    (tmp_path / "新").mkdir()
    (tmp_path / "新" / "稿.txt").write_text("青石市档案局2024年工作总结\n一、工作情况\n办结事项12件。\n", "utf-8")
    with pytest.raises(IndexDamagedError, match="--rebuild"):
        run(Request(own_kb, (tmp_path / "新",)), lambda *_state: None)


@pytest.mark.parametrize(
    "change",
    [
        {"roots": [{"path": 5, "config": "", "columns": []}]},
        {"roots": [{"path": "a\0b", "config": "", "columns": []}]},
        {"roots": [{"path": "a", "config": None, "columns": []}]},
        {"roots": [{"path": "a", "config": "", "columns": [[1, 2]]}]},
        {"checks": []},
        {"files": []},
        {"started": None},
    ],
    ids=json.dumps,
)
def test_a_manifest_with_strange_values_is_damaged(own_kb: Path, change: dict[str, object]) -> None:
    path = generation(own_kb) / "manifest.json"
    plain = json.loads(path.read_bytes())
    path.unlink()
    path.write_text(json.dumps(plain | change))
    with pytest.raises(IndexDamagedError, match=r"manifest\.json"):
        open_generation(own_kb)
