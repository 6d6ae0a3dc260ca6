"""Parsing: precedence, spans, limits, and that no text whatever breaks it."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from kb.model import Span
from kb.query import (
    MAX_CHARACTERS,
    MAX_DEPTH,
    MAX_PLAIN_CHARACTERS,
    And,
    Field,
    Filter,
    Link,
    Name,
    Near,
    Node,
    Not,
    Or,
    Query,
    QueryError,
    Run,
    Scope,
    Within,
    children,
    echo,
    parse,
    to_dict,
    walk,
    wanted_terms,
    write,
)  # fmt: skip
from kb.query.tokens import MAX_TERMS

A, B, C = Run("甲"), Run("乙"), Run("丙")

PRECEDENCE = [
    ("甲 乙 | 丙", Or((And((A, B)), C))),
    ("甲 | 乙 丙", Or((A, And((B, C))))),
    ("甲 (乙 | 丙)", And((A, Or((B, C))))),
    ("-甲 乙", And((Not(A), B))),
    ("-(甲 乙)", Not(And((A, B)))),
    ("甲 乙 #3 丙", And((A, Near((B, C), (Link(3, ordered=False),))))),
    ("甲 | 乙 $3 丙", Or((A, Near((B, C), (Link(3, ordered=True),))))),
    ("-(甲 #3 乙)", Not(Near((A, B), (Link(3, ordered=False),)))),
    ("同句:甲 乙", And((Within(Scope.SENTENCE, A), B))),
    ("同句:(甲 乙)", Within(Scope.SENTENCE, And((A, B)))),
    ("-同篇:甲 乙", And((Not(Within(Scope.REPORT, A)), B))),
    ("甲 AND 乙 OR 丙", Or((And((A, B)), C))),
    ("NOT 甲 AND 乙", And((Not(A), B))),
    ("甲 -单位:乙|丙", And((A, Not(Filter(Field.UNIT, (Name("乙"), Name("丙"))))))),
]

SAME = [
    ("（督查　｜　督办）　－信访", "(督查 | 督办) -信访"),
    ("单位：青岛｜湖州", "单位:青岛|湖州"),
    ("“放管服改革”", '"放管服改革"'),
    ("‘放管服’", "'放管服'"),
    ("督查　＃１０　通报", "督查 #10 通报"),
    ("督查 ＄１０ 通报", "督查 $10 通报"),
    ("／\\d+件／", "/\\d+件/"),
    ("；dcdb", ";dcdb"),
    ("年：２０１９．．２０２３！", "年:2019..2023!"),
    ("年：［2019　ＴＯ　2023］", "year:[2019 TO 2023]"),
    ("督查 ＯＲ 督办", "督查 | 督办"),
    ("ｕｎｉｔ：青岛", "单位:青岛"),
]


@pytest.mark.parametrize(("query", "meaning"), PRECEDENCE, ids=[query for query, _ in PRECEDENCE])
def test_operators_bind_as_the_table_says(query: str, meaning: Node) -> None:
    assert parse(query).root == meaning


@pytest.mark.parametrize(("full", "half"), SAME, ids=[half for _, half in SAME])
def test_full_width_signs_mean_what_half_width_signs_mean(full: str, half: str) -> None:
    assert parse(full).root == parse(half).root


def test_spans_are_columns_of_the_query_as_typed() -> None:
    query = "𠮷野家　（督查｜“督办”） －单位：青岛"
    found = {query[node.span.start : node.span.end] for node in walk(parse(query).root)}
    assert found == {query, "𠮷野家", "督查｜“督办”", "督查", "“督办”", "－单位：青岛", "单位：青岛"}


def test_a_value_knows_its_columns_too() -> None:
    root = parse("督查 单位:青岛|湖州").root
    assert isinstance(root, And)
    condition = root.parts[1]
    assert isinstance(condition, Filter)
    assert [value.span for value in condition.values] == [Span(6, 8), Span(9, 11)]


def test_the_wanted_terms_are_those_that_are_not_negated() -> None:
    root = parse("督查 -信访 同句:(通报 | -批评) 单位:青岛 “整改” #5 到位").root
    assert [echo(term, "zh_CN") for term in wanted_terms(root)] == ["〔督查〕", "〔通报〕", "〔“整改”〕", "〔到位〕"]


def test_a_name_in_normal_form_d_is_kept_in_normal_form_c() -> None:
    assert parse("cafe\u0301").root == Run("café")


class TestLimits:
    def test_ten_thousand_characters_are_one_term(self) -> None:
        assert parse("督" * MAX_CHARACTERS).root == Run("督" * MAX_CHARACTERS)

    def test_one_more_is_refused(self) -> None:
        with pytest.raises(QueryError, match=r"10000.*10001") as caught:
            parse("督" * (MAX_CHARACTERS + 1))
        assert (caught.value.code, caught.value.column) == ("too-long", MAX_CHARACTERS)

    def test_a_pasted_report_is_plain_text(self) -> None:
        assert parse("督(" * 50_000, plain=True).root == Run("督(" * 50_000)
        with pytest.raises(QueryError):
            parse("督" * (MAX_PLAIN_CHARACTERS + 1), plain=True)

    def test_five_hundred_terms_are_answered(self) -> None:
        assert len(children(parse(" ".join(f"词{number}" for number in range(500))).root)) == 500
        assert len(children(parse("|".join(f"词{number}" for number in range(500))).root)) == 500
        assert len(children(parse(" #1 ".join(f"词{number}" for number in range(500))).root)) == 500

    def test_more_terms_than_the_limit_are_refused_where_they_begin(self) -> None:
        with pytest.raises(QueryError) as caught:
            parse("词 " * (MAX_TERMS + 1))
        assert (caught.value.code, caught.value.column) == ("too-many-terms", 2 * MAX_TERMS)

    @pytest.mark.parametrize("opening", ["(", "-(", "同句:(", "NOT (", "同句:"])
    @pytest.mark.parametrize("depth", [100, 900])
    def test_deep_nesting_is_refused_with_a_sentence(self, opening: str, depth: int) -> None:
        with pytest.raises(QueryError) as caught:
            parse(opening * depth + "督查")
        assert caught.value.code == "too-deep"

    def test_nesting_up_to_the_limit_is_read(self) -> None:
        query = "-(督查 " * MAX_DEPTH + "督办" + ")" * MAX_DEPTH
        root = parse(query).root
        assert parse(write(root)).root == root
        assert echo(root, "zh_CN").count("非") == MAX_DEPTH

    @pytest.mark.parametrize("sign", list("()|-\"'“”‘’/;#$*:~!&[]{}\\.?，。"))
    def test_a_long_row_of_one_sign_is_answered_or_refused_at_once(self, sign: str) -> None:
        for text in (sign * MAX_CHARACTERS, f"{sign} " * (MAX_CHARACTERS // 2), f"“{sign}" * (MAX_CHARACTERS // 2)):
            found = answered_or_refused(text)
            assert found is None or parse(write(found.root)).root == found.root


def outcome(text: str, plain: bool = False) -> Query | QueryError:
    try:
        return parse(text, plain=plain)
    except QueryError as error:
        return error


def answered_or_refused(text: str) -> Query | None:
    """The parsed query, or None where it was refused with a sentence and a column inside the text."""
    found = outcome(text)
    if isinstance(found, Query):
        return found
    assert 0 <= found.column <= len(text)
    assert found.message
    assert found.suggestion
    assert str(found) == f"{found.message} {found.suggestion}"
    assert not {"{", "}"} & set(str(found)) - set(text)
    assert found.picture().count("\n") == 1
    return None


FRAGMENTS = st.sampled_from(
    [
        *"()|-\"'“”‘’/;#$*:~!?【】[]（）｜－＂／；＃：＊　 \n\\.〔〕",
        "督查", "信访", "单位:", "年:", "节:", "有:", "标题:", "文种:", "同句:", "同篇:", "2019", "..", "2023", "!", " AND ", " OR ", " NOT ", " NEAR/5 ", " #10 ", " $3 ",
        "~10", "dcdb", "青岛", "下一步", "数据", "TO", "**", "\\d+", "[a-z]", "{3}", "满意度>=90", "xyz:", "督查 ", " 督办", "\u0301", "\u037e",
    ]
)  # fmt: skip
QUERIES = st.lists(FRAGMENTS, max_size=14).map("".join) | st.text(max_size=60)


@given(QUERIES)
@example("\ud800督查")
@example("/" + "(" * 900 + "/")
@example("/(?:a{e<=3}){100}/")
@example("/\\L<names>/")
@example("年:" + "9" * 5000)
@example("督查 #" + "9" * 5000 + " 督办")
def test_no_text_breaks_the_parser(text: str) -> None:
    query = answered_or_refused(text)
    if query:
        for language in ("zh_CN", "en"):
            assert echo(query, language)
        assert to_dict(query)["text"] == text
        for node in walk(query.root):
            assert 0 <= node.span.start < node.span.end <= len(text)


@given(QUERIES)
def test_what_was_read_can_be_written_and_read_again(text: str) -> None:
    query = answered_or_refused(text)
    if query:
        assert parse(write(query.root)).root == query.root


@given(st.text(min_size=1, max_size=200) | QUERIES)
def test_plain_text_is_always_taken_as_it_is(text: str) -> None:
    query = outcome(text, plain=True)
    if isinstance(query, QueryError):
        assert query.code == "empty"
        assert all(character.isspace() or character in "\ufeff\u200b" for character in text)
        return
    assert isinstance(query.root, Run)
    assert query.plain
    assert echo(query, "zh_CN").startswith("〔原文 ")


def nodes() -> st.SearchStrategy[Node]:
    terms = st.sampled_from(
        [
            parse(text).root
            for text in ("督查", '"放管服"', "'“a”''b'", "以*为*", r"/\d+ 件/", ";dcdb", "**举报", "办法(试行)")
        ]
    )
    filters = st.sampled_from(
        [
            parse(text).root
            for text in (
                "单位:青岛|?",
                '单位:"a b"|湖州',
                "年:..2019|2021!",
                "节:plan",
                "有:data",
                "标题:服务",
                "文种:白皮书",
            )
        ]
    )
    links = st.builds(Link, st.integers(0, 1000), st.booleans())

    def near(parts: list[Node], all_links: list[Link]) -> Node:
        return Near(tuple(parts), tuple(all_links[: len(parts) - 1]))

    def branch(inner: st.SearchStrategy[Node]) -> st.SearchStrategy[Node]:
        flat = st.lists(inner, min_size=2, max_size=4)
        return st.one_of(
            flat.map(lambda parts: And(tuple(part for part in parts if not isinstance(part, And)) or (A, B))),
            flat.map(lambda parts: Or(tuple(part for part in parts if not isinstance(part, Or)) or (A, B))),
            inner.map(Not),
            inner.filter(lambda part: not any(isinstance(node, Within) for node in walk(part))).map(
                lambda part: Within(Scope.SECTION, part)
            ),
            st.builds(near, st.lists(terms, min_size=2, max_size=4), st.lists(links, min_size=3, max_size=3)),
        )

    return st.recursive(terms | filters, branch, max_leaves=12).filter(
        lambda root: all(len(node.parts) > 1 for node in walk(root) if isinstance(node, And | Or))
    )


@given(nodes())
def test_any_meaning_can_be_written_and_read(root: Node) -> None:
    assert parse(write(root)).root == root


@given(nodes(), nodes())
def test_two_meanings_never_share_an_echo(one: Node, other: Node) -> None:
    for language in ("zh_CN", "en"):
        assert (echo(one, language) == echo(other, language)) == (one == other)
