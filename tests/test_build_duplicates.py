"""Copies are marked with how near they are; years and units are never mixed up."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.build.duplicates import NEAR_SHARE, document_names, mark, number_share, share, sketch, text_digest
from kb.store.manifest import Entry
from kb.text import fold
from tests.samples import report_text

LONG = "".join(report_text("青石市档案局", 2000 + number) + chr(0x4E00 + number) * 9 for number in range(40))


def entry(name: str, text: str, **known: object) -> Entry:
    return replace(Entry(name, text_digest(text), 1, len(text)), **known)  # type: ignore[arg-type]


def marked(*reports: tuple[Entry, str]) -> dict[str, tuple[str | None, float]]:
    found = mark([one for one, _text in reports], {one.id: sketch(text) for one, text in reports})
    return {name: (one.duplicates_of, one.share) for name, one in found.items()}


ONE = report_text("青石市档案局", 2022)
NEARLY = ONE.replace("建立台账9本", "建立台账十本") + "来源：青石网"
OTHER = (
    "白沙县水务局2022年工作总结\n"
    + "河道巡查覆盖全部行政村，水质监测断面达标率稳步提高，排查整治入河排污口四十处。" * 4
)


def test_an_exact_copy_is_one_whatever_its_spaces_and_width() -> None:
    copy = ONE.replace("，", ",").replace("。", "。\n　　")
    assert marked((entry("a", ONE), ONE), (entry("b", copy), copy)) == {"a": (None, 0.0), "b": ("a", 1.0)}


def test_a_near_copy_says_how_near() -> None:
    original, share_of_b = marked((entry("a", ONE), ONE), (entry("b", NEARLY), NEARLY))["b"]
    assert original == "a"
    assert NEAR_SHARE <= share_of_b < 1.0


def test_another_report_is_none() -> None:
    assert marked((entry("a", ONE), ONE), (entry("b", OTHER), OTHER))["b"] == (None, 0.0)


def test_the_first_by_date_is_the_original_then_the_first_by_id() -> None:
    early, late = entry("b", ONE, date="2023-01-01"), entry("a", ONE, date="2023-02-01")
    assert marked((late, ONE), (early, ONE)) == {"b": (None, 0.0), "a": ("b", 1.0)}
    undated = entry("A", ONE)
    assert marked((undated, ONE), (early, ONE))["A"] == ("b", 1.0)


@pytest.mark.parametrize(
    ("known", "joined"),
    [
        ({"year": 2023}, False),
        ({"unit": "白沙县水务局"}, False),
        ({"docno": "青档发〔2022〕9号"}, False),
        ({"title": "青石市档案局2022年第二季度工作总结"}, False),
        ({"names": ("《丙办法》",)}, False),
        ({"year": 2022, "title": "青石市档案局2022年第一季度工作总结", "names": ("《甲办法》", "《乙规定》")}, True),
        ({"title": "青石去年建台账十本"}, True),
        ({}, True),
    ],
    ids=[
        "another year",
        "another unit",
        "another number",
        "next of a series",
        "about another",
        "the same",
        "a headline",
        "nothing known",
    ],
)
def test_only_reports_that_may_be_the_same_are_near(known: dict[str, object], joined: bool) -> None:
    of_one = {"title": "青石市档案局2022年第一季度工作总结", "docno": "青档发〔2022〕8号", "names": ("《甲办法》",)}
    first = entry("a", ONE, year=2022, unit="青石市档案局", **of_one)
    assert (marked((first, ONE), (entry("b", NEARLY, **known), NEARLY))["b"][0] == "a") is joined


def test_document_names_stand_at_the_head() -> None:
    assert document_names("关于《甲办法》和《乙规定》的通知" + "。" * 400 + "《丙法》") == ("《乙规定》", "《甲办法》")


def test_an_excerpt_is_no_copy_of_the_whole() -> None:
    half = LONG[: len(LONG) // 2]
    assert marked((entry("a", LONG), LONG), (entry("b", half), half))["b"] == (None, 0.0)


def test_all_copies_name_the_same_original() -> None:
    further = NEARLY + "编辑：某某"
    copy = NEARLY.replace("，", ",")
    found = marked(
        (entry("a", ONE), ONE), (entry("b", NEARLY), NEARLY), (entry("c", further), further), (entry("d", copy), copy)
    )
    assert {found[name][0] for name in "bcd"} == {"a"}


def test_hundreds_of_copies_cost_little_and_are_all_found() -> None:
    texts = [ONE + f"第{number}次转载" for number in range(300)]
    found = marked(*((entry(f"{number:03}", text), text) for number, text in enumerate(texts)))
    assert sum(original == "000" for original, _share in found.values()) == 299


@given(st.text(max_size=300))
def test_a_text_is_like_itself(text: str) -> None:
    assert share(sketch(text), sketch(text)) in (0.0, 1.0)
    assert text_digest(text) == text_digest(text + " \n")


def test_a_long_text_is_sampled_and_its_share_is_about_right() -> None:
    part = LONG[: len(LONG) * 9 // 10]
    assert len(sketch(LONG)) < len(LONG) / 4
    assert share(sketch(LONG), sketch(part)) == pytest.approx(0.9, abs=0.06)


def test_texts_too_short_for_a_run_have_nothing_in_common() -> None:
    assert share(sketch("短"), sketch("短文")) == 0.0
    assert mark([], {}) == {}


def test_marks_widths_and_line_ends_change_nothing() -> None:
    other = ONE.replace("，", ", ").replace("。", "。\n\n").replace("（", "(").replace("）", ")")
    assert share(sketch(ONE), sketch(other)) == 1.0


def test_two_reports_of_the_same_words_with_other_numbers_are_two() -> None:
    said = "全年办件{}万件，增长{}%，新建窗口{}个，压减材料{}份，走访企业{}家。"
    first, second = said.format(23, 12.5, 41, 67, 380), said.format(31, 18.2, 58, 73, 442)
    assert number_share(sketch(first), sketch(second)) == 0.0
    assert number_share(sketch(first), sketch("只有23万件")) is None
    figures = "".join(f"第{number}项完成{number * 37 % 900 + 100}件。" for number in range(30))
    changed = "".join(f"第{number}项完成{number * 53 % 900 + 100}件。" for number in range(30))
    one, other = ONE + figures, ONE + changed
    assert share(sketch(one), sketch(other)) > 0.5
    assert marked((entry("a", one), one), (entry("b", other), other))["b"] == (None, 0.0)


def test_a_joint_notice_is_one_though_one_rendition_names_fewer_issuers() -> None:
    whole = "青石市发展和改革委员会、青石市工业和信息化局、青石市市场监督管理局"
    fewer = "青石市工业和信息化局青石市市场监督管理局"
    found = marked((entry("a", ONE, unit=whole), ONE), (entry("b", NEARLY, unit=fewer), NEARLY))
    assert found["b"][0] == "a"


def test_an_inferred_year_is_outweighed_only_where_all_numbers_agree_and_no_title_says_otherwise() -> None:
    figures = "".join(f"第{number}项完成{number * 37 % 900 + 100}件。" for number in range(30))
    one, other = LONG + figures, LONG + figures + "来源：青石网"
    assert marked((entry("a", one, year=2022), one), (entry("b", other, year=2023), other))["b"][0] == "a"
    titled = entry("a", one, year=2022, title="2022年总结"), entry("b", other, year=2023, title="2023年总结")
    assert marked((titled[0], one), (titled[1], other))["b"][0] is None


def test_a_copy_of_a_copy_goes_with_the_original() -> None:
    around = "".join(chr(0x5000 + number) * 3 for number in range(200))
    texts = {"a": LONG + around, "b": LONG, "c": LONG + "来源：青石网", "d": LONG + "编辑：某某"}
    found = marked(*((entry(name, text), text) for name, text in texts.items()))
    assert {found[name][0] for name in "cd"} <= {"a", "b"}


@given(st.text())
def test_marks_and_spaces_between_letters_change_no_sketch(text: str) -> None:
    bare = "".join(letter for letter in fold(text) if letter.isalnum())
    numbers = sketch(text)[sketch(text) & np.uint64(1) == 1]
    runs = sketch(bare)[sketch(bare) & np.uint64(1) == 0]
    assert sketch(text).tolist() == sorted([*runs.tolist(), *numbers.tolist()])
