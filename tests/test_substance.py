"""Substance (干货): from 0 to 1, numbers and named things against stock phrases; a filter of the query language."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kb.library import Library
from kb.query import Share, parse
from kb.search.substances import SubstanceReader
from kb.substance import measure
from tests.shared import needs_shared

HOLLOW = "切实提高思想认识，进一步强化责任担当，着力营造良好氛围，不断推动各项工作取得新成效。"
CONCRETE = "全年核查线索247件，办结留言35件、信箱来件106件，受理平台办件1500余件，满意度90%以上。"
NAMED = "制定《渡口夜灯值守办法（试行）》，建立“一灯一档”台账，由县水利局牵头每周通报。"


def test_numbers_and_named_measures_have_substance_and_stock_phrases_none() -> None:
    assert measure(CONCRETE).score > 0.8
    assert measure(NAMED).score > 0.6
    assert measure(HOLLOW).score == 0.0


def test_what_everybody_says_has_less_substance() -> None:
    assert measure(CONCRETE, 0.0).score > measure(CONCRETE, 0.5).score > measure(CONCRETE, 1.0).score > 0


def test_hollow_words_take_away() -> None:
    assert measure(CONCRETE + HOLLOW).score < measure(CONCRETE).score


@pytest.mark.parametrize(
    ("text", "sign", "count"),
    [
        (CONCRETE, "figures", 5),
        ("办结率达到X.X%，受理X件", "figures", 2),
        ("2023年3月15日第3次会议", "figures", 0),
        (NAMED, "instruments", 2),
        ("新增服务窗口，建立督办机制", "measures", 2),
        (HOLLOW, "figures", 0),
    ],
)
def test_signs_are_counted(text: str, sign: str, count: int) -> None:
    assert measure(text).counts[sign] == count


@pytest.mark.parametrize(("score", "bar"), [(CONCRETE, "▮▮▮▮▮"), (HOLLOW, "▯▯▯▯▯")], ids=["concrete", "hollow"])
def test_the_bar_has_five_cells(score: str, bar: str) -> None:
    assert measure(score).bar == bar


@given(st.text("制定《》“”0123.%件切实推动，。X局\n ", max_size=200), st.floats(0, 1))
def test_any_text_has_a_measure_between_nothing_and_all(text: str, common: float) -> None:
    found = measure(text, common)
    assert 0 <= found.score <= 1
    assert len(found.bar) == 5
    assert found.score <= measure(text).score


@pytest.mark.parametrize(
    ("typed", "inside", "outside"),
    [
        (">0.5", 0.51, 0.5),
        (">=0.5", 0.5, 0.49),
        ("0.5", 0.5, 0.49),
        ("<30%", 0.29, 0.3),
        ("≤0.3", 0.3, 0.31),
        ("0.3..0.6", 0.6, 0.61),
        ("..0.4", 0.0, 0.41),
        ("0.4..", 1.0, 0.39),
    ],
)
def test_a_share_holds_what_it_says(typed: str, inside: float, outside: float) -> None:
    (share,) = parse(f"干货:{typed}").root.values  # type: ignore[union-attr]
    assert isinstance(share, Share)
    assert share.holds(inside)
    assert not share.holds(outside)


def test_the_filter_finds_the_passages_of_that_substance(sample: Library) -> None:
    reader = SubstanceReader(sample._engine.corpus)
    everything = sample.search("有:数据 | -有:数据", limit=None, every_copy=True)
    scores = {hit.id: sample.substance(hit.id).score for hit in list(everything)[:150]}
    concrete = {name for name, score in scores.items() if score > 0.5}
    hollow = {name for name, score in scores.items() if score <= 0.1}
    for query, expected in (("干货:>0.5", concrete), ("干货:<=0.1", hollow)):
        found = {hit.id for hit in sample.search(query, limit=None, every_copy=True)}
        assert expected == found & scores.keys()
    assert reader.commonplaces is not None


def test_a_few_passages_and_all_are_measured_alike(sample: Library) -> None:
    corpus = sample._engine.corpus
    few, all_at_once = SubstanceReader(corpus), SubstanceReader(corpus)
    everything = Share(0.0, None)
    all_at_once.__dict__["_shares"] = all_at_once.commonplaces.shares()
    for number in corpus.passages.nonzero()[0].tolist()[:80]:
        one = corpus.passages & False
        one[number] = True
        assert few.mask(everything, one)[number] == all_at_once.mask(everything, one)[number]
        assert few._scores[number] == pytest.approx(all_at_once._scores[number], abs=0.0011)


@needs_shared
def test_the_passage_with_four_counts_is_found_and_the_one_about_atmosphere_is_not(seeds: Library) -> None:
    found = [hit.text for hit in seeds.search("群众 诉求 干货:>0.5")]
    assert any("247件" in text and "1500余件" in text for text in found)
    assert not any("干货" in text for text in found)


@settings(max_examples=30, deadline=None)
@given(st.floats(0, 1).map(lambda value: round(value, 4)), st.sampled_from([">", ">=", "<", "<="]))
def test_a_share_is_written_as_it_is_read(value: float, sign: str) -> None:
    from kb.query import write

    root = parse(f"干货:{sign}{value:.4f}").root
    assert parse(write(root)).root == root


@pytest.mark.parametrize(
    "text", ["1," * 100_000, "x" * 100_000, "X.X" * 50_000, "制定" * 50_000, "市" * 100_000, "《" * 50_000]
)
def test_monotonous_text_takes_no_longer(text: str) -> None:
    assert 0 <= measure(text).score <= 1
