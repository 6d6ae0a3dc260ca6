"""A knowledge base is found as git finds its own, and a stranger's is not believed."""

import os
from pathlib import Path

import pytest

from kb.errors import IndexMissingError, IndexUntrustedError, UsageError
from kb.store import locate, locate_for_writing
from kb.store.generation import open_generation
from tests.generations import publish


@pytest.fixture(autouse=True)
def elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("KB_DIR", raising=False)
    (tmp_path / "work").mkdir()
    monkeypatch.chdir(tmp_path / "work")


def test_the_named_one_comes_first(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("named", "variable", "work/.kb"):
        (tmp_path / name).mkdir()
    monkeypatch.setenv("KB_DIR", str(tmp_path / "variable"))
    assert locate(tmp_path / "named") == tmp_path / "named"
    assert locate() == tmp_path / "variable"
    monkeypatch.delenv("KB_DIR")
    assert locate() == tmp_path / "work" / ".kb"


def test_it_is_found_above(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / ".kb").mkdir()
    (tmp_path / "work" / "deep").mkdir()
    monkeypatch.chdir(tmp_path / "work" / "deep")
    assert locate() == locate_for_writing() == tmp_path / ".kb"


def test_a_folder_that_holds_one_may_be_named(tmp_path: Path) -> None:
    (tmp_path / "work" / ".kb").mkdir()
    assert locate(tmp_path / "work") == tmp_path / "work" / ".kb"


def test_none_is_an_error_for_a_reader_and_a_place_for_a_writer(tmp_path: Path) -> None:
    with pytest.raises(IndexMissingError, match="kb index"):
        locate()
    with pytest.raises(IndexMissingError):
        locate(tmp_path / "nowhere")
    assert locate_for_writing() == tmp_path / "work" / ".kb"


@pytest.mark.parametrize("name", ["full", "file.txt"])
def test_what_holds_something_else_is_not_written_to(tmp_path: Path, name: str) -> None:
    (tmp_path / "full").mkdir()
    (tmp_path / "full" / "报告.txt").touch()
    (tmp_path / "file.txt").touch()
    with pytest.raises(UsageError):
        locate_for_writing(tmp_path / name)


@pytest.mark.skipif(os.name == "nt", reason="permissions are POSIX")
@pytest.mark.parametrize(
    "inside",
    [
        "",
        "CURRENT",
        "generations",
        "generations/000001",
        "generations/000001/whoosh",
        "generations/000001/manifest.json",
    ],
)
def test_a_world_writable_one_is_refused_unless_trusted(tmp_path: Path, inside: str) -> None:
    place = tmp_path / ".kb"
    publish(place, "甲")
    target = place / inside
    target.chmod(target.stat().st_mode | 0o002)
    with pytest.raises(IndexUntrustedError, match="--trust"):
        open_generation(place)
    open_generation(place, trust=True).close()


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() != 0, reason="only root can give files away")
def test_another_users_is_refused_unless_trusted(tmp_path: Path) -> None:
    place = tmp_path / ".kb"
    publish(place, "甲")
    os.chown(place / "generations" / "000001" / "manifest.json", 12345, -1)
    with pytest.raises(IndexUntrustedError, match="another user"):
        open_generation(place)
    open_generation(place, trust=True).close()


@pytest.mark.skipif(os.name == "nt", reason="permissions are POSIX")
def test_a_careless_umask_does_not_make_it_untrusted(tmp_path: Path) -> None:
    before = os.umask(0)
    try:
        publish(tmp_path / ".kb", "甲")
    finally:
        os.umask(before)
    with open_generation(tmp_path / ".kb") as generation:
        assert len(generation.report_numbers()) == 1
