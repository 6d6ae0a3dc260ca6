"""Slogans: found by their form, counted, expanded where the corpus says what they stand for, and nowhere else."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kb.library import Library
from kb.slogans.expanding import expansions
from kb.slogans.forms import counts_of, form_of, slogans_in
from kb.text import fold
from tests.shared import needs_shared


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("三亮三比", "pairs"),
        ("一讲二评三公示", "pairs"),
        ("双随访、一公示", "pairs"),
        ("1+3+N", "plus"),
        ("五个渡口", "counted"),
        ("十二大行动", "counted"),
        ("四图作战", "numeral"),
        ("最后一里路", "numeral"),
        ("2468", "figures"),
        ("比服务、比作风", "parallel"),
        ("好差评", "coinage"),
        ("十四五", None),
        ("一线", None),
        ("谁来办，怎么办", None),
        ("云岭县人民政府", None),
        ("渠系管护办法", None),
        ("办", None),
    ],
)
def test_a_form_is_told_from_the_signs(text: str, form: str | None) -> None:
    found = form_of(fold(text))
    assert (found.name if found else None) == form


@pytest.mark.parametrize(
    ("text", "counts"),
    [("四不两直", {6, 4, 2}), ("三审三校", {6, 3, 2}), ("1+1+X", {3}), ("三个聚焦", {3}), ("十二大行动", {12}), ("一厂一策", set()), ("好差评", set())],
)  # fmt: skip
def test_numbers_say_how_many_members_there_may_be(text: str, counts: set[int]) -> None:
    assert counts_of(text) == counts


EXPANDED = (
    ("bracket", "开展“三亮三比”活动（亮身份、亮承诺、亮标准，比技能、比作风、比业绩）。", "三亮三比", "亮身份、亮承诺、亮标准，比技能、比作风、比业绩"),
    ("bracket of parts", "推行“1+3+N”体系（一个大厅、三个分厅、若干服务点），办得更近。", "1+3+N", "一个大厅、三个分厅、若干服务点"),
    ("that is", "实行“三级三审”制度，即拟稿人自审、科长复审、分管领导终审，差错由办公室通报。", "三级三审", "拟稿人自审、科长复审、分管领导终审"),
    ("list before", "坚持线上线下同步办、内外联通高效办“两办结合”，群众称便。", "两办结合", "线上线下同步办、内外联通高效办"),
    ("list without its verb", "坚持自治、法治、德治“三治融合”。", "三治融合", "自治、法治、德治"),
    ("short for", "推行渡口夜间不熄灯制度（简称“不熄灯”），行人称便。", "不熄灯", "推行渡口夜间不熄灯制度"),
    ("ordinals", "落实“三个到位”：一是人员到位，二是经费到位，三是措施到位。", "三个到位", "一是人员到位，二是经费到位，三是措施到位"),
)  # fmt: skip


@pytest.mark.parametrize(("text", "slogan", "told"), [row[1:] for row in EXPANDED], ids=[row[0] for row in EXPANDED])
def test_an_expansion_is_taken_from_the_text(text: str, slogan: str, told: str) -> None:
    start = text.rindex(slogan)
    found = list(expansions(fold(text), start, start + len(slogan)))
    assert text[found[0].start : found[0].end].strip() == told


@pytest.mark.parametrize(
    ("text", "slogan"),
    [
        ("实施“一审二比三评”，点对点下发告知单110余份。", "一审二比三评"),
        ("围绕“十五个攻势”，协助市政府领导开展调度，推动有序推进。", "十五个攻势"),
        ("落实“三亮三比”（2021—2023年）要求。", "三亮三比"),
        ("印发《意见》、《方案》、“三亮三比”通知。", "三亮三比"),
        ("办好“三件实事”（详见附件1、附件2、附件3）。", "三件实事"),
        ("推进种田、修路、办学，抓好“三个到位”。", "三个到位"),
    ],
    ids=["none", "a sentence goes on", "a period", "one of a list", "a reference", "other things"],
)
def test_what_is_no_expansion_is_not_taken_for_one(text: str, slogan: str) -> None:
    start = text.index(slogan)
    assert not list(expansions(fold(text), start, start + len(slogan)))


def test_slogans_are_what_stands_in_quotation_marks_or_joins_figures() -> None:
    text = '推行“三亮三比”和"四图作战"，建成1+3+N体系，见《办法》，“为什么不快一点？”。'
    assert list(slogans_in(fold(text))) == ["三亮三比", "四图作战", "1+3+n"]


SEED_SLOGANS = {
    "四不两直": ("bracket", 6), "1+1+X": ("bracket", 3), "三审三校": ("that is", 3), "一审二比三评": None, "十五个攻势": None,
}  # fmt: skip
"""The rule by which each is expanded in the development texts, and how many members the expansion has; None where it is not."""


@needs_shared
@pytest.mark.parametrize("text", SEED_SLOGANS)
def test_slogans_of_the_development_texts_are_expanded_where_they_say_how(seeds: Library, text: str) -> None:
    (slogan,) = (one for one in seeds.slogans(limit=500) if one.text == text)
    expected = SEED_SLOGANS[text]
    if expected is None:
        assert slogan.expansion is None
        return
    assert slogan.expansion is not None
    assert slogan.expansion.rule == expected[0]
    assert slogan.expansion.text.replace(",", "、").replace("，", "、").count("、") + 1 == expected[1]


@needs_shared
def test_a_slogan_is_used_by_those_who_use_it(seeds: Library) -> None:
    slogan = seeds.slogans(containing="四不两直")[0]
    assert (slogan.uses.occurrences, slogan.uses.units, slogan.uses.first_year) == (2, 2, 2019)


def test_places_of_expansions_hold_their_text(sample: Library) -> None:
    expanded = sample.slogans(expanded=True, limit=30)
    assert expanded
    for slogan in expanded:
        assert slogan.expansion is not None
        assert slogan.expansion.source is not None
        source = slogan.expansion.source
        _info, passage = sample.passage(source.passage)
        assert passage.text[source.span.start : source.span.end].strip() == slogan.expansion.text


def test_a_word_that_mostly_stands_without_marks_is_no_slogan(sample: Library) -> None:
    text = "".join(sample.report(info.id).text for info in sample.reports())
    coinages = [slogan.text for slogan in sample.slogans(limit=200) if slogan.form == "coinage"]
    assert coinages
    for coinage in coinages:
        marked = sum(text.count(mark + coinage) for mark in '“‘「"')
        assert marked >= 0.3 * text.count(coinage)


@given(st.text("“”‘’一三亮比个+1N（），、即：。《》 ", max_size=60), st.data())
def test_any_text_can_be_searched_for_slogans_and_expansions(text: str, data: st.DataObject) -> None:
    folded = fold(text)
    for slogan in slogans_in(folded):
        assert slogan in folded
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    for found in expansions(folded, start, end):
        assert 0 <= found.start < found.end <= len(folded)
        assert found.end <= start or found.start >= end
