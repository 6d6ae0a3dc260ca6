"""Concordances: every occurrence a line, in the order asked for, the keyword in one column, nothing lost on the way."""

import random
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import kb
from kb.concordance import ORDERS, Concordance, Line, read_orders, sample
from kb.concordance.collation import collated, ranks
from kb.errors import UsageError
from kb.library import Library
from kb.literal import Manner
from kb.literal.codes import to_codes
from kb.render.cells import cells
from kb.render.concordance import concordance_lines, concordance_sheet
from kb.render.steady import steady
from tests.literal_scan import spans
from tests.search_corpora import HAN, publish_random

TEXTS = {
    "甲": "青石市总结\n积极推动口岸收费公示，有力推动无纸化办公。\n着力推动流程再造，出台“手册”推动落实。\n",
    "乙": "白沙县总结\n一、工作\n推动。\n继续推动12个项目，坚持以“暖心”为引领，推动服务升级。\n",
}


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Library:
    from tests.conftest import build

    folder = tmp_path_factory.mktemp("small")
    for name, text in TEXTS.items():
        (folder / f"{name}.txt").write_text(text, "utf-8")
    return kb.open(build(folder / ".kb", folder))


@pytest.fixture(scope="module")
def random_library(tmp_path_factory: pytest.TempPathFactory) -> Library:
    place = tmp_path_factory.mktemp("random") / ".kb"
    publish_random(place, random.Random(5), size=30)
    return kb.open(place, trust=True)


def around(lines: tuple[Line, ...]) -> list[str]:
    return [f"{line.left[-1:]}|{line.right[:1]}" for line in lines]


def test_every_occurrence_is_a_line_in_the_order_of_files_and_places(small: Library) -> None:
    found = small.concordance("推动")
    assert (len(found), found.count.occurrences, found.count.passages, found.count.reports) == (7, 7, 4, 2)
    assert around(found.page()) == ["|。", "续|1", "，|服", "极|口", "力|无", "力|流", "”|落"]
    assert [line.number for line in found.page(3, 2)] == [3, 4, 5]


@pytest.mark.parametrize(
    ("sort", "expected"),
    [
        ("R1", ["续|1", "|。", "，|服", "极|口", "力|流", "”|落", "力|无"]),
        ("L1", ["|。", "，|服", "”|落", "极|口", "力|无", "力|流", "续|1"]),
        ("L1,R1", ["|。", "，|服", "”|落", "极|口", "力|无", "力|流", "续|1"]),
        ("right", ["续|1", "|。", "，|服", "极|口", "力|流", "”|落", "力|无"]),
    ],
)
def test_lines_are_sorted_by_the_characters_beside_the_keyword_in_the_order_of_pinyin(
    small: Library, sort: str, expected: list[str]
) -> None:
    assert around(small.concordance("推动").sorted(sort).page()) == expected


def test_lines_are_sorted_by_words_too(small: Library) -> None:
    lines = small.concordance("推动").sorted("R1", words=True).page()
    assert [line.right[:2] for line in lines] == ["12", "。", "服务", "口岸", "流程", "落实", "无纸"]
    assert small.concordance("推动").sorted("R1w").page() == lines


def test_the_context_is_measured_in_characters_and_stays_in_the_passage(small: Library) -> None:
    line = small.concordance("流程").page(width=4)[0]
    assert (line.left, line.keyword, line.right) == ("着力推动", "流程", "再造，出")
    assert small.concordance("流程").page(width=0)[0].left == ""
    assert small.concordance("推动").page(1)[0].right == "。"


@pytest.mark.parametrize(
    "query", ["推动 年:?", "坚持以*为*", "/\\d+个/", '"出台手册"', ";td", "同句:(坚持 推动)", "推动 #9 项目"]
)
def test_a_concordance_is_made_from_any_query(small: Library, query: str) -> None:
    lines = small.concordance(query).page(None)
    assert lines
    assert all(line.passage.text[line.span.start : line.span.end] == line.keyword for line in lines)


def test_only_conditions_are_no_concordance(small: Library) -> None:
    with pytest.raises(UsageError, match="年:2023"):
        small.concordance("年:2023 -年:2022")


def test_a_corpus_may_be_narrowed_by_another_query(small: Library) -> None:
    assert len(small.concordance("推动", inside="坚持")) == 2
    assert len(small.concordance("推动 | 坚持", inside="年:2023")) == 0


def test_the_same_seed_draws_the_same_lines(small: Library) -> None:
    found = small.concordance("推动")
    drawn = found.sample(3, seed=7)
    assert len(drawn) == 3
    assert drawn.page() == found.sample(3, seed=7).page()
    assert {line.passage.id for line in drawn.sorted("R1").page()} == {line.passage.id for line in drawn.page()}
    assert len({found.sample(3, seed=seed).page() for seed in range(20)}) > 5
    assert len(found.sample(100).page()) == 7
    assert found.count == drawn.count


def test_the_stream_of_a_seed_is_fixed_for_good() -> None:
    assert sample(1000, 5, 7).tolist() == [72, 150, 322, 535, 649]


