"""Texts laid beside each other: the same, changed, moved, only here; nothing of either side is lost."""

from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kb.compare import Cell, Comparison, Kind, Unit, align, compare
from kb.errors import UsageError

ON_ANY_MACHINE = settings(deadline=None)
TEXTS = st.text(alphabet="推进改革一二是、，。；\n100%《》 ", max_size=60)
BEFORE = "一是推进“一窗通办”。在社区增设50个窗口，年底前完成。二是强化热线办理。常规问题48小时内办结。"
AFTER = "一是强化热线办理。常规问题48小时内办结。二是推进“一窗通办”。在社区增设43个窗口，新增医保备案。"


def rebuilt(comparison: Comparison, side: int) -> str:
    parts = [part for row in comparison.rows if (cell := row.cells[side]) for part in cell.parts]
    return "".join(comparison.text(side, part.span) for part in parts)


@ON_ANY_MACHINE
@given(TEXTS, TEXTS)
def test_the_cells_of_each_side_give_its_text_back(left: str, right: str) -> None:
    comparison = compare(left, right)
    assert (rebuilt(comparison, 0), rebuilt(comparison, 1)) == (left, right)


@ON_ANY_MACHINE
@given(TEXTS)
def test_a_text_beside_itself_adds_and_drops_nothing(text: str) -> None:
    comparison = compare(text, text)
    assert {row.kind for row in comparison.rows} <= {Kind.SAME}
    assert comparison.similarity.share == 1.0


@ON_ANY_MACHINE
@given(TEXTS, TEXTS, TEXTS)
def test_three_texts_each_give_their_text_back(first: str, second: str, third: str) -> None:
    comparison = compare(first, second, third)
    assert [rebuilt(comparison, side) for side in range(3)] == [first, second, third]


def test_items_that_changed_places_have_moved() -> None:
    comparison = compare(BEFORE, AFTER)
    moved = [row for row in comparison.rows if row.kind is Kind.MOVED]
    assert moved
    assert all(
        cell.partner is not None and comparison.rows[cell.partner].kind is Kind.MOVED
        for row in moved
        for cell in row.cells
        if cell
    )


def test_a_number_is_changed_as_one_thing() -> None:
    comparison = compare("在社区增设50个窗口，年底前完成。", "在社区增设43个窗口，年底前完成。")
    changed = [part for cell in comparison.rows[0].cells if cell for part in cell.parts if part.kind is Kind.CHANGED]
    assert [comparison.text(side, part.span) for side, part in enumerate(changed)] == ["50", "43"]
    assert {part.unit for part in changed} == {Unit.NUMBER}
    assert changed[0].link == changed[1].link
    assert comparison.rows[1].kind is Kind.SAME


def test_what_only_one_side_has_stands_alone() -> None:
    comparison = compare("推进改革。加强管理。", "推进改革。")
    assert [row.kind for row in comparison.rows] == [Kind.SAME, Kind.ONLY]
    assert comparison.rows[1].cells[1] is None


def settled(comparison: Comparison, order: tuple[int, int]) -> set[tuple[object, ...]]:
    """Every row with its sides in an order; a moved cell names its counterpart's place instead of its row."""

    def shown(cell: Cell | None) -> object:
        if cell is None:
            return None
        there = comparison.rows[cell.partner].cells if cell.partner is not None else ()
        return (cell.kind, cell.span, cell.parts, tuple(other.span for other in there if other))

    return {tuple(shown(row.cells[side]) for side in order) for row in comparison.rows}


SENTENCES = st.lists(
    st.sampled_from(
        [
            "推进改革，",
            "加强管理。",
            "增设50个窗口，",
            "增设43个窗口。",
            "一是强化督查。",
            "二是优化服务。\n",
            "印发《办法》。",
            "\n",
            "压减材料的做法，",
        ]
    ),
    max_size=9,
).map("".join)


@ON_ANY_MACHINE
@given(SENTENCES, SENTENCES)
def test_swapping_the_sides_mirrors_the_answer(left: str, right: str) -> None:
    assert settled(compare(left, right), (0, 1)) == settled(compare(right, left), (1, 0))


