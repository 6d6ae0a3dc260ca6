"""By place: what several units say there comes with its most concrete sentence; what leads on is told from what is reported."""

import pytest

from kb.errors import UsageError
from kb.library import Library
from kb.model import Role
from kb.places.values import PLACES, TRANSITION, PlaceKind
from kb.text import fold
from tests.commands import run_inside


@pytest.mark.parametrize("kind", [kind for kind in PlaceKind if PLACES[kind]], ids=str)
def test_what_is_said_at_a_place_stands_in_passages_of_that_role(sample: Library, kind: PlaceKind) -> None:
    formulas = sample.places(kind.value, limit=15)
    assert formulas
    for formula in formulas:
        _info, passage = sample.passage(formula.source.passage)
        assert passage.role is PLACES[kind]
        assert formula.example in passage.text
        assert fold(formula.text) in fold(formula.example)


def test_formulas_are_ranked_by_units_and_substance(sample: Library) -> None:
    formulas = sample.places("plans", limit=30)
    assert [formula.score for formula in formulas] == sorted((formula.score for formula in formulas), reverse=True)
    for first in formulas:
        for second in formulas:
            if first.uses.units >= second.uses.units and first.substance.score >= second.substance.score:
                assert first.score >= second.score


@pytest.mark.parametrize(
    ("sentence", "leads"),
    [
        ("现将全年工作总结如下：", True),
        ("主要做了以下工作：", True),
        ("在肯定成绩的同时，我们也清醒看到还有不足。", True),
        ("回顾一年来的工作，离群众期待还有差距。", True),
        ("下一步，重点抓好三件事。", True),
        ("全年办结事项247件。", False),
        ("规模以下企业新增35家。", False),
    ],
)
def test_a_transition_is_told_by_its_words(sentence: str, leads: bool) -> None:
    assert (TRANSITION.search(fold(sentence)) is not None) is leads


def test_a_query_narrows(sample: Library) -> None:
    for formula in sample.places("problems", "单位:澜川市", limit=10):
        info, _passage = sample.passage(formula.source.passage)
        assert "澜川市" in (info.unit.value or "")


def test_places_have_to_exist(sample: Library) -> None:
    with pytest.raises(UsageError, match="openings"):
        sample.places("middles")


def test_the_command_prints_bars_and_sources(sample: Library) -> None:
    done = run_inside("places", "problems", "--limit", "5", place=sample.place)
    assert done.code == 0
    assert done.out.count("▮") + done.out.count("▯") == 25
    rows = run_inside("places", "problems", "--limit", "5", "--json", place=sample.place).rows
    assert all(row["example"]["source"]["file"] for row in rows)
    assert {row["place"] for row in rows} == {"problems"}


def test_roles_are_all_reached() -> None:
    assert set(PLACES.values()) == {*Role, None}
