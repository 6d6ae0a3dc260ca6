"""Every file that may hold a report is found once, whatever the folder looks like."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from indexer.build.discover import Discovery, discover, is_below


def candidate(path: Path) -> bool:
    return path.suffix in (".txt", ".md")


def walk(top: Path, *paths: str) -> Discovery:
    return discover(0, top, paths or (".",), candidate)


def names(found: Discovery) -> list[str]:
    return [file.path for file in found.files]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in ("乙/2.txt", "甲/1.txt", "甲/图.png", "甲/.隐藏.txt", ".kb/3.txt", "README.md", "kb.toml", "目录.md"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text("x")
    return tmp_path


def test_candidates_are_found_in_the_order_of_their_paths(folder: Path) -> None:
    assert names(walk(folder)) == sorted(["乙/2.txt", "甲/1.txt", "目录.md"])


def test_a_part_of_a_root_keeps_the_names_of_the_root(folder: Path) -> None:
    assert names(walk(folder, "甲")) == ["甲/1.txt"]
    assert names(walk(folder, "乙/2.txt", "没有")) == ["乙/2.txt"]


def test_a_root_may_be_a_file_of_any_kind(folder: Path) -> None:
    (found,) = walk(folder / "甲" / "图.png").files
    assert (found.path, found.size) == ("图.png", 1)


def test_another_knowledge_base_is_passed_over(folder: Path) -> None:
    (folder / "库" / "generations").mkdir(parents=True)
    (folder / "库" / "CURRENT").touch()
    (folder / "库" / "x.txt").touch()
    assert "库/x.txt" not in names(walk(folder))


def test_a_link_that_leads_back_is_named_and_nothing_is_read_twice(folder: Path) -> None:
    (folder / "甲" / "回").symlink_to(folder)
    (folder / "另").symlink_to(folder / "乙")
    found = walk(folder)
    assert names(found) == sorted(["乙/2.txt", "甲/1.txt", "目录.md"])
    assert [(problem.file, problem.code) for problem in found.problems] == [("另", "link-loop"), ("甲/回", "link-loop")]


def test_a_linked_folder_outside_is_read(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    outside = tmp_path_factory.mktemp("outside")
    (outside / "3.txt").touch()
    (folder / "外").symlink_to(outside)
    (folder / "外.txt").symlink_to(outside / "3.txt")
    assert names(walk(folder)) == sorted(["乙/2.txt", "甲/1.txt", "目录.md", "外/3.txt", "外.txt"])


def test_a_link_to_nothing_or_to_itself_is_named(folder: Path) -> None:
    (folder / "断.txt").symlink_to(folder / "没有.txt")
    (folder / "环.txt").symlink_to(folder / "环.txt")
    assert sorted(problem.file for problem in walk(folder).problems) == sorted(["断.txt", "环.txt"])


@pytest.mark.skipif(os.name == "nt", reason="file names are POSIX")
@pytest.mark.parametrize("name", ["换\n行.txt", "引'\"号.txt", "\x1b[31m红.txt", " 空格 .txt", "-n.txt", "[bold].txt"])
def test_odd_names_are_names(tmp_path: Path, name: str) -> None:
    (tmp_path / name).touch()
    assert names(walk(tmp_path)) == [name]


@pytest.mark.skipif(os.name == "nt", reason="file names are POSIX")
def test_a_name_that_is_no_text_is_a_name(tmp_path: Path) -> None:
    Path(os.fsdecode(os.fsencode(tmp_path) + b"/\xce\xc4.txt")).touch()
    assert [os.fsencode(name) for name in names(walk(tmp_path))] == [b"\xce\xc4.txt"]


def refuse(monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    real = os.scandir

    def scandir(path: Path) -> object:
        if path.name == name:
            raise PermissionError(13, "Permission denied")
        return real(path)

    monkeypatch.setattr(os, "scandir", scandir)


def test_a_closed_folder_is_named_and_the_rest_is_read(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    refuse(monkeypatch, "甲")
    found = walk(folder)
    assert names(found) == sorted(["乙/2.txt", "目录.md"])
    assert found.closed == ("甲",)
    assert "Permission denied" in found.problems[0].message


@contextmanager
def without_privileges() -> Iterator[None]:
    """As somebody whom permissions bind, also where the tests run as root."""
    if os.geteuid():
        yield
        return
    os.seteuid(65534)
    try:
        yield
    finally:
        os.seteuid(0)


@pytest.mark.skipif(os.name == "nt", reason="POSIX permissions")
def test_what_is_closed_by_its_permissions_is_named_and_the_rest_is_read() -> None:
    """Folders that may be listed but not entered, or neither; links that lead into one; what is named inside."""
    with TemporaryDirectory() as name:  # pytest's own are closed to others
        top = Path(name)
        for path in ("开/1.txt", "列/2.txt", "锁/3.txt", "锁/内/4.txt"):
            (top / path).parent.mkdir(parents=True, exist_ok=True)
            (top / path).touch()
        (top / "开" / "链.txt").symlink_to(top / "锁" / "3.txt")
        (top / "开" / "链夹").symlink_to(top / "锁" / "内")
        for path, mode in ((".", 0o755), ("列", 0o444), ("锁", 0)):
            (top / path).chmod(mode)
        with without_privileges():
            found = walk(top)
            inside = [walk(top, path) for path in ("锁/3.txt", "锁/内")]
        for path in ("列", "锁"):
            (top / path).chmod(0o755)
    assert names(found) == ["开/1.txt"]
    assert sorted(found.closed) == ["列", "开/链.txt", "开/链夹", "锁"]
    assert [each.closed for each in inside] == [("锁/3.txt",), ("锁/内",)]


def test_a_fifo_is_not_opened(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "管.txt")
    assert names(walk(tmp_path)) == []


def test_a_thousand_folders_deep_is_still_found(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for _level in range(600):
        Path("d").mkdir()
        os.chdir("d")
    Path("深.txt").touch()
    monkeypatch.chdir(tmp_path)
    assert [name.count("/") for name in names(walk(tmp_path))] == [600]


@pytest.mark.parametrize(
    ("path", "folders", "expected"),
    [
        ("甲/1.txt", ("甲",), True),
        ("甲乙/1.txt", ("甲",), False),
        ("甲", ("甲",), True),
        ("x", (".",), True),
        ("x", (), False),
    ],
)
def test_what_lies_below(path: str, folders: tuple[str, ...], expected: bool) -> None:
    assert is_below(path, folders) is expected
