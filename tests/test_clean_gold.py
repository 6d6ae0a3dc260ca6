"""Cleaning held to the hand-made gold of the development data, where that lies on the machine."""

import json
from typing import Any

import pytest

from indexer.clean import clean
from indexer.values import Cleaned
from tests.quality.chrome import extract_of, overall, scores
from tests.shared import SEEDS, needs_shared

RECALL_FLOOR = 0.99
GOLD: dict[str, Any] = json.loads((SEEDS.parent / "gold" / "seeds.json").read_text("utf-8")) if SEEDS.is_dir() else {}


def cleaned(name: str) -> Cleaned:
    return clean(extract_of(SEEDS / name))


@needs_shared
def test_furniture_of_labelled_pages_goes_and_no_line_of_a_document_does() -> None:
    recall, lost, characters = overall(scores())
    assert recall >= RECALL_FLOOR
    assert (lost, characters) == (0, 0)


@needs_shared
@pytest.mark.parametrize("name", GOLD)
def test_noise_of_the_seeds_is_cut_and_nothing_else(name: str) -> None:
    result, gold = cleaned(name), GOLD[name]
    expected = sorted(gold["noise"] + ([gold["meta"]["title"]] if gold["doubled_title"] else []))
    assert sorted(cut.text for cut in result.cuts) == expected


@needs_shared
@pytest.mark.parametrize("name", GOLD)
def test_gaps_and_cut_ends_of_the_seeds(name: str) -> None:
    result, gold = cleaned(name), GOLD[name]
    assert [gap.characters for gap in result.gaps] == gold["gaps"]
    assert result.truncated is gold["truncated_end"]


@needs_shared
@pytest.mark.parametrize("name", GOLD)
def test_titles_of_the_seeds(name: str) -> None:
    result = cleaned(name)
    assert (result.text[result.title.start : result.title.end] if result.title else None) == GOLD[name]["meta"]["title"]


@needs_shared
@pytest.mark.parametrize("name", GOLD)
def test_masks_of_the_seeds(name: str) -> None:
    result = cleaned(name)
    for listed in GOLD[name]["masked"]:
        place = result.text.index(listed)
        assert any(mask.start < place + len(listed) and place < mask.end for mask in result.masks), listed
    if not GOLD[name]["masked"]:
        assert not result.masks


@needs_shared
def test_source_and_editor_of_a_seed() -> None:
    name = next(name for name, gold in GOLD.items() if "source" in gold)
    said = {fact.name: fact.value for fact in cleaned(name).facts}
    assert (said["source"], said["editor"]) == (GOLD[name]["source"], GOLD[name]["editor"])
