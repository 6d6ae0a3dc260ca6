"""What comes first: text under headings that name the subject, dense before long, rare before common, lists with their lead."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

import kb
from indexer.build.run import Request, run
from kb.library import Library
from kb.search.hits import Hit
from kb.search.ordering import least
from kb.search.ranking import inverse_document_frequency

GARDENS = """青石市公园管理工作总结

一、绿化养护
全年补种乔木三百株，修剪草坪四万平方米，养护任务按期完成。
各公园建立巡查台账，发现问题当天处理。

二、设施维修
更换座椅六十张，修补步道两公里，安装路灯二十盏。
完成供水管网改造，游客饮水更加方便。
"""

WATER = """白沙县供水工作总结

一、管网改造
更换老旧管道十二公里，漏损明显下降，居民用水稳定。
抢修队伍全天值守，接到报修半小时内到场。

二、水质监测
每月检测水质两次，结果向社会公布，接受群众监督。
完成供水管网改造，居民饮水更加方便。

三、绿化养护
厂区补种乔木十株，修剪草坪六百平方米。
"""


@contextmanager
def library_of(folder: Path, *texts: str) -> Iterator[Library]:
    source = folder / "reports"
    source.mkdir()
    for number, text in enumerate(texts, 1):
        (source / f"{number}.txt").write_text(text, "utf-8")
    run(Request(folder / ".kb", (source,)), lambda _done, _total, _name: None)
    with kb.open(folder / ".kb") as library:
        yield library


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    with library_of(tmp_path_factory.mktemp("ranking"), GARDENS, WATER) as opened:
        yield opened


def texts(hits: Iterable[Hit]) -> list[str]:
    return [hit.text.strip() for hit in hits]


def test_of_two_passages_nearly_alike_the_one_under_a_title_that_names_the_subject_comes_first(
    library: Library,
) -> None:
    first, second = [hit.text for hit in library.search("供水管网改造", limit=2)]
    assert ("居民" in first, "游客" in second) == (True, True)


def test_a_heading_ranks_below_the_text_under_it_that_says_the_word_too(tmp_path: Path) -> None:
    text = "青石市工作总结\n\n一、绿化养护\n全年完成绿化养护任务，补种乔木三百株，修剪草坪。\n巡查台账每周更新，问题当天处理。\n\n二、道路\n修补步道两公里。\n"
    with library_of(tmp_path, text) as opened:
        first, second = texts(opened.search("绿化养护"))
    assert (first[:4], second) == ("全年完成", "一、绿化养护")


def test_a_heading_lifts_the_text_under_it_though_the_text_does_not_repeat_it(library: Library) -> None:
    found = texts(library.search("厂区的绿化养护怎么做：补种乔木、修剪草坪", plain=True, limit=4))
    assert found[0] == "厂区补种乔木十株，修剪草坪六百平方米。"


def test_between_passages_that_share_a_word_with_the_question_its_characters_decide(tmp_path: Path) -> None:
    with library_of(tmp_path, "个人费用由单位承担。\n", "病人费用由单位承担。\n") as opened:
        assert texts(opened.search("看病的费用谁出", plain=True))[0].startswith("病人")


def test_a_passage_that_holds_the_run_precedes_those_that_hold_its_words_apart(library: Library) -> None:
    labels = [hit.match for hit in library.search("水质监测", limit=None)]
    order = ("exact", "variant", "words", "some")
    assert labels == sorted(labels, key=order.index)
    assert labels[0] == "exact"


def test_scores_fall_inside_a_tier_and_are_finite(library: Library) -> None:
    hits = library.search("更换老旧管道和座椅", plain=True, limit=None)
    for label in {hit.match for hit in hits}:
        scores = [hit.score for hit in hits if hit.match == label]
        assert scores == sorted(scores, reverse=True)
        assert all(0 <= score < float("inf") for score in scores)


def test_a_word_said_twice_in_the_question_counts_more_than_once_and_less_than_twice(library: Library) -> None:
    scores = [library.search(text, plain=True, limit=1)[0].score for text in ("乔木", "乔木，乔木")]
    assert scores[0] < scores[1] < 2 * scores[0]


def test_a_list_item_comes_up_with_its_lead(tmp_path: Path) -> None:
    asked = "申请建房补助，应当提交下列材料：\n（一）身份证明；\n（二）收入证明。\n"
    other = "办理出入登记，应当核对下列事项：\n（一）车辆牌照；\n（二）收入证明。\n"
    with library_of(tmp_path, other, asked) as opened:
        items = [hit for hit in opened.search("建房补助要收入证明吗", plain=True) if "收入" in hit.text]
    assert [hit.report.file for hit in items] == ["2.txt", "1.txt"]


@given(st.integers(0, 10**6), st.integers(0, 10**6))
def test_a_rarer_term_weighs_more_and_none_weighs_less_than_nothing(passages: int, holding: int) -> None:
    holding = min(holding, passages)
    rarity = inverse_document_frequency(passages, holding)
    assert rarity >= 0
    assert rarity >= inverse_document_frequency(passages + 1, holding + 1) - 1e-9


@given(st.lists(st.integers(0, 20), min_size=2, max_size=400), st.integers(1, 30))
def test_the_least_keys_are_those_a_sort_would_put_first(keys: list[int], most: int) -> None:
    most = min(most, len(keys) - 1)
    found = sorted(keys[place] for place in least(np.array(keys, np.float64), most).tolist())
    assert found[:most] == sorted(keys)[:most]
    assert found == [key for key in sorted(keys) if key <= found[most - 1]]
