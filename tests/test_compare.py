"""Texts laid beside each other: the same, changed, moved, only here; nothing of either side is lost."""

from hypothesis import given
from hypothesis import strategies as st

from kb.compare import Comparison, Kind, compare

TEXTS = st.text(alphabet="推进改革一二是、，。；\n100%《》 ", max_size=60)
BEFORE = "一是推进“一窗通办”。在社区增设50个窗口，年底前完成。二是强化热线办理。常规问题48小时内办结。"
AFTER = "一是强化热线办理。常规问题48小时内办结。二是推进“一窗通办”。在社区增设43个窗口，新增医保备案。"


def rebuilt(comparison: Comparison, side: int) -> str:
    parts = [part for row in comparison.rows if (cell := row.cells[side]) for part in cell.parts]
    return "".join(comparison.text(side, part.span) for part in parts)


@given(TEXTS, TEXTS)
def test_the_cells_of_each_side_give_its_text_back(left: str, right: str) -> None:
    comparison = compare(left, right)
    assert (rebuilt(comparison, 0), rebuilt(comparison, 1)) == (left, right)


@given(TEXTS)
def test_a_text_beside_itself_adds_and_drops_nothing(text: str) -> None:
    comparison = compare(text, text)
    assert {row.kind for row in comparison.rows} <= {Kind.SAME}
    assert comparison.similarity.share == 1.0


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
    assert [comparison.text(side, part.span) for side, part in enumerate(changed)] == ["50个", "43个"]
    assert changed[0].link == changed[1].link
    assert comparison.rows[1].kind is Kind.SAME


def test_what_only_one_side_has_stands_alone() -> None:
    comparison = compare("推进改革。加强管理。", "推进改革。")
    assert [row.kind for row in comparison.rows] == [Kind.SAME, Kind.ONLY]
    assert comparison.rows[1].cells[1] is None
