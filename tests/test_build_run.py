"""A run brings the knowledge base up to date: what it read, what it kept, what it says."""

import os
import shutil
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from indexer.build import run as module
from indexer.build.run import Request, run
from indexer.build.summary import Summary
from kb.errors import ConfigError, IndexDamagedError, IndexMismatchError, IndexUntrustedError, UsageError
from kb.model import Report
from kb.store.generation import open_generation
from kb.store.manifest import from_json, to_json
from tests.samples import UNITS, report_text, write_corpus

pytestmark = pytest.mark.usefixtures("stages")


@pytest.fixture(scope="module")
def stages() -> Iterator[None]:
    """Let the stages be the same all along."""
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(module, "stages_identity", lambda: "the same")
        yield


HOURS_AGO = time.time() - 7200


def index(place: Path, *paths: Path, jobs: int = 1, **asked: object) -> Summary:
    return run(Request(place, paths, jobs=jobs, **asked), lambda _done, _total, _name: None)  # type: ignore[arg-type]


def age(folder: Path) -> None:
    for path in folder.rglob("*"):
        os.utime(path, (HOURS_AGO, HOURS_AGO))


def reports(place: Path) -> dict[str, Report]:
    with open_generation(place) as generation:
        return {info.id: generation.report(number) for number, info in generation.infos()}


def generation_of(place: Path) -> str:
    return (place / "CURRENT").read_text().strip()


