"""`kb note`, `kb query` and `kb export`: keeping, naming and handing on, from the command line."""

import csv
import io
import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

CORPUS = Path(__file__).resolve().parents[1] / "corpus"


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("notes")
    assert kb(folder, "index", str(CORPUS), "--kb", ".kb").returncode == 0
    return folder


def kb(folder: Path, *words: str) -> subprocess.CompletedProcess[str]:
    command = [str(Path(sys.executable).with_name("kb")), *words]
    return subprocess.run(
        command, cwd=folder, capture_output=True, text=True, check=False, encoding="utf-8", timeout=120
    )


def first_hit(folder: Path, query: str) -> str:
    found = kb(folder, "search", query, "--json", "--limit", "1")
    return str(json.loads(found.stdout.splitlines()[0])["id"])


def test_a_note_is_kept_listed_changed_put_aside_and_brought_back(place: Path) -> None:
    added = json.loads(
        kb(place, "note", "add", first_hit(place, "督查"), "--tag", "督查", "--note", "可参考", "--json").stdout
    )
    number = str(added["id"])
    assert (added["tags"], added["note"]) == (["督查"], "可参考")
    assert "督查" in kb(place, "note", "list", "可参考").stdout
    assert json.loads(kb(place, "note", "edit", number, "再看", "--json").stdout)["note"] == "再看"
    assert json.loads(kb(place, "note", "tag", number, "督查", "--drop", "--json").stdout)["tags"] == []
    assert kb(place, "note", "remove", number).returncode == 0
    assert kb(place, "note", "list").returncode == 1
    assert kb(place, "note", "restore", number).returncode == 0
    assert kb(place, "note", "list").returncode == 0


def test_an_unknown_note_is_named_with_what_to_do(place: Path) -> None:
    refused = kb(place, "note", "edit", "9999", "x")
    assert (refused.returncode, refused.stderr) == (2, "No note 9999. List them: kb note list\n")


def test_a_saved_query_stands_for_itself_and_says_what_is_new(place: Path) -> None:
    assert kb(place, "query", "save", "督办", "督查 年:2023").returncode == 0
    assert "督办: 督查 年:2023" in kb(place, "query", "list").stdout
    assert kb(place, "search", "query:督办", "--count").stdout == kb(place, "search", "督查 年:2023", "--count").stdout
    assert kb(place, "query", "new", "督办").returncode == 0
    assert kb(place, "query", "new", "督办").returncode == 1
    assert kb(place, "query", "remove", "督办").returncode == 0
    assert kb(place, "query", "list").returncode == 1


def test_a_query_is_saved_as_its_words_are_typed(place: Path) -> None:
    assert kb(place, "query", "save", "成效", "满意率", "-热线", "节:成效").returncode == 0
    assert "成效: 满意率 -热线 节:成效\n" in kb(place, "query", "list").stdout
    assert kb(place, "query", "remove", "成效").returncode == 0


def test_an_export_carries_the_source_of_every_text(place: Path) -> None:
    kb(place, "note", "add", first_hit(place, "营商环境"))
    assert "澜川市" in kb(place, "export").stdout
    assert kb(place, "export", "--to", "素材.csv").returncode == 0
    rows = list(csv.DictReader(io.StringIO((place / "素材.csv").read_text("utf-8-sig"))))
    assert rows
    assert all(row["source"] for row in rows)
    assert kb(place, "export", "--to", "素材.docx").returncode == 0
    assert (place / "素材.docx").read_bytes()[:2] == b"PK"
    assert kb(place, "export", "--to", "素材.pdf").returncode == 2


def test_where_a_text_stands_now_is_said(place: Path) -> None:
    kb(place, "note", "add", first_hit(place, "督查"))
    rows = [json.loads(line) for line in kb(place, "note", "where", "--json").stdout.splitlines()]
    assert {row["anchor"]["state"] for row in rows} == {"same"}
    assert "stands where it was" in kb(place, "note", "where", str(rows[0]["id"])).stdout


def test_a_note_is_added_whole_or_not_at_all(place: Path) -> None:
    before = kb(place, "note", "list", "--json").stdout
    assert kb(place, "note", "add", first_hit(place, "窗口"), "没有/00000000.1").returncode == 2
    assert kb(place, "note", "list", "--json").stdout == before


def test_a_damaged_index_leaves_notes_and_saved_queries_in_reach(place: Path, tmp_path: Path) -> None:
    kb(place, "note", "add", first_hit(place, "督查"))
    kb(place, "query", "save", "窗", "窗口")
    copy = tmp_path / "copy"
    shutil.copytree(place / ".kb", copy / ".kb")
    for file in (copy / ".kb" / "generations").rglob("*"):
        if file.is_file():
            file.write_bytes(b"x")
    assert kb(copy, "search", "督查").returncode == 2
    for words in (("note", "list"), ("export",), ("query", "list")):
        assert kb(copy, *words).stdout == kb(place, *words).stdout != ""


def test_news_that_are_kept_stay_new(place: Path) -> None:
    kb(place, "query", "save", "满意", "满意")
    assert kb(place, "query", "new", "满意", "--keep").returncode == 0
    assert kb(place, "query", "new", "满意", "--json").returncode == 0
    assert kb(place, "query", "new", "满意").returncode == 1


def test_a_query_that_cannot_be_read_is_not_saved(place: Path) -> None:
    refused = kb(place, "query", "save", "坏", "(督查")
    assert refused.returncode == 2
    assert "^" in refused.stderr
    assert kb(place, "search", "query:坏").returncode == 2
