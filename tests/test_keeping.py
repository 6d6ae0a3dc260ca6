"""Kept passages and saved queries outlive every index: texts are found again, and only what is new is news."""

from pathlib import Path

import pytest
from click.testing import CliRunner

import kb
from indexer.cli import index
from kb.notebook import Anchor, AnchorState, Note
from kb.query import QueryError
from tests.samples import UNITS, write_corpus

FILE = Path("corpus") / UNITS[0] / "2022年工作总结.txt"


@pytest.fixture(autouse=True)
def work(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("KB_LANG", "en")
    monkeypatch.delenv("KB_DIR", raising=False)
    monkeypatch.chdir(tmp_path)
    write_corpus(tmp_path / "corpus", UNITS[:1])
    reindex()
    return tmp_path


def reindex(*arguments: str) -> None:
    assert CliRunner().invoke(index, ["corpus", *arguments]).exit_code == 0


def keep(query: str) -> Note:
    with kb.open() as library:
        hit = library.search(query, limit=1)[0]
        return library.keep(hit.id, tags=("试",), spans=hit.spans)


def anchor(note: Note) -> Anchor:
    with kb.open() as library:
        return library.anchor(note)


def text_at(found: Anchor) -> str:
    with kb.open() as library:
        return library.passage(found.passage)[1].text[found.start :]


def test_a_kept_passage_has_its_source() -> None:
    note = keep("限时办结 年:2022")
    assert note.origin.unit == UNITS[0]
    assert note.origin.year == 2022
    assert note.origin.file.endswith("2022年工作总结.txt")
    assert note.text[note.spans[0].start : note.spans[0].end] == "限时办结"


def test_a_rebuilt_index_gives_the_same_passage() -> None:
    note = keep("限时办结 年:2022")
    reindex("--rebuild")
    found = anchor(note)
    assert (found.state, found.passage) == (AnchorState.SAME, note.origin.passage)


def test_a_text_that_was_cut_otherwise_is_found_in_its_report(work: Path) -> None:
    note = keep("限时办结 年:2022")
    text = (work / FILE).read_text("utf-8")
    (work / FILE).write_text(text.replace(note.text.strip(), "导语另加一句话，" + note.text.strip()), "utf-8")
    reindex()
    found = anchor(note)
    assert found.state is AnchorState.SHIFTED
    assert text_at(found).startswith(note.text.strip())


def test_a_text_whose_report_is_gone_is_found_in_another(work: Path) -> None:
    note = keep("'增设22个综合窗口'")
    text = (work / FILE).read_text("utf-8")
    (work / FILE).unlink()
    (work / "corpus" / "改名后的总结.txt").write_text("第一行是另外的话。\n" + text, "utf-8")
    reindex()
    found = anchor(note)
    assert found.state is AnchorState.ELSEWHERE
    assert text_at(found).startswith(note.text.strip())


def test_a_text_that_stands_nowhere_is_kept_all_the_same(work: Path) -> None:
    note = keep("'增设22个综合窗口'")
    (work / FILE).unlink()
    reindex()
    assert anchor(note) == Anchor(AnchorState.GONE)
    with kb.open() as library:
        assert library.notebook.note(note.id).text == note.text


def test_a_damaged_index_leaves_the_notebook_alone(work: Path) -> None:
    note = keep("限时办结 年:2022")
    for file in (work / ".kb" / "generations").rglob("*"):
        if file.is_file():
            file.write_bytes(b"x")
    with pytest.raises(kb.KBError):
        kb.open()
    reindex("--rebuild")
    assert anchor(note).state is AnchorState.SAME


def test_a_saved_query_finds_only_what_is_new(work: Path) -> None:
    with kb.open() as library:
        library.notebook.saved.save("窗口", "综合窗口")
        first = library.news("窗口")
        assert len(first.fresh) == first.total == 3
        library.look(first)
        assert library.news("窗口").fresh == ()
    (work / "corpus" / UNITS[0] / "2024年工作总结.txt").write_text(
        "松岭区民政局2024年工作总结\n\n再增设七个综合窗口。\n", "utf-8"
    )
    reindex("--rebuild")
    with kb.open() as library:
        news = library.news("窗口")
        assert [hit.text.strip() for hit in news.fresh] == ["再增设七个综合窗口。"]
        assert news.to_dict() == {"name": "窗口", "query": "综合窗口", "new": 1, "total": 4}


def test_a_saved_query_is_part_of_the_grammar() -> None:
    with kb.open() as library:
        library.notebook.saved.save("窗口", "综合窗口 | 首问负责")
        assert (
            library.search("query:窗口 年:2022").count.passages
            == library.search("(综合窗口 | 首问负责) 年:2022").count.passages
        )
        with pytest.raises(QueryError) as caught:
            library.search("年:2022 query:窗户")
    assert caught.value.column == 13


def test_names_are_known_from_claims_and_settings(work: Path) -> None:
    (work / "corpus" / "kb.toml").write_text(
        '[[place]]\nname = "澜川市"\nlevel = "city"\naliases = ["澜城"]\n', "utf-8"
    )
    with kb.open() as library:
        names = library.names()
    assert UNITS[0] in names.units
    assert {"澜川市", "澜城"} <= names.regions
