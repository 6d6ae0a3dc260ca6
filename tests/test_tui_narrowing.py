"""Boxes and years write filters into the query, and take them out again."""

import pytest

from kb.query import Field, QueryError
from tui.narrowing import checked, toggled, toggled_end, with_years, without, years_of


@pytest.mark.parametrize(
    ("text", "field", "value", "expected"),
    [
        ("督查", Field.UNIT, "澜川市信访局", '督查 单位:"澜川市信访局"'),
        ("", Field.UNIT, "澜川市信访局", '单位:"澜川市信访局"'),
        ("督查 | 督办", Field.ROLE, "results", "(督查 | 督办) 节:成效"),
        ("督查 节:成效 通报", Field.ROLE, "plan", "督查 节:成效|下一步 通报"),
        ("督查", Field.LEVEL, "county", "督查 层级:县"),
        ("督查", Field.KIND, "工作总结", "督查 文种:工作总结"),
    ],
)
def test_a_checked_box_is_a_filter_in_the_query(text: str, field: Field, value: str, expected: str) -> None:
    assert toggled(text, field, value) == expected
    assert value in checked(expected, field)
    assert value not in checked(toggled(expected, field, value), field)


def test_a_range_of_years_has_two_ends() -> None:
    assert with_years("督查", 2019, 2021) == "督查 年:2019..2021"
    assert with_years("督查 年:2019..2021", 2023, 2020) == "督查 年:2020..2023"
    assert with_years("年:2019 督查", None, None) == "督查"
    assert years_of("督查 年:2019..2021") == (2019, 2021)
    assert years_of("督查 年:2019|2021") == (None, None)
    assert without("督查 年:2019", Field.YEAR) == "督查"


@pytest.mark.parametrize(
    ("ends", "year", "expected"),
    [
        ((None, None), 2020, (2020, 2020)),
        ((2020, 2020), 2022, (2020, 2022)),
        ((2020, 2022), 2018, (2018, 2022)),
        ((2018, 2022), 2020, (None, None)),
        ((2020, 2020), 2020, (None, None)),
    ],
)
def test_picking_years_stretches_the_range_and_gives_it_up(
    ends: tuple[int | None, int | None], year: int, expected: tuple[int | None, int | None]
) -> None:
    assert toggled_end(ends, year) == expected


def test_a_query_that_cannot_be_read_is_left_alone() -> None:
    assert checked("督查 (", Field.UNIT) == ()
    with pytest.raises(QueryError):
        toggled("督查 (", Field.UNIT, "澜川市信访局")
