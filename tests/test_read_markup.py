"""Pages become trees of what a reader sees, in time that does not depend on how their markup is broken."""

import time

import pytest
from bs4 import BeautifulSoup
from bs4.element import Tag
from hypothesis import given
from hypothesis import strategies as st

from indexer.read.elements import children, elements, lengths, tally
from indexer.read.lines import text_of
from indexer.read.markup import DEEPEST, MOST_TAGS, attribute, drop_all, names, parse, prune

PIECES = st.sampled_from(
    ("<div>", "</div>", "<p>", "</p>", "<b hidden>", "</b>", "甲", " 乙\n", "<!--丙-->", "<br>", "<li>", "</li>")
)
MARKUP = st.lists(PIECES, max_size=40).map("".join)


def tree_of(source: str) -> BeautifulSoup:
    tree = parse(source)
    assert tree is not None
    return tree


def shape(tree: Tag) -> list[tuple[str, ...]]:
    """Every node with all its neighbours, by their text."""
    return [
        tuple(
            str(near)
            for near in (node, node.next_element, node.previous_element, node.next_sibling, node.previous_sibling)
        )
        for node in tree.descendants
    ]


@given(MARKUP, st.sets(st.integers(0, 30)))
def test_dropping_leaves_the_tree_that_decomposing_leaves(source: str, chosen: set[int]) -> None:
    ours, theirs = (BeautifulSoup(f"<p>甲</p>{source}", "lxml") for _copy in range(2))
    drop_all(ours, [element for place, element in enumerate(ours.find_all(True)) if place in chosen])
    for element in [element for place, element in enumerate(theirs.find_all(True)) if place in chosen]:
        if not element.decomposed:
            element.decompose()
    assert shape(ours) == shape(theirs)
    assert ours.get_text() == theirs.get_text()


@given(MARKUP)
def test_a_tally_sums_what_an_element_holds(source: str) -> None:
    tree = BeautifulSoup(f"<p>甲</p>{source}", "lxml")
    order = elements(tree)
    length, count = lengths(tree), tally(order, ((element, 1) for element in order))
    for element in order:
        assert length[element] == len("".join(element.get_text().split()))
        assert count[element] == 1 + len(element.find_all(True))
        assert children(element) == element.find_all(True, recursive=False)


def test_equal_elements_have_sums_of_their_own() -> None:
    tree = tree_of("<div><p>甲</p></div><p>甲</p>")
    first, second = tree.find_all("p")
    count = tally(elements(tree), [(first, 5.0), (None, 1.0)])
    assert first == second
    assert (count[first], count[second], count[tree]) == (5.0, 0.0, 5.0)


def test_what_nobody_sees_is_taken_out() -> None:
    tree = tree_of(
        "<p>正文在这里，看得见。</p><script>脚本</script><style>.a{}</style><div style='DISPLAY : none'>藏起</div><p hidden>藏起</p>"
        "<template>藏起</template><select><option>藏起</option></select><!-- 藏起 --><p>还是正文。</p>"
    )
    prune(tree)
    assert text_of(tree) == "正文在这里，看得见。\n还是正文。"


def test_readings_beside_characters_stay() -> None:
    assert text_of(tree_of("<p><ruby>砚<rt>yàn</rt></ruby>湖</p>")) == "砚yàn湖"


def test_attributes_are_text_whatever_they_hold() -> None:
    tree = tree_of("<p id='ZW Con' class='A  b' rel='x'>甲</p>")
    assert names(tree.find_all("p")[0]) == ("zw", "con", "a", "b")
    assert attribute(tree.find_all("p")[0], "href") == ""


@pytest.mark.parametrize("source", ["", "  ", "<!-- 丙 -->", "<!DOCTYPE html>"])
def test_a_source_without_an_element_has_no_tree(source: str) -> None:
    assert parse(source) is None


@pytest.mark.parametrize(
    "source",
    ["报告.txt", "http://yh.example/1", "<?xml version='1.0'?><?xml version='1.0'?><p>甲</p>", "<p>甲\ud800乙</p>"],
)
def test_odd_sources_are_read_without_a_warning(source: str) -> None:
    assert text_of(tree_of(source))


@pytest.mark.parametrize(
    "source",
    [
        f"{'<div>' * DEEPEST}甲<br>乙{'</div>' * DEEPEST}",
        f"甲{'<i></i>' * MOST_TAGS}<br>乙",
        f"<p>甲</p><!-- {'丙' * 9} --><p>乙{'<p>' * MOST_TAGS}",
    ],
    ids=["deep", "many", "open"],
)
def test_a_page_too_large_for_a_tree_is_read_as_lines(source: str) -> None:
    tree = tree_of(source)
    assert len(tree.find_all(True)) == 3
    assert text_of(tree) == "甲\n乙"


@pytest.mark.parametrize(
    "inner", ["<p>文</p><p hidden>字</p>", "<i>文</i><button></button>", "<div>文", "<h1>标题", "<tr><td>文<td>字"]
)
def test_time_grows_no_faster_than_the_page(inner: str) -> None:
    def seconds(copies: int) -> float:
        start = time.process_time()
        prune(tree_of(inner * copies))
        return time.process_time() - start

    most = MOST_TAGS // inner.count("<")
    assert seconds(most // 2) < 5 * seconds(most // 8) + 1


def test_broken_trees_can_be_printed() -> None:
    assert str(tree_of("<div>" * (DEEPEST - 10) + "甲")).count("</div>") == DEEPEST - 10
