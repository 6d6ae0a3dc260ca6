"""Headings: parallel ones are found as a set with all members, frames have their slots, families are completed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kb.errors import UsageError
from kb.headings import Heading, complete
from kb.headings.frames import share, to_frame
from kb.headings.sets import find_sets
from kb.library import Library
from tests.shared import needs_shared


def headings(*texts: str) -> tuple[Heading, ...]:
    return tuple(Heading(text, "", 1, None, 0, place + 1, 0) for place, text in enumerate(texts))


def shown(*texts: str) -> str:
    shared = share(texts)
    assert shared is not None
    return to_frame(texts, shared).shown


@pytest.mark.parametrize(
    ("members", "frame"),
    [
        (("抓牢渠系管护，着力守住水脉", "抓实水价改革，着力打造样板", "抓细用水服务，着力解决难题"), "抓(牢|实|细)〔四字〕，着力(守住|打造|解决)(水脉|样板|难题)"),
        (("坚持以“小事不小”为起点，推动服务见人见事", "坚持以“好事办好”为目标，推动作风向实向细"), "坚持以“〔四字〕”为(起点|目标)，推动(服务|作风)〔四字〕"),
        (("坚持办小事、解急事，窗口服务进一步贴近", "坚持开小会、发短文，机关运转进一步轻快"), "坚持〔三字〕、〔三字〕，〔四字〕进一步(贴近|轻快)"),
        (("增强了凝聚力", "增强了执行力", "增强了免疫力"), "增强了(凝聚|执行|免疫)力"),
        (("“压实”属地责任", "“压实”部门责任"), "“压实”(属地|部门)责任"),
        (("加强", "加强管理"), "加〔…〕"),
    ],
    ids=["beginnings", "quoted", "lists", "inside", "both ends", "one is the beginning of the other"],
)  # fmt: skip
def test_a_frame_keeps_what_is_common_and_shows_what_differs(members: tuple[str, ...], frame: str) -> None:
    assert shown(*members) == frame


def test_headings_that_are_cut_differently_share_no_frame() -> None:
    assert share(["抓实改革，着力提效", "抓实改革着力提效"]) is None


def test_a_set_has_all_its_members_and_nothing_else() -> None:
    family = headings("坚持学在前，带头讲学", "坚持干在前，带头攻坚", "坚持管在前，带头守纪", "经费情况", "其他事项")
    found = list(find_sets(family))
    assert [member.text for member in found[0].members] == [heading.text for heading in family[:3]]
    assert len(found) == 1


def test_headings_that_differ_in_figures_only_are_no_set() -> None:
    assert not list(find_sets(headings("2023年工作总结", "2024年工作总结", "2025年工作总结")))


SEED_FAMILIES = {
    "000": ("坚持以“*”为*，推动*", 4),
    "001": ("坚持“*”，提升*", 4),
    "002": ("抓*，着力*", 5),
    "003": ("坚持*、*，*进一步*", 4),
}
"""What is fixed in the four families of the development texts, and how many members each has."""


@needs_shared
@pytest.mark.parametrize("file", SEED_FAMILIES)
def test_the_families_of_the_development_texts_are_found_whole(seeds: Library, file: str) -> None:
    pattern, count = SEED_FAMILIES[file]
    own = [one for one in seeds.heading_sets() if seeds.report_of(one).file.startswith(file)]
    found = [one for one in own if one.frame.pattern.replace(",", "，") == pattern]
    assert [len(one.members) for one in found] == [count]
    frames = [use for use in seeds.headings(limit=99) if use.frame.pattern == found[0].frame.pattern]
    assert [use.headings for use in frames] == [count]


@needs_shared
def test_words_in_quotation_marks_go_through_the_sections_as_one_family(seeds: Library) -> None:
    wide = max(seeds.heading_sets(), key=lambda one: len(one.members))
    assert len(wide.members) == 14
    assert {text[:4] for text in (member.text for member in wide.members)} == {"“强化”", "“严格”", "“加强”", "“突出”"}


def test_frames_count_the_headings_that_fit(sample: Library) -> None:
    everything = [
        section.heading
        for info in sample.reports()
        if not info.duplicates_of
        for section in sample.report(info.id).outline
    ]
    for use in sample.headings(limit=30):
        assert use.headings <= len(everything)
        assert all(example.text in everything for example in use.examples)
        assert use.uses.sources


def test_a_topic_narrows(sample: Library) -> None:
    everywhere, water = sample.headings(limit=200), sample.headings("地区:苇塘县", limit=200)
    assert 0 < len(water) < len(everywhere)


KNOWN = headings(
    "抓牢渠系管护，着力守住水脉", "抓实水价改革，着力打造样板", "抓细用水服务，着力解决难题", "抓严取水许可，着力管好源头和末梢的每一个环节", "抓紧清淤", "其他工作",
)  # fmt: skip


def test_open_members_propose_the_others_equal_halves_first() -> None:
    proposed = [one.heading.text for one in complete(["抓牢…", "抓实…"], KNOWN).proposals]
    assert proposed[0] == "抓细用水服务，着力解决难题"
    assert "其他工作" not in proposed
    assert not any(text.startswith(("抓牢", "抓实")) for text in proposed)


def test_whole_members_propose_the_others() -> None:
    completion = complete([KNOWN[0].text, KNOWN[1].text], KNOWN)
    assert [one.heading.text for one in completion.proposals] == [KNOWN[2].text, KNOWN[3].text]
    assert [one.difference > 0 for one in completion.proposals] == [False, True]


@pytest.mark.parametrize("given", [["抓牢…"], ["抓牢…", "推动…"], ["抓牢…", "抓牢…"], []])
def test_members_that_have_nothing_in_common_are_refused(given: list[str]) -> None:
    with pytest.raises(UsageError, match="抓实"):
        complete(given, KNOWN)


@given(st.lists(st.text("坚持推动“”，、为抓一二", min_size=1, max_size=14), min_size=2, max_size=5))
def test_every_member_is_built_on_its_frame(texts: list[str]) -> None:
    shared = share(texts)
    if shared is None:
        assert any("" in text.replace("、", "，").split("，") for text in texts) or len({*map(signs, texts)}) > 1
        return
    assert all(shared.holds(text) for text in texts)
    frame = to_frame(texts, shared)
    for row, text in enumerate(texts):
        woven = zip(frame.slots, frame.pieces[1:], strict=True)
        assert frame.pieces[0] + "".join(fillers[row] + piece for fillers, piece in woven) == text


def signs(text: str) -> str:
    return "".join(letter for letter in text if letter in "，、")
