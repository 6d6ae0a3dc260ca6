"""What became of each section of a report in another one: stayed, changed, went, came."""

import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from indexer.segment import segment
from kb.compare import Fate, SectionPair, compare_sections
from kb.compare.sections import OwnText
from kb.errors import UsageError
from kb.library import Library
from kb.model import Report, ReportInfo, Span
from kb.render.comparison_html import sections_page
from kb.render.comparison_sections import section_lines, sections_summary
from tests.commands import run_kb

EARLY = """松岭区民政局2022年工作总结
一、主要工作
（一）兜牢救助底线
为困难群众发放救助金1200万元，惠及群众3万人次，建立主动发现机制。
（二）办好养老服务
新建社区食堂12处，为老人送餐8万份，改造适老家庭300户。
（三）规范婚姻登记
推行婚姻登记预约办理，全年办理登记2100对。
二、存在的问题
基层力量薄弱，信息化水平不高。
三、2023年工作打算
全面推行救助“一件事”，新建养老驿站5处。
"""
LATE = """松岭区民政局2023年工作总结
一、主要做法
（一）守牢救助底线
为困难群众发放救助金1350万元，惠及群众3.2万人次，主动发现机制覆盖全部社区。
（二）规范婚姻登记
推行婚姻登记预约办理，全年办理登记2100对。
（三）提升养老服务
新建社区食堂15处，为老人送餐9万份，建成养老驿站5处。
（四）加强殡葬管理
整治散埋乱葬，公墓价格全部公示。
二、存在的不足
经费保障还不充分。
三、2024年工作思路
继续完善救助体系，推进婚俗改革。
"""
EARLIER, LATER = "澜川市政务服务管理办公室-2021", "澜川市政务服务管理办公室-2022"


def report(text: str) -> Report:
    title = Span(0, text.find("\n")) if "总结\n" in text else None
    return Report(ReportInfo("甲", "甲.txt"), text, segment(text, title).outline, ())


def shown(pairs: tuple[SectionPair, ...]) -> list[tuple[str, ...]]:
    return [(pair.fate.value, *map(heading, (pair.left, pair.right))) for pair in pairs]


def heading(own: OwnText | None) -> str:
    return own.section.heading if own else "-"


def test_sections_are_told_by_heading_text_and_what_they_do() -> None:
    pairs = compare_sections(report(EARLY), report(LATE))
    assert shown(pairs) == [
        ("changed", "主要工作", "主要做法"),
        ("changed", "兜牢救助底线", "守牢救助底线"),
        ("changed", "办好养老服务", "提升养老服务"),
        ("stayed", "规范婚姻登记", "规范婚姻登记"),
        ("came", "-", "加强殡葬管理"),
        ("changed", "存在的问题", "存在的不足"),
        ("changed", "2023年工作打算", "2024年工作思路"),
    ]
    assert sum(pair.moved for pair in pairs) == 1


def test_a_section_that_went_stands_alone() -> None:
    pairs = compare_sections(report(LATE), report(EARLY))
    assert ("went", "加强殡葬管理", "-") in shown(pairs)
    assert "1 went" in sections_summary(pairs) or "删去 1" in sections_summary(pairs)


def test_a_section_that_was_divided_is_compared_whole() -> None:
    whole = "某局总结\n一、办好养老服务\n新建社区食堂12处，为老人送餐8万份。改造适老家庭300户，安装扶手和呼叫器。\n"
    divided = "某局总结\n一、办好养老服务\n（一）抓助餐\n新建社区食堂12处，为老人送餐8万份。\n（二）抓改造\n改造适老家庭300户，安装扶手和呼叫器。\n"
    (pair,) = compare_sections(report(whole), report(divided))
    assert pair.counts.stayed == 5
    assert pair.right is not None
    assert divided[pair.right.span.start : pair.right.span.end].endswith("呼叫器。\n")


