"""Questions in everyday words find the passages that say the same in the words of documents."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kb.everyday import content, everyday, official_words
from kb.library import Library
from kb.text import fold
from tests.test_ranking import library_of

LETTING = "承租人应当按约定支付租金。出租人应当在租赁期满后返还保证金。\n"
MOVING = "搬家时怎么包装易碎物品，可以向客服咨询。\n"
SELLING = "商品房买卖的押金由开发企业退还。\n"


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    with library_of(tmp_path_factory.mktemp("everyday"), MOVING, SELLING, LETTING) as opened:
        yield opened


def test_a_question_finds_what_the_documents_say_in_other_words(library: Library) -> None:
    hits = library.search("房东不退钱怎么办", plain=True)
    assert (hits[0].text.strip(), hits[0].match) == (LETTING.strip(), "some")


def test_the_words_of_documents_are_lit_up_where_they_answer(library: Library) -> None:
    hit = library.search("房东不退钱怎么办", plain=True)[0]
    assert "出租人" in [hit.text[span.start : span.end] for span in hit.spans]


def test_the_answer_says_which_words_it_was_ranked_by(library: Library) -> None:
    assert [line for line in library.search("房东呢", plain=True).expansions if "房东 → 出租人" in line]


def test_a_long_lone_run_is_a_question_too_and_a_short_one_is_not(library: Library) -> None:
    assert library.search("请问房东到期以后一直不退钱该怎么办").expansions
    short = library.search("房东")
    assert (short.total, short.expansions) == (0, ())


def test_what_is_said_as_asked_stays_above_what_is_said_in_other_words(library: Library) -> None:
    assert library.search("押金", plain=True)[0].text.strip() == SELLING.strip()


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("房东不退押金", ["房东", "押金"]),
        ("其中介绍了经验", []),
        ("找了中介租房", ["中介", "租房"]),
        ("醫生開的藥", ["医生"]),
        ("物业公司", ["物业公司"]),
        ("房东和房东", ["房东"]),
        ("", []),
    ],
)
def test_everyday_words_of_a_text(text: str, found: list[str]) -> None:
    assert list(official_words(text)) == found


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("房东不退押金怎么办，急", "房东不退押金 ,急"),
        ("请问补贴有哪些吗", " 补贴有  "),
        ("诸多少数民族", "诸多少数民族"),
        ("去网吧", "去网吧"),
        ("怎么办呢", "怎么办呢"),
        ("", ""),
    ],
)
def test_what_only_asks_is_no_content(text: str, left: str) -> None:
    assert content(text) == left


def test_a_word_that_only_asks_brings_no_passage_up(library: Library) -> None:
    hits = library.search("怎么退还保证金", plain=True)
    assert all("怎么" not in hit.text for hit in hits)


def test_a_question_of_nothing_but_asking_finds_where_it_is_asked(library: Library) -> None:
    assert [hit.text.strip() for hit in library.search("怎么", plain=True)] == [MOVING.strip()]


def test_the_table_is_folded_and_says_something_else_of_every_word() -> None:
    for word, official in everyday().items():
        assert word == fold(word)
        assert len(word) > 1
        assert official
        assert word not in official
        assert all(len(other) > 1 and other == fold(other) for other in official)


@given(st.text(st.sampled_from("房东押金中介其绍了x。 "), max_size=30))
def test_everyday_words_stand_in_the_text(text: str) -> None:
    assert all(word in fold(text) and everyday()[word] == words for word, words in official_words(text).items())


def test_a_pasted_text_of_seven_thousand_characters_is_answered(tmp_path: Path) -> None:
    with library_of(tmp_path, LETTING) as opened:
        assert opened.search("房东不退押金，" * 1_000, plain=True).total == 1