@ON_ANY_MACHINE
@given(SENTENCES, SENTENCES)
def test_what_is_called_the_same_is_the_same(left: str, right: str) -> None:
    comparison = compare(left, right)
    for row in comparison.rows:
        if row.kind is Kind.SAME:
            own, other = (
                "".join(comparison.text(side, cell.span).split()) for side, cell in enumerate(row.cells) if cell
            )
            assert own == other
    assert 0.0 <= comparison.similarity.share <= 1.0
    assert comparison.similarity.shared <= min(comparison.similarity.left, comparison.similarity.right)


@ON_ANY_MACHINE
@given(SENTENCES, SENTENCES, SENTENCES)
def test_three_texts_of_sentences_each_give_their_text_back(first: str, second: str, third: str) -> None:
    comparison = compare(first, second, third)
    assert [rebuilt(comparison, side) for side in range(3)] == [first, second, third]


def changes(left: str, right: str, *names: str) -> list[list[str]]:
    comparison = compare(left, right, names=names)
    return [[text for _kind, text, _unit in _different(comparison, side)] for side in (0, 1)]


def _different(comparison: Comparison, side: int) -> Iterator[tuple[Kind, str, Unit]]:
    for row in comparison.rows:
        cell = row.cells[side]
        for part in cell.parts if cell else ():
            if part.kind is not Kind.SAME:
                yield part.kind, comparison.text(side, part.span), part.unit


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        ("由市政府办公室牵头负责。", "由市人民政府办公室牵头负责。", [[], ["人民"]]),
        (
            "印发《督查办法（试行）》，抓好落实。",
            "印发《督查办法》，抓好落实。",
            [["《督查办法（试行）》"], ["《督查办法》"]],
        ),
        ("截至2022年6月底已经完成。", "截至2023年12月底已经完成。", [["2022年6月底"], ["2023年12月底"]]),
        ("办结率90%，位居前列。", "办结率92.6%，位居前列。", [["90%"], ["92.6%"]]),
        ("推进政务服务工作，", "推动政务服务工作，", [["推进"], ["推动"]]),
        ("由有关部门牵头负责。", "由主管部门牵头负责。", [["有关"], ["主管"]]),
        ("处二万元以上十万元以下罚款。", "处五万元以上十万元以下罚款。", [["二"], ["五"]]),
        ("自2023年6月1日起施行。", "自2023年9月1日起施行。", [["6月1日"], ["9月1日"]]),
        ("依照第四十条、第四十一条办理。", "依照第五十条、第五十一条办理。", [["四十", "四十一"], ["五十", "五十一"]]),
        ("由档案馆、图书馆共同举办。", "由档案馆、文化馆、图书馆共同举办。", [[], ["文化馆、"]]),
        ("由户籍地居委会受理。", "由户籍地或者现居住地居委会受理。", [[], ["或者现居住地"]]),
        ("在原居住地办理登记。", "在原居住地或者现居住地办理登记。", [[], ["或者现居住地"]]),
        ("应当依法登记，并报备案。", "应当依法登记，公开结果，并报备案。", [[], ["公开结果，"]]),
        ("加强管理。\u200b", "加强管理。", [[], []]),
        ("增设综合窗口。方便群众办事。", "增设综合窗口，方便群众办事。", [["。"], ["，"]]),
        ("加强管理，", "加强  管理，", [[], []]),
        ("加强管理,提升服务。", "加强管理，提升服务。", [[], []]),
    ],
)
def test_words_and_figures_change_whole(left: str, right: str, expected: list[list[str]]) -> None:
    assert changes(left, right) == expected


def test_one_clause_put_for_another_stands_beside_it() -> None:
    comparison = compare("对逾期不报的，责令改正，记入档案。", "对逾期不报的，通报批评，记入档案。")
    assert [row.kind for row in comparison.rows] == [Kind.SAME, Kind.CHANGED, Kind.SAME]


def test_a_known_name_is_one_thing() -> None:
    left, right = "由澜川市大数据中心统筹推进落实。", "由澜川市大数据局统筹推进落实。"
    assert changes(left, right, "澜川市大数据中心", "澜川市大数据局") == [["澜川市大数据中心"], ["澜川市大数据局"]]


def test_a_sentence_that_went_into_another_paragraph_has_moved() -> None:
    comparison = compare(
        "建立台账制度，逐项销号管理。落实首问负责制度。\n持续优化办事流程。",
        "建立台账制度，逐项销号管理。\n落实首问负责制度。持续优化办事流程。",
    )
    assert {row.kind for row in comparison.rows} == {Kind.SAME}