@pytest.fixture(scope="module")
def built(stages: None, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with ``corpus`` and the ``.kb`` made of it."""
    home = tmp_path_factory.mktemp("built")
    write_corpus(home / "corpus")
    age(home / "corpus")
    index(home / ".kb", home / "corpus")
    return home


@pytest.fixture
def home(built: Path, tmp_path: Path) -> Path:
    """A copy of the built folder, to be changed."""
    shutil.copytree(built, tmp_path / "home")
    return tmp_path / "home"


def test_every_report_is_in_the_index_whole(home: Path) -> None:
    found = reports(home / ".kb")
    assert len(found) == len(UNITS) * 3
    one = found["青石市档案局-2022年工作总结"]
    assert one.text == "".join(passage.text for passage in one.passages)
    assert one.info.file == "青石市档案局/2022年工作总结.txt"
    assert one.info.year.value == 2022
    assert len({passage.id for report in found.values() for passage in report.passages}) == sum(
        len(report.passages) for report in found.values()
    )


def test_an_unchanged_corpus_is_a_no_op(home: Path) -> None:
    summary = index(home / ".kb")
    assert (summary.files, summary.unchanged, summary.indexed, summary.reports) == (12, 12, 0, 12)
    assert generation_of(home / ".kb") == "000001"


def test_a_folder_that_moved_with_its_knowledge_base_is_still_known(home: Path, tmp_path: Path) -> None:
    shutil.move(home, tmp_path / "elsewhere")
    assert index(tmp_path / "elsewhere" / ".kb").unchanged == 12


def test_what_changed_is_read_and_the_rest_is_linked(home: Path) -> None:
    changed = home / "corpus" / UNITS[0] / "2022年工作总结.txt"
    changed.write_text(report_text(UNITS[0], 2022, extra="新加的一句话。"), "utf-8")
    (home / "corpus" / UNITS[1] / "2021年工作总结.txt").unlink()
    (home / "corpus" / "新.txt").write_text(report_text("石桥镇人民政府", 2024), "utf-8")
    before = {path.name: path.stat().st_ino for path in (home / ".kb/generations/000001/whoosh").glob("*.seg")}
    summary = index(home / ".kb")
    assert (summary.files, summary.indexed, summary.unchanged, summary.removed, summary.reports) == (12, 2, 10, 1, 12)
    found = reports(home / ".kb")
    assert "新加的一句话" in found[f"{UNITS[0]}-2022年工作总结"].text
    assert {"新"} <= set(found)
    assert f"{UNITS[1]}-2021年工作总结" not in found
    after = {path.name: path.stat().st_ino for path in (home / ".kb/generations/000002/whoosh").glob("*.seg")}
    assert before.items() <= after.items()


def test_a_touched_file_is_noted_once(home: Path) -> None:
    (home / "corpus" / UNITS[0] / "2022年工作总结.txt").touch()
    later = HOURS_AGO + 60
    os.utime(home / "corpus" / UNITS[0] / "2022年工作总结.txt", (later, later))
    assert index(home / ".kb").indexed == 0
    assert generation_of(home / ".kb") == "000002"
    index(home / ".kb")
    assert generation_of(home / ".kb") == "000002"


def test_one_process_or_two_the_result_is_the_same_to_the_byte(
    built: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("indexer.build.shares.SMALLEST", 2000)
    files, sources = [], []
    for jobs in (1, 2):
        place = tmp_path / f"kb{jobs}"
        assert index(place, built / "corpus", jobs=jobs).reports == 12
        found = {
            path.name: path.read_bytes() for path in (place / "generations" / "000001").rglob("*") if path.is_file()
        }
        sources.append(from_json(found.pop("manifest.json"), found.pop("sources.json")).sources)
        files.append(found)
    assert len([name for name in files[0] if name.endswith(".seg")]) > 2
    assert files[0] == files[1]
    assert sources[0] == sources[1]


def test_many_small_runs_are_merged_and_say_the_same(tmp_path: Path) -> None:
    corpus, place = tmp_path / "corpus", tmp_path / ".kb"
    corpus.mkdir()
    for number in range(15):
        (corpus / f"{number:02}.txt").write_text(report_text(f"第{number}档案馆", 2010 + number), "utf-8")
        index(place, corpus)
    assert len(list((place / f"generations/{generation_of(place)}/whoosh").glob("*.seg"))) < 12
    stepwise = reports(place)
    index(tmp_path / "kb2", corpus)
    assert stepwise == reports(tmp_path / "kb2")


def test_a_report_read_again_leaves_nothing_of_its_old_form(home: Path) -> None:
    path = home / "corpus" / UNITS[0] / "2022年工作总结.txt"
    for word in ("甲乙丙丁", "戊己庚辛"):
        path.write_text(report_text(UNITS[0], 2022, extra=word), "utf-8")
        index(home / ".kb")
    with open_generation(home / ".kb") as generation:
        found = [number for number, info in generation.infos() if info.id == f"{UNITS[0]}-2022年工作总结"]
        assert len(found) == 1
        live = [
            number
            for number in generation.reader.all_doc_ids()
            if "甲乙丙丁" in str(generation.reader.stored_fields(number))
        ]
        assert live == []


def test_a_moved_file_keeps_its_id(home: Path) -> None:
    (home / "corpus" / UNITS[0] / "2022年工作总结.txt").rename(home / "corpus" / "改了名.txt")
    summary = index(home / ".kb")
    assert (summary.indexed, summary.removed) == (1, 1)
    assert reports(home / ".kb")[f"{UNITS[0]}-2022年工作总结"].info.file == "改了名.txt"


def test_copies_are_marked_and_unmarked(home: Path) -> None:
    original = home / "corpus" / UNITS[0] / "2022年工作总结.txt"
    shutil.copy(original, home / "corpus" / "龙门转发.txt")
    index(home / ".kb")
    with open_generation(home / ".kb") as generation:
        infos = {info.id: info for _number, info in generation.infos()}
    assert (infos["龙门转发"].duplicates_of, infos["龙门转发"].duplicate_share) == (f"{UNITS[0]}-2022年工作总结", 1.0)
    original.unlink()
    index(home / ".kb")
    assert reports(home / ".kb")["龙门转发"].info.duplicates_of is None


def test_a_root_is_forgotten(home: Path) -> None:
    (home / "more").mkdir()
    (home / "more" / "石桥.txt").write_text(report_text("石桥镇人民政府", 2024), "utf-8")
    assert index(home / ".kb", home / "more").reports == 13
    summary = index(home / ".kb", forget=(home / "corpus",))
    assert (summary.removed, summary.reports) == (12, 1)
    assert index(home / ".kb").files == 1
    with pytest.raises(UsageError, match="more"):
        index(home / ".kb", forget=(home / "corpus",))


def test_a_part_of_a_root_is_updated_alone(home: Path) -> None:
    for unit in UNITS[:2]:
        (home / "corpus" / unit / "2024年工作总结.txt").write_text(report_text(unit, 2024), "utf-8")
    assert index(home / ".kb", home / "corpus" / UNITS[0]).reports == 13
    assert index(home / ".kb").reports == 14


def test_a_folder_above_takes_the_place_of_its_parts(home: Path) -> None:
    ids = set(reports(home / ".kb"))
    summary = index(home / ".kb", home)
    assert (summary.files, summary.reports) == (12, 12)
    assert set(reports(home / ".kb")) == ids


def test_a_root_that_is_not_there_keeps_its_reports(home: Path) -> None:
    (home / "corpus").rename(home / "away")
    summary = index(home / ".kb")
    assert (summary.failed, summary.removed, summary.reports) == (1, 0, 12)
    assert "--forget" in summary.left_out[0].message


def test_settings_that_changed_are_applied_to_everything(home: Path) -> None:
    (home / "corpus" / "kb.toml").write_text('[[unit]]\nname = "青石市档案馆"\naliases = ["青石市档案局"]\n', "utf-8")
    summary = index(home / ".kb", home / "corpus" / UNITS[3])
    assert summary.indexed == 12
    assert reports(home / ".kb")["青石市档案局-2022年工作总结"].info.unit.value == "青石市档案馆"


def test_wrong_settings_change_nothing(home: Path) -> None:
    (home / "corpus" / "kb.toml").write_text("[[unit]]\nnom = 1\n", "utf-8")
    with pytest.raises(ConfigError, match=r"kb\.toml"):
        index(home / ".kb")
    assert generation_of(home / ".kb") == "000001"


def test_named_columns_are_remembered(tmp_path: Path) -> None:
    (tmp_path / "表").mkdir()
    row = report_text("青石市档案局", 2022).replace("\n", "\\n")
    (tmp_path / "表" / "汇编.jsonl").write_text(f'{{"奇怪的列": "{row}"}}\n', "utf-8")
    assert index(tmp_path / ".kb", tmp_path / "表").failed == 1
    assert index(tmp_path / ".kb", columns=(("text", "奇怪的列"),)).reports == 1
    (tmp_path / "表" / "二.jsonl").write_text(f'{{"奇怪的列": "{row}另一份。"}}\n', "utf-8")
    assert sorted(reports_after(tmp_path)) == ["二.1", "汇编.1"]


def reports_after(home: Path) -> set[str]:
    index(home / ".kb")
    return set(reports(home / ".kb"))


def test_new_stages_read_everything_again(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "stages_identity", lambda: "newer")
    assert index(home / ".kb", home / "corpus" / UNITS[0]).indexed == 12
    assert index(home / ".kb").indexed == 0


def test_nothing_named_at_first_is_wrong_use(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="kb index"):
        index(tmp_path / ".kb")
    with pytest.raises(UsageError, match="No such file"):
        index(tmp_path / ".kb", tmp_path / "没有")


def test_an_empty_folder_is_an_empty_knowledge_base(tmp_path: Path) -> None:
    (tmp_path / "空").mkdir()
    assert index(tmp_path / ".kb", tmp_path / "空").reports == 0
    assert reports(tmp_path / ".kb") == {}


def spoil_manifest(place: Path) -> None:
    (place / "generations/000001/manifest.json").write_text("{")


def other_schema(place: Path) -> None:
    path = place / "generations/000001/manifest.json"
    manifest = from_json(path.read_bytes())
    path.write_bytes(to_json(manifest).replace(b'"schema":', b'"schema":9'))


def half_deleted(place: Path) -> None:
    next((place / "generations/000001/whoosh").glob("*.seg")).unlink()


def no_current(place: Path) -> None:
    (place / "CURRENT").unlink()


@pytest.mark.parametrize("harm", [spoil_manifest, other_schema, half_deleted, no_current])
def test_what_cannot_be_built_upon_says_so_and_is_built_anew(home: Path, harm: object) -> None:
    harm(home / ".kb")  # type: ignore[operator]
    with pytest.raises((IndexDamagedError, IndexMismatchError), match="--rebuild"):
        index(home / ".kb")
    ids = {f"{unit}-{year}年工作总结" for unit in UNITS for year in (2021, 2022, 2023)}
    assert index(home / ".kb", rebuild=True).reports == 12
    assert set(reports(home / ".kb")) == ids
    assert [path.name for path in (home / ".kb/generations").iterdir()] == [generation_of(home / ".kb")]


def test_a_strangers_index_is_not_built_upon(home: Path) -> None:
    (home / ".kb").chmod(0o777)
    with pytest.raises(IndexUntrustedError):
        index(home / ".kb")
    assert index(home / ".kb", trust=True).unchanged == 12


def test_progress_is_told_up_to_the_end(built: Path, tmp_path: Path) -> None:
    told: list[tuple[int, int, str]] = []
    run(Request(tmp_path / ".kb", (built / "corpus",)), lambda *state: told.append(state))
    assert told[-1] == (12, 12, "")
    assert [done for done, _total, _name in told] == sorted(done for done, _total, _name in told)
