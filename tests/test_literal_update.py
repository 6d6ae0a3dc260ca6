"""Generations of the literal index share their blocks, never alter them, and stay few blocks."""

import os
from pathlib import Path

import pytest

from kb.errors import StorageError
from kb.literal import LiteralIndex, LiteralReport, compact, update
from kb.literal.merge import TIER_FACTOR


def report(key: str, *passages: str) -> LiteralReport:
    return LiteralReport(key, passages)


def files(directory: Path) -> dict[str, bytes]:
    return {file.name: file.read_bytes() for file in directory.iterdir()}


def test_an_update_links_the_old_block_and_leaves_its_directory_as_it_was(tmp_path: Path) -> None:
    update(None, tmp_path / "1", (), [report("甲", "督查", "督办"), report("乙", "督查督办工作有序推进")])
    before = files(tmp_path / "1")
    update(tmp_path / "1", tmp_path / "2", {"甲"}, [report("丙", "督查")])
    assert files(tmp_path / "1") == before
    assert (tmp_path / "1" / "000001.block").samefile(tmp_path / "2" / "000001.block")
    assert LiteralIndex.open(tmp_path / "1").count("督查") == (2, 2, 2)
    assert sorted(LiteralIndex.open(tmp_path / "2").living) == ["丙", "乙"]


def test_flags_of_removed_reports_are_carried_on(tmp_path: Path) -> None:
    update(None, tmp_path / "1", (), [report(key, "督查") for key in "甲乙丙丁戊己"])
    update(tmp_path / "1", tmp_path / "2", {"甲"})
    update(tmp_path / "2", tmp_path / "3")
    update(tmp_path / "3", tmp_path / "4", {"乙", "无此"})
    assert (tmp_path / "2" / "000001.dead").samefile(tmp_path / "3" / "000001.dead")
    assert [LiteralIndex.open(tmp_path / name).count("督查").reports for name in "1234"] == [6, 5, 5, 4]


def test_adding_a_living_key_replaces_its_report(tmp_path: Path) -> None:
    update(None, tmp_path / "1", (), [report("甲", "旧文"), report("乙", "旧文")])
    update(tmp_path / "1", tmp_path / "2", (), [report("甲", "新文")])
    index = LiteralIndex.open(tmp_path / "2")
    assert index.count("旧文").reports == 1
    assert index.count("新文").reports == 1


def test_a_key_added_twice_is_wrong_use(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="key"):
        update(None, tmp_path / "1", (), [report("甲", "文"), report("甲", "文")])


def test_many_small_updates_leave_few_blocks(tmp_path: Path) -> None:
    old = None
    for number in range(3 * TIER_FACTOR):
        update(old, tmp_path / str(number), (), [report(str(number), f"第{number}号")])
        old = tmp_path / str(number)
    assert old is not None
    index = LiteralIndex.open(old)
    assert len(index.blocks) < TIER_FACTOR
    assert index.count("号") == (24, 24, 24)
    assert len(list(old.glob("*.block"))) == len(index.blocks)


def test_a_block_that_is_mostly_removed_is_written_anew(tmp_path: Path) -> None:
    update(None, tmp_path / "1", (), [report("长", "文" * 1000), report("短", "文" * 10)])
    update(tmp_path / "1", tmp_path / "2", {"长"})
    (block,) = LiteralIndex.open(tmp_path / "2").blocks
    assert (len(block.text.symbols), block.dead) == (11, None)
    update(tmp_path / "2", tmp_path / "3", {"短"})
    assert not LiteralIndex.open(tmp_path / "3").blocks


def test_compacting_leaves_one_block_without_flags(tmp_path: Path) -> None:
    update(None, tmp_path / "1", (), [report(key, "督查，" + key) for key in "甲乙丙丁"], limit=10)
    assert len(LiteralIndex.open(tmp_path / "1").blocks) == 2
    update(tmp_path / "1", tmp_path / "2", {"乙"}, limit=10)
    compact(tmp_path / "2", tmp_path / "3")
    index = LiteralIndex.open(tmp_path / "3")
    assert [block.dead for block in index.blocks] == [None]
    assert sorted(index.living) == sorted("甲丙丁")
    compact(tmp_path / "3", tmp_path / "4")
    name = next((tmp_path / "3").glob("*.block")).name
    assert (tmp_path / "3" / name).samefile(tmp_path / "4" / name)


def test_the_same_reports_make_the_same_bytes(tmp_path: Path) -> None:
    for name in "12":
        update(None, tmp_path / name, (), [report("甲", "“督查” 督办", "ＡＢ"), report("乙", "國")])
    assert files(tmp_path / "1") == files(tmp_path / "2")


def test_blocks_are_copied_where_links_fail(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise OSError(1, "Operation not permitted")

    update(None, tmp_path / "1", (), [report("甲", "督查")])
    monkeypatch.setattr(os, "link", refuse)
    update(tmp_path / "1", tmp_path / "2")
    assert LiteralIndex.open(tmp_path / "2").count("督查") == (1, 1, 1)


def test_a_directory_that_cannot_be_made_is_a_storage_error(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(StorageError):
        update(None, tmp_path / "file" / "literal")
    update(None, tmp_path / "1")
    with pytest.raises(StorageError):
        update(None, tmp_path / "1")
