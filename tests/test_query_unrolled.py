"""The size of a regular expression with its repeats written out: never told too small, and patterns people write pass."""

import pytest

from kb.query import QueryError, Regex, parse
from kb.query.patterns import MAX_PATTERN, MAX_UNROLLED
from kb.query.unrolled import unrolled_size

SIZES = [
    ("督查", 2),
    (r"\d+件", 3),
    (r"\d{4}年", 5),
    ("a{2,3}", 3),
    ("a{2,}", 3),
    ("a{,9}", 1),
    ("a{0,9}b?", 2),
    ("(ab){3}", 6),
    ("((ab){3}c){2}", 14),
    ("(?:(?:a+)+)+", 14),
    ("[(){9}]{2}", 2),
    (r"\({3}", 3),
    ("督{2}{", 3),
]


@pytest.mark.parametrize(("pattern", "size"), SIZES, ids=[pattern for pattern, _ in SIZES])
def test_repeats_are_counted_as_they_are_written_out(pattern: str, size: int) -> None:
    assert unrolled_size(pattern, MAX_UNROLLED) == size


BOMBS = [
    "a{1000000000}",
    "a{99999999999}",
    "(a{1000}){1000}",
    "(?:" * 90 + "a" + "){1,9}" * 90,
    "(?:" * 60 + "a" + ")+" * 60,
    "(" * 20 + "ab" + "){2,3}" * 20,
    "(?:(?:[[:alpha:])]a){500}){500}",
    "(?x)a{ #\n1000000000}",
    "(?V1)[[a]{1000000000}]",
    "a" * (MAX_PATTERN + 1),
    "(" * 400 + "a" + ")" * 400,
]


@pytest.mark.parametrize("pattern", BOMBS, ids=[pattern[:30] for pattern in BOMBS])
@pytest.mark.timeout(60)
def test_a_pattern_that_would_take_the_machine_is_refused_or_small(pattern: str) -> None:
    try:
        parse(f"/{pattern}/")
    except QueryError as error:
        refused = error
    else:
        assert unrolled_size(pattern, MAX_UNROLLED) is not None
        return
    assert refused.code in {"costly-pattern", "bad-pattern"}


@pytest.mark.parametrize(
    "pattern",
    [
        r"\d{4}年\d{1,2}月\d{1,2}日至\d{4}年\d{1,2}月\d{1,2}日",
        r"(?:\d+(?:\.\d+)?(?:万|亿)?(?:元|件|人次)[，、]?){2,8}",
        r"第[一二三四五六七八九十百]+[章节条]",
        r"坚持以.{2,30}?为.{2,30}?，推动",
        r"“[^”]{1,40}”",
        r"(?<=同比)(?:增长|下降)[\d.]{1,6}(?:%|个百分点)",
    ],
)
def test_patterns_people_write_are_taken(pattern: str) -> None:
    assert parse(f"/{pattern}/").root == Regex(pattern)
