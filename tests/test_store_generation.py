"""A generation is read as it was written, stays while it is read, and says clearly when it cannot be used."""

import json
import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from kb.errors import IndexDamagedError, IndexMismatchError, IndexMissingError, KBError
from kb.store.generation import Generation, current_number, identity, open_generation
from kb.store.manifest import Identity
from tests.generations import publish
from tests.samples import report

leaky = pytest.mark.filterwarnings("ignore::ResourceWarning", "ignore::pytest.PytestUnraisableExceptionWarning")
"""Whoosh leaves files open where it meets damage."""


@pytest.fixture
def place(tmp_path: Path) -> Path:
    publish(tmp_path / ".kb", "甲", "乙")
    return tmp_path / ".kb"


def ids(generation: Generation) -> list[str]:
    return [info.id for _number, info in generation.infos()]


def test_reports_and_passages_are_found(place: Path) -> None:
    with open_generation(place) as generation:
        assert ids(generation) == ["甲", "乙"]
        number = generation.report_number("乙")
        assert number == 5
        assert generation.report(number) == report("乙")
        passage = report("乙").passages[2]
        found = generation.passage_number(passage.id)
        assert found == 8
        assert generation.passage(found) == (report("乙").info, passage)
        assert generation.report_number("丙") is generation.passage_number("乙/ffffffff.1") is None


def test_a_reader_keeps_its_generation_through_later_ones(place: Path) -> None:
    with open_generation(place) as first:
        for names in (("甲",), ("甲", "丙"), ("丁",)):
            publish(place, *names)
        assert ids(first) == ["甲", "乙"]
        assert first.report(5) == report("乙")
        assert first.directory.is_dir()
        with open_generation(place) as last:
            assert (last.number, ids(last)) == (4, ["丁"])
        assert sorted(path.name for path in first.directory.parent.iterdir()) == ["000001", "000004"]
    publish(place, "戊")
    assert sorted(path.name for path in (place / "generations").iterdir()) == ["000005"]


def test_closing_twice_is_closing_once(place: Path) -> None:
    generation = open_generation(place)
    generation.close()
    generation.lock.release()
    assert open_generation(place).number == generation.number


def test_what_was_never_built_is_missing(tmp_path: Path) -> None:
    (tmp_path / ".kb").mkdir()
    with pytest.raises(IndexMissingError, match="kb index"):
        open_generation(tmp_path / ".kb")


def delete_current(place: Path) -> None:
    (place / "CURRENT").unlink()


def delete_generation(place: Path) -> None:
    shutil.rmtree(place / "generations" / "000001")


def spoil_current(place: Path) -> None:
    (place / "CURRENT").write_bytes(b"\xff")


def delete_manifest(place: Path) -> None:
    (place / "generations/000001/manifest.json").unlink()


def cut_manifest(place: Path) -> None:
    path = place / "generations/000001/manifest.json"
    path.write_bytes(path.read_bytes()[:-9])


def empty_manifest(place: Path) -> None:
    (place / "generations/000001/manifest.json").write_text("[]")


def strange_manifest(place: Path) -> None:
    path = place / "generations/000001/manifest.json"
    path.write_text(json.dumps(json.loads(path.read_bytes()) | {"roots": [{"root": 0}]}))


def delete_sources(place: Path) -> None:
    (place / "generations/000001/sources.json").unlink()


def nested_manifest(place: Path) -> None:
    (place / "generations/000001/manifest.json").write_text("[" * 100_000)


def delete_segment(place: Path) -> None:
    next((place / "generations/000001/whoosh").glob("*.seg")).unlink()


def cut_segment(place: Path) -> None:
    path = next((place / "generations/000001/whoosh").glob("*.seg"))
    path.write_bytes(path.read_bytes()[:100])


def spoil_contents(place: Path) -> None:
    path = place / "generations/000001/whoosh/segments.json"
    path.write_bytes(bytes(len(path.read_bytes())))


@leaky
@pytest.mark.parametrize(
    "harm",
    [
        delete_current, spoil_current, delete_generation, delete_manifest, cut_manifest, empty_manifest, strange_manifest, nested_manifest,
        delete_sources, delete_segment, cut_segment, spoil_contents,
    ],
)  # fmt: skip
def test_a_damaged_one_says_so_and_how_to_mend_it(place: Path, harm: object) -> None:
    harm(place)  # type: ignore[operator]
    with pytest.raises(IndexDamagedError, match="kb index --rebuild"):
        open_generation(place)


@leaky
def test_bytes_that_changed_inside_a_segment_never_leave_as_another_error(place: Path) -> None:
    path = next((place / "generations/000001/whoosh").glob("*.seg"))
    whole = path.read_bytes()
    for step in range(0, len(whole), 37):
        path.write_bytes(whole[:step] + bytes(~byte & 0xFF for byte in whole[step : step + 9]) + whole[step + 9 :])
        try:
            with open_generation(place) as generation:
                for number, info in generation.infos():
                    assert generation.report(number).info == info
        except KBError:
            pass


@pytest.mark.parametrize(
    "other",
    [Identity(999, identity().analysis, ""), Identity(identity().schema, "another dictionary", "")],
    ids=["schema", "dictionary"],
)
def test_another_version_is_refused(tmp_path: Path, other: Identity) -> None:
    publish(tmp_path / ".kb", "甲", identity=other)
    with pytest.raises(IndexMismatchError, match="kb index --rebuild"):
        open_generation(tmp_path / ".kb")


def test_words_cut_by_the_same_files_are_ours_without_a_dictionary(
    place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("kb.analysis.identity", lambda: "another dictionary")
    open_generation(place).close()
    monkeypatch.setattr("kb.store.loading.segmenter_files", lambda: (("dict.txt", 1, 1),))
    with pytest.raises(IndexMismatchError, match="kb index --rebuild"):
        open_generation(place)


def test_other_files_that_cut_alike_are_no_other_version(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kb.store.loading.segmenter_files", lambda: (("dict.txt", 1, 1),))
    with open_generation(place) as generation:
        assert generation.report_numbers()


def test_duplicates_are_told_by_the_manifest(tmp_path: Path) -> None:
    publish(tmp_path / ".kb", "甲", "乙")
    with open_generation(tmp_path / ".kb") as generation:
        sources = tuple(
            replace(
                source,
                reports=tuple(
                    replace(entry, duplicates_of="甲", share=0.9) for entry in source.reports if entry.id == "乙"
                )
                or source.reports,
            )
            for source in generation.manifest.sources
        )
    publish(tmp_path / ".kb", "甲", "乙", sources=sources)
    with open_generation(tmp_path / ".kb") as generation:
        assert [(info.duplicates_of, info.duplicate_share) for _number, info in generation.infos()] == [
            (None, 0.0),
            ("甲", 0.9),
        ]


def test_the_number_is_none_before_the_first(tmp_path: Path) -> None:
    assert current_number(tmp_path) is None
