"""Renditions of one report are found to be one; the next year's report with the same words is another."""

import shutil
from pathlib import Path

from tests.conftest import CORPUS
from tests.quality.duplicates import scores

FLOOR = 0.99


def test_renditions_of_the_sample_are_found(tmp_path: Path) -> None:
    folder = tmp_path / "corpus"
    shutil.copytree(CORPUS, folder, ignore=shutil.ignore_patterns("转载"))
    result = scores(folder)
    assert result.right > 400
    assert result.precision >= FLOOR, result.faults
    assert result.recall >= FLOOR, result.faults
