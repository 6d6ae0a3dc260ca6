"""What a user keeps stays: tagged, commented, ordered, removed and brought back, by several programs at once."""

import os
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kb.errors import StorageError, UsageError
from kb.model import Span
from kb.notebook import (
    FILE_NAME,
    Notebook,
    NotebookBusyError,
    NotebookDamagedError,
    NotebookVersionError,
    UnknownNoteError,
)
from kb.notebook.schema import APPLICATION_ID, VERSION
from kb.origin import Origin

ORIGIN = Origin(
    "澜川-2022",
    "澜川/2022.txt",
    "澜川-2022/00000001.1",
    3,
    title="澜川工作总结",
    unit="澜川局",
    year=2022,
    path=("一、做法",),
)
TEXTS = ("增设50个综合窗口。", "平均等候时间缩短到11分钟。", "办结率达到82%。")


@pytest.fixture
def notebook(tmp_path: Path) -> Notebook:
    return Notebook(tmp_path)


def kept(notebook: Notebook) -> list[str]:
    return [note.text for note in notebook.notes()]


def fill(notebook: Notebook) -> None:
    for text in TEXTS:
        notebook.add(text, ORIGIN)


def test_reading_makes_no_file(notebook: Notebook, tmp_path: Path) -> None:
    assert notebook.notes() == ()
    assert notebook.tags() == {}
    assert notebook.saved.list() == ()
    assert notebook.history.list() == ()
    assert list(tmp_path.iterdir()) == []


def test_a_note_comes_back_as_it_was_kept(notebook: Notebook) -> None:
    note = notebook.add(TEXTS[0] + "\n", ORIGIN, spans=(Span(2, 5),), tags=("窗口", "#数字"), note="可用")
    again = Notebook(notebook.file.path.parent).note(note.id)
    assert again == note
    assert (note.text, note.origin, note.spans) == (TEXTS[0], ORIGIN, (Span(2, 5),))
    assert (note.tags, note.note, note.place, note.copies, note.removed) == (("窗口", "数字"), "可用", 1, 0, None)


def test_keeping_a_passage_again_adds_tags_and_notes_to_it(notebook: Notebook) -> None:
    first = notebook.add(TEXTS[0], ORIGIN, tags=("窗口",), note="甲")
    again = notebook.add(TEXTS[0], ORIGIN, tags=("窗口", "数字"), note="乙")
    assert (again.id, again.tags, again.note) == (first.id, ("窗口", "数字"), "甲\n乙")
    notebook.add(TEXTS[0], Origin("别处", "b.txt", "别处/1.1"))
    assert len(notebook.notes()) == 2


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("窗口", [TEXTS[0]]),
        ("", list(TEXTS)),
        ("澜川局 2022", list(TEXTS)),
        ("一、做法　等候", [TEXTS[1]]),
        ("１１分钟", [TEXTS[1]]),
        ("没有", []),
    ],
)
def test_notes_are_found_by_text_note_tag_and_source(notebook: Notebook, query: str, expected: list[str]) -> None:
    fill(notebook)
    assert [note.text for note in notebook.notes(query)] == expected


def test_tags_filter_and_are_counted(notebook: Notebook) -> None:
    fill(notebook)
    notebook.tag(1, add=("窗口", "ＫＰＩ"))
    notebook.tag(2, add=("窗口",))
    assert notebook.tags() == {"窗口": 2, "ＫＰＩ": 1}
    assert [note.id for note in notebook.notes(tag="#窗口")] == [1, 2]
    assert [note.id for note in notebook.notes(tag="kpi")] == [1]
    assert notebook.tag(1, drop=("kpi",)).tags == ("窗口",)


def test_notes_are_reordered(notebook: Notebook) -> None:
    fill(notebook)
    assert notebook.move(3, 1).place == 1
    assert kept(notebook) == [TEXTS[2], TEXTS[0], TEXTS[1]]
    assert notebook.move(3, 99).place == 3
    assert kept(notebook) == list(TEXTS)


def test_what_is_removed_can_be_brought_back_to_its_place(notebook: Notebook) -> None:
    fill(notebook)
    notebook.remove(1, 2)
    assert kept(notebook) == [TEXTS[2]]
    assert [note.id for note in notebook.notes(removed=True)] == [2, 1]
    assert notebook.note(1).removed
    notebook.restore(2, 1)
    assert kept(notebook) == list(TEXTS)


def test_a_number_nobody_has_changes_nothing(notebook: Notebook) -> None:
    fill(notebook)
    with pytest.raises(UnknownNoteError, match="kb note list"):
        notebook.remove(1, 99)
    assert kept(notebook) == list(TEXTS)
    for call in (notebook.note, notebook.copied, notebook.restore):
        with pytest.raises(UnknownNoteError):
            call(99)


