"""What a person said of a report is kept, checked, and counts more than what was inferred."""

import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kb.errors import ConfigError, StorageError
from kb.model import Claim, Confidence, Evidence, ReportInfo
from kb.overrides import apply, checked, load_overrides, save_overrides, set_claims

INFO = ReportInfo(
    id="甲-2023",
    file="甲/2023.txt",
    year=Claim(2022, Confidence.INFERRED),
    region=Claim("青岛市", Confidence.INFERRED),
    region_parents=("山东省",),
)


def test_an_absent_file_says_nothing(tmp_path: Path) -> None:
    assert load_overrides(tmp_path / "overrides.toml") == {}


def test_what_was_saved_is_loaded(tmp_path: Path) -> None:
    path = tmp_path / "overrides.toml"
    said: dict[str, dict[str, str | int]] = {
        "甲-2023": {"unit": '某"单位\\', "year": 2023},
        "乙": {"date": "2024-01-31", "level": "city"},
    }
    save_overrides(path, said)
    assert load_overrides(path) == said
    assert [file.name for file in tmp_path.iterdir()] == ["overrides.toml"]


@given(st.text(min_size=1), st.text(min_size=1, max_size=99).filter(lambda text: text.strip() and text.isprintable()))
def test_any_id_and_value_survive(tmp_path_factory: pytest.TempPathFactory, report: str, value: str) -> None:
    report = report.encode("utf-8", "replace").decode()
    path = tmp_path_factory.mktemp("o") / "overrides.toml"
    save_overrides(path, {report: {"unit": value}})
    assert load_overrides(path) == {report: {"unit": value.strip()}}


def test_claims_are_added_and_taken_back(tmp_path: Path) -> None:
    path = tmp_path / "overrides.toml"
    set_claims(path, "甲", {"year": "2023", "unit": "某局"})
    set_claims(path, "甲", {"unit": None, "period": "上半年"})
    assert load_overrides(path) == {"甲": {"year": 2023, "period": "上半年"}}
    set_claims(path, "甲", {"year": None, "period": None})
    assert load_overrides(path) == {}


def test_a_claim_takes_the_place_of_what_was_inferred() -> None:
    info = apply(INFO, {"甲-2023": {"year": 2023}})
    assert info.year == Claim(2023, Confidence.OVERRIDDEN, (Evidence("2023", "person"),))
    assert info.region_parents == ("山东省",)


def test_unknown_can_be_said() -> None:
    info = apply(INFO, {"甲-2023": {"year": "unknown"}})
    assert info.year.value is None
    assert info.year.confidence is Confidence.OVERRIDDEN


def test_the_parents_of_another_region_are_dropped() -> None:
    assert apply(INFO, {"甲-2023": {"region": "济南市"}}).region_parents == ()


def test_other_reports_stay_as_they_are() -> None:
    assert apply(INFO, {"乙": {"year": 2023}}) is INFO


@pytest.mark.parametrize(
    ("name", "value", "kept"),
    [
        ("year", "2023", 2023),
        ("year", 1900, 1900),
        ("level", "city", "city"),
        ("unit", " 某局 ", "某局"),
        ("year", "unknown", "unknown"),
    ],
)
def test_good_values(name: str, value: str | int, kept: str | int) -> None:
    assert checked(name, value) == kept


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("year", 1899), ("year", 2101), ("year", "二〇二三"), ("year", True), ("level", "市"), ("unit", ""), ("unit", 3),
        ("unit", "两\n行"), ("date", "2024-02-30"), ("date", "2024年1月"), ("colour", "red"),
    ],
)  # fmt: skip
def test_bad_values_are_refused(name: str, value: str | int) -> None:
    with pytest.raises(ValueError):
        checked(name, value)


@pytest.mark.parametrize("text", ["[甲\n", "甲 = 3", "[甲]\nyear = 1200", "[甲]\nyear = [2023]", "[甲]\nfoo = 'x'"])
def test_a_file_that_is_wrong_is_refused_and_left_as_it_is(tmp_path: Path, text: str) -> None:
    path = tmp_path / "overrides.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(ConfigError):
        set_claims(path, "乙", {"year": 2023})
    assert path.read_text(encoding="utf-8") == text


def test_a_toml_date_is_read_as_a_date(tmp_path: Path) -> None:
    path = tmp_path / "overrides.toml"
    path.write_text("['甲']\ndate = 2024-01-31\n", encoding="utf-8")
    assert load_overrides(path) == {"甲": {"date": "2024-01-31"}}


def test_a_disk_that_refuses_keeps_the_old_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "overrides.toml"
    save_overrides(path, {"甲": {"year": 2023}})

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", full)
    with pytest.raises(StorageError):
        save_overrides(path, {"甲": {"year": 2024}})
    assert load_overrides(path) == {"甲": {"year": 2023}}
    assert [file.name for file in tmp_path.iterdir()] == ["overrides.toml"]


def test_importing_loads_nothing_heavy() -> None:
    code = "import kb.config, kb.overrides, sys; print(*sorted(m for m in ('whoosh','numpy','jieba','click','regex') if m in sys.modules))"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.strip() == ""