def test_what_both_hold_is_named_longest_first() -> None:
    similarity = compare(BEFORE, AFTER).similarity
    lengths = [left.end - left.start for left, _right in similarity.runs]
    assert lengths == sorted(lengths, reverse=True)
    assert similarity.moved > 10
    assert similarity.to_dict()["share"] == round(similarity.share, 4)


def test_one_text_and_five_texts_are_refused() -> None:
    for count in (1, 5):
        with pytest.raises(UsageError):
            compare(*["文"] * count)


@pytest.mark.timeout(100)
@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("啊" * 20_000, "啊" * 19_000),
        ("啊，" * 10_000, "啊，" * 9_000),
        ("加强管理工作，\n" * 2_500, "加强管理工作，\n" * 2_400),
        (
            "".join(f"第{n}项工作扎实推进，" for n in range(2_000)),
            "".join(f"第{n}项工作扎实推进，" for n in range(2_000, 0, -1)),
        ),
    ],
    ids=["one run", "one clause again", "one line again", "backwards"],
)
def test_long_and_monotonous_texts_take_no_time(left: str, right: str) -> None:
    assert compare(left, right).similarity.shared  # 0.1 to 0.5 s on an idle machine


def test_articles_whose_numbers_shift_belong_to_their_texts() -> None:
    old = ["为了规范登记，制定本办法。", "登记机关应当公开办理流程。", "材料不全的，应当一次告知申请人。"]
    new = [
        "为了规范登记工作，制定本办法。",
        "本办法适用于岚江省。",
        "登记机关应当公开办理流程和时限。",
        "材料不全的，一次告知申请人。",
    ]
    assert [(pair.left, pair.right) for pair in align(old, new)] == [(0, 0), (1, 2), (2, 3)]


def test_an_item_that_many_articles_have_stays_with_its_article() -> None:
    old = "第一条 有下列情形的，不予登记：\n（一）材料虚假；\n（二）其他情形。\n第二条 有下列情形的，撤销许可：\n（一）骗取许可；\n（二）其他情形。\n"
    new = "第一条 本办法适用于全市。\n" + old.replace("第二条", "第三条").replace("第一条", "第二条").replace(
        "骗取许可；", "以欺骗取得许可；"
    )
    comparison = compare(old, new)
    assert not [row for row in comparison.rows if row.kind is Kind.MOVED]
    assert "".join(_only(comparison, 1)) == "第一条 本办法适用于全市。\n"


def _only(comparison: Comparison, side: int) -> list[str]:
    cells = (row.cells[side] for row in comparison.rows if row.kind is Kind.ONLY)
    return [comparison.text(side, cell.span) for cell in cells if cell]


@ON_ANY_MACHINE
@given(st.lists(SENTENCES, max_size=6), st.lists(SENTENCES, max_size=6))
def test_counterparts_are_the_same_from_either_side(left: list[str], right: list[str]) -> None:
    pairs = [(pair.left, pair.right) for pair in align(left, right)]
    assert sorted((pair.right, pair.left) for pair in align(right, left)) == sorted(pairs)
    assert len({one for one, _two in pairs}) == len({two for _one, two in pairs}) == len(pairs)


def test_what_the_second_and_the_third_share_stands_in_one_row() -> None:
    comparison = compare("推进改革。加强管理。", "推进改革。优化窗口服务。加强管理。", "推进改革。优化窗口服务。")
    row = next(row for row in comparison.rows if row.cells[0] is None)
    assert [cell and cell.kind for cell in row.cells] == [None, Kind.SAME, Kind.SAME]
    assert row.kind is Kind.CHANGED


def test_every_text_is_compared_with_every_other() -> None:
    comparison = compare("推进改革。", "优化服务。", "优化服务。")
    assert comparison.pairs == ((0, 1), (0, 2), (1, 2))
    assert [similarity.share for similarity in comparison.similarities] == [0.0, 0.0, 1.0]


@ON_ANY_MACHINE
@given(SENTENCES, SENTENCES, SENTENCES, SENTENCES)
def test_four_texts_each_give_their_text_back(first: str, second: str, third: str, fourth: str) -> None:
    comparison = compare(first, second, third, fourth)
    assert [rebuilt(comparison, side) for side in range(4)] == [first, second, third, fourth]
    for number, row in enumerate(comparison.rows):
        for cell in row.cells:
            assert cell is None or cell.partner != number
