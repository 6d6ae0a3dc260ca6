"""Texts cut once for terms and initials: both are just what one text after another would give."""

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kb import analysis
from kb.codec.cutting import Cutter, initials_of
from kb.codec.texts import Texts
from kb.initials import doubtful, initials, word_initials
from kb.literal.codes import to_text

LETTERS = "督查办重庆银行增长会议率参会人员传统长江解决公文处理省级县处级便民河长制应用程序供给调整校准，。、《》“”\n １２３.,5%abＡＢ營商後𠮷〇\ud800"
SENTENCES = st.lists(st.text(alphabet=LETTERS, max_size=30), min_size=1, max_size=6)


def in_order(passage: str) -> list[str]:
    """The words of a passage: those of its Han runs, then its numbers and Latin words, as the bulk writer takes them."""
    texts = Texts.of([passage], [0])
    cut = Cutter().cut(texts)
    words = [cut.words[number] for number in cut.numbers.tolist()]
    return [term for word in words for term in (*analysis.inner_words(word), word)] + texts.others()[0]


@given(SENTENCES.map("".join))
def test_the_words_of_a_text_are_those_of_the_search(text: str) -> None:
    assert sorted(in_order(text)) == sorted(analysis.words(text))


@pytest.mark.parametrize("text", ["中华人民共和国", "政务服务管理办公室", "高质量发展", "四不两直"])
def test_words_inside_a_word_come_before_it(text: str) -> None:
    assert in_order(text) == analysis.words(text)


@given(SENTENCES)
def test_initials_of_many_texts_are_those_of_each(texts: list[str]) -> None:
    together = Texts.of(texts, range(len(texts)))
    found = to_text(initials_of(together, Cutter().cut(together)))
    assert found == "".join(f"{initials(text)}\n" for text in texts)


@pytest.mark.parametrize("way", [initials, word_initials], ids=["text", "word"])
def test_only_some_characters_depend_on_their_word(way: Callable[[str], str]) -> None:
    assert {"行", "会", "长", "重"} <= doubtful()
    assert not doubtful() & set("督办公文")
    assert way("督办") == way("督") + way("办")
    assert way("银行") != way("银") + way("行")
