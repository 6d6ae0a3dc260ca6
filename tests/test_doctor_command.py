"""`kb doctor`: every finding with what to do, and an exit code that a script can act on."""

import os
from pathlib import Path

import pytest

from tests.commands import run_kb
from tests.written import write_kb

TEXT = "青石市档案局2023年工作总结\n一、工作完成情况\n召开督查会议，通报问题12件。\n"
CHECKS = [
    "rights", "index", "versions", "damage", "changed", "vanished", "new", "left out", "remarks", "duplicates", "corrections",
]  # fmt: skip


@pytest.fixture
def place(tmp_path: Path) -> Path:
    return write_kb(tmp_path, a=TEXT, b=TEXT.replace("2023", "2022"))


def states(place: Path) -> tuple[int, dict[str, str]]:
    ran = run_kb("doctor", "--json", place=place)
    return ran.code, {row["check"]: row["state"] for row in ran.rows}


def test_a_fresh_index_is_fine(place: Path) -> None:
    ran = run_kb("doctor", "--json", place=place)
    assert ran.code == 0
    assert [row["check"] for row in ran.rows] == CHECKS
    assert all(list(row) == ["check", "state", "message", "remedy", "files"] for row in ran.rows)
    assert run_kb("doctor", place=place).out.count("ok ") == len(CHECKS)


def test_files_that_changed_or_are_gone_are_named_with_the_command(place: Path) -> None:
    docs = place.parent / "docs"
    (docs / "a.txt").write_text(TEXT + "又及。\n", "utf-8")
    (docs / "b.txt").unlink()
    ran = run_kb("doctor", place=place)
    assert ran.code == 1
    for expected in ("1 file has changed", "a.txt", "1 indexed file is gone", "b.txt", "kb index"):
        assert expected in ran.out


def test_files_that_are_new_are_named_with_the_command(place: Path) -> None:
    (place.parent / "docs" / "新来.txt").write_text(TEXT.replace("2023", "2021"), "utf-8")
    ran = run_kb("doctor", place=place)
    assert ran.code == 1
    for expected in ("1 file is not indexed yet", "新来.txt", "kb index"):
        assert expected in ran.out


def test_a_folder_that_is_gone(place: Path) -> None:
    (place.parent / "docs").rename(place.parent / "elsewhere")
    code, found = states(place)
    assert (code, found["roots"]) == (1, "attention")


def largest(place: Path, folder: str) -> Path:
    return max(place.glob(f"generations/*/{folder}/*"), key=lambda path: path.stat().st_size)


def test_a_changed_byte_of_the_literal_index(place: Path) -> None:
    path = largest(place, "literal")
    data = bytearray(path.read_bytes())
    data[len(data) // 2] ^= 1
    path.write_bytes(bytes(data))
    code, found = states(place)
    assert (code, found["damage"]) == (2, "unusable")


@pytest.mark.parametrize("folder", ["literal", "whoosh", "initials"])
def test_a_file_that_lost_its_end(place: Path, folder: str) -> None:
    path = largest(place, folder)
    os.truncate(path, path.stat().st_size - 1)
    ran = run_kb("doctor", place=place)
    assert (ran.code, "kb index --rebuild" in ran.out) == (2, True)


@pytest.mark.skipif(os.name == "nt", reason="rights are of another kind there")
def test_rights_that_let_anybody_write(place: Path) -> None:
    largest(place, "whoosh").chmod(0o666)
    ran = run_kb("doctor", place=place)
    assert (ran.code, "--trust" in ran.out) == (2, True)
    assert len(run_kb("doctor", "--trust", "--json", place=place).rows) == len(CHECKS)


def test_corrections_of_reports_that_are_gone(place: Path) -> None:
    run_kb("meta", "fix", "a", "year=2021", place=place)
    assert states(place)[0] == 0
    with (place / "overrides.toml").open("a", encoding="utf-8") as file:
        file.write('\n["没有"]\nyear = 2020\n')
    code, found = states(place)
    assert (code, found["corrections"]) == (1, "attention")
    (place / "overrides.toml").write_text("year = [", "utf-8")
    assert states(place)[1]["corrections"] == "unusable"


def test_another_schema_and_no_index_at_all(place: Path, tmp_path: Path) -> None:
    [manifest] = place.glob("generations/*/manifest.json")
    manifest.write_text(manifest.read_text().replace('"schema":', '"schema":9'))
    ran = run_kb("doctor", place=place)
    assert (ran.code, "kb index --rebuild" in ran.out) == (2, True)
    assert run_kb("doctor", place=tmp_path / "nothing").code == 2
