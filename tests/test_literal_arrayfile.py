"""A damaged file of the literal index is told apart, and never crashes a search."""

import json
import random
import struct
import zlib
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray

from kb.errors import IndexDamagedError, IndexMismatchError, KBError
from kb.literal import LiteralIndex, LiteralReport, Manner, update
from kb.literal.arrayfile import open_arrays, write_arrays

REPORTS = [
    LiteralReport("甲", ["“督查” 督办，ＡＢ", "一、工 作總結"]),
    LiteralReport("乙", ["督查"] * 40),
    LiteralReport("丙", ["工作"]),
]


def written(place: Path) -> Path:
    update(None, place / "1", (), REPORTS)
    update(place / "1", place / "2", {"丙"})
    return place / "2"


def ask_everything(directory: Path) -> None:
    index = LiteralIndex.open(directory)
    for manner in Manner:
        for run in ("督", "督查", "查督办", "作总结", "ＡＢ", "，"):
            index.count(run, manner)
    for number in range(index.size):
        index.passage(number)
    assert index.living


def test_arrays_come_back_as_they_were(tmp_path: Path) -> None:
    arrays: dict[str, NDArray[Any]] = {
        "none": np.empty(0, np.uint32),
        "small": np.arange(3, dtype=np.uint8),
        "wide": np.arange(1000, dtype=">u2"),
        "flags": np.array([True, False]),
    }
    write_arrays(tmp_path / "file", arrays)
    file = open_arrays(tmp_path / "file")
    for name, array in arrays.items():
        assert np.array_equal(file.array(name, "<u4", "|u1", ">u2", "|b1"), array)
    assert file.damaged() == []
    with pytest.raises(FileExistsError):
        write_arrays(tmp_path / "file", arrays)


@pytest.mark.parametrize("name", ["blocks.json", "000001.block", "000001.dead"])
def test_a_missing_file_is_named(tmp_path: Path, name: str) -> None:
    directory = written(tmp_path)
    (directory / name).unlink()
    with pytest.raises(IndexDamagedError, match=name):
        LiteralIndex.open(directory)


@pytest.mark.parametrize("name", ["blocks.json", "000001.block", "000001.dead"])
def test_a_file_cut_short_anywhere_is_damaged(tmp_path: Path, name: str) -> None:
    directory = written(tmp_path)
    whole = (directory / name).read_bytes()
    used = len(whole.rstrip(b"\0"))
    for length in {0, 1, 7, 20, used // 4, used // 2, used - 1}:
        (directory / name).unlink()
        (directory / name).write_bytes(whole[:length])
        with pytest.raises(IndexDamagedError, match="kb index --rebuild"):
            LiteralIndex.open(directory)


def test_altered_bytes_never_crash_a_search_and_are_told_by_a_check(tmp_path: Path) -> None:
    directory = written(tmp_path)
    path = directory / "000001.block"
    whole, place = path.read_bytes(), open_arrays(path).columns["suffixes"].offset
    rng = random.Random(1)
    for _ in range(300):
        altered = bytearray(whole)
        start = rng.randrange(len(whole) - 8)
        altered[start : start + 8] = rng.randbytes(8)
        path.unlink()
        path.write_bytes(altered)
        try:
            ask_everything(directory)
        except IndexDamagedError:
            continue
    altered = bytearray(whole)
    altered[place] ^= 1
    path.unlink()
    path.write_bytes(altered)
    assert LiteralIndex.open(directory).damaged() == [str(path)]
    with pytest.raises(IndexDamagedError):
        update(directory, tmp_path / "3", {"乙"})


HEADERS = [
    b"",
    b"[]",
    b"[" * 5000,
    b"{",
    b'{"symbols": 1}',
    b'{"symbols": []}',
    b'{"symbols": [[], 1, 2, 3]}',
    b'{"symbols": ["O", 1, 2, 3]}',
    b'{"symbols": ["<u4", -1, 2, 3]}',
    b'{"symbols": ["<u4", 1e3, 2, 3]}',
    b'{"symbols": ["<u4", 1, 99999999999999999999999, 3]}',
    b"{}",
]


@pytest.mark.parametrize("header", HEADERS)
def test_a_forged_header_is_refused(tmp_path: Path, header: bytes) -> None:
    directory = written(tmp_path)
    path = directory / "000001.block"
    path.unlink()
    path.write_bytes(struct.pack("<8sII", b"KBARRAY1", len(header), zlib.crc32(header)) + header + bytes(200))
    with pytest.raises(IndexDamagedError):
        LiteralIndex.open(directory)


LISTINGS = [
    [],
    {},
    {"format": 2},
    {"format": 2, "blocks": [1]},
    {"format": 2, "blocks": [{"name": "../../x", "dead": False}]},
    {"format": 2, "blocks": [{"name": "000001"}]},
    {"format": 2, "blocks": [{"name": 1, "dead": False}]},
    {"format": 2, "blocks": [{"name": "000001", "dead": 1}]},
    {"format": 2, "blocks": [{"name": "000001", "dead": False}] * 2},
]


@pytest.mark.parametrize("listing", LISTINGS)
def test_a_list_of_blocks_that_says_something_else_is_refused(tmp_path: Path, listing: object) -> None:
    directory = written(tmp_path)
    (directory / "blocks.json").write_text(json.dumps(listing))
    with pytest.raises(IndexDamagedError):
        LiteralIndex.open(directory)


def test_another_format_is_refused_with_the_command_that_mends_it(tmp_path: Path) -> None:
    directory = written(tmp_path)
    (directory / "blocks.json").write_text('{"format": 3, "blocks": []}')
    with pytest.raises(IndexMismatchError, match="kb index --rebuild"):
        LiteralIndex.open(directory)
    assert issubclass(IndexMismatchError, KBError)