TEXTS = st.lists(
    st.sampled_from(
        [
            "一、主要工作\n",
            "（一）抓学习\n",
            "二、存在的问题\n",
            "学习不够深入。\n",
            "全年办结43件。\n",
            "三、下一步打算\n",
        ]
    ),
    max_size=9,
).map("".join)


@settings(deadline=None)
@given(TEXTS, TEXTS)
def test_no_section_stands_twice(left: str, right: str) -> None:
    pairs = compare_sections(report(left), report(right))
    for side in ("left", "right"):
        numbers = [own.number for pair in pairs if (own := getattr(pair, side))]
        assert len(numbers) == len(set(numbers))


@settings(deadline=None)
@given(TEXTS)
def test_beside_itself_every_section_stayed(text: str) -> None:
    pairs = compare_sections(report(text), report(text))
    assert {pair.fate for pair in pairs} <= {Fate.STAYED}
    assert not any(pair.moved for pair in pairs)


def test_lines_name_both_headings_and_what_became_of_the_clauses() -> None:
    lines = list(section_lines(compare_sections(report(EARLY), report(LATE)), ["2022", "2023"], 120))
    assert lines[0].split() == ["2022", "|", "2023"]
    assert any(line.startswith("+ …") and "#5 (四)加强殡葬管理" in line for line in lines)
    assert sum(line.startswith("> ") for line in lines) == 1


def test_hostile_headings_do_nothing_in_a_page() -> None:
    text = "某局总结\n一、<script>alert(1)</script>工作\n推进改革。\n"
    html = sections_page(compare_sections(report(text), report(text)), ["<b>甲", "\x1b]0;乙"])
    assert "<script" not in html
    assert "<b>" not in html
    assert "\x1b" not in html


def test_the_library_compares_sections_of_its_reports(sample: Library) -> None:
    pairs = sample.compare_sections(EARLIER, LATER)
    assert {pair.fate for pair in pairs} >= {Fate.CHANGED, Fate.CAME}
    first = next(passage for passage in sample.report(EARLIER).passages)
    with pytest.raises(UsageError):
        sample.compare_sections(first.id, LATER)


def test_the_command_prints_lines_json_and_a_page(sample_kb: Path, tmp_path: Path) -> None:
    ran = run_kb("compare", EARLIER, LATER, "--sections", place=sample_kb)
    assert ran.code == 0
    assert "存在的不足" in ran.out
    rows = run_kb("compare", EARLIER, LATER, "--sections", "--json", place=sample_kb).rows
    assert {"fate", "moved", "share", "clauses", "left", "right", "rows"} == set(rows[0])
    file = tmp_path / "对照.html"
    assert run_kb("compare", EARLIER, LATER, "--sections", "--html", str(file), place=sample_kb).out == ""
    assert "<details>" in file.read_text("utf-8")
    assert run_kb("compare", EARLIER, LATER, EARLIER, "--sections", place=sample_kb).code == 2


def test_a_page_of_a_comparison_needs_nothing_else(sample_kb: Path, tmp_path: Path) -> None:
    file = tmp_path / "对照.html"
    ran = run_kb("compare", EARLIER, f"{LATER}#1", "--html", str(file), "--json", place=sample_kb)
    assert json.loads(ran.out.splitlines()[0])["similarities"][0]["sides"] == [1, 2]
    html = file.read_text("utf-8")
    assert html.startswith("<!DOCTYPE html>")
    assert "http-equiv" in html
    assert not any(word in html for word in ("<script", "src=", "http://", "https://", "@import", "url("))


def test_the_library_compares_by_name_with_known_names_whole(sample: Library) -> None:
    assert "澜川市政务服务管理办公室" in sample.known_names
    comparison = sample.compare(f"{EARLIER}#下一步", f"{LATER}#下一步")
    assert comparison.texts[0] == sample.text(f"{EARLIER}#下一步").text
    assert comparison.texts[0].startswith("三、")
    assert 0 < comparison.similarity.share < 1
    with pytest.raises(UsageError):
        sample.compare(EARLIER, f"{LATER}#没有这节")
