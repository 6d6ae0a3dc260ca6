"""Indexes that many tests read: built once a session, never written to."""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

import kb
from indexer.build.run import Request, run
from kb.library import Library
from tests.shared import SEEDS

settings.register_profile("any machine", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("any machine")  # also a loaded one: how long an example takes says nothing

CORPUS = Path(__file__).resolve().parents[1] / "corpus"


def build(place: Path, folder: Path) -> Path:
    run(Request(place, (folder,)), lambda _done, _total, _name: None)
    return place


@pytest.fixture(scope="session")
def sample_kb(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample corpus, indexed."""
    return build(tmp_path_factory.mktemp("sample") / ".kb", CORPUS)


@pytest.fixture
def own_kb(sample_kb: Path, tmp_path: Path) -> Path:
    """The sample corpus, indexed, with a notebook and corrections of the test's own; the index itself is only linked."""
    mine = shutil.ignore_patterns("notebook.sqlite*", "overrides.toml")
    return Path(shutil.copytree(sample_kb, tmp_path / ".kb", copy_function=os.link, ignore=mine))


@pytest.fixture(scope="session")
def sample(sample_kb: Path) -> Iterator[Library]:
    with kb.open(sample_kb) as library:
        yield library


@pytest.fixture(scope="session")
def seeds_kb(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The seeds, indexed; tests that want them are skipped where they are not."""
    if not SEEDS.is_dir():
        pytest.skip("the development data (../shared) is not on this machine")
    return build(tmp_path_factory.mktemp("seeds") / ".kb", SEEDS)


@pytest.fixture(scope="session")
def seeds(seeds_kb: Path) -> Iterator[Library]:
    with kb.open(seeds_kb) as library:
        yield library
