"""The next generation becomes live at one stroke or not at all; what killed runs leave is swept away."""

import errno
import os
from contextlib import suppress
from pathlib import Path

import pytest

from kb.errors import IndexLockedError, StorageError
from kb.store.disk import link_or_copy, write_atomically
from kb.store.generation import identity, open_generation
from kb.store.manifest import Manifest, Root, from_json, sources_to_json, to_json
from kb.store.writing import building, remembered_roots, writing
from tests.generations import publish


def names(place: Path) -> list[str]:
    return sorted(path.name for path in (place / "generations").iterdir())


def test_what_is_not_published_leaves_nothing(tmp_path: Path) -> None:
    publish(tmp_path, "甲")
    with writing(tmp_path), building(tmp_path):
        pass
    assert names(tmp_path) == ["000001"]


def test_an_error_inside_leaves_the_live_one_alone(tmp_path: Path) -> None:
    publish(tmp_path, "甲")
    with pytest.raises(KeyboardInterrupt), writing(tmp_path), building(tmp_path):
        raise KeyboardInterrupt
    assert names(tmp_path) == ["000001"]
    open_generation(tmp_path).close()


def test_the_next_run_sweeps_what_a_killed_one_left(tmp_path: Path) -> None:
    publish(tmp_path, "甲")
    (tmp_path / "generations" / ".building-1-ab" / "whoosh").mkdir(parents=True)
    (tmp_path / "generations" / "000002").mkdir()
    (tmp_path / ".CURRENT.7.tmp").touch()
    (tmp_path / "overrides.toml").touch()
    with writing(tmp_path):
        assert names(tmp_path) == ["000001"]
    assert sorted(path.name for path in tmp_path.iterdir()) == [
        "CURRENT",
        "generations",
        "overrides.toml",
        "roots.json",
        "write.lock",
    ]


def test_nothing_is_swept_where_nobody_knows_which_one_is_live(tmp_path: Path) -> None:
    publish(tmp_path, "甲")
    (tmp_path / "CURRENT").unlink()
    with writing(tmp_path):
        assert names(tmp_path) == ["000001"]


def test_two_writers_at_once_are_one(tmp_path: Path) -> None:
    with writing(tmp_path), pytest.raises(IndexLockedError), writing(tmp_path):
        pass


def fail_at(monkeypatch: pytest.MonkeyPatch, function: str, number: int, code: int = errno.ENOSPC) -> None:
    real, calls = getattr(os, function), [0]

    def failing(*args: object, **options: object) -> object:
        calls[0] += 1
        if calls[0] == number:
            raise OSError(code, os.strerror(code))
        return real(*args, **options)

    monkeypatch.setattr(os, function, failing)


@pytest.mark.parametrize("function", ["fsync", "rename", "replace", "mkdir"])
@pytest.mark.parametrize("number", range(1, 9))
def test_a_disk_that_refuses_at_any_step_leaves_a_whole_index(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, function: str, number: int
) -> None:
    publish(tmp_path, "甲")
    with monkeypatch.context() as patched:
        fail_at(patched, function, number)
        with suppress(StorageError):
            publish(tmp_path, "乙")
    with open_generation(tmp_path) as generation:
        assert [info.id for _number, info in generation.infos()] in (["甲"], ["乙"])
    publish(tmp_path, "丙")
    assert len(names(tmp_path)) == 1


def test_files_are_copied_where_links_cannot_be_made(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "one").write_bytes(b"segment")
    link_or_copy(tmp_path / "one", tmp_path / "linked")
    fail_at(monkeypatch, "link", 1, errno.EPERM)
    link_or_copy(tmp_path / "one", tmp_path / "copied")
    assert (tmp_path / "linked").samefile(tmp_path / "one")
    assert not (tmp_path / "copied").samefile(tmp_path / "one")
    assert (tmp_path / "copied").read_bytes() == b"segment"


def test_a_full_disk_while_copying_is_an_error(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "one").touch()
    fail_at(monkeypatch, "link", 1, errno.ENOSPC)
    with pytest.raises(OSError, match="No space"):
        link_or_copy(tmp_path / "one", tmp_path / "two")


def test_a_file_is_replaced_whole(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "CURRENT"
    write_atomically(path, b"1")
    fail_at(monkeypatch, "fsync", 1)
    with pytest.raises(OSError, match="No space"):
        write_atomically(path, b"2")
    assert path.read_bytes() == b"1"
    assert [found.name for found in tmp_path.iterdir()] == ["CURRENT"]


def test_roots_are_remembered_outside_the_index(tmp_path: Path) -> None:
    roots = (Root("corpus", "digest", (("text", "内容"),)), Root("/elsewhere"))
    publish(tmp_path, "甲", roots=roots)
    assert remembered_roots(tmp_path) == (Root("corpus", "", (("text", "内容"),)), Root("/elsewhere"))
    for spoilt in (
        "{",
        "5",
        "[5]",
        '[{"path": 5, "columns": []}]',
        '[{"path": "a", "columns": [[1, 2]]}]',
        '[{"path": "a"}]',
        '{"a": 1}',
    ):
        (tmp_path / "roots.json").write_text(spoilt)
        assert remembered_roots(tmp_path) == (), spoilt


def test_a_manifest_comes_back(tmp_path: Path) -> None:
    publish(tmp_path, "甲", roots=(Root("x\udce4", "", (("text", "内容"),)),))
    with open_generation(tmp_path) as generation:
        manifest = generation.manifest
    assert from_json(to_json(manifest), sources_to_json(manifest.sources)) == manifest != Manifest(identity())


def test_a_knowledge_base_that_was_never_filled_is_not_left(tmp_path: Path) -> None:
    with pytest.raises(KeyboardInterrupt), writing(tmp_path / "new" / ".kb"):
        raise KeyboardInterrupt
    assert not (tmp_path / "new" / ".kb").exists()