def test_comments_and_copies(notebook: Notebook) -> None:
    fill(notebook)
    assert notebook.edit(1, " 另一句 ").note == "另一句"
    assert [notebook.copied(1).copies, notebook.copied(1).copies] == [1, 2]


def test_nothing_to_keep_and_tags_that_are_none_are_refused(notebook: Notebook) -> None:
    with pytest.raises(UsageError):
        notebook.add(" \n", ORIGIN)
    for tag in ("", "#", "长" * 61, "a\x1b"):
        with pytest.raises(UsageError):
            notebook.add("文", ORIGIN, tags=(tag,))
    assert notebook.notes() == ()


def test_saved_queries_are_kept_replaced_and_forgotten(notebook: Notebook) -> None:
    notebook.saved.save("民生", "就业 | 社保")
    notebook.saved.look("民生", ["a", "b"])
    assert notebook.saved.seen("民生") == {"a", "b"}
    assert notebook.saved.save("民生", "就业 | 社保").seen == 2
    replaced = notebook.saved.save("民生", "就业")
    assert (replaced.query, replaced.seen, replaced.looked) == ("就业", 0, None)
    assert notebook.saved.texts() == {"民生": "就业"}
    notebook.saved.remove("民生")
    assert notebook.saved.list() == ()
    with pytest.raises(UsageError):
        notebook.saved.get("民生")


@pytest.mark.parametrize("name", ["", "甲|乙", "长" * 61, "a“b", "x\x1b"])
def test_a_name_that_cannot_be_written_is_refused(notebook: Notebook, name: str) -> None:
    with pytest.raises(UsageError):
        notebook.saved.save(name, "督查")


def test_history_is_newest_first_and_holds_each_query_once(notebook: Notebook) -> None:
    for query in ("督查", "通报", "督查", " ", "长" * 3000):
        notebook.history.add(query)
    assert notebook.history.list() == ("督查", "通报")
    notebook.history.clear()
    assert notebook.history.list() == ()


WRITER = """
import sys
from pathlib import Path
from kb.notebook import Notebook
from kb.origin import Origin
notebook = Notebook(Path(sys.argv[1]))
for number in range(25):
    notebook.add(f"{sys.argv[2]}{number}", Origin("r", "f", f"{sys.argv[2]}{number}"), tags=("同时",))
"""


def test_programs_that_write_at_once_lose_nothing(tmp_path: Path) -> None:
    runs = [subprocess.Popen([sys.executable, "-c", WRITER, str(tmp_path), name]) for name in "甲乙丙"]
    assert [run.wait() for run in runs] == [0, 0, 0]
    notebook = Notebook(tmp_path)
    assert set(kept(notebook)) == {f"{name}{number}" for name in "甲乙丙" for number in range(25)}
    assert notebook.tags() == {"同时": 75}
    assert [note.place for note in notebook.notes()] == list(range(1, 76))


