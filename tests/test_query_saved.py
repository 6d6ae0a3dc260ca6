"""A saved query stands for its meaning wherever its name is written, and never for itself."""

import pytest

from kb.model import Span
from kb.query import QueryError, check_saved, echo, parse, walk, write
from kb.query.saved import MAX_SAVED_DEPTH

SAVED = {
    "民生": "就业 | 社保",
    "民生-青岛": "query:民生 单位:青岛",
    "我的 检索": "同句:(督查 通报)",
    "甲": "督查 query:乙",
    "乙": "query:甲",
    "坏": "(督查",
}


def meaning(query: str) -> str:
    return echo(parse(query, saved=lambda: SAVED), "zh_CN")


def refused(query: str, saved: dict[str, str] = SAVED) -> QueryError:
    with pytest.raises(QueryError) as caught:
        parse(query, saved=lambda: saved)
    return caught.value


@pytest.mark.parametrize(
    ("query", "same"),
    [
        ("query:民生 年:2023", "(就业 | 社保) 年:2023"),
        ("检索式：民生", "就业 | 社保"),
        ("-query:民生 医疗", "-(就业 | 社保) 医疗"),
        ("query:民生-青岛 医疗", "(就业 | 社保) 单位:青岛 医疗"),
        ('query:"我的 检索"', "同句:(督查 通报)"),
        ("同段:query:民生", "同段:(就业 | 社保)"),
        ("query:民生|“我的 检索”", "就业 | 社保 | 同句:(督查 通报)"),
        ("query:(民生 | 民生)", "就业 | 社保 | 就业 | 社保"),
        ("督查 #10 query:民生", "督查 #10 (就业 | 社保)"),
    ],
)
def test_a_saved_query_means_what_it_holds(query: str, same: str) -> None:
    assert parse(query, saved=lambda: SAVED).root == parse(same).root
    assert meaning(query) == echo(parse(same), "zh_CN")
    assert parse(write(parse(query, saved=lambda: SAVED).root)).root == parse(same).root


@pytest.mark.parametrize(
    ("query", "code", "column"),
    [
        ("督查 query:民声", "unknown-saved", 9),
        ("query:甲", "saved-cycle", 6),
        ("督查 query:坏", "saved-unreadable", 9),
        ("query:", "empty-value", 6),
    ],
)
def test_what_is_wrong_points_at_the_name(query: str, code: str, column: int) -> None:
    error = refused(query)
    assert (error.code, error.column, error.query) == (code, column, query)


def test_the_nearest_names_are_said() -> None:
    assert "民生" in refused("query:民声").suggestion
    assert refused("query:民生", {}).code == "nothing-saved"


def test_whatever_is_inside_points_at_the_name() -> None:
    root = parse("督查 query:民生-青岛", saved=lambda: SAVED).root
    spans = {node.span for node in walk(root)}
    assert spans == {Span(0, 14), Span(0, 2), Span(3, 14)}


def test_saved_queries_are_asked_for_only_where_one_is_named() -> None:
    def never() -> dict[str, str]:
        raise AssertionError

    assert parse("督查 单位:青岛", saved=never)
    assert parse("query:民生", plain=True, saved=never)


def test_queries_that_double_each_other_are_refused_before_they_grow() -> None:
    doubling = {"n0": "督查 通报"} | {f"n{step}": f"query:n{step - 1} query:n{step - 1}" for step in range(1, 40)}
    assert refused("query:n15", doubling).code in {"saved-unreadable", "saved-too-deep"}
    chain = {f"n{step}": f"query:n{step + 1}" for step in range(MAX_SAVED_DEPTH + 2)}
    assert refused("query:n0", chain).code == "saved-too-deep"


def test_a_query_cannot_be_saved_that_asks_for_itself() -> None:
    check_saved("新", "query:民生 住房", SAVED)
    with pytest.raises(QueryError) as caught:
        check_saved("民生", "住房 query:民生-青岛", SAVED)
    assert (caught.value.code, caught.value.column) == ("saved-cycle", 9)