@settings(deadline=None)
@given(st.integers(0, 300), st.integers(0, 300), st.integers())
def test_a_sample_holds_different_lines_in_order(size: int, wanted: int, seed: int) -> None:
    drawn = sample(size, wanted, seed).tolist()
    assert drawn == sorted(set(drawn))
    assert len(drawn) == min(size, wanted)
    assert all(0 <= number < size for number in drawn)


@pytest.mark.parametrize("bad", ["R4", "L0", "天", "R1 L1", "unitw", ",x"])
def test_an_unknown_order_is_an_error_that_names_the_known_ones(bad: str) -> None:
    with pytest.raises(UsageError, match="L3, L2, L1, R1, R2, R3, unit, year"):
        read_orders(bad)


def test_orders_are_read_as_people_type_them() -> None:
    assert [order.name for order in read_orders("r1，Year , left")] == ["R1", "year", "L1"]
    assert [order.name for order in read_orders("R2,unit", words=True)] == ["R2w", "unit"]


@pytest.mark.parametrize("name", [name for name in ORDERS if not name.endswith("w")])
def test_a_page_of_a_sorted_concordance_is_a_part_of_the_whole(random_library: Library, name: str) -> None:
    found = random_library.concordance("督 | 查 | 工")
    whole = found.sorted(name).page(None)
    assert len(whole) == len(found) > 200
    assert found.sorted(name).page(5, 10) == whole[10:15]


@pytest.mark.parametrize("side", ["L", "R"])
@pytest.mark.parametrize("place", [1, 2, 3])
def test_the_order_is_that_of_the_characters_from_there_outward(random_library: Library, side: str, place: int) -> None:
    from kb.text import fold

    found = random_library.concordance("作")
    keys = []
    for line in found.sorted(f"{side}{place}").page(None, width=5):
        text, span = fold(line.passage.text), line.span
        outward = text[: span.start][::-1] if side == "L" else text[span.end :]
        keys.append([collated(letter) for letter in outward[place - 1 : place + 2]])
    assert len(keys) > 50
    assert keys == sorted(keys)


@settings(max_examples=60, deadline=None)
@given(st.text(HAN, min_size=1, max_size=20))
def test_lines_are_those_of_a_literal_scan(random_library: Library, run: str) -> None:
    wanted = [
        (info.file, passage.start + start)
        for info in random_library.reports()
        for passage in random_library.report(info.id).passages
        for start, _end in spans(passage.text, run, Manner.FOLDED)
    ]
    found = random_library.concordance(run, plain=True, every_copy=True).page(None)
    assert [(line.report.file, line.passage.start + line.span.start) for line in found] == wanted


def test_common_characters_stand_in_the_order_of_their_pinyin() -> None:
    shuffled = ["张", "李", "安", "北", "王", "，", "5", "a"]
    assert sorted(shuffled, key=collated) == ["5", "a", "，", "安", "北", "李", "王", "张"]
    assert ranks(to_codes("啊吖")).tolist()[0] != ranks(to_codes("啊吖")).tolist()[1]


@pytest.mark.parametrize("width", [40, 60, 80, 120])
def test_keywords_stand_in_one_column_on_any_terminal(small: Library, width: int) -> None:
    shown = list(concordance_lines(small.concordance("推动").page(None), width=width))
    columns = [line[: line.index("【")] for line in shown]
    assert len({cells(column) for column in columns}) == 1
    assert all(column == steady(column) for column in columns)
    assert all(cells(line) <= width for line in shown)


def test_quotes_become_signs_of_one_width_in_columns_only(small: Library) -> None:
    lines = small.concordance("推动").page(None)
    assert any("「手册」" in line for line in concordance_lines(lines, width=None))
    assert any("“手册”" in str(row) for row in concordance_sheet(lines).rows)


@settings(deadline=None)
@given(st.text())
def test_a_steady_text_has_as_many_characters_none_of_ambiguous_width(text: str) -> None:
    import unicodedata

    shown = steady(text)
    assert len(shown) == len(text)
    assert not any(unicodedata.east_asian_width(character) == "A" for character in shown)


def test_every_line_of_the_table_names_its_source(small: Library) -> None:
    sheet = concordance_sheet(small.concordance("推动").page(None))
    source, file = sheet.head.index("source" if "source" in sheet.head else "来源"), -2
    assert all(row[source] and row[file] for row in sheet.rows)


def test_repeated_reports_are_lines_once_unless_all_are_wanted(sample: Library) -> None:
    once, each = sample.concordance("窗口"), sample.concordance("窗口", every_copy=True)
    assert len(once) < len(each)
    assert once.occurrences.folded > 0
    assert each.occurrences.folded == 0


def test_counts_are_those_of_the_search(sample: Library) -> None:
    for query in ("窗口", "督查 通报", "窗口 节:下一步", '"放管服改革"', "坚持*、*"):
        assert sample.concordance(query).count == sample.search(query).count


def test_a_concordance_is_a_value(small: Library) -> None:
    found = small.concordance("推动")
    assert isinstance(found, Concordance)
    assert found.sorted("R1") is not found
    assert found.page() == small.concordance("推动").page()
    assert Path(found.page()[0].place.rpartition(":")[0]).suffix == ".txt"