DAMAGE = {
    "text": lambda whole: "这不是一个数据库".encode(),
    "one byte": lambda whole: b"x",
    "head": lambda whole: b"\xff" * 100 + whole[100:],
    "middle": lambda whole: whole[:4096] + b"\xee" * (len(whole) - 4096),
    "cut": lambda whole: whole[: len(whole) // 3],
}


@pytest.mark.parametrize("damage", DAMAGE.values(), ids=DAMAGE.keys())
def test_a_damaged_notebook_is_said_and_left_as_it_is(notebook: Notebook, damage: object) -> None:
    fill(notebook)
    broken = damage(notebook.file.path.read_bytes())  # type: ignore[operator]
    notebook.file.path.write_bytes(broken)
    with pytest.raises(NotebookDamagedError, match="Nothing was written to it"):
        notebook.notes()
    with pytest.raises(NotebookDamagedError):
        notebook.add("新", ORIGIN)
    assert notebook.file.path.read_bytes() == broken


STRANGE = [
    "UPDATE notes SET text = x'fffe'", "UPDATE notes SET note = x'fffe'", "UPDATE notes SET created = ''", "UPDATE notes SET spans = '[1'",
    "UPDATE saved SET looked = 'null'", "UPDATE saved SET query = x'fffe'", "UPDATE saved SET created = -1", "UPDATE tags SET tag = x'ff'",
    "UPDATE history SET query = x'fffe'",
]  # fmt: skip


def read_all(notebook: Notebook) -> None:
    notebook.notes()
    notebook.saved.list()
    notebook.history.list()


@pytest.mark.parametrize("statement", STRANGE)
def test_strange_values_in_a_notebook_are_said(notebook: Notebook, statement: str) -> None:
    fill(notebook)
    notebook.tag(1, add=("甲",))
    notebook.saved.save("名", "改革")
    notebook.history.add("改革")
    connection = sqlite3.connect(notebook.file.path, isolation_level=None)
    connection.execute(statement)
    connection.close()
    with pytest.raises(NotebookDamagedError, match="Nothing was written to it"):
        read_all(notebook)


def test_names_of_tables_that_are_no_text_are_said(notebook: Notebook) -> None:
    fill(notebook)
    whole = notebook.file.path.read_bytes()
    notebook.file.path.write_bytes(whole.replace(b"CREATE TABLE notes", b"CREATE TABLE \xffotes"))
    with pytest.raises(NotebookDamagedError):
        notebook.notes()


def test_a_full_disk_is_told_of_the_notebook_and_in_the_users_language(
    notebook: Notebook, monkeypatch: pytest.MonkeyPatch
) -> None:
    fill(notebook)
    with sqlite3.connect(notebook.file.path) as connection:
        pages = connection.execute("PRAGMA page_count").fetchone()[0]
    connection.close()
    real = sqlite3.connect

    def full(*where: object, **how: object) -> sqlite3.Connection:
        made = real(*where, **how)  # type: ignore[call-overload]
        made.execute(f"PRAGMA max_page_count = {pages}")
        return made  # type: ignore[no-any-return]

    monkeypatch.setattr(sqlite3, "connect", full)
    monkeypatch.setenv("KB_LANG", "zh")
    with pytest.raises(StorageError) as told:
        notebook.add("新" * 10_000, ORIGIN)
    assert (
        str(told.value) == f"无法使用素材夹 {notebook.file.path}：磁盘空间已满。素材夹保持原样，请排除原因后重新操作。"
    )


def test_the_database_of_another_program_is_left_alone(notebook: Notebook) -> None:
    with sqlite3.connect(notebook.file.path) as other:
        other.execute("CREATE TABLE notes (id INTEGER)")
    other.close()
    before = notebook.file.path.read_bytes()
    with pytest.raises(NotebookDamagedError):
        notebook.add("新", ORIGIN)
    assert notebook.file.path.read_bytes() == before


def test_a_notebook_of_a_newer_version_is_left_alone(notebook: Notebook) -> None:
    fill(notebook)
    connection = sqlite3.connect(notebook.file.path)
    connection.execute(f"PRAGMA user_version = {VERSION + 1}")
    connection.close()
    before = notebook.file.path.read_bytes()
    for act in (notebook.notes, lambda: notebook.add("新", ORIGIN)):
        with pytest.raises(NotebookVersionError, match="newer version"):
            act()
    assert notebook.file.path.read_bytes() == before


def test_the_file_says_what_it_is_and_needs_no_second_file(notebook: Notebook) -> None:
    fill(notebook)
    connection = sqlite3.connect(notebook.file.path)
    assert connection.execute("PRAGMA application_id").fetchone() == (APPLICATION_ID,)
    assert connection.execute("PRAGMA user_version").fetchone() == (VERSION,)
    assert connection.execute("PRAGMA journal_mode").fetchone() == ("delete",)
    connection.close()
    assert [path.name for path in notebook.file.path.parent.iterdir()] == [FILE_NAME]


def test_an_empty_file_becomes_a_notebook(notebook: Notebook) -> None:
    notebook.file.path.touch()
    assert notebook.notes() == ()
    fill(notebook)
    assert kept(notebook) == list(TEXTS)


def test_who_waits_too_long_is_told(notebook: Notebook, monkeypatch: pytest.MonkeyPatch) -> None:
    fill(notebook)
    monkeypatch.setattr("kb.notebook.file.PATIENCE_SECONDS", 0.05)
    other = sqlite3.connect(notebook.file.path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with pytest.raises(NotebookBusyError):
        notebook.add("新", ORIGIN)
    assert len(notebook.notes()) == 3
    other.close()


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="root may write anywhere")
def test_a_folder_that_cannot_be_written_is_said(notebook: Notebook, tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    with pytest.raises(StorageError):
        notebook.add("新", ORIGIN)
    tmp_path.chmod(0o700)


def test_a_folder_that_is_gone_is_said(tmp_path: Path) -> None:
    with pytest.raises(StorageError):
        Notebook(tmp_path / "nowhere").add("新", ORIGIN)


@settings(max_examples=30, deadline=None)
@given(st.text(min_size=1).filter(lambda text: text.strip("\n").strip()), st.text())
def test_any_text_and_comment_survive(tmp_path_factory: pytest.TempPathFactory, text: str, comment: str) -> None:
    notebook = Notebook(tmp_path_factory.mktemp("n"))
    note = notebook.add(text, ORIGIN, note=comment)
    assert note.text == text.rstrip("\n").encode("utf-8", "replace").decode()
    assert note.note == comment.strip().encode("utf-8", "replace").decode()
