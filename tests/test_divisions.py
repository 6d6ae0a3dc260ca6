"""Divisions: names, parents, short forms, what is no place, and the user's own places first."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.lexicon.divisions import gazetteer, short_form
from kb.config import Place as UserPlace
from kb.model import Level


@pytest.mark.parametrize(
    ("text", "name", "parents", "level"),
    [
        ("山东省青岛市市南区政府", "市南区", ("山东省", "青岛市"), Level.COUNTY),
        ("青岛政府", "青岛市", ("山东省",), Level.CITY),
        ("内蒙古今年", "内蒙古自治区", (), Level.PROVINCE),
        ("恩施州政府", "恩施土家族苗族自治州", ("湖北省",), Level.CITY),
        ("兴安盟行署", "兴安盟", ("内蒙古自治区",), Level.CITY),
        ("潜江市", "潜江市", ("湖北省",), Level.CITY),
        ("义乌市", "义乌市", ("浙江省", "金华市"), Level.COUNTY),
        ("吉林市", "吉林市", ("吉林省",), Level.CITY),
        ("吉林的", "吉林省", (), Level.PROVINCE),
        ("海南州", "海南藏族自治州", ("青海省",), Level.CITY),
        ("北京市朝阳区", "朝阳区", ("北京市",), Level.COUNTY),
        ("襄樊市", "襄阳市", ("湖北省",), Level.CITY),
        ("江苏省南京市鼓楼区", "鼓楼区", ("江苏省", "南京市"), Level.COUNTY),
    ],
)
def test_a_place_is_read_where_it_begins(text: str, name: str, parents: tuple[str, ...], level: Level) -> None:
    places, _ = gazetteer().at(text)
    assert [(place.name, place.parents, place.level) for place in places] == [(name, parents, level)]


@pytest.mark.parametrize("name", ["鼓楼区", "朝阳区", "市中区", "城关区", "普陀区"])
def test_a_name_that_several_places_have_gives_them_all(name: str) -> None:
    places = gazetteer().named(name)
    assert len(places) > 1 or name == "城关区"


@pytest.mark.parametrize(
    ("name", "short"),
    [
        ("青岛市", "青岛"), ("内蒙古自治区", "内蒙古"), ("延边朝鲜族自治州", "延边"), ("黔东南苗族侗族自治州", "黔东南"), ("锡林郭勒盟", "锡林郭勒盟"),
        ("阿里地区", "阿里"), ("博尔塔拉蒙古自治州", "博尔塔拉"), ("西双版纳傣族自治州", "西双版纳"), ("湘西土家族苗族自治州", "湘西"),
    ],
)  # fmt: skip
def test_short_forms(name: str, short: str) -> None:
    assert short_form(name) == short


@pytest.mark.parametrize("text", ["长治久安", "文山会海", "推广安全知识", "出海口", "普洱茶", "扩大连片治理", "阿里云"])
def test_words_that_hold_a_short_form_are_no_place(text: str) -> None:
    assert list(gazetteer().upper_mentions(text)) == []


def test_mentions_say_whether_the_full_name_stands() -> None:
    found = [(mention.places[0].name, mention.full) for mention in gazetteer().upper_mentions("青岛关区、青岛市和山东")]
    assert found == [("青岛市", False), ("青岛市", True), ("山东省", False)]


def test_counties_are_found_by_their_full_name() -> None:
    assert [mention.places[0].name for mention in gazetteer().lower_mentions("在安化县和城区、海曙区")] == [
        "安化县",
        "海曙区",
    ]


def test_the_user_s_places_go_first() -> None:
    own = (UserPlace("海州省", Level.PROVINCE), UserPlace("青岛市", Level.CITY, "海州省", ("岛城",)))
    places, end = gazetteer(own).at("岛城政府")
    assert (places[0].name, places[0].parents, end) == ("青岛市", ("海州省",), 2)


@given(st.text(alphabet="青岛市南区山东省广安全的长治久一二三X"))
def test_mentions_quote_the_text(text: str) -> None:
    for mention in (*gazetteer().upper_mentions(text), *gazetteer().lower_mentions(text)):
        assert 0 <= mention.start < mention.end <= len(text)
        assert gazetteer().named(text[mention.start : mention.end])
