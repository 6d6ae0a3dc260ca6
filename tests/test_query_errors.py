"""What a user reads when a query is wrong: the sentence, the suggestion, the caret; and the advice beside a right one."""

from unittest.mock import patch

import pytest

from kb import i18n
from kb.errors import KBError
from kb.query import Filter, Name, QueryError, advice, parse, unknown_name
from kb.query.errors import cells
from kb.query.faults import CODES


def refused(query: str) -> QueryError:
    with pytest.raises(QueryError) as caught:
        parse(query)
    return caught.value


def test_a_query_error_is_wrong_use() -> None:
    assert isinstance(refused("(督查"), KBError)
    assert refused("(督查").exit_code == 2


SENTENCES = [
    ("单为:青岛", ["“单为”", "单位", "'单为:青岛'"]),
    ("yaer:2019", ["“yaer”", "year"]),
    ("会议时间:上午", ["“会议时间”", "Fields: 单位 地区 年 层级 文种 节 标题 有", "'会议时间:上午'"]),
    ("note:abc", ["“note”", "'note:abc'"]),
    ("单位>=90", ["“单位”", "'单位>=90'"]),
    ("节:下一部", ["“下一部”", "Did you mean 下一步?", "做法"]),
    ("in:plam", ["Did you mean plan, problems?", "opening review results problems plan closing"]),
    ("有:口号", ["“口号”", "Values: 数据 遮蔽 引文 承诺"]),
    ("年:2023..2019", ["Write 2019..2023."]),
    ("年:3019", ["1900", "2100"]),
    ("“督查", ["Close it with ”."]),
    ("督查(通报 督办)", ["put a space before the bracket"]),
    ("督查 && 督办", ["Write AND"]),
    ("单位:-青岛", ["-单位:"]),
    ("督查 NEAR 督办", ["NEAR/10"]),
    ("督查 # 督办", ["#10"]),
    ("/[a/", ["unterminated character set"]),
]


@pytest.mark.parametrize(("query", "said"), SENTENCES, ids=[query for query, _ in SENTENCES])
def test_the_sentence_names_what_is_wrong_and_what_to_write(
    query: str, said: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("KB_LANG", "en")
    sentence = str(refused(query))
    for words in said:
        assert words in sentence


CARETS = [
    ("督查 (督办", "督查 (督办\n     ^"),
    ("a (b", "a (b\n  ^"),
    ("单位:青岛 年:abc", "单位:青岛 年:abc\n             ^"),
    ("单位：青岛　年：ａ", "单位：青岛　年：ａ\n                ^"),
    ("e\u0301e\u0301 (b", "e\u0301e\u0301 (b\n   ^"),
    ("督查\x1b[31m (x", "督查␛[31m (x\n          ^"),
    ("督查\n(x", "督查 (x\n     ^"),
]


@pytest.mark.parametrize(("query", "picture"), CARETS, ids=[repr(query) for query, _ in CARETS])
def test_the_caret_stands_under_the_column_in_cells(query: str, picture: str) -> None:
    assert refused(query).picture() == picture


def test_the_caret_follows_the_width_of_ambiguous_characters() -> None:
    error = refused("“督查” (督办")
    assert error.picture(ambiguous=1).splitlines()[1].index("^") == 7
    assert error.picture(ambiguous=2).splitlines()[1].index("^") == 9


def test_a_long_query_is_shown_around_the_place() -> None:
    query, caret = refused("督" * 5000 + " (" + "查" * 2000).picture().splitlines()
    assert query.startswith("…督督")
    assert query.endswith("查查…")
    assert len(query) < 70
    assert cells(query.split("(")[0]) == caret.index("^")


SAVED_FAULTS = {"unknown-saved", "saved-cycle", "saved-too-deep", "saved-unreadable"}
"""Raised in test_query_saved."""


def test_every_fault_of_the_table_can_be_said() -> None:
    """No row asks for a placeholder that its callers do not give: the golden file and these queries raise them all."""
    from tests.test_query_golden import ROWS

    raised = {row["fault"] for row in ROWS if "fault" in row}
    raised |= {refused(query).code for query in ("督" * 10_001, "词 " * 1001)}
    assert raised | SAVED_FAULTS == set(CODES)


def test_sentences_come_in_the_language_of_the_moment() -> None:
    with patch.object(i18n, "_catalog") as catalog:
        catalog.return_value.gettext.side_effect = lambda message: f"译:{message}"
        assert str(refused("(督查")).startswith("译:")
    assert not str(refused("(督查")).startswith("译:")


def test_a_name_no_report_has_is_answered_with_the_nearest() -> None:
    query = parse("督查 单位:清岛市政府")
    condition = query.root.parts[1]  # type: ignore[union-attr]
    assert isinstance(condition, Filter)
    name = condition.values[0]
    assert isinstance(name, Name)
    error = unknown_name(query, name, ("湖州市人民政府", "青岛市政府", "青岛市政府办公厅"))
    assert error.column == 6
    assert "青岛市政府" in error.suggestion


ADVICE = [
    ("督查 | 督办 单位:青岛", "单位:青岛"),
    ("单位:青岛 | 湖州", "单位:青岛"),
    ("督查 | 督办 -年:2019", "年:2019"),
    ("督查 或 督办", "“或”"),
    ("督查 and 督办", "“and”"),
    ("督查#10通报", "“督查#10通报”"),
    ("督查 督查$5通报", "“督查$5通报”"),
]


@pytest.mark.parametrize(("query", "named"), ADVICE, ids=[query for query, _ in ADVICE])
def test_a_likely_slip_is_named_beside_the_results(query: str, named: str) -> None:
    assert any(named in sentence for sentence in advice(parse(query)))


@pytest.mark.parametrize(
    "query",
    [
        "督查",
        "或",
        "(督查 | 督办) 单位:青岛",
        "单位:青岛 督查 | 单位:湖州 督办",
        "单位:青岛|湖州",
        "C#",
        "督查 #10 通报",
    ],
)
def test_most_queries_need_no_advice(query: str) -> None:
    assert advice(parse(query)) == ()


def test_plain_text_gets_no_advice() -> None:
    assert advice(parse("督查 或 督办", plain=True)) == ()
